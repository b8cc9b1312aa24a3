"""An account in sentences, as it is read before anything is taken in."""

from collections.abc import Callable, Iterator

from crisisplan.domain.account import Account, Entry, Outcome, Update
from crisisplan.domain.items.base import Around
from crisisplan.domain.playbook import Item
from crisisplan.domain.text import first_words, one_line
from crisisplan.domain.wording import reads, said_person

HEADINGS: dict[Outcome, str] = {
    "new": "Understood",
    "change": "Understood, in place of what is in the plan",
    "clash": "The plan says something else by now",
    "refused": "Not understood",
    "same": "As it is in the plan already",
}
MARKS: dict[Outcome, str] = {
    "new": "+",
    "change": "~",
    "clash": "!",
    "refused": "?",
    "same": "=",
}
_LONGEST = 400


def tell(account: Account) -> Iterator[str]:
    """Give the lines that say what was read from a file."""
    by = f", filled in by {account.by}" if account.by else ""
    yield one_line(f"{account.source}{by}:")
    yield from account.remarks
    for outcome, heading in HEADINGS.items():
        entries = account.of(outcome)
        if entries:
            yield ""
            yield f"{heading} ({len(entries)}):"
        for entry in entries:
            yield from tell_entry(entry)
    if account.untouched:
        yield ""
        many = "question" if account.untouched == 1 else "questions"
        yield f"Nothing written at {account.untouched} {many}."


def tell_entry(entry: Entry) -> Iterator[str]:
    """Give the lines that say one entry."""
    said = first_words(entry.said, _LONGEST)
    yield f"  {MARKS[entry.outcome]} {one_line(entry.title)}: {said}"
    if entry.before and entry.outcome in ("change", "clash"):
        yield f"      in the plan: {first_words(entry.before, _LONGEST)}"
    if entry.because:
        where = f" ({entry.place})" if entry.place else ""
        yield f"      {one_line(entry.because)}{where}"


def said_update(
    item: Item, update: Update, around: Around, say: Callable[[str], str]
) -> str:
    """Say what would be done to an item; `around` knows people who are added."""
    return "; ".join(_parts(item, update, around, say))


def _parts(
    item: Item, update: Update, around: Around, say: Callable[[str], str]
) -> Iterator[str]:
    if update.rows:
        yield reads(item, {"rows": update.rows}, around, say)
    elif update.value is not None:
        yield reads(item, update.value, around, say)
    if update.state == "asked":
        yield f"not known yet, ask: {around.name(update.whom)}"
    elif update.state == "not-applicable":
        yield f"does not apply: {update.reason}"
    elif update.state == "draft":
        yield "a draft"
    elif update.state == "done" and item.is_action:
        yield "settled"
    if update.note:
        yield f"note: {update.note}"
    for person in update.people.values():
        yield f"new in the directory: {said_person(person)}"
