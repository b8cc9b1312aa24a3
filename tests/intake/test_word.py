"""Word files as people and strangers make them."""

from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from crisisplan.errors import CannotReadError
from crisisplan.intake import package
from crisisplan.intake.flow import Line, TableRow
from crisisplan.intake.from_word import read_word
from crisisplan.intake.package import LARGEST
from tests.intake import forms

_BODY = """\
<w:document xmlns:w="w" xmlns:w14="w14" xmlns:mc="mc"><w:body>{}</w:body>
</w:document>"""


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Give an archive with these parts."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def body(inside: str, **more: str) -> bytes:
    """Give a Word file with this in its body, and other parts."""
    parts = {f"word/{name}.xml": text for name, text in more.items()}
    return packed({"word/document.xml": _BODY.format(inside), **parts})


def texts(content: bytes) -> list[str | tuple[str, ...]]:
    """Give what stands in a file, rows as their cells."""
    return [
        one.cells if isinstance(one, TableRow) else one.text
        for one in read_word(content).parts
    ]


def run(text: str, look: str = "") -> str:
    """Give some words."""
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


def cell(text: str, properties: str = "") -> str:
    """Give a cell of a table."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{run(text)}</w:p></w:tc>"


WIDE = '<w:gridSpan w:val="2"/>'
CHECK = (
    '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{}"/></w14:checkbox></w:sdtPr>'
    "<w:sdtContent>" + run("?") + "</w:sdtContent></w:sdt>"
)


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (f"<w:p>{run('a')}{run('b')}</w:p>", ["ab"]),
        (f"<w:p><w:ins>{run('new')}</w:ins><w:del>{run('old')}</w:del></w:p>", ["new"]),
        (f"<w:p><w:moveFrom>{run('x')}</w:moveFrom></w:p>", [""]),
        (f"<w:p>{run('old', '<w:strike/>')}{run('new')}</w:p>", ["new"]),
        (f"<w:p>{CHECK.format('1')}{run(' Yes')}</w:p>", ["☒ Yes"]),
        (f"<w:p>{CHECK.format('0')}{run(' Yes')}</w:p>", ["☐ Yes"]),
        (f"<w:sdt><w:sdtContent><w:p>{run('a')}</w:p></w:sdtContent></w:sdt>", ["a"]),
        (f"<w:p><w:hyperlink>{run('a')}</w:hyperlink><w:r><w:br/></w:r></w:p>", ["a"]),
        ('<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>', ["☒"]),
        (
            f"<w:tbl><w:tr>{cell('a')}{cell('b', WIDE)}</w:tr></w:tbl>",
            [("a", "b", "")],
        ),
        (
            f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{cell('gone')}</w:tr></w:tbl>",
            [],
        ),
        (
            "<w:p><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>"
            f"{run('aside')}</w:p></w:txbxContent></mc:Choice><mc:Fallback>"
            f"{run('aside')}</mc:Fallback></mc:AlternateContent></w:p>",
            ["", "aside"],
        ),
    ],
)
def test_word_files_are_read_as_they_look(
    inside: str, expected: list[str | tuple[str, ...]]
) -> None:
    """Tracked changes, controls and joined cells are what people leave behind."""
    assert texts(body(inside)) == expected


def test_comments_are_read_too() -> None:
    """Some answer in the margin."""
    comment = _BODY.replace("w:document", "w:comments").format(
        f'<w:comment w:id="0"><w:p>{run("ask Eva")}</w:p></w:comment>'
    )
    comment = comment.replace("<w:body>", "").replace("</w:body>", "")
    flow = read_word(body("", comments=comment))
    assert flow.parts == (Line("ask Eva", "comment 1", beside=True),)


def bomb() -> bytes:
    """Give a file that is small, and endless once it is unpacked."""
    return packed({"word/document.xml": b"\0" * 9_000_000})


ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    "<x>&b;</x>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (bomb, "far too large"),
        (lambda: packed({"word/document.xml": ENTITIES}), "damaged"),
        (lambda: packed({"word/document.xml": OUTSIDE}), "damaged"),
        (lambda: packed({"word/document.xml": "<x>" * 9000}), "damaged"),
        (lambda: packed({"word/document.xml": "<x"}), "damaged"),
        (lambda: packed({"word/document.xml": ""}), "damaged"),
        (lambda: packed({"word/vbaProject.bin": b""}), "macros"),
        (lambda: packed({"xl/workbook.xml": "<x/>"}), "no Word file"),
        (lambda: packed({f"{n}": b"" for n in range(6000)}), "far too large"),
        (lambda: b"PK" + b"x" * LARGEST, "larger than 20 MB"),
        (lambda: body("")[:-40], "damaged"),
    ],
    ids=[
        "zip bomb",
        "entities",
        "outside entity",
        "depth",
        "torn XML",
        "empty XML",
        "macros",
        "Excel",
        "many parts",
        "large",
        "torn",
    ],
)
def test_a_hostile_file_is_refused_in_a_sentence(
    make: Callable[[], bytes], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever sends it gets neither memory nor files, and the clerk a sentence."""
    monkeypatch.setattr(package, "_PART", 1_000_000)
    reading = forms.plan()
    with pytest.raises(CannotReadError, match=words):
        forms.account(make(), reading, "form.docx")
