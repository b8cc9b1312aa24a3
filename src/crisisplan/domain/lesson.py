"""What a city learned, and where that can be read."""

from crisisplan.domain.model import Model
from crisisplan.domain.values import Count

LESSONS_FORMAT = "crisisplan/lessons/1"


class Source(Model):
    """A publication that playbooks cite."""

    title: str
    publisher: str = ""
    year: Count | None = None
    url: str = ""

    @property
    def citation(self) -> str:
        """Publisher, title and year in one line."""
        parts = (self.publisher, self.title, str(self.year or ""))
        return ", ".join(part for part in parts if part)


class Lesson(Model):
    """One thing that a city learned, in our words."""

    text: str
    place: str = ""
    said_by: str = ""
    where: str = ""
    """The part of the source where it stands."""
    source: str = ""
    """The id of the source; in a lessons file it is said once for all."""

    @property
    def origin(self) -> str:
        """Who said it, and from where."""
        return ", ".join(part for part in (self.said_by, self.place) if part)


class Term(Model):
    """A word that differs by place, written `{term}` in playbook texts."""

    default: str
    hint: str = ""
    """What an author of an overlay puts here."""
