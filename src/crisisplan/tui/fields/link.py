"""Where a document lies."""

from crisisplan.domain.items.link import LinkQuestion
from crisisplan.tui.fields.base import EditorField
from crisisplan.tui.fields.short import ShortEditor


class LinkEditor(ShortEditor[LinkQuestion]):
    """A path or address; it is written down, never opened."""

    SHAPE = r"A shelf, a file like K:\Plans\flood.docx, or https://…"


class LinkField(EditorField):
    """A path or address being entered."""

    EDITOR = LinkEditor
