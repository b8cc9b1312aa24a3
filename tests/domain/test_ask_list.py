"""Who must tell us what by when, and what was decided today."""

from datetime import UTC, datetime, timedelta, timezone

from crisisplan.domain.ask_list import ask_list, asked_of, others_to_ask
from crisisplan.domain.today import decided_since, midnight
from tests.build import TODAY, item, playbook, reading

BOOK = playbook(*(item(key) for key in ("one", "two", "three", "four", "five")))


def asked(whom: str, reply_by: str = "") -> dict[str, object]:
    """Give an answer that somebody was asked for."""
    return {"state": "asked", "asked": {"whom": whom, "reply_by": reply_by}}


def test_whoever_is_due_first_stands_first() -> None:
    """A name and the entry of the directory are one person."""
    read = reading(
        BOOK,
        {
            "one": asked("Fire brigade"),
            "two": asked("p-jana", "2030-01-02"),
            "three": asked("jana kovac", "2030-01-01"),
            "four": asked("Police", "2000-01-01"),
            "five": "known",
        },
    )
    said = [
        (one.whom, [(a.item.id, a.reply_by, a.late) for a in one.awaited])
        for one in ask_list(read)
    ]
    assert said == [
        ("Police", [("four", "2000-01-01", True)]),
        (
            "Jana Kováč",
            [("three", "2030-01-01", False), ("two", "2030-01-02", False)],
        ),
        ("Fire brigade", [("one", "", False)]),
    ]
    assert [one.id for one in asked_of(read, "JANA KOVÁČ", read.gaps)] == [
        "two",
        "three",
    ]
    assert not asked_of(read, "p-ivan", read.gaps)


def test_whoever_was_asked_once_is_offered_again() -> None:
    """The secretary was named by name only, and two questions later she was unknown."""
    book = playbook(item("one"), item("two"), item("three", agree_with=["police"]))
    given = {"one": asked("Jitka"), "two": asked("police")}
    assert others_to_ask(reading(book, given), book.item("three")) == [
        ("Police", "Police, who has to agree to it"),
        ("Jitka", "Jitka"),
    ]


def test_today_begins_at_midnight_where_the_city_is() -> None:
    """What is answered counts, a draft does not."""
    east = timezone(timedelta(hours=2))
    now = datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=east)
    before = (midnight(now) - timedelta(seconds=1)).astimezone(UTC)
    after = midnight(now).astimezone(UTC)
    stamp = "%Y-%m-%dT%H:%M:%SZ"
    read = reading(
        BOOK,
        {
            "one": {"value": "x", "state": "done", "at": after.strftime(stamp)},
            "two": {"value": "x", "state": "done", "at": before.strftime(stamp)},
            "three": {"value": "x", "state": "draft", "at": after.strftime(stamp)},
            "four": {"value": "x", "state": "done"},
        },
    )
    assert decided_since(read, midnight(now)) == 1
