"""One item as it will stand in the full plan, while it is being answered."""

from typing import Any

from crisisplan.domain.playbook import Item
from crisisplan.domain.standing import Reading
from crisisplan.export.templating import close_up, environment
from crisisplan.export.view.points import point
from crisisplan.export.view.sight import Sight


def item_markdown(reading: Reading, item: Item) -> str:
    """Give the lines of `item` in the full plan; nothing where it is not printed."""
    sight = Sight(reading, "red")
    if not sight.prints(item):
        return ""
    parts: Any = environment().get_template("_parts.md.j2")
    return close_up(parts.module.point(point(sight, item)))
