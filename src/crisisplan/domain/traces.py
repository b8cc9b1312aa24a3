"""What forgetting a person changes and what it leaves, in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass

from crisisplan.domain.forgetting import Mention

DOCUMENTS = (
    "Documents that were exported, printed or sent before still hold the name; nobody "
    "can look into Word and PDF files from here."
)


@dataclass(frozen=True, slots=True)
class Traces:
    """Where somebody stands, and where they are named."""

    name: str
    places: tuple[str, ...]
    """Roles and questions from which they are taken out."""
    mentions: tuple[Mention, ...]
    """Free text that names them."""
    in_copy: tuple[Mention, ...]
    """The same in the copy that ends in `.bak`."""
    files: tuple[str, ...]
    """Other files beside the plan that name them, and are left as they are."""

    @property
    def lines(self) -> Iterator[str]:
        """Say what there is before anything is done."""
        places = ", ".join(self.places) or "the directory only"
        yield f"{self.name} stands in: {places}."
        yield from self._mentions
        yield from self._files

    def left(self, *, also_text: bool) -> Iterator[str]:
        """Say what still names them when they are forgotten."""
        if also_text:
            yield (
                "In free text stands [removed] instead. Look for other forms of the "
                "name yourself."
            )
        else:
            yield from self._mentions
        yield from self._files
        yield DOCUMENTS

    @property
    def _mentions(self) -> Iterator[str]:
        for where, mentions in (
            ("Free text names them", self.mentions),
            ("So does free text in the copy", self.in_copy),
        ):
            if mentions:
                yield f"{where}:"
                yield from (f"  {one.place}: {one.text}" for one in mentions)

    @property
    def _files(self) -> Iterator[str]:
        if self.files:
            yield "These files still name them, and are left as they are:"
            yield from (f"  {path}" for path in self.files)
