"""One entry of the directory: asked for part by part, and read out."""

from collections.abc import Callable, Iterator, Mapping

from crisisplan.domain.dates import read_past_date
from crisisplan.domain.directory import Number, Person
from crisisplan.domain.entering import read_email, read_name, read_phone
from crisisplan.domain.phone import dialled, said_of
from crisisplan.domain.text import one_line
from crisisplan.domain.yes_no import hear_yes_no
from crisisplan.errors import ChangedOutsideError, NotAnAnswerError
from crisisplan.line.asking import asked
from crisisplan.line.hearing import Back
from crisisplan.line.saying import describe
from crisisplan.line.talk import Talk

NAME = "Name, or what the desk is called?"
_FIRST: Mapping[str, str] = {"name": NAME, "post": "Post of {}"}
_REST: Mapping[str, str] = {
    "desk": "Is it a desk, where whoever is on duty answers? Yes or no",
    "staffed": "When is the desk staffed? 24 h, or weekdays 8-16",
    "organisation": "Organisation of {}",
    "email": "E-mail of {}",
    "verified": "On which day were the numbers last checked? A date, or today",
}
_MORE = (
    "Is there more to add? A desk, an organisation, other numbers, e-mail, or when it "
    "was checked."
)


def change(talk: Talk, person_id: str) -> None:
    """Ask for each part of an entry; Enter keeps it, a single hyphen empties it."""
    _kept(talk, lambda: _ask_all(talk, person_id))


def complete(talk: Talk, person_id: str) -> None:
    """Ask of somebody whose name is known for post and number, and whether for more.

    While one begins, a name and a number are enough.
    """
    for number in _entry(talk, person_id).numbers:
        _say_dialled(talk, number.number)
    _kept(talk, lambda: _ask_first(talk, person_id))


def _kept(talk: Talk, ask: Callable[[], None]) -> None:
    try:
        ask()
    except Back:
        talk.say("What you wrote is kept.")


def _ask_all(talk: Talk, person_id: str) -> None:
    _ask_parts(talk, person_id, _FIRST)
    _numbers(talk, person_id, 0)
    _ask_parts(talk, person_id, _REST)


def _ask_first(talk: Talk, person_id: str) -> None:
    known = len(_entry(talk, person_id).numbers)  # said with the name
    if talk.begins:
        if not known:
            _number(talk, person_id, 0, alone=True)
        return
    _part(talk, person_id, "post", _FIRST["post"])
    _number(talk, person_id, known)
    if talk.voice.confirm(_MORE):
        _numbers(talk, person_id, len(_entry(talk, person_id).numbers))
        _ask_parts(talk, person_id, _REST)


def _ask_parts(talk: Talk, person_id: str, parts: Mapping[str, str]) -> None:
    for part, sentence in parts.items():
        if part != "staffed" or _entry(talk, person_id).desk:
            _part(talk, person_id, part, sentence)


def _entry(talk: Talk, person_id: str) -> Person:
    """Give an entry as it is now.

    Raises:
        ChangedOutsideError: Somebody else has taken it out of the directory.
    """
    if person := talk.session.plan.people.get(person_id):
        return person
    raise ChangedOutsideError(
        "Somebody else has taken this entry out of the directory meanwhile."
    )


def _part(talk: Talk, person_id: str, part: str, sentence: str) -> None:
    read = _READ.get(part, _text)
    while True:
        person = _entry(talk, person_id)
        before = _now(getattr(person, part))
        asked_of = sentence.format(one_line(person.name))
        typed = one_line(talk.voice.ask(_asked(asked_of, before)))
        if not typed:
            return
        if typed == "-" and part == "name":
            talk.refuse("Everybody needs a name.")
            continue
        try:
            value = _EMPTY.get(part, "") if typed == "-" else read(talk, typed)
        except NotAnAnswerError as refusal:
            talk.refuse(str(refusal))
        else:
            _put(talk, person_id, **{part: value})
            return


def _asked(sentence: str, before: str) -> str:
    question = sentence if sentence.endswith("?") else f"{sentence}?"
    return f"{question} Now: {before}." if before else question


def _now(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _text(_: Talk, typed: str) -> str:
    return typed


_READ: Mapping[str, Callable[[Talk, str], object]] = {
    "name": lambda _, typed: read_name(typed),
    "desk": lambda _, typed: hear_yes_no(typed),
    "email": lambda _, typed: read_email(typed),
    "verified": lambda talk, typed: read_past_date(
        typed, talk.reading.today
    ).isoformat(),
}


_EMPTY: Mapping[str, object] = {"desk": False}


def _put(talk: Talk, person_id: str, **parts: object) -> None:
    person = _entry(talk, person_id).model_copy(update=parts)
    talk.do(lambda: talk.session.put_person(person, person_id))


def _numbers(talk: Talk, person_id: str, place: int) -> None:
    """Ask for each number from a place on, then for another until there is none."""
    while (after := _number(talk, person_id, place)) is not None:
        place = after


def _number(
    talk: Talk, person_id: str, place: int, *, alone: bool = False
) -> int | None:
    """Ask for one number; give the place of the next, or nothing at the end.

    `alone` leaves out when, or for what, it is called.
    """
    known = _entry(talk, person_id).numbers
    before = known[place] if place < len(known) else Number(number="")
    which = f"Telephone number {place + 1}" if place else "Telephone number"
    name = one_line(_entry(talk, person_id).name)
    sentence = _asked(f"{which} of {name}", before.number)
    typed = asked(talk, sentence, _phone)
    if not typed and not before.number:
        return None
    number = before.model_copy(update={"number": typed or before.number})
    after = () if typed == "-" else (number,)
    _put_numbers(talk, person_id, (*known[:place], *after, *known[place + 1 :]))
    if after and not (alone and dialled(number.number)):
        _say_dialled(talk, number.number)
    if after and not alone:
        _ask_when(talk, person_id, place)
    return place + len(after)


def _phone(typed: str) -> str:
    if "@" in typed:
        raise NotAnAnswerError(
            "An e-mail has a place of its own. Write the number alone."
        )
    return typed if typed in ("", "-") else read_phone(typed)


def _say_dialled(talk: Talk, number: str) -> None:
    how = "It is dialled like this: " if dialled(number) else ""
    talk.say(f"{how}{said_of(number)}")


def _ask_when(talk: Talk, person_id: str, place: int) -> None:
    """Ask for what a number is that stands in the entry already."""
    number = _entry(talk, person_id).numbers[place]
    sentence = _asked("When, or for what, is this number", number.for_)
    typed = one_line(talk.voice.ask(sentence))
    if not typed:
        return
    for_ = "" if typed == "-" else typed
    known = list(_entry(talk, person_id).numbers)
    if known[place : place + 1] == [number]:
        known[place] = number.model_copy(update={"for_": for_})
    else:  # somebody else changed the numbers meanwhile
        known.append(number.model_copy(update={"for_": for_}))
    _put_numbers(talk, person_id, tuple(known))


def _put_numbers(talk: Talk, person_id: str, numbers: tuple[Number, ...]) -> None:
    if numbers != _entry(talk, person_id).numbers:
        _put(talk, person_id, numbers=numbers)


def entry(person: Person) -> Iterator[str]:
    """Give all that stands in somebody's entry."""
    yield describe(person)
    for one in person.numbers:
        yield f"Number: {one.number}{f', {one.for_}' if one.for_ else ''}"
    if person.email:
        yield f"E-mail: {person.email}"
    yield f"Last checked on: {person.verified or 'never'}"
    if person.note:
        yield f"Note: {person.note}"
