"""What comes back: filled forms and lists, and what was set aside."""

from os.path import lexists
from pathlib import Path

from crisisplan.domain import aside
from crisisplan.domain.account import Account
from crisisplan.domain.telling import tell, tell_entry
from crisisplan.intake.files import MOST, read_account
from crisisplan.line.stating import needed
from crisisplan.line.talk import Talk
from crisisplan.storage.files import read_bytes
from crisisplan.storage.named import named


def take_in(talk: Talk, words: str) -> None:
    """Read out what a file says, and take it in where the person agrees.

    Raises:
        CannotReadError: It cannot be read, or is none of this plan.
        NotAnAnswerError: No file was named.
        CannotWriteError: The plan is open for reading only.
    """
    path = _path(talk, words or needed(talk, "Which file came back? Write its name."))
    content = read_bytes(path, most=MOST, wanted="form or list")
    session = talk.session
    account = read_account(content, path.name, session.reading, session.new_key)
    for line in tell(account):
        talk.say(line.strip(), inside=line.startswith(" "))
    if not account.possible and not account.of("clash", "refused"):
        talk.say("There is nothing to take in.")
        return
    chosen = account.decided | _decided(talk, account)
    left = len(account.of("clash", "refused"))
    left -= len(chosen - account.decided)
    sentence = f"Take in {len(chosen)}, and set {left} aside?"
    if not talk.voice.confirm(sentence):
        talk.say("Nothing was changed.")
        return
    session.take_in(account, chosen)
    talk.say(f"Taken in: {len(chosen)}. Set aside: {left}.")


def _path(talk: Talk, typed: str) -> Path:
    """Give the file meant; a bare name is looked for beside the plan too."""
    path = named(typed)
    beside = talk.session.path.resolve().parent / path
    return path if lexists(path) or not lexists(beside) else beside


def _decided(talk: Talk, account: Account) -> frozenset[int]:
    """Ask about each entry where the plan says something else by now."""
    chosen = set()
    for place, entry in enumerate(account.entries):
        if entry.outcome == "clash" and entry.update is not None:
            for line in tell_entry(entry):
                talk.say(line.strip(), inside=True)
            if talk.voice.confirm("Take this in place of what the plan says?"):
                chosen.add(place)
    return frozenset(chosen)


NOTHING_ASIDE = "Nothing is set aside."
_BACK, _DROP, _KEEP = "back", "drop", "keep"


def set_aside(talk: Talk, words: str) -> None:
    """Read out what is set aside, and do with one of them what the person says.

    Raises:
        Back: The person leaves it as it is.
        NotAnAnswerError: The plan has no place for it any more.
    """
    reading = talk.reading
    kept = reading.plan.set_aside
    if not kept:
        talk.say(NOTHING_ASIDE)
        return
    numbers = [str(place) for place in range(len(kept))]
    lines = [f"{aside.title(reading, one)}: {aside.said(reading, one)}" for one in kept]
    told = words in numbers[1:] or words == str(len(kept))
    options = list(zip(numbers, lines, strict=True))
    index = int(words) - 1 if told else int(talk.voice.choose("Set aside:", options))
    talk.say(lines[index])
    talk.say(f"Set aside because: {kept[index].because}")
    if kept[index].at:
        talk.say(f"Since {kept[index].at[:10]}.")
    _do_with(talk, index)


def _do_with(talk: Talk, index: int) -> None:
    choices = [
        (_BACK, "Put it back; what it replaces is set aside"),
        (_DROP, "Drop it"),
        (_KEEP, "Leave it where it is"),
    ]
    chosen = talk.voice.choose("What becomes of it?", choices)
    if chosen == _BACK:
        talk.session.put_back(index)
        talk.say("It stands in the plan now. u takes that back.")
    elif chosen == _DROP and talk.voice.confirm("Drop it? u takes that back."):
        talk.session.drop_set_aside(index)
        talk.say("Dropped.")
