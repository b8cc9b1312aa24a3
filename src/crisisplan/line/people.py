"""Finding people and desks by their names, and entering new ones."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from crisisplan.domain.directory import Number, Person
from crisisplan.domain.entering import may_mean, read_email, read_name, read_phone
from crisisplan.domain.phone import said_of
from crisisplan.domain.text import nearest, one_line, tidy
from crisisplan.domain.texts import fold
from crisisplan.domain.values import read_past_date, read_yes_no
from crisisplan.errors import ChangedOutsideError, NotAnAnswerError
from crisisplan.line.asking import asked
from crisisplan.line.saying import describe
from crisisplan.line.talk import Talk
from crisisplan.line.voice import Back

_PARTS: Mapping[str, str] = {
    "name": "Name, or what the desk is called",
    "post": "Post",
    "organisation": "Organisation",
    "desk": "Is it a desk, where whoever is on duty answers? Yes or no",
    "staffed": "When is the desk staffed? 24 h, or weekdays 8-16",
    "email": "E-mail",
    "verified": "On which day were the numbers last checked? A date, or today",
}


def pick(talk: Talk, title: str) -> str:
    """Let somebody of the directory be chosen, and give the id.

    Raises:
        Back: The person goes back, or the directory is empty.
    """
    people = talk.session.plan.people
    if not people:
        talk.say("The directory is empty.")
        raise Back
    known = sorted(people.items(), key=lambda one: one[1].name.casefold())
    return choose(talk, title, [(key, describe(one)) for key, one in known])


def choose(talk: Talk, title: str, options: Sequence[tuple[str, str]]) -> str:
    """Let one of some people be chosen, by number, name, post or telephone number.

    Raises:
        Back: The person goes back.
    """
    people = talk.session.plan.people

    def fits(key: str, said: str) -> bool:
        return key in people and may_mean(people[key], said)

    return talk.voice.choose(title, options, fits=fits)


def who(talk: Talk, person_id: str) -> str:
    """Describe somebody by id, or say that nobody is known by it."""
    person = talk.session.plan.people.get(person_id)
    return describe(person) if person else f"{person_id}, not in the directory"


def find(talk: Talk, typed: str) -> str:
    """Give the id of whoever is meant; where several may be, ask which.

    Raises:
        NotAnAnswerError: Nobody is called so; the text says what to do.
        Back: The person does not want to say which.
    """
    wanted, people = fold(tidy(typed)), talk.session.plan.people
    if not wanted:
        raise NotAnAnswerError("Write the name of somebody in the directory.")
    same = [k for k, one in people.items() if wanted in (k, fold(one.name))]
    close = same or [k for k, one in people.items() if may_mean(one, wanted)]
    if len(close) == 1:
        return close[0]
    if close:
        options = [(key, f"{describe(people[key])} ({key})") for key in close]
        return choose(talk, "Several people may be meant:", options)
    hint = nearest(typed, [one.name for one in people.values()])
    raise NotAnAnswerError(
        f"{one_line(typed)!r} is not in the directory. "
        + (f"Did you mean {hint!r}? " if hint else "")
        + "To enter somebody new, write a plus and the name."
    )


def find_or_enter(talk: Talk, typed: str) -> tuple[str, ...]:
    """Give the ids of all that are named, with semicolons between the names.

    A plus before a name enters somebody new: by the name alone, so that nobody is in
    the directory who was meant to be in an answer, and is not. `ask_about_new` asks
    for the rest, once the answer is written.

    Raises:
        NotAnAnswerError: Nobody is called so.
        Back: The person thinks better of it.
    """
    meant = [_meant(talk, name) for name in typed.split(";") if name.strip()]
    return tuple(
        dict.fromkeys(
            _put_new(talk, one) if isinstance(one, Person) else one for one in meant
        )
    )


def _meant(talk: Talk, typed: str) -> str | Person:
    """Give the id of whoever is meant, or an entry that is not in the directory yet."""
    if not typed.lstrip().startswith("+"):
        return find(talk, typed)
    name = read_name(tidy(typed.lstrip().removeprefix("+")))
    if not name:
        return Person(name=_asked_name(talk))
    people = talk.session.plan.people
    hint = nearest(name, [one.name for one in people.values()])
    near = [(k, describe(one)) for k, one in people.items() if hint == one.name]
    same = [key for key, _ in near if hint.casefold() == name.casefold()]
    if len(same) == 1:
        return same[0]
    if near:
        title = "Somebody in the directory has this name, or one that is close to it."
        new = ("", f"Enter {name} as somebody new")
        if key := choose(talk, title, [*near, new]):
            return key
    return Person(name=name)


def enter(talk: Talk) -> None:
    """Enter somebody new into the directory.

    Raises:
        Back: No name was written.
    """
    _put_new(talk, Person(name=_asked_name(talk)))
    ask_about_new(talk)


def _asked_name(talk: Talk) -> str:
    name = asked(talk, f"{_PARTS['name']}?", read_name)
    if not name:
        raise Back
    return name


def _put_new(talk: Talk, person: Person) -> str:
    person_id = talk.session.put_person(person)
    talk.session.seal()
    talk.entered.append(person_id)
    return person_id


def ask_about_new(talk: Talk) -> None:
    """Save whom somebody entered by name, and ask for the rest of each entry."""
    talk.session.seal()
    talk.keeper.keep()
    while talk.entered:
        person_id = talk.entered.pop(0)
        name = talk.reading.around.name(person_id)
        talk.say(f"{name} is in the directory now. Enter goes on, b is enough.")
        change(talk, person_id, but=("name",))


def change(talk: Talk, person_id: str, *, but: tuple[str, ...] = ()) -> None:
    """Ask for each part of an entry; Enter keeps it, a single hyphen empties it."""
    try:
        for part, sentence in _PARTS.items():
            person = _entry(talk, person_id)
            if part == "email":
                _numbers(talk, person_id)
            if part not in but and (part != "staffed" or person.desk):
                _part(talk, person_id, part, sentence)
    except Back:
        talk.say("What you wrote is kept.")


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
        typed = one_line(talk.voice.ask(_asked(sentence, before)))
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
    "desk": lambda _, typed: read_yes_no(typed),
    "email": lambda _, typed: read_email(typed),
    "verified": lambda talk, typed: read_past_date(
        typed, talk.reading.today
    ).isoformat(),
}


_EMPTY: Mapping[str, object] = {"desk": False}


def _put(talk: Talk, person_id: str, **parts: object) -> None:
    person = _entry(talk, person_id).model_copy(update=parts)
    talk.do(lambda: talk.session.put_person(person, person_id))


def _numbers(talk: Talk, person_id: str) -> None:
    """Ask for each number that is known, then for another until there is none."""
    place = 0
    while True:
        known = _entry(talk, person_id).numbers
        before = known[place] if place < len(known) else Number(number="")
        sentence = _asked(f"Telephone number {place + 1}", before.number)
        typed = asked(talk, sentence, _phone)
        if not typed and not before.number:
            return
        after = [] if typed == "-" else [_number(talk, typed or before.number, before)]
        numbers = (*known[:place], *after, *known[place + 1 :])
        if numbers != known:
            _put(talk, person_id, numbers=numbers)
        place += len(after)


def _phone(typed: str) -> str:
    return typed if typed in ("", "-") else read_phone(typed)


def _number(talk: Talk, number: str, before: Number) -> Number:
    talk.say(f"Dialled: {said_of(number)}")
    for_ = one_line(talk.voice.ask(_asked("When, or for what, is it", before.for_)))
    return Number(number=number, for_=for_ or before.for_)


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
