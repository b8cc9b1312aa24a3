"""The register of formats: as what kinds of file a document can be written.

A new format is one more `Format` below. Most are made from the Markdown of a document:
their function takes the Markdown and the `Facts`, and gives the bytes of the file.
Those that name their documents are made from the plan itself: their function takes an
`Ask`, and gives a `Part` for each file.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from crisisplan.errors import CrisisPlanError

if TYPE_CHECKING:
    from crisisplan.export.data.parts import Ask, Part
    from crisisplan.export.facts import Facts


_PACKAGES = {"pdf": "typst"}
"""What the additions of this package bring along."""


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
    documents: tuple[str, ...] = ()
    """The documents of which it holds the data; empty where it is for reading and can
    be made of every document."""

    @property
    def is_there(self) -> bool:
        """Whether what makes it is installed."""
        return not self.extra or find_spec(_PACKAGES[self.extra]) is not None

    @property
    def label(self) -> str:
        """What it is called where it is chosen, and whether it can be made here."""
        return self.title if self.is_there else f"{self.title} (not installed)"

    def need(self) -> None:
        """Make sure that such files can be made, before any file is.

        Raises:
            CrisisPlanError: What makes them is not installed.
        """
        if not self.is_there:
            raise CrisisPlanError(self.needs)

    @property
    def needs(self) -> str:
        """Say what has to be installed for it, and how."""
        return (
            f"{self.title} needs an addition that is not installed. Add it with: "
            f"python3 -m pip install 'crisisplan[{self.extra}]'{self.instead}"
        )

    def takes(self, document: str) -> bool:
        """Say whether a document can be made in this format."""
        return not self.documents or document in self.documents

    def convert(self, markdown: str, facts: "Facts") -> bytes:
        """Give the file of a document: the same bytes for the same words."""
        made: str | bytes = self._function(markdown, facts)
        return made.encode() if isinstance(made, str) else made

    def parts(self, ask: "Ask") -> "Iterator[Part]":
        """Give the files that hold the data of a document."""
        made: Iterator[Part] = self._function(ask)
        return made

    @property
    def _function(self) -> Callable[..., Any]:
        module, _, name = self.made_by.partition(":")
        function: Callable[..., Any] = getattr(
            import_module(f"crisisplan.export.{module}"), name
        )
        return function


def as_it_is(markdown: str, _: "Facts") -> str:
    """Give the Markdown itself."""
    return markdown


FOR_EVERYBODY = "html"
"""The format that every computer shows and prints, without anything installed."""
FOR_OFFICES = "docx"
"""The format in which officials fill in what they get."""
_SHEETS = ("plan", "action-cards", "gaps", "contacts", "sites")

FORMATS: Mapping[str, Format] = {
    one.name: one
    for one in (
        Format("md", "Markdown", "formats:as_it_is", is_text=True),
        Format("html", "A page to read and print (HTML)", "html:to_html", is_text=True),
        Format("docx", "Word", "word:to_word"),
        Format(
            "pdf",
            "PDF",
            "pdf:to_pdf",
            extra="pdf",
            instead=", or export html, open it in a browser and print it from there.",
        ),
        Format("xlsx", "Spreadsheet", "data.parts:as_xlsx", documents=_SHEETS),
        Format(
            "csv",
            "Tables as plain text (CSV)",
            "data.parts:as_csv",
            is_text=True,
            documents=_SHEETS,
        ),
        Format(
            "ics",
            "Calendar (iCalendar)",
            "data.parts:as_ics",
            is_text=True,
            documents=("plan", "gaps", "contacts", "follow-up"),
        ),
        Format(
            "json",
            "For programs (JSON)",
            "data.parts:as_json",
            is_text=True,
            documents=("plan",),
        ),
    )
}


def formats_of(names: Iterable[str]) -> tuple[Format, ...]:
    """Give the formats with these names, each once.

    Raises:
        CrisisPlanError: There is no such format, or what makes it is not installed.
    """
    wanted = dict.fromkeys(names)
    for name in wanted:
        if name not in FORMATS:
            raise CrisisPlanError(
                f"There is no format {name!r}. There are: {', '.join(FORMATS)}."
            )
        FORMATS[name].need()
    return tuple(FORMATS[name] for name in wanted)
