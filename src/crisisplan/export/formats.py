"""The register of formats: as what kinds of file a document can be written.

A new format that is made from the Markdown of a document is one more `Format` below;
its function takes the Markdown and the `Facts`, and gives the bytes of the file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from crisisplan.errors import CrisisPlanError

if TYPE_CHECKING:
    from crisisplan.export.facts import Facts


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file."""

    name: str
    """The word that is typed, which is also the ending of its files."""
    title: str
    """What it is, in a few words."""
    made_by: str
    """Module and function that make it, read in when it is first made."""
    is_text: bool = False
    """Whether another program can read it from standard output."""
    extra: str = ""
    """The addition of this package that has to be installed for it."""
    instead: str = ""
    """What can be done without that addition, as it goes on from the command."""

    def convert(self, markdown: str, facts: "Facts") -> bytes:
        """Give the file of a document: the same bytes for the same words.

        Raises:
            CrisisPlanError: What makes such files is not installed.
        """
        made: str | bytes = self._call(markdown, facts)
        return made.encode() if isinstance(made, str) else made

    def _call(self, *given: Any) -> Any:
        module, _, name = self.made_by.partition(":")
        try:
            make = getattr(import_module(f"crisisplan.export.{module}"), name)
            return make(*given)
        except ModuleNotFoundError as missing:
            if not self.extra or (missing.name or "").startswith("crisisplan"):
                raise
            raise CrisisPlanError(
                f"{self.title} needs an addition that is not installed. Add it with: "
                f"python3 -m pip install 'crisisplan[{self.extra}]'{self.instead}"
            ) from None


def as_it_is(markdown: str, _: "Facts") -> str:
    """Give the Markdown itself."""
    return markdown


FORMATS: Mapping[str, Format] = {
    one.name: one
    for one in (
        Format("md", "Markdown", "formats:as_it_is", is_text=True),
        Format("html", "A page to read and print (HTML)", "html:to_html", is_text=True),
        Format("docx", "Word", "word:to_word", extra="word"),
        Format(
            "pdf",
            "PDF",
            "pdf:to_pdf",
            extra="pdf",
            instead=", or export html, open it in a browser and print it from there.",
        ),
    )
}


def formats_of(names: Iterable[str]) -> tuple[Format, ...]:
    """Give the formats with these names, each once.

    Raises:
        CrisisPlanError: There is no such format.
    """
    wanted = dict.fromkeys(names)
    for name in wanted:
        if name not in FORMATS:
            raise CrisisPlanError(
                f"There is no format {name!r}. There are: {', '.join(FORMATS)}."
            )
    return tuple(FORMATS[name] for name in wanted)
