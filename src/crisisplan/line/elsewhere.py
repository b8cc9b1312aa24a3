"""Going on in another file than the one that was opened."""

from crisisplan.line.stating import needed
from crisisplan.line.talk import Talk
from crisisplan.storage.city_typed import file_called
from crisisplan.storage.named import named


def save_elsewhere(talk: Talk, words: str) -> None:
    """Write the plan into a new file, and go on there.

    Raises:
        CannotWriteError: There is a file already, or it cannot be written.
        NotAnAnswerError: No file was named.
    """
    typed = words or needed(talk, "Into which file? Write its name with its folder.")
    talk.say(talk.session.save_elsewhere(file_called(named(typed))).sentence)
