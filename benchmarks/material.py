"""Playbooks, plans and templates of any size to measure with."""

import hashlib
from pathlib import Path

_ACTION = ("      kind: action", "      within: 30 min", "      phase: first-hour")
_QUESTION = ("      kind: text", "      phase: first-day")
_SECTION = 100
"""Items in one section of a generated playbook."""


def title(number: int) -> str:
    """Give the title of a generated item, which no other text on the screen holds."""
    return f"Measure {number:05d}"


def question(number: int) -> str:
    """Give the words of a generated question."""
    return f"Who sees to point {number} when an incident is reported?"


def answer(number: int) -> str:
    """Give a generated answer: a sentence as officials write it."""
    return (
        f"The duty officer of department {number} calls the operations centre, "
        f"notes the time, and tells the crisis team within {number % 60 + 1} minutes."
    )


def write_plan(path: Path, items: int, *, answered: bool, mixed: bool = False) -> Path:
    """Write a plan of one chapter with that many questions.

    Where it is mixed, each fifth is an action of the first hour.
    """
    playbook = _playbook(items, mixed=mixed)
    checksum = hashlib.sha256(playbook.encode()).hexdigest()
    lines = [
        "format: crisisplan/plan/1",
        "city: {name: Examplewick, languages: [en]}",
        "playbook: {id: bench/questions, edition: 1.0.0, "
        f'checksum: "sha256:{checksum}"}}',
        "answers:" if answered else "answers: {}",
    ]
    for number in range(items if answered else 0):
        lines += [
            f"  item-{number}:",
            *([] if _is_action(number, mixed) else [f"    value: {answer(number)}"]),
            "    state: done",
            "    at: 2026-11-21T14:02:10Z",
            "    by: Jana Example",
        ]
    text = "\n".join(lines) + f"\n---\n{playbook}"
    path.write_text(text, encoding="utf-8")
    return path


def write_playbook(path: Path, items: int) -> Path:
    """Write a playbook of that many questions, which refer to each other."""
    path.write_text(_playbook(items, linked=True), encoding="utf-8")
    return path


def _is_action(number: int, mixed: bool) -> bool:
    return mixed and number % 5 == 0


def _playbook(items: int, *, linked: bool = False, mixed: bool = False) -> str:
    lines = [
        "format: crisisplan/playbook/1",
        "id: bench/questions",
        "edition: 1.0.0",
        "title: Questions to measure with",
        "language: en",
        "roles: {officer: Duty officer}",
        "chapters:",
        "- id: all",
        "  title: All questions",
        "  lead: officer",
        "  sections:",
    ]
    for number in range(items):
        if number % _SECTION == 0:
            section = number // _SECTION
            lines += [
                f"  - id: section-{section}",
                f"    title: Part {section}",
                "    items:",
            ]
        lines += [
            f"    - id: item-{number}",
            *(_ACTION if _is_action(number, mixed) else _QUESTION),
            f"      title: {title(number)}",
            f"      ask: {question(number)}",
            "      why: It was open on the day.",
        ]
        if linked and number:
            lines += [
                f"      see: [item-{number // 2}]",
                f"      when: {{item: item-{number - 1}, answered: yes}}",
            ]
    return "\n".join(lines) + "\n"


def write_peer_template(folder: Path, items: int) -> Path:
    """Write a template of the peer that asks and prints the same questions."""
    folder.mkdir()
    questions = [
        f'q_{number}:\n  type: str\n  help: "{question(number)}"\n'
        f'  default: "{answer(number)}"\n'
        for number in range(items)
    ]
    (folder / "copier.yml").write_text("".join(questions), encoding="utf-8")
    printed = [
        f"### {title(number)}\n\n{{{{ q_{number} }}}}\n\n" for number in range(items)
    ]
    text = "# Questions to measure with\n\n" + "".join(printed)
    (folder / "plan.md.jinja").write_text(text, encoding="utf-8")
    return folder
