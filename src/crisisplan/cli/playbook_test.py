"""`crisisplan playbook test`: what an author's change does to the documents."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from crisisplan.cli.parser import Parser, command
from crisisplan.cli.statuses import DONE, FOUND

if TYPE_CHECKING:
    from pathlib import Path

    from crisisplan.domain.values import Marking
    from crisisplan.storage.author_test import SamplePlan

AUDIENCES: "tuple[Marking, ...]" = ("amber", "clear")
"""For city hall, where nearly all is told, and for everybody."""
_MOST_LINES = 20


def make_parser(about: str) -> Parser:
    """Give the parser of `playbook test`."""
    from crisisplan.cli.playbook import add_overlays

    parser = command(
        "playbook test",
        about,
        more="ANSWERS is a folder with the file answers.yaml, or such a file. The "
        "documents lie beside the\nanswers, in a folder called 'documents'.",
        examples="""
            crisisplan playbook test floods.yaml sample --update
            crisisplan playbook test floods.yaml sample
            crisisplan playbook test floods.yaml sample --overlay our-region.yaml
        """,
    )
    add = parser.add_argument
    add("playbook", metavar="PLAYBOOK", help="a name of the list, or a path")
    add("answers", metavar="ANSWERS", help="the sample answers")
    add_overlays(parser)
    add(
        "--update",
        action="store_true",
        help="keep the documents as they are made now, after you have read them",
    )
    return parser


def run(args: argparse.Namespace) -> int:
    """Make the documents; compare them with those kept, or keep them."""
    from pathlib import Path

    from crisisplan.cli.guard import put, say
    from crisisplan.storage.author_test import sample_plan
    from crisisplan.storage.catalogue import find, find_overlay, shipped_folder
    from crisisplan.storage.overlay_file import resolve

    overlays = [find_overlay(name).path for name in args.overlay]
    found = resolve(find(args.playbook).path, overlays, shipped=shipped_folder())
    sample = sample_plan(found.playbook, found.data, Path(args.answers))
    folder = _folder(Path(args.answers))
    made = dict(_made(sample))
    if args.update:
        for path in _keep(made, folder):
            put(f"Wrote {path}")
        return DONE
    differences = list(_differences(made, folder))
    for line in differences:
        put(line)
    if differences:
        say(
            "The documents are not as they were kept. If they are right as they are "
            "now, keep them by repeating the command with --update."
        )
        return FOUND
    put(f"{len(made)} documents are as they were kept.")
    return DONE


def _folder(answers: "Path") -> "Path":
    if answers.is_dir():
        return answers / "documents"
    return answers.with_name(f"{answers.stem}-documents")


def _made(sample: "SamplePlan") -> Iterator[tuple[str, str]]:
    """Give the documents that need be told nothing more, by the name of their file."""
    from datetime import UTC, datetime, time

    from crisisplan.domain.audience import may_see
    from crisisplan.domain.standing import Reading
    from crisisplan.export.documents import DOCUMENTS, file_name, render

    reading = Reading(sample.plan, sample.playbook, sample.today)
    noon = datetime.combine(sample.today, time(12), UTC)
    for audience in AUDIENCES:
        for name, document in DOCUMENTS.items():
            told = not document.needs and not document.many
            if told and may_see(document.least, audience):
                text = render(name, reading, audience=audience, now=noon)
                yield file_name(name, reading, audience), text


def _keep(made: Mapping[str, str], folder: "Path") -> "Sequence[Path]":
    from crisisplan.storage.file_set import write_all

    files = {name: text.encode() for name, text in made.items()}
    return write_all(folder, files, force=True)


def _differences(made: Mapping[str, str], folder: "Path") -> Iterator[str]:
    from crisisplan.storage.files import read_text

    for name, text in made.items():
        path = folder / name
        if path.exists():
            kept = read_text(path).replace("\r\n", "\n")
            yield from _lines(path, kept.split("\n"), text.split("\n"))
        else:
            yield f"{path}: is made, and was not kept yet."
    for path in sorted(folder.glob("*.md")) if folder.is_dir() else ():
        if path.name not in made:
            yield f"{path}: was kept, and is made no more. Delete it if that is right."


def _lines(path: "Path", kept: list[str], now: list[str]) -> Iterator[str]:
    """Give what differs between two texts, with the lines of the one that was kept."""
    blocks = SequenceMatcher(None, kept, now, autojunk=False).get_opcodes()
    for tag, start, end, new_start, new_end in blocks:
        if tag != "equal":
            yield f"{path}:{start + 1}"
            yield from _some("was", kept[start:end])
            yield from _some("now", now[new_start:new_end])


def _some(word: str, lines: list[str]) -> Iterator[str]:
    yield from (f"  {word}: {line}" for line in lines[:_MOST_LINES])
    if len(lines) > _MOST_LINES:
        yield f"  {word}: … and {len(lines) - _MOST_LINES} lines more"
