"""The directory of people and desks, and who holds which role: the letter p."""

from collections.abc import Callable, Mapping

from crisisplan.domain.directory import Holders
from crisisplan.domain.joining import namesakes
from crisisplan.errors import CrisisPlanError, NotAnAnswerError
from crisisplan.line.entries import change, entry
from crisisplan.line.hearing import Back
from crisisplan.line.people import (
    ask_about_new,
    choose,
    enter,
    find,
    find_or_enter,
    pick,
)
from crisisplan.line.saying import describe
from crisisplan.line.talk import Talk

HOW_HOLDERS = (
    "Write the names, the lead first, with semicolons between them; a single hyphen "
    "for nobody."
)
ENTERS_NEW = "A plus before a name enters somebody new."
NOTHING = "Nothing was changed."
_LATER = "Enter leaves it for later, b goes back, q leaves; everything is saved."
_UNDONE = "Back at the question, u undoes it."


def people(talk: Talk) -> None:
    """Offer what can be done about people until the person goes back."""
    for twice in namesakes(talk.session.plan.people):
        name = talk.reading.around.name(twice[0])
        talk.say(f"{len(twice)} entries are called {name}. Are they one person?")
    while True:
        options = [(key, words) for key, (words, _) in _DEEDS.items()]
        try:
            chosen = talk.voice.choose("People. What do you want to do?", options)
        except Back:
            return
        try:
            _DEEDS[chosen][1](talk)
        except NotAnAnswerError as fault:
            talk.refuse(str(fault))
        except Back:
            talk.say("Back to people.")


def _everybody(talk: Talk) -> None:
    known = talk.session.plan.people.values()
    for person in sorted(known, key=lambda one: one.name):
        talk.say(f"{describe(person)}.")
    if not known:
        talk.say("The directory is empty.")


def _look(talk: Talk) -> None:
    look_at(talk, pick(talk, "Whose entry?"))


def look_at(talk: Talk, person_id: str) -> None:
    """Read out somebody's entry, and ask whether it is still so."""
    for line in entry(talk.session.plan.people[person_id]):
        talk.say(line)
    talk.say("Enter keeps a part, a single hyphen empties it, b ends this.")
    change(talk, person_id)


def _verify(talk: Talk) -> None:
    verify(talk, "")


def verify(talk: Talk, words: str) -> None:
    """Note that somebody was called today, and that the numbers work."""
    title = "Whose numbers were checked today, and work?"
    person_id = find(talk, words) if words else pick(talk, title)
    name, today = talk.reading.around.name(person_id), talk.reading.today.isoformat()
    talk.do(lambda: talk.session.verify(person_id), f"{name}: checked on {today}.")


def _join(talk: Talk) -> None:
    if len(talk.session.plan.people) == 1:
        raise NotAnAnswerError("There is only one entry in the directory.")
    keep = pick(talk, "Of two entries for one person: which one stays?")
    people, name = talk.session.plan.people, talk.reading.around.name(keep)
    same = next((one for one in namesakes(people) if keep in one), ())
    others = [*same, *(key for key in people if key not in same)]
    options = [(key, describe(people[key])) for key in others if key != keep]
    other = choose(talk, f"Which one is also {name}, and goes?", options)
    sentence = f"{describe(people[other])}. This entry goes into that of {name}?"
    if talk.voice.confirm(sentence):
        done = f"Joined. What stood for the other entry is {name}'s now. {_UNDONE}"
        talk.do(lambda: talk.session.join_people(keep, other), done)
    else:
        talk.say(NOTHING)


def _succeed(talk: Talk) -> None:
    old = pick(talk, "Who has left?")
    name, places = talk.reading.around.name(old), talk.session.places(old)
    if not places:
        raise NotAnAnswerError(f"{name} is named in no role and no question.")
    talk.say(f"{name} is named in: {', '.join(places)}.")
    found = find_or_enter(talk, talk.voice.ask("Who takes these places? Name?"))
    if found and talk.voice.confirm(
        "Partners who confirmed them are asked again. Go on?"
    ):
        new = talk.reading.around.name(found[0])
        done = f"{new} is in all places of {name}. {_UNDONE}"
        talk.do(lambda: talk.session.succeed(found[0], old), done)
    else:
        talk.say(f"{name} stays in all places." if talk.entered else NOTHING)
    ask_about_new(talk)


def _remove(talk: Talk) -> None:
    person_id = pick(talk, "Who is taken out of the directory?")
    who = describe(talk.session.plan.people[person_id])
    if talk.voice.confirm(f"{who}. Is this entry taken out of the directory?"):
        done = f"Taken out: {talk.reading.around.name(person_id)}. {_UNDONE}"
        talk.do(lambda: talk.session.remove_person(person_id), done)
    else:
        talk.say(NOTHING)


def forget(talk: Talk, words: str) -> None:
    """Take somebody out of the plan and its copy, so that nothing brings them back."""
    person_id = find(talk, words) if words else pick(talk, "Who is forgotten?")
    traces = talk.session.traces(person_id)
    for line in traces.lines:
        talk.say(line)
    talk.say("Forgetting cannot be undone, and ends what could be undone before.")
    if not talk.voice.confirm(f"Forget {traces.name}?"):
        talk.say(NOTHING)
        return
    also_text = bool(traces.mentions or traces.in_copy) and talk.voice.confirm(
        "Is [removed] written for the name in free text too?"
    )
    talk.session.forget(person_id, also_text=also_text)
    talk.say(f"{traces.name} is forgotten in the plan and its copy.")
    for line in traces.left(also_text=also_text):
        talk.say(line)


def _forget(talk: Talk) -> None:
    try:
        forget(talk, "")
    except CrisisPlanError as fault:
        talk.refuse(str(fault))


def _roles(talk: Talk) -> None:
    options = [
        (role, f"{talk.name(role)}: {_held(talk, role)}")
        for role in talk.playbook.roles
    ]
    title = "Roles, and who holds them. Which one?"
    give_role(talk, talk.voice.choose(title, options))


def give_role(talk: Talk, role: str) -> None:
    """Ask who holds a role, until somebody is named or the person goes on."""
    sentence = f"{talk.name(role)}: who leads, and who stands in?"

    def explain() -> None:
        for line in (HOW_HOLDERS, ENTERS_NEW, _LATER):
            talk.say(line)

    while True:
        how = talk.voice.once(HOW_HOLDERS, "")
        typed = talk.voice.ask(f"{sentence} {how}".rstrip(), explain)
        if not typed:
            return
        try:
            held = _holders(talk, typed)
        except NotAnAnswerError as refusal:
            talk.refuse(str(refusal))
        else:
            break
    if talk.do(lambda: talk.session.assign(role, held)):
        talk.say(f"{talk.name(role)}: {_held(talk, role)}.")
        ask_about_new(talk)


def _held(talk: Talk, role: str) -> str:
    held = talk.session.plan.roles.get(role)
    names = [talk.reading.around.name(one) for one in held.people] if held else []
    return "; ".join(names) or "nobody yet"


def _holders(talk: Talk, typed: str) -> Holders:
    if typed == "-":
        return Holders()
    found = find_or_enter(talk, typed)
    if not found:
        raise NotAnAnswerError("Write at least one name.")
    return Holders(lead=found[0], deputies=found[1:])


_DEEDS: Mapping[str, tuple[str, Callable[[Talk], None]]] = {
    "list": ("List everybody", _everybody),
    "change": ("Look at an entry, or change it", _look),
    "add": ("Enter somebody new", enter),
    "verify": ("Note that somebody's numbers were checked today", _verify),
    "remove": ("Take somebody out", _remove),
    "roles": ("Say who holds a role", _roles),
    "hand over": ("Put somebody into all places of one who has left", _succeed),
    "join": ("Make one entry of two that are one person", _join),
    "forget": ("Forget somebody: take them out of everything", _forget),
}
