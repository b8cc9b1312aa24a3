"""What a person can put right: said as a sentence, with the place and the remedy."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file, which its author can mend."""

    sentence: str
    file: str = ""
    line: int = 0
    """Counted from 1; 0 where the problem has no line."""
    key: str = ""
    """The way to the value, as in `chapters.0.sections.2.title`."""
    nearest: str = ""
    """The known word that was probably meant."""

    def __str__(self) -> str:
        """Give file, line, key, sentence and suggestion on one line."""
        place = ":".join(part for part in (self.file, str(self.line or "")) if part)
        hint = f" Did you mean {self.nearest!r}?" if self.nearest else ""
        parts = [part for part in (place, self.key, self.sentence + hint) if part]
        return ": ".join(parts)


class CrisisPlanError(Exception):
    """Something that a person can put right; its text says how."""


class ProblemsError(CrisisPlanError):
    """A file has problems that keep it from being used."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep the problems, in the order of the file."""
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class NotAnAnswerError(CrisisPlanError, ValueError):
    """What was typed is no answer to the item; the text says what would be."""


class UnknownItemError(CrisisPlanError):
    """The playbook asks nothing under this id."""


class CannotReadError(CrisisPlanError):
    """A file is missing, unreadable or not what it should be."""


class CannotWriteError(CrisisPlanError):
    """A file could not be written; what was there before is untouched."""


class ChangedOutsideError(CrisisPlanError):
    """The file on disk is no longer the one that was read."""


class NeedsDecisionError(CrisisPlanError):
    """Nothing is wrong that a program could mend: a person must decide."""
