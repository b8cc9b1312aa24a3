"""Figures of all documents, of files for Word, browser, printer, and of big plans."""

from dataclasses import replace
from pathlib import Path

from commands import bare_export
from figures import Figure
from material import write_plan
from processes import Case, Runs
from workplace import Workplace, emptied, note

USUAL, SMALL, LARGE = 250, 1_000, 10_000
_MOST_MIB = 350
_ROUNDS = 3
"""Runs of what takes seconds."""


def documents(at: Workplace, plan: Path, pandoc: str) -> list[Figure]:
    """Measure documents in all formats, and how long and large they grow."""
    return [*_all_documents(at), *_formats(at, plan, pandoc), *_growth(at)]


def _all_documents(at: Workplace) -> list[Figure]:
    note(f"all documents of {USUAL} items")
    path = at.folder / "usual.plan.yaml"
    plan = write_plan(path, USUAL, answered=True, mixed=True)
    runs = at.runner.interleaved(
        {
            "floor": bare_export(at, plan, "all"),
            "ours": at.export(plan, at.folder / "all", "--document", "all"),
        }
    )
    return [
        Figure(
            f"all Markdown documents of {USUAL} items",
            runs["ours"].wall_ms,
            runs["floor"].wall_ms,
            most=2,
            floor_is="imports, C loader, the same compiled templates",
        )
    ]


def _formats(at: Workplace, plan: Path, pandoc: str) -> list[Figure]:
    """Measure the full plan as other files, beside its Markdown and beside pandoc."""
    note("the plan in all formats")
    ours = {
        name: at.export(plan, at.folder / name, "--format", name)
        for name in ("md", "html", "docx", "pdf")
    }
    at.runner.run(ours["md"])
    (markdown,) = (at.folder / "md").iterdir()
    kept = markdown.rename(at.folder / "kept.md")
    alone = _pandoc(at, kept, pandoc) if pandoc else {}
    runs = at.runner.interleaved(ours | alone)
    plain = runs["md"].wall_ms
    figures = [
        Figure(
            "the plan as HTML",
            runs["html"].wall_ms,
            plain,
            most=2,
            floor_is="the plan as Markdown",
        )
    ]
    for name, beside in (("docx", "docx"), ("pdf", "typst")):
        floor = runs.get(f"pandoc {beside}")
        words = f"pandoc alone, Markdown to {beside}" if floor else "pandoc: no such"
        figures.append(_beside(f"the plan as {name}", runs[name], floor, words))
    return figures


def _beside(what: str, ours: Runs, floor: Runs | None, floor_is: str) -> Figure:
    beside = floor.wall_ms if floor else None
    return Figure(what, ours.wall_ms, beside, floor_is=floor_is)


def _pandoc(at: Workplace, markdown: Path, pandoc: str) -> dict[str, Case]:
    """Give how pandoc makes each file; towards a PDF it goes as far as its source."""
    target = at.folder / "pandoc"
    return {
        f"pandoc {name}": Case(
            (pandoc, str(markdown), "--from", "gfm", "-o", str(target / f"plan.{end}")),
            prepare=emptied(target),
        )
        for name, end in (("docx", "docx"), ("typst", "typ"))
    }


def _growth(at: Workplace) -> list[Figure]:
    """Measure ten times as many answers, and the memory that they take."""
    figures: list[Figure] = []
    few = replace(at.runner, rounds=_ROUNDS)
    plans = {
        count: write_plan(at.folder / f"{count}.plan.yaml", count, answered=True)
        for count in (SMALL, LARGE)
    }
    for name, most in (
        ("md", _MOST_MIB),
        ("html", _MOST_MIB),
        ("docx", _MOST_MIB),
        ("pdf", None),
    ):
        note(f"{LARGE:,} answers as {name}")
        runs = few.interleaved(
            {
                str(count): at.export(plan, at.folder / "big", "--format", name)
                for count, plan in plans.items()
            }
        )
        small, large = runs[str(SMALL)], runs[str(LARGE)]
        figures += [
            Figure(
                f"per answer of {LARGE:,}, as {name}",
                large.wall_ms / LARGE * 1000,
                small.wall_ms / SMALL * 1000,
                most=1.1,
                unit="µs",
                floor_is=f"per answer of {SMALL:,}",
            ),
            Figure(
                "  peak memory",
                large.peak_mib,
                most=most,
                is_ratio=False,
                unit="MiB",
            ),
        ]
    return figures
