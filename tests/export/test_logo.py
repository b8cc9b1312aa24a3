"""The city's logo stands on the title page, in every kind of file that has pages."""

from base64 import b64encode
from dataclasses import replace
from io import BytesIO

import docx
import pypdf
import pytest

from crisisplan.errors import CrisisPlanError
from crisisplan.export.facts import facts_of
from crisisplan.export.formats import FORMATS
from crisisplan.export.html import to_html
from tests.export import town
from tests.export.test_html import FACTS, Page
from tests.storage.test_logo import JPEG, png

BRANDED = replace(FACTS, logo=png(300, 40))
BROKEN = JPEG.replace(b"\xff\xda", b"\xff\x00")


def test_a_page_holds_its_logo_and_loads_nothing() -> None:
    """The file is sent by mail and opened without a network."""
    page = Page(to_html("# A\n", BRANDED))
    (source,) = page.values("src")
    assert source == "data:image/png;base64," + b64encode(BRANDED.logo).decode()
    assert ("img", "alt", "") in page.attributes, "it says nothing that words do not"


def test_word_and_pdf_hold_it_once() -> None:
    """It is no wider than the title, however wide it is drawn."""
    for wide in (BRANDED, replace(FACTS, logo=png(3000, 10))):
        word = docx.Document(BytesIO(FORMATS["docx"].convert("# A\n", wide)))
        (shape,) = word.inline_shapes
        assert shape.width.cm <= 7.01
        assert shape.height.cm <= 1.61
    content = FORMATS["pdf"].convert("# A\n\n---\n\n# B\n", BRANDED)
    first, second = pypdf.PdfReader(BytesIO(content)).pages
    assert len(first.images) == 1
    assert not second.images


@pytest.mark.parametrize("name", ["docx", "pdf"])
def test_a_logo_is_the_same_bytes_every_time(name: str) -> None:
    """Exporting twice is no reason to ask anything."""
    form = FORMATS[name]
    assert form.convert("# A\n", BRANDED) == form.convert("# A\n", BRANDED)


def test_a_picture_that_cannot_be_drawn_is_said_in_a_sentence() -> None:
    """A file that was cut off on the way begins like a picture."""
    with pytest.raises(CrisisPlanError, match="Save it again as PNG"):
        FORMATS["pdf"].convert("# A\n", replace(FACTS, logo=BROKEN))
    with pytest.raises(CrisisPlanError, match="Save it again as PNG"):
        FORMATS["docx"].convert("# A\n", replace(FACTS, logo=b"\xff\xd8\xff"))


def test_it_stands_on_what_the_council_puts_its_name_to() -> None:
    """A card for the night has no room for it."""
    names = {
        name
        for name in ("plan", "resolution", "action-cards", "brief")
        if facts_of(name, town.reading(), "red", town.NOW, logo=b"x").logo
    }
    assert names == {"plan", "resolution"}
