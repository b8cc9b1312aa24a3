"""The sheet that is held in the hand before anything else is found."""

import re
from typing import Any

from crisisplan.domain.standing import Reading
from crisisplan.export.documents import render
from crisisplan.export.first_papers import options_first, wanted_first
from crisisplan.export.options import EACH_ROLE, Options
from tests import build
from tests.export import town

PEOPLE = {
    "p-a": {"name": "Anna", "numbers": [{"number": "111"}], "verified": "2026-11-01"},
    "p-b": {"name": "Boris", "numbers": [{"number": "0222"}]},
    "p-c": {"name": "Cyril", "marking": "red", "numbers": [{"number": "0333"}]},
}


def made(reading: Reading) -> str:
    """Make it on the day of all tests."""
    return render("first-page", reading, audience="amber", now=town.NOW)


def asking(*items: dict[str, Any], **more: Any) -> Reading:
    """Give a plan of these people to a playbook that asks these items."""
    book = build.playbook(*items, begin_with={"items": [items[0]["id"]]})
    return Reading(build.plan(people=PEOPLE, **more), book, build.TODAY)


def test_the_first_ten_actions_stand_in_the_order_of_the_clock() -> None:
    """At three in the morning nobody sorts."""
    late = build.item("late", "action", within="3 h")
    many = [build.item(f"do-{n:02}", "action", within=f"{n} min") for n in range(12)]
    page = made(asking(late, *reversed(many), roles={"boss": {"lead": "p-a"}}))
    steps = [line for line in page.splitlines() if line.startswith("- [ ]")]
    assert steps[0] == "- [ ] **0 min** Do-00 (Head of crisis, Anna)"
    assert [step.split("**")[1] for step in steps] == [f"{n} min" for n in range(10)]
    assert "3 more stand on the action cards." in page


def test_who_was_asked_is_telephoned_first_and_the_directory_once() -> None:
    """The next morning begins with a list of four, the earliest reply on top."""
    asked = {
        f"q-{n}": {
            "state": "asked",
            "asked": {"whom": whom, "on": "2026-11-20", "reply_by": day},
        }
        for n, (whom, day) in enumerate(
            [("Parish", "2026-12-02"), ("p-b", "2026-12-01"), ("p-b", "")]
        )
    }
    page = made(asking(*(build.item(key) for key in asked), answers=asked))
    _, _, calls = page.partition("| Whom | Numbers | About |\n| --- | --- | --- |\n")
    assert calls.splitlines() == [
        "| Boris | 0222 | Ask, for a reply by 2026-12-01: Q-1; Q-2. "
        "Also: Does this number work? |",
        "| Parish | …………………… | Ask, for a reply by 2026-12-02: Q-0 |",
    ]


def test_a_number_that_is_not_for_this_audience_asks_for_no_call() -> None:
    """That nobody checked it would say that it is there."""
    held = {"boss": {"lead": "p-c", "deputies": ["p-b"]}}
    page = made(asking(build.item("q"), roles=held))
    assert "Cyril" not in page.partition("telephone tomorrow")[2]
    assert "0333" not in page
    assert "| Boris | 0222 | Does this number work? |" in page


def test_nobody_calls_the_emergency_services_to_try_their_number() -> None:
    """“158: does this number work?” sent a clerk to the police for nothing."""
    people = {"p-d": {"name": "Police", "numbers": [{"number": "158"}]}}
    book = build.playbook(build.item("q"))
    held = build.plan(people=people, roles={"boss": {"lead": "p-d"}})
    page = made(Reading(held, book, build.TODAY))
    assert "| Police | 158 | Is this number right? Look it up" in page


def test_the_numbers_of_the_first_hour_are_tried_before_those_of_deputies() -> None:
    """The desk of the police holds no role, and is the first that must pick up."""
    desk = {"p-d": {"name": "Police desk", "numbers": [{"number": "0444"}]}}
    police = build.item("police", "person", phase="first-hour", weight="essential")
    held = {"boss": {"lead": "p-a", "deputies": ["p-b"]}}
    book = build.playbook(police, begin_with={"items": ["police"]})
    answers = {"police": {"lead": "p-d"}}
    plan = build.plan(answers, people=PEOPLE | desk, roles=held)
    _, _, calls = made(Reading(plan, book, build.TODAY)).partition("telephone tomorrow")
    assert calls.index("Police desk") < calls.index("Boris")


def test_it_is_offered_until_half_of_the_plan_is_answered() -> None:
    """After ten minutes nobody wants eighty pages of open points."""
    items = [build.item("one"), build.item("two")]
    done = {"one": {"value": "x", "state": "done"}}
    assert wanted_first(asking(*items)) == ("first-page",)
    assert wanted_first(asking(*items, answers=done)) == ("plan",)
    large = build.playbook(*items, begin_with={"leads": "yes", "items": ["one"]})
    city = Reading(build.plan(), large, build.TODAY)
    assert wanted_first(city) == ("brief", "handout")
    silent = Reading(build.plan(), build.playbook(*items), build.TODAY)
    assert wanted_first(silent) == ("plan",)


def test_the_first_handouts_ask_what_cannot_wait() -> None:
    """Nobody reads thirty pages of questions in the week in which a plan begins."""
    items = [
        build.item("one", weight="essential", role="boss"),
        build.item("two", role="boss"),
        build.item("three", weight="essential", role="voice"),
    ]
    roles = {"boss": "Head", "voice": "Speaker"}
    begin = {"leads": "yes", "items": ["one"]}
    book = build.playbook(*items, roles=roles, begin_with=begin)
    held = build.plan(people=PEOPLE, roles={"boss": {"lead": "p-a"}})
    names = ("brief", "handout")
    wanted = options_first(names, Reading(held, book, build.TODAY))
    assert wanted == Options(owner=EACH_ROLE, held=True, essential=True)
    done = build.plan(
        {"one": {"value": "x", "state": "done"}},
        people=PEOPLE,
        roles={"boss": {"lead": "p-a"}},
    )
    reading = Reading(done, book, build.TODAY)
    assert not options_first(names, reading).essential, "who leads gets a handout"
    assert options_first(("first-page",), reading) == Options()


def test_an_action_names_the_places_it_is_about_and_who_opens_them() -> None:
    """Whoever opens the room for families must not look for where that is."""
    columns = [
        {"id": "site", "kind": "text", "title": "Building"},
        {"id": "opens", "kind": "person", "title": "Opened by"},
    ]
    rooms = build.item("rooms", "table", columns=columns)
    rules = build.item("rules", "table", columns=columns[:1])
    calls = build.item("calls", "table", columns=columns, register="calls")
    act = build.item("open", "action", within="1 h", see=["rooms", "rules", "calls"])
    rows = {
        "r-1": {"site": "Hall [x](y)", "opens": "p-b"},
        "r-2": {"site": "School"},
        "r-3": {"opens": "p-a"},
        **{f"r-{place}": {"site": f"Room {place}"} for place in range(4, 8)},
    }
    answers = {
        key: {"value": {"rows": rows}, "state": "done"}
        for key in ("rooms", "rules", "calls")
    }
    page = made(asking(act, rooms, rules, calls, answers=answers))
    (line,) = (one for one in page.splitlines() if one.startswith("- [ ]"))
    answers["rooms"]["state"] = "not-applicable"
    gone = answers["rooms"] | {"reason": "The region opens them."}
    assert "School" not in made(asking(act, rooms, answers={"rooms": gone}))
    gap = "(nobody yet ……………………)"
    assert rf": Hall \[x\](y) (Boris, 0222); School {gap}; Room 4 {gap}; " in line
    assert line.endswith(f"Room 5 {gap}; 2 more")


def test_whom_nobody_knows_to_call_first_has_a_line_to_write_on() -> None:
    """“The agreed number” is none until somebody has agreed one."""
    desk = {"id": "desk", "kind": "person", "title": "Desk", "required": "yes"}
    police = build.item("police", "record", columns=[desk])
    act = build.item("call", "action", within="10 min", see=["police"])
    assert "**Not known yet:** Police …" in made(asking(act, police))
    assert "**Not known yet:** Head of crisis …" in made(asking(act, police))
    known = {"police": {"value": {"desk": "p-b"}, "state": "done"}}
    held = {"boss": {"lead": "p-a"}}
    page = made(asking(act, police, answers=known, roles=held))
    assert "Not known yet" not in page


def test_whoever_has_several_duties_stands_there_once_with_all_of_them() -> None:
    """In a small town the mayor is called first, and the deputy does the rest."""
    roles = {"boss": "Head of crisis", "voice": "Who speaks"}
    book = build.playbook(build.item("q"), roles=roles)
    held = {key: {"lead": "p-a", "deputies": ["p-b"]} for key in roles}
    plan = build.plan(people=PEOPLE, roles=held)
    page = made(Reading(plan, book, build.TODAY))
    assert "| Head of crisis, Who speaks | Anna | 111 |" in page
    assert "| Stands in for: Head of crisis, Who speaks | Boris | 0222 |" in page
    held["voice"] = {"lead": "p-b", "deputies": ["p-a"]}
    page = made(Reading(build.plan(people=PEOPLE, roles=held), book, build.TODAY))
    assert "| Head of crisis; stands in for: Who speaks | Anna | 111 |" in page
    assert "| Who speaks; stands in for: Head of crisis | Boris | 0222 |" in page


def test_whoever_stands_in_for_no_role_is_called_what_the_question_is() -> None:
    """Only roles are put together; a question is no role."""
    hall = build.item("hall", "person", phase="first-hour", weight="essential")
    act = build.item("open", "action", within="1 h", see=["hall"])
    answers = {"hall": {"value": {"lead": "p-a", "deputies": ["p-b"]}, "state": "done"}}
    page = made(asking(act, hall, answers=answers))
    assert "| Hall | Anna | 111 |" in page
    assert "Stands in" not in page
    assert "| Hall: stands in | Boris | 0222 |" in page


def test_those_for_whom_there_is_no_room_tomorrow_are_named_or_counted() -> None:
    """A list that ends without a word looks like all."""
    people = {
        f"p-{n}": {"name": f"Person {n}", "numbers": [{"number": f"+421 900 {n:03}"}]}
        for n in range(60)
    }
    book = build.playbook(build.item("who", "person"))
    held = {"boss": {"lead": "p-0", "deputies": [*people][1:]}}
    plan = build.plan(people=people, roles=held)
    page = made(Reading(plan, book, build.TODAY))
    listed = page.partition("| Whom | Numbers | About |")[2].count("| Person ")
    first, second, third = range(listed, listed + 3)
    assert (
        f"Also to telephone: Person {first}, Person {second}, Person {third} and "
        f"{60 - listed - 3} more." in page
    )
    for person in people.values():
        person["name"] = f"{person['name']} of the old and of the new town"
    page = made(Reading(build.plan(people=people, roles=held), book, build.TODAY))
    assert re.search(r"Also to telephone: \d+ others\.", page)
    assert 4 < listed < 60


def test_who_leads_is_called_before_the_places_and_no_number_comes_last() -> None:
    """The first lines were a school and a caretaker whom nobody could dial."""
    columns = [
        {"id": "site", "kind": "text", "title": "Place"},
        {"id": "called", "kind": "person", "title": "Called"},
    ]
    sites = build.item("sites", "table", columns=columns, register="sites")
    act = build.item("warn", "action", within="30 min", see=["sites"])
    head = {"phase": "first-hour", "weight": "essential", "fills": "boss"}
    people = PEOPLE | {"p-d": {"name": "Dana"}}
    rows = {"r-1": {"site": "School", "called": "p-d"}, "r-2": {"called": "p-b"}}
    police = build.item("police", "action", within="10 min")
    book = build.playbook(police, act, sites, build.item("head", "person", **head))
    plan = build.plan(
        {"sites": {"rows": rows}}, people=people, roles={"boss": {"lead": "p-a"}}
    )
    page = made(Reading(plan, book, build.TODAY))
    _, _, calls = page.partition("| --- | --- | --- | --- |\n")
    names = [line.split(" | ")[1] for line in calls.splitlines()[:3]]
    assert names == ["Anna", "Boris", "Dana"]


def test_of_a_half_known_contact_only_the_other_half_is_unknown() -> None:
    """Somebody was asked for the desk; whom the police call had been said."""
    columns = [
        {"id": key, "kind": "person", "title": key.title(), "required": "yes"}
        for key in ("officer", "desk")
    ]
    police = build.item("police", "record", columns=columns)
    act = build.item("call", "action", within="10 min", see=["police"])
    half = {
        "value": {"officer": "p-a"},
        "state": "asked",
        "asked": {"whom": "p-b", "on": "2026-11-20"},
    }
    held = {"boss": {"lead": "p-a"}}
    page = made(asking(act, police, answers={"police": half}, roles=held))
    assert "**Not known yet:** Desk …" in page
    tried = {"id": "tried", "kind": "date", "title": "Tried", "not_after": "today"}
    whole = {"officer": "p-a", "desk": "p-b", "tried": "in spring"}
    police = build.item("police", "record", columns=[*columns, tried])
    answers = {"police": {"value": whole, "state": "draft"}}
    page = made(asking(act, police, answers=answers, roles=held))
    assert "Not known yet" not in page, "only a day that nobody needs is refused"
    alone = build.item("police", "person", deputies="1")
    known = {"police": {"value": {"lead": "p-a"}}}
    page = made(asking(act, alone, answers=known, roles=held))
    assert "Not known yet" not in page


def test_what_nobody_does_yet_has_a_line_for_the_name() -> None:
    """“Person for families” alone looked like somebody."""
    page = made(asking(build.item("open", "action", within="1 h")))
    assert "Open (Head of crisis, nobody yet …" in page
    held = {"boss": {"lead": "p-a"}}
    head = build.item("head", "person", fills="boss", marking="red")
    act = build.item("open", "action", within="1 h")
    assert "Open (Head of crisis)\n" in made(asking(act, head, roles=held))


def test_whoever_does_what_is_done_first_is_called_first_then_who_stands_in() -> None:
    """Before the church is rung, somebody tries the deputy."""
    columns = [
        {"id": "site", "kind": "text", "title": "Place"},
        {"id": "called", "kind": "person", "title": "Called"},
    ]
    police = build.item("police", "action", within="5 min", does="voice", see=["desk"])
    ours = [
        {"id": key, "kind": "person", "title": title}
        for key, title in (("ours", "The police call"), ("too", "Or else"))
    ]
    desk = build.item("desk", "record", columns=ours)
    act = build.item("warn", "action", within="30 min", see=["sites"])
    sites = build.item("sites", "table", columns=columns, register="sites")
    soon = {"phase": "first-hour", "weight": "essential"}
    items = [build.item(key, "person", fills=key, **soon) for key in ("boss", "voice")]
    book = build.playbook(
        *(police, desk, act, sites, *items),
        roles={"boss": "Head of crisis", "voice": "Who speaks"},
    )
    rows = {"r-1": {"site": "Church", "called": "p-d"}}
    plan = build.plan(
        {"sites": {"rows": rows}, "desk": {"ours": "p-a", "too": "p-c"}},
        people=PEOPLE | {"p-d": {"name": "Dana", "numbers": [{"number": "0444"}]}},
        roles={"boss": {"lead": "p-a"}, "voice": {"lead": "p-b", "deputies": ["p-c"]}},
    )
    page = made(Reading(plan, book, build.TODAY))
    _, _, calls = page.partition("| --- | --- | --- | --- |\n")
    assert [line.split(" | ")[:2] for line in calls.splitlines()[:4]] == [
        ["| Who speaks", "Boris"],
        ["| Head of crisis; The police call", "Anna"],
        ["| Or else; stands in for: Who speaks", "Cyril"],
        ["| Church", "Dana"],
    ]


def test_a_number_that_nobody_knows_has_a_line_and_no_day_of_a_check() -> None:
    """Seven times “never” takes the room that a number needs."""
    people = {"p-a": {"name": "Anna"}}
    plan = build.plan(people=people, roles={"boss": {"lead": "p-a"}})
    page = made(Reading(plan, build.playbook(build.item("q")), build.TODAY))
    assert "| For | Name | Numbers |\n| --- | --- | --- |\n" in page
    assert "| Head of crisis | Anna | no number yet …………………… |\n" in page
    assert "Nobody has checked these numbers yet." in page


def test_places_that_nobody_has_written_down_have_a_line() -> None:
    """“Call those who were targeted” says nothing where nobody said who that is."""
    columns = [{"id": "called", "kind": "person", "title": "Called"}]
    sites = build.item("sites", "table", columns=columns, register="sites")
    act = build.item("warn", "action", within="30 min", see=["sites"])
    assert "nobody yet ………………………………): ……………………" in made(asking(act, sites))


def test_who_is_not_decided_is_marked_wherever_the_name_stands() -> None:
    """Somebody else was asked: at night that must not look like a fact."""
    columns = [
        {"id": "site", "kind": "text", "title": "Place"},
        {"id": "called", "kind": "person", "title": "Called"},
    ]
    police = build.item("police", "action", within="5 min")
    act = build.item("open", "action", within="1 h", see=["rooms"], does="voice")
    rooms = build.item("rooms", "table", columns=columns)
    head = build.item("head", "person", fills="boss", phase="first-hour")
    book = build.playbook(
        *(police, act, rooms, head),
        roles={"boss": "Head of crisis", "voice": "Who speaks"},
    )
    rows = {"r-1": {"site": "Hall", "called": "p-b"}}
    asked = {"state": "asked", "asked": {"whom": "Region", "on": "2026-11-20"}}
    answers = {
        "head": {"state": "draft"},
        "rooms": {"value": {"rows": rows}, **asked},
    }
    roles = {"boss": {"lead": "p-a"}, "voice": {"lead": "p-b"}}
    plan = build.plan(answers, people=PEOPLE, roles=roles)
    page = made(Reading(plan, book, build.TODAY))
    assert "| Head of crisis | Anna (draft) | 111 |" in page
    assert "Police (Head of crisis, Anna (draft))" in page
    assert "Boris (draft)" not in page
    assert "Open (Who speaks, Boris): Hall (Boris, 0222), draft" in page
    reading = Reading(plan, book, build.TODAY)
    for name in ("brief", "plan", "action-cards"):
        shown = render(name, reading, audience="amber", now=town.NOW)
        assert "Anna (draft)" in shown, name


def test_a_withheld_day_is_no_day_on_which_somebody_checked() -> None:
    """It had dropped the sentence that nobody has checked a number."""
    people = {
        "p-a": {"name": "Anna", "marking": "red", "numbers": [{"number": "0111"}]},
        "p-b": PEOPLE["p-b"],
    }
    book = build.playbook(build.item("q"))
    held = {"boss": {"lead": "p-a", "deputies": ["p-b"]}}
    page = made(Reading(build.plan(people=people, roles=held), book, build.TODAY))
    assert "| Anna | withheld |" in page
    assert "Nobody has checked these numbers yet." in page


def test_long_names_of_places_give_way() -> None:
    """One sheet stays one sheet."""
    columns = [
        {"id": "site", "kind": "text", "title": "Building"},
        {"id": "opens", "kind": "person", "title": "Opened by"},
    ]
    rooms = build.item("rooms", "table", columns=columns)
    act = build.item("open", "action", within="1 h", see=["rooms"])
    rows = {f"r-{n}": {"site": "A hall " * 9, "opens": "p-b"} for n in range(4)}
    answers = {"rooms": {"value": {"rows": rows}, "state": "done"}}
    page = made(asking(act, rooms, answers=answers))
    (line,) = (one for one in page.splitlines() if one.startswith("- [ ]"))
    assert line.count("Boris") == 2
    assert line.endswith("; 2 more")


def test_whoever_leads_is_no_draft_where_only_a_deputy_is_asked_for() -> None:
    """She said who speaks, and asked who stands in: so it is said on paper."""
    act = build.item("open", "action", within="1 h", does="boss")
    head = build.item("head", "person", title="Who speaks", fills="boss")
    asked = {"whom": "Mayor", "rest": "yes"}
    answers = {"head": {"state": "asked", "asked": asked}}
    book = build.playbook(act, head, roles={"boss": "Speaker"})
    plan = build.plan(answers, people=PEOPLE, roles={"boss": {"lead": "p-a"}})
    page = made(Reading(plan, book, build.TODAY))
    assert "draft)" not in page
    assert "| Mayor | …………………… | Ask: who stands in, for “Who speaks” |" in page


def test_where_only_a_number_is_asked_for_nothing_else_is_open() -> None:
    """The desk was named, and then the sheet said that nobody knows whom to call."""
    columns = [{"id": one, "kind": "person", "title": one} for one in ("us", "desk")]
    contact = build.item("contact", "record", columns=columns)
    act = build.item("call", "action", within="5 min", does="boss", see=["contact"])
    asked = {"whom": "Jitka", "reply_by": "2026-12-01", "rest": "yes"}
    row = {"us": "p-a", "desk": "p-e"}
    answers = {"contact": {"value": row, "state": "asked", "asked": asked}}
    people = PEOPLE | {"p-e": {"name": "Desk"}}
    held = {"boss": {"lead": "p-b"}}
    book = build.playbook(act, contact, begin_with={"items": ["call"]})
    plan = build.plan(answers, people=people, roles=held)
    page = made(Reading(plan, book, build.TODAY))
    assert "Not known yet" not in page
    assert "(draft)" not in page
    calls = page.partition("| Whom | Numbers | About |\n| --- | --- | --- |\n")[2]
    assert calls.splitlines()[:3] == [
        "| Jitka | …………………… | Ask, for a reply by 2026-12-01: the number of Desk |",
        "| Desk | …………………… | Which number? |",
        "| Boris | 0222 | Does this number work? |",
    ]


def test_an_action_names_whom_one_calls_elsewhere_with_the_number() -> None:
    """“On the agreed number” is none at three in the morning."""
    columns = [
        {"id": one, "kind": "person", "title": one} for one in ("ours", "desk", "chief")
    ]
    contact = build.item("contact", "record", columns=columns)
    act = build.item("call", "action", within="5 min", does="boss", see=["contact"])
    book = build.playbook(act, contact, roles={"boss": "Speaker"})
    row = {"ours": "p-a", "desk": "p-b", "chief": "p-c"}
    plan = build.plan(
        {"contact": {"value": row, "state": "done"}},
        people=PEOPLE,
        roles={"boss": {"lead": "p-a"}},
    )
    page = made(Reading(plan, book, build.TODAY))
    assert "Call (Speaker, Anna): Boris, 0222; Cyril" in page


def test_whoever_stands_in_is_named_beside_where_that_takes_no_line() -> None:
    """“Send the first words (Anna)”: and if Anna does not pick up?"""
    act = build.item("call", "action", within="5 min", does="boss")
    held = {"boss": {"lead": "p-a", "deputies": ["p-b", "p-d"]}}
    page = made(asking(act, roles=held))
    assert "Call (Head of crisis, Anna, or Boris)\n" in page
    long = build.item("call", "action", title="Call " * 12, within="5 min", does="boss")
    assert "(Head of crisis, Anna)\n" in made(asking(long, roles=held))


def test_a_duty_that_somebody_else_does_is_no_gap() -> None:
    """“The county speaks for us” is an answer, and stands where a name would."""
    act = build.item("speak", "action", within="30 min")
    head = build.item("head", "person", fills="boss")
    gone = {"state": "not-applicable", "reason": "The *county* speaks for us."}
    reading = asking(act, head, answers={"head": gone})
    assert "Speak (Head of crisis: The \\*county\\* speaks for us.)" in made(reading)
    plan = render("plan", reading, audience="amber", now=town.NOW)
    assert "Nobody is named yet for" not in plan


def test_who_has_no_number_is_named_where_the_sheet_has_no_row_for_them() -> None:
    """They come last in the list, and whoever falls off it would not be asked."""
    keys = [f"q-{n}" for n in range(10)]
    duties = [
        build.item(key, "person", weight="essential", phase="first-hour")
        for key in keys
    ]
    people = {
        f"p-{key}": {
            "name": f"Person of {key}",
            **({} if key in ("q-2", "q-3") else {"numbers": [{"number": "0222"}]}),
        }
        for key in keys
    }
    answers = {
        key: {"state": "done", "value": {"lead": f"p-{key}", "deputies": []}}
        for key in keys
    }
    book = build.playbook(*duties, begin_with={"items": ["q-0"]})
    plan = build.plan(answers, people=people)
    page = made(Reading(plan, book, build.TODAY))
    (said,) = (line for line in page.splitlines() if "more stand in" in line)
    assert said == (
        "3 more stand in the contact list. **No number yet:** Person of q-2 "
        "…………………… and Person of q-3 ……………………"
    )


def test_words_in_a_second_language_are_said_to_be_there() -> None:
    """Whoever needs them in the first hour knows that they are written."""
    say = build.item("say", "statement", phase=["first-hour"])
    texts = {"sk": "Sme s vami.", "hu": "Veletek vagyunk."}
    answers = {"say": {"value": texts, "state": "done"}}
    page = made(asking(say, answers=answers))
    assert "> Sme s vami." in page
    assert "Also in: Hungarian, among the statements." in page
