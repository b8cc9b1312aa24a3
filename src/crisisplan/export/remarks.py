"""What is said beside files that were made: what is missing, and what helps nobody."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from crisisplan.domain.audience import MARKINGS, WORDS, Markings, may_see
from crisisplan.domain.points import many
from crisisplan.domain.standing import Reading
from crisisplan.domain.values import Marking
from crisisplan.export.documents import find
from crisisplan.export.formats import formats_of
from crisisplan.export.handouts import is_held, owners, unasked
from crisisplan.export.making import WHOLE, Made, Wish
from crisisplan.export.options import EACH_ROLE
from crisisplan.export.view.sight import Sight

_NAMED = 6
"""Roles that a sentence names; those for whom something essential is open first."""


def remarks(wish: Wish, reading: Reading, made: Sequence[Made]) -> Iterator[str]:
    """Say of each thing in one sentence what whoever wished for it should know."""
    yield from _not_made(wish, made)
    yield from _cannot_return(wish)
    yield from _empty(wish, made)
    yield from all_withheld(wish.documents, wish.audience, reading)
    yield from _handouts(wish, reading)


def _not_made(wish: Wish, made: Sequence[Made]) -> Iterator[str]:
    for form in formats_of(wish.formats):
        left = [name for name in wish.documents if not form.takes(name)]
        if left:
            yield f"Not made as {form.name}, which is for data: {', '.join(left)}."
        ending = f".{form.name}"
        there = {one.document for one in made if one.file_name.endswith(ending)}
        empty = set(wish.documents).difference(left, there)
        if form.documents and empty and WHOLE not in there:
            names = ", ".join(one for one in wish.documents if one in empty)
            yield (
                f"Not made as {form.name}: {names}. There is nothing in it that may "
                f"be shown to {WORDS[wish.audience]}."
            )


def _cannot_return(wish: Wish) -> Iterator[str]:
    forms = [name for name in wish.documents if find(name).needs]
    if forms and {"docx", "md"}.isdisjoint(wish.formats):
        title = find(forms[0]).title
        yield f"{title}: to take it in again when it is filled in, make it in Word."


def _empty(wish: Wish, made: Sequence[Made]) -> Iterator[str]:
    for one in made:
        if one.file_name.endswith(".ics") and not one.text:
            yield (
                f"{one.file_name} is an empty calendar: no date is set that may be "
                f"shown to {WORDS[wish.audience]}."
            )


def all_withheld(
    documents: Iterable[str], audience: Marking, reading: Reading
) -> Iterator[str]:
    """Name the documents in which an audience may see nothing, and who may."""
    marks = Markings(reading.plan, reading.playbook)
    for document in map(find, documents):
        held = {marks.of(one) for one in reading.items if document.holds(one)}
        widest = min(held, key=MARKINGS.index, default=audience)
        if not may_see(widest, audience):
            yield (
                f"{document.title}: everything in it is kept from "
                f"{WORDS[audience]}. Choose {WORDS[widest]}."
            )


def _handouts(wish: Wish, reading: Reading) -> Iterator[str]:
    """Name the roles that get no handout, and those whose nobody can be given."""
    if wish.options.owner != EACH_ROLE or not any(
        find(name).needs for name in wish.documents
    ):
        return
    sight, say = Sight(reading, wish.audience), reading.playbook.name
    held = partial(is_held, reading)
    wanted = held if wish.options.held else bool
    kept = [role for role in unasked(sight, wish.options) if wanted(role)]
    if kept:
        yield (
            f"No handout for: {', '.join(map(say, kept))}. All that is open there is "
            f"for fewer readers than {WORDS[wish.audience]}."
        )
    whole = owners(sight, replace(wish.options, essential=False))
    asked = owners(sight, wish.options)
    calm = [role for role in whole if role not in asked and role not in kept]
    if wish.options.essential and (names := [*map(say, filter(held, calm))]):
        yield f"No handout for: {', '.join(names)}. Nothing essential is open there."
    every = owners(sight, replace(wish.options, held=False))
    pressing = owners(sight, replace(wish.options, held=False, essential=True))
    without = [role for role in every if not held(role)]
    names = [say(role) for role in sorted(without, key=lambda one: one not in pressing)]
    if names and len(every) > len(asked):
        more = f" and {len(names) - _NAMED} more" if names[_NAMED:] else ""
        them = "it" if len(names) == 1 else "them"
        yield (
            f"{many(len(names), 'role')} that nobody holds yet got no handout: "
            f"{', '.join(names[:_NAMED])}{more}. Say in the directory who holds "
            f"{them} (F4 on the screen, p in lines), and write again."
        )
    elif names:
        these = "this role" if len(names) == 1 else "these roles"
        yield f"Nobody holds {these} yet: {', '.join(names)}."
