"""One question that stands on a form twice, since somebody copied or joined forms."""

from crisisplan.domain.text import one_line
from crisisplan.intake.question import TWICE, Question


def joined(first: Question, copy: Question) -> Question:
    """Give both as one: where they differ the first holds, and the second is kept."""
    if copy is first or copy.untouched:
        return first
    if first.untouched:
        return copy
    for key, text in copy.fields.items():
        if one_line(text) not in ("", one_line(first.fields.get(key, ""))):
            place = copy.places.get(key) or copy.places.get(key.partition(".")[0])
            words = copy.boxes.get(key, text)
            first.stray(words, place or copy.place, TWICE)
    for key in copy.bare if not copy.framed else ():
        if key not in first.fields:
            first.stray(copy.boxes[key], copy.place, TWICE)
    first.ask(copy.whom, copy.place, ticked=copy.asked)
    first.not_for_us(copy.reason, copy.place, ticked=copy.inapplicable)
    first.draft |= copy.draft
    first.right |= copy.right
    if copy.note.strip("\n ") not in first.note:
        first.go_on(copy.note, note=True)
    first.strays += copy.strays
    return first
