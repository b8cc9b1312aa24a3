"""Finding people and desks by their names, and entering new ones."""

from collections.abc import Mapping, Sequence

from crisisplan.domain.directory import Person
from crisisplan.domain.entering import may_mean, person_meant, read_name
from crisisplan.domain.folding import fold, holds_words
from crisisplan.domain.text import nearest, one_line, tidy
from crisisplan.errors import NotAnAnswerError
from crisisplan.line.asking import asked
from crisisplan.line.entries import NAME, complete
from crisisplan.line.hearing import Back
from crisisplan.line.saying import describe
from crisisplan.line.talk import Talk

_ENOUGH = 3
"""Letters of a name that mean the only one whose name begins so."""
_NOBODY = ("no", "nobody", "none", "n/a")


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


def only_one_called(talk: Talk, words: str) -> str:
    """Give the name of the only one who has this first or last name; else `words`.

    What roles and partners are called is no name.
    """
    wanted, book = fold(words), talk.playbook
    titles = (book.say(one) for one in (*book.roles.values(), *book.partners.values()))
    if len(wanted) < _ENOUGH or any(holds_words(title, wanted) for title in titles):
        return words
    names = [one.name for one in talk.session.plan.people.values() if not one.desk]
    known = [name for name in names if wanted in fold(name).split()]
    return known[0] if len(known) == 1 else words


def who(talk: Talk, person_id: str) -> str:
    """Describe somebody by id, or say that nobody is known by it."""
    person = talk.session.plan.people.get(person_id)
    return describe(person) if person else f"{person_id}, not in the directory"


def find(talk: Talk, typed: str, *, more: str = "") -> str:
    """Give the id of whoever is meant; where several may be, ask which.

    `more` says what else can be done where nobody is called so.

    Raises:
        NotAnAnswerError: Nobody is called so; the text says what to do.
        Back: The person does not want to say which.
    """
    wanted, people = fold(tidy(typed)), talk.session.plan.people
    if not wanted:
        raise NotAnAnswerError("Write the name of somebody in the directory.")
    same = _same(people, wanted)
    close = same or _close(people, wanted)
    if len(close) == 1 and (same or len(wanted) >= _ENOUGH):
        return close[0]
    if close:
        options = [(key, describe(people[key])) for key in close]
        title = "Several people may be meant:" if options[1:] else "Is this meant?"
        return choose(talk, title, options)
    hint = nearest(typed, [one.name for one in people.values()])
    raise NotAnAnswerError(
        f"{one_line(typed)!r} is not in the directory. "
        + (f"Did you mean {hint!r}? " if hint else "")
        + (more or "p and then 1 lists everybody.")
    )


def _same(people: Mapping[str, Person], wanted: str) -> list[str]:
    return [key for key, one in people.items() if wanted in (key, fold(one.name))]


def _close(people: Mapping[str, Person], wanted: str) -> list[str]:
    return [key for key, one in people.items() if may_mean(one, wanted)]


def _is_name(typed: str) -> bool:
    """Whether it is written as names are: no word begins with a small letter."""
    return not any(word[:1].islower() for word in typed.split())


def _is_unlike(people: Mapping[str, Person], wanted: str) -> bool:
    """Whether a name is so unlike all others that it can only be a new one."""
    near = nearest(wanted, [fold(one.name) for one in people.values()])
    return len(wanted) >= _ENOUGH and not (near or _close(people, wanted))


def find_or_enter(talk: Talk, typed: str, *, desk: bool = False) -> tuple[str, ...]:
    """Give the ids of all that are named, with semicolons between the names.

    A plus before a name enters somebody new: by the name alone, so that nobody is in
    the directory who was meant to be in an answer, and is not. `ask_about_new` asks
    for the rest, once the answer is written. While nobody is in the directory, a name
    can only be a new one, and needs no plus; nor does it while one begins, where it is
    like no other. With `desk` a new one is a desk.

    Raises:
        NotAnAnswerError: Nobody is called so.
        Back: The person thinks better of it.
    """
    meant = [_meant(talk, name) for name in typed.split(";") if name.strip()]
    return tuple(
        dict.fromkeys(
            _put_new(talk, one.model_copy(update={"desk": desk}))
            if isinstance(one, Person)
            else one
            for one in meant
        )
    )


def _meant(talk: Talk, typed: str) -> str | Person:
    """Give the id of whoever is meant, or an entry that is not in the directory yet."""
    people, name = talk.session.plan.people, fold(tidy(typed))
    if name in _NOBODY and not _same(people, name):
        raise NotAnAnswerError(f"Nobody is called {name!r}. Enter leaves it open.")
    new = not people or typed.lstrip().startswith("+")
    new = new or (talk.begins and _is_name(typed) and _is_unlike(people, name))
    if not new:
        more = "To enter somebody new, write a plus and the name."
        return find(talk, typed, more=more)
    name = read_name(tidy(typed.lstrip().removeprefix("+")))
    if not name:
        return Person(name=_asked_name(talk))
    same = _same(people, fold(name))
    if len(same) == 1:
        return same[0]
    hint = nearest(name, [one.name for one in people.values()])
    close = same or _close(people, name)
    close = close or [key for key, one in people.items() if one.name == hint]
    if close:
        title = "Somebody in the directory has this name, or one that is close to it."
        near = [(key, describe(people[key])) for key in close]
        if key := choose(talk, title, [*near, ("", f"Somebody new called {name}")]):
            return key
    return person_meant(name)


def enter(talk: Talk) -> None:
    """Enter somebody new into the directory.

    Raises:
        Back: No name was written.
    """
    _put_new(talk, Person(name=_asked_name(talk)))
    ask_about_new(talk)


def _asked_name(talk: Talk) -> str:
    name = asked(talk, NAME, read_name)
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
        talk.say(f"{name} is in the directory now.")
        talk.tell("Enter skips a question, b ends this.")
        complete(talk, person_id)
