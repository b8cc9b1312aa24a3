"""Every command of the screen has its words in line mode, or needs none."""

import importlib
import pkgutil

import pytest
from textual.binding import Binding

import crisisplan.tui
from crisisplan.line.deeds import understood
from crisisplan.line.directory import _DEEDS as OF_PEOPLE
from crisisplan.line.typed import LETTERS

BEFORE = "crisisplan"
"""Begins what is done before or after the conversation, by a command of its own."""
SAID_OTHERWISE = {
    "accept": "/accept",
    "add": "p add",
    "app-quit": "q",
    "ask_somebody": "/don't know, ask",
    "audience": "/read",
    "back": "b",
    "begin": "crisisplan new",
    "chapter": "/chapter",
    "comes_first": "/begin",
    "confirmed": "/confirmed by",
    "details": "?",
    "document": "/read",
    "drop": "/set aside",
    "filter": "/only",
    "forget": "p forget",
    "handout": "/export handout",
    "home": "crisisplan ask",
    "inapplicable": "/not applicable",
    "join": "p join",
    "succeed": "p hand over",
    "leads": "/leads",
    "new": "crisisplan new",
    "next_card": "/read",
    "next_open": "n",
    "next_part": "/read",
    "open": "crisisplan ask PLAN",
    "people": "p",
    "progress": "s",
    "put_back": "/set aside",
    "quick": "/only first 24 hours",
    "quit": "q",
    "redo": "r",
    "remove": "p remove",
    "review": "/read and holds",
    "show_all": "/everything",
    "state": "m",
    "take": "/take in",
    "undo": "u",
    "verify": "/verify",
    "where_i_was": "b",
    "write": "/export",
}
"""By the command: what is said in lines; the others are called the same there."""
NO_NEED = {
    "behind": "whoever hears a document goes to a question with g and its words",
    "command_palette": "??, the list of all commands, is short enough to be heard",
    "copy": "the words are read out; the terminal copies them",
    "help": "? and ??",
    "next_theme": "there are no colours",
    "save": "every answer is saved at once",
    "show_written": "/read reads documents out",
    "tour": "the first three lines say it",
}


def _commands() -> set[str]:
    found = set()
    for module in pkgutil.walk_packages(crisisplan.tui.__path__, "crisisplan.tui."):
        for thing in vars(importlib.import_module(module.name)).values():
            for one in (
                vars(thing).get("BINDINGS", ()) if isinstance(thing, type) else ()
            ):
                if isinstance(one, Binding) and (one.id or "").startswith("command."):
                    found.add((one.id or "").removeprefix("command."))
    return found


COMMANDS = sorted(_commands())


@pytest.mark.parametrize("command", [one for one in COMMANDS if one not in NO_NEED])
def test_a_command_of_the_screen_is_said_in_lines_too(command: str) -> None:
    """Whoever cannot see the screen does the same work."""
    said = SAID_OTHERWISE.get(command, f"/{command.replace('_', ' ')}")
    if said.startswith("/"):
        assert understood(said[1:]) is not None, said
    elif not said.startswith(BEFORE):
        letter, _, more = said.partition(" ")
        assert letter in LETTERS, said
        assert not more or more in OF_PEOPLE, said


def test_no_word_is_kept_for_a_command_that_is_gone() -> None:
    """The table says what is so."""
    assert SAID_OTHERWISE.keys() | NO_NEED.keys() <= set(COMMANDS)
