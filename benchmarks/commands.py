"""Figures of the commands that need no screen."""

import shutil
from pathlib import Path

from environment import Environment
from figures import Figure
from material import write_peer_template, write_plan
from processes import Case, CommandError
from workplace import Workplace, emptied, note

QUESTIONS = 200


def help_and_version(at: Workplace) -> list[Figure]:
    """Measure what must answer at once."""
    note("--help and --version")
    floor = "python -c 'import argparse'"
    runs = at.runner.interleaved(
        {
            "floor": Case((at.project.python, "-c", "import argparse")),
            "--help": Case((at.crisisplan, "--help")),
            "--version": Case((at.crisisplan, "--version")),
        }
    )
    return [
        Figure(
            f"crisisplan {option}",
            runs[option].wall_ms,
            runs["floor"].wall_ms,
            most=1.7,
            floor_is=floor,
        )
        for option in ("--help", "--version")
    ]


def demo_plan(at: Workplace) -> Path:
    """Have the program write its example, and give the plan."""
    folder = at.folder / "demo"
    at.runner.run(Case((at.crisisplan, "demo", "--to", str(folder))))
    return next(folder.rglob("*.plan.yaml"))


def export_of(at: Workplace, plan: Path, what: str) -> list[Figure]:
    """Measure an export beside the barest program that writes the same bytes."""
    note(f"export of {what}")
    bare = bare_export(at, plan)
    runs = at.runner.interleaved(
        {"floor": bare, "ours": at.export(plan, at.folder / "exported")}
    )
    return [
        Figure(
            f"export of {what}",
            runs["ours"].wall_ms,
            runs["floor"].wall_ms,
            most=1.4,
            floor_is="imports, C loader, the same compiled template",
        ),
        Figure(
            "  peak memory",
            runs["ours"].peak_mib,
            runs["floor"].peak_mib,
            unit="MiB",
            floor_is="the same script",
        ),
    ]


def export_beside_peer(at: Workplace, peer: Environment) -> list[Figure]:
    """Measure 200 questions filled into Markdown beside a peer, and the bare floor."""
    note(f"{QUESTIONS} questions, beside copier")
    template = write_peer_template(at.folder / "template", QUESTIONS)
    plan = write_plan(at.folder / "questions.plan.yaml", QUESTIONS, answered=True)
    filled = at.folder / "filled"
    copy = ("copy", "--defaults", "--quiet", str(template), str(filled))
    runs = at.runner.interleaved(
        {
            "peer": Case((peer.program("copier"), *copy), prepare=emptied(filled)),
            "floor": bare_export(at, plan),
            "ours": at.export(plan, at.folder / "exported"),
        }
    )
    peer_ms, floor_ms = runs["peer"].wall_ms, runs["floor"].wall_ms
    what = f"{QUESTIONS} questions into Markdown"
    is_copier = "copier copy --defaults, same questions"
    return [
        Figure(what, runs["ours"].wall_ms, peer_ms, most=0.4, floor_is=is_copier),
        Figure("  the bare floor (was 0.25)", floor_ms, peer_ms, floor_is=is_copier),
        Figure("  ours beside the bare floor", runs["ours"].wall_ms, floor_ms),
    ]


def bare_export(at: Workplace, plan: Path, document: str = "plan") -> Case:
    """Give the bare export of a plan, after proof that it renders the same texts."""
    target = at.folder / "captured"
    stem = f"{plan.stem}-{document}"
    view = at.folder / f"{stem}.view"
    texts, bare_texts = at.folder / f"{stem}.texts", at.folder / f"{stem}.bare"
    for folder in (texts, bare_texts):
        folder.mkdir(exist_ok=True)
    capture = at.probe("capture_view.py", plan, target, view, texts, document)
    at.runner.run(Case(capture, prepare=emptied(target)))
    compiled = at.folder / "compiled"
    if not compiled.exists():
        shutil.copytree(_compiled_folder(at), compiled)
    command = at.floor("bare_export.py", plan, view, compiled, bare_texts)
    bare = Case(command, prepare=emptied(bare_texts))
    at.runner.run(bare)
    for text in texts.iterdir():
        if text.read_bytes() != (bare_texts / text.name).read_bytes():
            raise CommandError(command, 0, f"{text} is rendered otherwise")
    return bare


def _compiled_folder(at: Workplace) -> Path:
    code = "from crisisplan.export.templating import COMPILED; print(COMPILED)"
    return Path(at.runner.output((at.project.python, "-c", code)).strip())
