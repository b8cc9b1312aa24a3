"""Asking for a file where nothing that begins with a slash is a command."""

from pathlib import Path

from crisisplan.errors import NotAnAnswerError
from crisisplan.line.hearing import Back, Leave
from crisisplan.line.typed import understand
from crisisplan.line.voice import Voice
from crisisplan.storage.named import named


def ask_path(voice: Voice, sentence: str, otherwise: Path | None = None) -> Path:
    """Ask for a file until one is named; Enter takes `otherwise`.

    Raises:
        Back: The person goes back.
        Leave: The person leaves.
    """
    while True:
        voice.say(sentence)
        line = voice.hear()
        typed = understand(line)
        if typed.what == "letter" and typed.text in ("b", "q"):
            raise Back if typed.text == "b" else Leave
        if typed.what in ("answer", "deed"):
            name = typed.text if typed.what == "answer" else line
            try:
                return named(name)
            except NotAnAnswerError as refusal:
                voice.say(str(refusal))
        if typed.what == "nothing" and otherwise:
            return otherwise
