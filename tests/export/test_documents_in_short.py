"""What stands in each of the documents beside the plan and the cards."""

from datetime import date
from typing import Any

import pytest

from crisisplan.domain.handout import FOOT
from crisisplan.domain.items.statement import Statement
from crisisplan.domain.next_steps import next_steps
from crisisplan.domain.plan import Plan
from crisisplan.domain.playbook import Playbook
from crisisplan.domain.points import Scope
from crisisplan.domain.standing import Reading
from crisisplan.domain.values import Marking
from crisisplan.errors import CrisisPlanError
from crisisplan.export.documents import file_name, render
from crisisplan.export.escape import inline
from crisisplan.export.options import NO_OPTIONS, Options
from crisisplan.export.release import going_out
from crisisplan.export.view.calendar import years_after
from tests import build
from tests.export import town


def made(
    name: str,
    reading: Reading,
    audience: Marking = "amber",
    options: Options = NO_OPTIONS,
) -> str:
    """Make a document on the day of all tests."""
    return render(name, reading, audience=audience, now=town.NOW, options=options)


def asking(*items: dict[str, Any], **answers: Any) -> Reading:
    """Give a plan with these answers to a playbook that asks these items."""
    return build.reading(build.playbook(*items), answers)


def test_the_brief_counts_only_what_its_reader_may_see() -> None:
    """A count that moves with a secret tells it."""
    brief = made("brief", town.reading(), "amber")
    assert "Counted without 3 answers not shown to this audience." in brief
    assert "Counted without" not in made("brief", town.reading(), "red")


def test_a_hidden_essential_is_counted_where_none_can_be_named() -> None:
    """A page that says "1 is open" and then "none" is not believed."""
    data = town.plan_data()
    data["answers"]["activate"] = {"marking": "red"}
    del data["roles"]["duty-officer"]
    brief = made("brief", town.reading(data), "amber")
    assert "1 essential point is open. It is not shown" in brief
    assert "No essential point that this audience may see is open." in brief


def test_the_brief_is_two_pages_whatever_is_open() -> None:
    """What does not fit is counted, and stands in the list of open points."""
    items = [
        build.item(f"item-{number}", weight="essential", decides="council")
        for number in range(90)
    ]
    answers = {f"item-{n}": {"state": "todo", "due": "2026-12-01"} for n in range(90)}
    plan = Plan.model_validate(build.plan_data(answers))
    brief = made("brief", Reading(plan, build.playbook(*items), build.TODAY))
    assert "And 65 more, in the list of open points." in brief
    assert "Item-2; and 87 more, in the list of open points\n" in brief
    assert "And 86 more." in brief
    assert brief.count("\n") < 100


def test_the_brief_names_the_next_steps_as_the_screen_does() -> None:
    """Mayor and clerk speak of one list, by the same rules."""
    reading = town.reading(town.with_gaps())
    brief = made("brief", reading, "red")
    said = brief.split("## What to do next")[1].split("## ")[0]
    known = next_steps(Scope.whole(reading), 5)
    assert said.count("\n") == len(known) + 3
    for number, step in enumerate(known, 1):
        if step.to and step.to.kind != "person":  # it calls only those it names
            assert f"{number}. {inline(step.sentence)}\n" in said


def test_a_next_step_names_nobody_who_may_not_be_named() -> None:
    """Whom to call is no secret only where both name and number are none."""
    data = town.plan_data()
    for person in data["people"].values():
        person["verified"] = ""
    steps = [
        made("brief", town.reading(data), audience).split("## What to do next")[1]
        for audience in ("amber", "red")
    ]
    assert "and check the number" in steps[0]
    for person in data["people"].values():
        person["marking"] = "red"
    data["people"]["p-press"]["marking"] = "amber"
    hidden = made("brief", town.reading(data), "amber")
    assert f"Call {data['people']['p-press']['name']} and check" in hidden
    assert "more entries wait for a check" not in hidden


def test_nobody_is_told_to_call_themselves() -> None:
    """The mayor reads the brief, and knows whether the own number works."""
    data = town.plan_data()
    for person in data["people"].values():
        person["verified"] = ""
    steps = made("brief", town.reading(data), "red").split("## What to do next")[1]
    assert "and check the number" in steps
    assert f"Call {data['people']['p-mayor']['name']} and" not in steps


def test_a_brief_says_where_it_counts_less_than_there_is() -> None:
    """Three papers with three totals look like a mistake."""
    said = "Counted is what the readers of this paper may see."
    assert said in made("brief", town.reading(), "amber")
    assert said not in made("brief", town.reading(), "red")


BEGIN = [
    build.item("boss-man", "person", fills="boss", deputies="2"),
    build.item(
        "plans",
        "table",
        columns=[
            {"id": "plan", "kind": "text", "title": "Plan", "required": "yes"},
            {"id": "lies", "kind": "text", "title": "Where", "required": "yes"},
        ],
    ),
    build.item("meeting", "date", agree_with=["police"]),
    build.item("lies", "link"),
    build.item("code", marking="red"),
]


def test_the_brief_says_first_what_was_written_first() -> None:
    """That the old plan knows no schools was the one thing a mayor had to hear."""
    book = build.playbook(*BEGIN, begin_with={"items": [one["id"] for one in BEGIN]})
    row = {
        "plan": "Plan of 2017 (no schools)",
        "lies": "In a safe in the office for civil protection",
    }
    answers = {
        "plans": {"rows": {"r-1": row}},
        "meeting": "2027-01-15",
        "lies": {"state": "asked", "asked": {"whom": "p-jana"}},
        "code": "1234",
    }
    held = {"boss": {"lead": "p-ivan", "deputies": ["p-jana"]}}
    numbers = {"name": "Ivan Horák", "numbers": [{"number": "0555 100 101"}]}
    people = {**build.PEOPLE, "p-ivan": numbers}
    plan = build.plan(answers, roles=held, people=people)
    brief = made("brief", Reading(plan, book, build.TODAY))
    said = brief.split("## What comes first\n\n")[1].split("\n\n## ")[0]
    assert said.splitlines() == [
        "- **Boss-man:** Ivan Horák, 0555 100 101; stands in: Jana Kováč, "
        "**no number yet**",
        "- **Plans:** Plan of 2017 (no schools) (In a safe in the office for c…)",
        "- **Meeting:** 2027-01-15 – not yet confirmed by: Police",
        "- **Lies:** **open** – asked: Jana Kováč",
    ]
    assert "- **2027-01-15** Meeting, not yet confirmed by: Police" in brief


def test_the_brief_says_of_each_kind_what_the_plan_says() -> None:
    """A condition that hides a cell hides it here, and nothing is half translated."""
    columns = [
        {"id": "name", "kind": "text", "title": "Name"},
        {"id": "has", "kind": "yes-no", "title": "Has one"},
        {
            "id": "kept",
            "kind": "text",
            "title": "Kept",
            "when": {"column": "has", "is": "yes"},
        },
    ]
    sorts = {"a": "Ask {council}", "b": "Bee"}
    items = [
        build.item("rows", "table", columns=columns),
        build.item("none", "table", columns=columns, at_least="0"),
        build.item("say", "statement", starter="We are with you."),
        build.item("sort", "choice", options=sorts),
        build.item("act", "action", agree_with=["police"]),
        build.item("gone"),
        build.item("link", "link"),
    ]
    row = {"name": "Alpha", "has": "no", "kept": "HIDDEN"}
    answers = {
        "rows": {
            "rows": {"r-1": row, **{f"r-{n}": {"name": "x" * 60} for n in "2345"}}
        },
        "none": {"dropped": ["r-9"]},
        "say": {"sk": "We are with you.", "en": ""},
        "sort": "a",
        "act": {"state": "done"},
        "gone": {"state": "not-applicable", "reason": "No such thing."},
        "link": "https://intranet.example.org/" + "a/" * 90,
    }
    held = {"boss": {"lead": "p-ivan"}}
    book = build.playbook(*items, begin_with={"items": [one["id"] for one in items]})
    brief = made("brief", build.reading(book, answers, roles=held))
    said = brief.split("## What comes first\n\n")[1].split("\n\n## ")[0].splitlines()
    assert said[0].startswith("- **Rows:** Alpha (No); xxx")
    assert said[0].endswith("; and 1 more")
    assert said[1:6] == [
        "- **None:** the table has no rows",
        "- **Say:** Slovak (not yet translated)",
        "- **Sort:** Ask the city council",
        "- **Act:** settled: a named person will do it and knows",
        "- **Gone:** does not apply",
    ]
    assert said[6].startswith("- **Link:** https")


def test_a_role_that_does_not_apply_is_not_looked_for() -> None:
    """“Nobody yet” sends somebody to look; a deputy is somebody."""
    boss = build.item("boss-man", "person", fills="boss")
    other = build.item("speaker", "person", fills="spokesperson")
    late = build.item("late", weight="essential", role="spokesperson")
    book = build.playbook(boss, other, late)
    answers = {"boss-man": {"state": "not-applicable", "reason": "No such post."}}
    held = {"spokesperson": {"deputies": ["p-jana"]}}
    brief = made("brief", build.reading(book, answers, roles=held))
    assert "| An area | Head of crisis: does not apply |" in brief
    assert "- **Spokesperson (stands in: Jana Kováč):** " in brief


def test_the_brief_says_by_role_what_cannot_wait_and_who_that_is() -> None:
    """A mayor asks who has it, and whether there is anybody."""
    items = [build.item(one, weight="essential") for one in ("one", "two")]
    other = build.item("three", weight="essential", role="spokesperson")
    book = build.playbook(
        *items, other, build.item("four", marking="red", weight="essential")
    )
    held = {"boss": {"lead": "p-ivan"}}
    brief = made("brief", build.reading(book, {"two": {"state": "draft"}}, roles=held))
    assert "- **Head of crisis (Ivan Horák):** One; Two (draft)\n" in brief
    assert "- **Spokesperson (nobody yet):** Three\n" in brief
    assert "| An area | Head of crisis: Ivan Horák | 0 of 3 | 0 | 3, 1 not shown |" in (
        brief
    )


def test_the_brief_never_says_that_a_city_is_ready() -> None:
    """A finished list is no proof of anything."""
    brief = made("brief", town.reading(), "red")
    assert "They do not say that the city is ready." in brief
    assert "compliant" not in brief


COLUMNS = [
    {"id": "order", "kind": "number", "title": "Order"},
    {"id": "duty", "kind": "text", "title": "Duty"},
    {"id": "person", "kind": "person", "title": "Person"},
    {"id": "other", "kind": "person", "title": "If not reached"},
]


def test_calls_stand_in_the_order_of_their_numbers() -> None:
    """At night nobody sorts a list."""
    rows = {
        "r-1": {"order": "10", "duty": "Later", "person": "p-ivan"},
        "r-2": {"duty": "Whenever"},
        "r-3": {"order": "2", "duty": "Soon", "person": {"lead": "p-jana"}},
    }
    calls = build.item("calls", "table", columns=COLUMNS, register="calls")
    text = made("contacts", asking(calls, calls={"value": {"rows": rows}}))
    assert "| 1 | Soon | Jana Kováč" in text
    assert "| 2 | Later | Ivan Horák" in text
    assert "| 3 | Whenever | **open** | …" in text


def test_each_number_says_when_it_was_checked() -> None:
    """A number that nobody tried is a guess."""
    text = made("contacts", town.reading())
    assert "| +421 900 1 (at night)<br>anna@example.org | 2026-11-01 |" in text
    assert "| 158 | never |" in text
    assert "Checked within six months: 1 of 3 people and desks." in text


def test_statements_stand_together_by_language() -> None:
    """Whoever reads out Slovak turns no English pages."""
    text = made("statements", town.reading(), "amber")
    slovak, english = text.split("## Slovak")[1].split("## English")
    assert "> Stala sa vec." in slovak
    assert "> Something happened." in english
    assert "Before it goes out, clear it with: Police." in slovak


def test_words_are_cleared_only_where_somebody_cleared_them() -> None:
    """Whoever reads “Cleared with: Police” at a microphone relies on it."""
    reported = town.plan_data()["answers"]["reported"]
    for agreed, said in (
        (
            {"partner": "police", "on": "2026-11-20"},
            "Cleared with: Police (2026-11-20).",
        ),
        (
            {"partner": "police", "on": "2026-11-20", "mark": "1:of other words"},
            "Before it goes out, clear it with: Police.",
        ),
    ):
        data = town.plan_data()
        data["answers"]["reported"] = {**reported, "agreed": [agreed]}
        for name in ("statements", "plan", "action-cards"):
            text = made(name, town.reading(data))
            assert said in text, name
            assert text.count("Police confirmed it before") == (
                name == "plan" and "Before" in said
            )


def test_words_in_another_language_than_their_heading_say_so() -> None:
    """Nobody at the microphone finds out that the Slovak sheet is English."""
    data = town.plan_data()
    starter = town.playbook().item("reported").asks
    assert isinstance(starter, Statement)
    english = town.playbook().say(starter.starter)
    data["answers"]["reported"]["value"] = {"sk": english, "en": english}
    slovak, rest = made("statements", town.reading(data)).split("## English")
    assert "**In English, not yet translated.**" in slovak
    english_sheet, unfinished = rest.split("## Not finished")
    assert "not yet translated" not in english_sheet
    assert "Still in English: to be translated into Slovak." in unfinished
    plan = made("plan", town.reading(data))
    assert "**Slovak (in English, not yet translated)**" in plan
    assert "not yet translated" not in made("action-cards", town.reading(data))
    data["answers"]["reported"]["value"] = {"sk": english}
    assert "In English, not yet translated." in made("action-cards", town.reading(data))


def test_a_name_without_a_number_is_an_open_point() -> None:
    """It is the point of the question, and no number is a secret of few."""
    data = town.plan_data()
    data["people"]["p-press"]["numbers"] = []
    gaps = made("gaps", town.reading(data))
    said = ". No number yet: Eva Tichá."
    assert said in gaps
    data["people"]["p-press"]["marking"] = "red"
    assert "No number yet" not in made("gaps", town.reading(data))


def test_statements_that_nobody_wrote_come_with_the_words_of_the_playbook() -> None:
    """Words to begin with are better than an empty sheet, and say whose they are."""
    data = town.with_gaps()
    del data["answers"]["reported"]
    text = made("statements", town.reading(data))
    assert "These are the playbook's words:\n\n> There is a report" in text
    assert "There is a report" not in made("statements", town.reading(data), "green")


def test_sites_are_found_by_what_the_playbook_says_of_a_table() -> None:
    """No other table prints as a list of targets."""
    columns = [
        {"id": "site", "kind": "text", "title": "Site"},
        {"id": "who", "kind": "person", "title": "Whom we call"},
    ]
    places = build.item("places", "table", columns=columns, register="sites")
    others = build.item("others", "table", columns=columns)
    row = {"rows": {"r-1": {"site": "Main school", "who": "p-desk"}}}
    other = {"rows": {"r-1": {"site": "Warehouse"}}}
    text = made("sites", asking(places, others, places=row, others=other))
    assert "| Main school | Operations centre |" in text
    assert "| Main school | Operations centre<br>24 h | no number | never |" in text
    assert "Warehouse" not in text


def test_a_hidden_register_of_sites_is_counted_and_not_shown() -> None:
    """Who needs it asks for another audience, and learns that there is one."""
    text = made("sites", town.reading(), "amber")
    assert "1 register is not shown to this audience." in text
    assert "Main school" not in text
    none = asking(build.item("one"))
    assert "This plan has no register of sites." in made("sites", none)


def test_a_blank_sheet_has_as_many_lines_as_the_playbook_says() -> None:
    """Each of them is high enough for a hand."""
    columns = [
        {"id": "time", "kind": "text", "title": "Time", "help": "24 hours"},
        {
            "id": "level",
            "kind": "choice",
            "title": "Level",
            "options": {"low": "Low", "high": "High"},
        },
    ]
    log = build.item("log", "form", columns=columns, blank_rows="7", keeper="boss")
    text = made("forms", asking(log))
    assert text.count("| &#160;<br>&#160; | &#160;<br>&#160; |\n") == 7
    assert "- **Level:** Low / High" in text
    assert "- **Time:** 24 hours" in text
    assert "Kept by: Head of crisis" in text


def test_a_sheet_with_many_columns_has_a_line_for_each() -> None:
    """Seven columns beside each other are too narrow to write in."""
    columns = [
        {"id": f"c-{number}", "kind": "text", "title": f"Part {number}"}
        for number in range(7)
    ]
    text = made("forms", asking(build.item("log", "form", columns=columns)))
    assert text.count("- Part 6: …") == 12
    assert "| Part" not in text


def test_a_sheet_without_lines_still_has_one() -> None:
    """A table of headings alone is no sheet."""
    columns = [{"id": "time", "kind": "text", "title": "Time"}]
    log = build.item("log", "form", columns=columns, blank_rows="0")
    assert made("forms", asking(log)).count("| &#160;<br>&#160; |\n") == 1


def test_open_points_can_be_printed_for_one_role() -> None:
    """A department gets its own list, and nobody else's."""
    reading = town.reading(town.with_gaps())
    text = made("gaps", reading, options=Options(owner="spokesperson"))
    assert "Only what Spokesperson sees to." in text
    assert "Words of unity" in text
    assert "Drills" not in text


def test_what_came_to_light_and_is_open_stands_under_its_owner() -> None:
    """A finding that nobody is asked for comes to light again at the next exercise."""
    gaps = made("gaps", town.reading())
    mine = "- [ ] **Finding:** The lead was away. (Exercise, 2026-05-04). Spokesperson"
    assert f"## Spokesperson\n\n{mine}, by 2026-12-12." in gaps
    assert "Nobody answered. (Exercise, 2026-05-04). By 2026-11-01. Overdue." in gaps
    assert "The hall was locked." not in gaps, "it was seen to"
    assert "All know the secret." not in gaps, "it names what amber may not see"
    assert "- Last exercise: 2026-05-04, 2 findings are open" in made(
        "brief", town.reading()
    )
    mayor = made("gaps", town.reading(), options=Options(owner="mayor"))
    assert "Finding" not in mayor


def test_what_is_set_aside_is_listed_with_its_reason() -> None:
    """What nobody decides about stays for ever where nobody looks."""
    amber = made("gaps", town.reading())
    assert "- **Old beds:** Words, not a number. (2026-10-03)" in amber
    assert "1 answer set aside is not shown to this audience." in amber
    assert "- **old:** Gone." in made("gaps", town.reading(), "red")
    assert "Forty old" not in made("gaps", town.reading(), "red")


def test_what_waits_for_a_partner_is_listed_under_the_partner() -> None:
    """One telephone call settles a whole list."""
    text = made("gaps", town.reading(town.with_gaps()))
    assert "### Police\n\n- [ ] Call the police (Duty officer)" in text


def test_a_handout_holds_the_open_items_of_one_role_and_nothing_else() -> None:
    """A form goes through many hands."""
    reading = town.reading(town.with_gaps())
    text = made("handout", reading, options=Options(owner="spokesperson"))
    assert "`[reported/sk:" in text
    assert "`[do-not-say:new]`" in text
    assert "[activate:" not in text
    assert "[press-office:" not in text, "it is answered"


def test_a_handout_of_what_cannot_wait_leaves_the_rest_out_and_says_so() -> None:
    """A head of department answers six questions this week, not forty-nine."""
    essential = build.item("one", weight="essential")
    reading = asking(essential, build.item("two"), build.item("three"))
    options = Options(owner="boss", essential=True)
    text = made("handout", reading, options=options)
    assert "1 essential question is open. 2 others can wait and are left out." in text
    assert "### 1. One" in text
    assert "Two" not in text
    none = made("handout", asking(build.item("two")), options=options)
    assert "Nothing essential is open for this role." in none


def test_a_form_says_to_whom_it_comes_back_where_the_playbook_does() -> None:
    """Whoever keeps the plan waits for it; a playbook may leave that open."""
    item, boss = build.item("one"), Options(owner="boss")
    roles = {"spokesperson": {"lead": "p-jana"}}
    for keeper, there in (
        ({"keeper": "spokesperson"}, "Jana Kováč, Spokesperson"),
        ({"keeper": "boss"}, "<br>"),
        ({}, "<br>"),
    ):
        book = build.playbook(item, **keeper)
        reading = build.reading(book, {}, roles=roles)
        text = made("handout", reading, options=boss)
        assert f"| <br> | <br> | {there} | <br> |" in text


def test_nobody_is_told_by_a_form_to_call_themselves() -> None:
    """Whoever keeps the plan answers questions too, and knows that number."""
    jana = {"name": "Jana", "numbers": [{"number": "0555 100 101"}]}
    roles = {"boss": {"lead": "p-ivan"}, "spokesperson": {"lead": "p-jana"}}
    items = [build.item("one"), build.item("two", role="spokesperson")]
    book = build.playbook(*items, keeper="spokesperson")
    people = {**build.PEOPLE, "p-jana": jana}
    reading = build.reading(book, {}, roles=roles, people=people)
    call = "If something is unclear, call Jana, 0555 100 101."
    assert call in made("handout", reading, options=Options(owner="boss"))
    assert call not in made("handout", reading, options=Options(owner="spokesperson"))


def test_a_handout_says_whose_lesson_it_is() -> None:
    """What a mayor of another city does is else read as a claim about the own."""
    lessons = {"L1": {"text": "It held.", "source": "report", "place": "Elsewhere"}}
    book = build.playbook(build.item("one", lessons=["L1"]), lessons=lessons)
    text = made("handout", build.reading(book, {}), options=Options(owner="boss"))
    assert "Why we ask: Elsewhere: It held." in text


def test_an_example_of_a_row_says_what_each_part_is() -> None:
    """Five answers with commas between them are no example of anything."""
    rows = [{"duty": "Bread", "order": "1"}, {"duty": "Milk"}]
    table = build.item("one", "table", columns=COLUMNS, example=rows)
    text = made("handout", asking(table), options=Options(owner="boss"))
    assert "For example: Order: 1; Duty: Bread / Duty: Milk" in text


def test_a_handout_is_for_a_role_that_there_is() -> None:
    """Without one, or with one misspelt, the sentence lists them."""
    with pytest.raises(CrisisPlanError, match=r"--owner.*mayor, duty-officer"):
        made("handout", town.reading())
    with pytest.raises(CrisisPlanError, match="Did you mean 'spokesperson'"):
        made("handout", town.reading(), options=Options(owner="spokesman"))


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (build.item("one", "yes-no"), "- [ ] Yes\n- [ ] No"),
        (
            build.item("one", "choice", options={"a": "Ape", "b": "Bee"}, many="yes"),
            "(tick all that apply)\n\n- [ ] Ape\n- [ ] Bee",
        ),
        (
            build.item("one", "number", unit="beds"),
            "[one:new]` (beds) |\n| --- |\n| <br> |",
        ),
        (build.item("one", "duration"), "like 45 min, 12 h or 3 days"),
        (build.item("one", "phone"), "[one:new]` (as it is dialled) |"),
        (
            build.item("one", "person", deputies="2"),
            "| Deputy 2 | <br> | <br> |",
        ),
        (build.item("one", "statement"), "| Answer `[one/sk:new]` in Slovak |"),
        (build.item("one", "action"), "- [ ] Settled: a named person will do it"),
        (build.item("one", "record", columns=COLUMNS), "| If not reached | <br> |"),
        (build.item("one", "link"), "| Answer `[one:new]` |"),
        (
            build.item("one", "table", columns=COLUMNS, rows={"a": {"duty": "Police"}}),
            "] | <br> | Police | <br> | <br> |",
        ),
    ],
    ids=lambda one: one["kind"] if isinstance(one, dict) else "",
)
def test_every_kind_has_room_for_its_answer(
    item: dict[str, Any], expected: str
) -> None:
    """A hand needs boxes, lines or rows, by what is asked."""
    text = made("handout", asking(item), options=Options(owner="boss"))
    assert expected in text


def test_a_wide_table_is_handed_out_in_sheets_of_like_width() -> None:
    """Eight columns are two times four, with the rows numbered on both."""
    columns = [
        {"id": f"c-{number}", "kind": "text", "title": f"Part {number}"}
        for number in range(8)
    ]
    reading = asking(build.item("one", "table", columns=columns))
    text = made("handout", reading, options=Options(owner="boss"))
    assert "| No. | Part 0 | Part 1 | Part 2 | Part 3 |" in text
    assert "| No. | Part 4 | Part 5 | Part 6 | Part 7 |" in text


def follow_up(incident: date | None = None) -> str:
    """Give the follow-up of a plan with an action in most of the phases."""
    reading = asking(
        build.item("minutes", "action", within="30 min", title="At once"),
        build.item("fortnight", "action", within="14 days", title="Fortnight"),
        build.item("late", "action", within="400 days", title="Late"),
        build.item(
            "yearly", "action", within="365 days", phase="long-term", title="Yearly"
        ),
        build.item("loose", "action", phase="first-week", title="Loose"),
        build.item("quiet", "action", phase="prepare", title="Quiet"),
    )
    return made("follow-up", reading, options=Options(incident=incident))


def test_an_incident_turns_the_follow_up_into_dates() -> None:
    """A family that is called on day 30 does not wait for somebody to count."""
    text = follow_up(date(2026, 11, 22))
    assert "## Day 30: Tuesday, 22 December 2026" in text
    assert "| **Fortnight** | 2026-12-06 | Head of crisis<br>**open** |" in text
    assert "| **At once** | 30 min |" in text
    assert text.index("Day 7:") < text.index("Loose") < text.index("Day 30:")
    assert text.index("Day 365:") < text.index("Late") < text.index("Every year")
    assert text.index("Every year") < text.index("**Yearly**")
    assert "- [ ] Monday, 22 November 2027" in text
    assert "Quiet" not in text


def test_without_an_incident_the_dates_are_left_for_a_hand() -> None:
    """The sheet is printed long before it is needed."""
    text = follow_up()
    assert "## Day 30: ……" in text
    assert "| **Fortnight** | day 14 |" in text
    assert "- [ ] After 1 year: ……" in text


def test_a_follow_up_at_the_end_of_the_calendar_is_made_all_the_same() -> None:
    """A typing error in the year ends in no traceback."""
    assert "## Day 365: ……" in follow_up(date(9999, 12, 31))


def test_the_last_day_of_a_year_leads_to_what_is_done_every_year() -> None:
    """A heading that says "nothing" above a promise to the families is believed."""
    again = build.item("again", "action", within="365 days", phase="long-term")
    last = made("follow-up", asking(again)).split("## Day 365:")[1]
    assert "nothing for this day" not in last
    assert last.index("it stands below") < last.index("## Every year")


def test_the_anniversary_of_a_leap_day_is_kept_every_year() -> None:
    """Nobody is forgotten for three years out of four."""
    assert years_after(date(2028, 2, 29), 1) == date(2029, 2, 28)
    assert years_after(date(2028, 2, 29), 4) == date(2032, 2, 29)


def test_a_resolution_names_the_version_that_it_adopts() -> None:
    """A draft becomes the next one, and the one before is named."""
    data = town.plan_data()
    assert ", version 3;" in made("resolution", town.reading(data), "clear")
    data["status"] = "draft"
    text = made("resolution", town.reading(data), "clear")
    assert ", version 4, in place of version 3;" in text
    data["version"] = "spring"
    assert ", version ………," in made("resolution", town.reading(data), "clear")


@pytest.mark.parametrize("audience", ["clear", "green"])
def test_a_public_resolution_tells_nothing_of_what_is_open(audience: Marking) -> None:
    """A council paper is read by everybody."""
    gaps = town.with_gaps()
    text = made("resolution", town.reading(gaps), audience)
    assert "points are open" not in text
    assert "Essential" not in text
    assert "takes note** that 16 points" in made("resolution", town.reading(gaps))


def test_one_page_is_one_page() -> None:
    """What a council adopts, and what a newcomer reads, is not leafed through."""
    items = [
        build.item(
            f"do-{number}", "action", weight="essential", decides="mayor", role="boss"
        )
        for number in range(90)
    ]
    reading = asking(*items)
    assert made("resolution", reading).count("\n") < 50
    hand_over = made("hand-over", reading, options=Options(owner="boss"))
    assert hand_over.count("\n") < 60


def test_a_hand_over_is_for_the_mayor_where_nobody_is_named() -> None:
    """The question comes after an election."""
    text = made("hand-over", town.reading())
    assert "## Mayor" in text
    other = made("hand-over", town.reading(), options=Options(owner="spokesperson"))
    assert "## Spokesperson" in other


def test_a_hand_over_names_whom_the_first_action_needs() -> None:
    """A mayor who must call the police in half an hour finds their number."""
    columns = [{"id": "desk", "kind": "person", "title": "Police desk"}]
    asked = build.playbook(
        build.item("liaison", "record", columns=columns),
        build.item("call", "action", within="30 min", see=["liaison"], does="boss"),
    )
    reading = build.reading(asked, {"liaison": {"desk": "p-desk"}})
    assert "| Police desk | Operations centre |" in made("hand-over", reading)


def test_the_foot_of_a_handout_says_for_whom_it_is() -> None:
    """A form without a role on it comes back from nobody."""
    data = town.with_gaps()
    options = Options(asked="Fire brigade")
    foot = made("handout", town.reading(data), options=options).splitlines()[-1]
    assert ", for Fire brigade, made on" in foot
    assert FOOT.search(foot)


def test_every_lesson_says_what_it_led_to() -> None:
    """A council asks why a question is there."""
    text = made("lessons", town.reading())
    lesson = text.split("**L1**")[1].split("**L2**")[0]
    assert "- **Who may activate** (First hour). Anna Nová" in lesson
    assert "Lessons that lead to nothing shown here: L3." in text


def test_a_long_answer_is_cut_and_a_table_counted() -> None:
    """The whole of it stands in the plan."""
    table = build.item("calls", "table", columns=COLUMNS, lessons=["L1"])
    words = build.item("words", lines="many", lessons=["L1"])
    rows = {"rows": {"r-1": {"duty": "Police"}, "r-2": {"duty": "Mayor"}}}
    text = made("lessons", asking(table, words, calls=rows, words="word " * 90))
    assert "- **Calls** (An area). 2 rows" in text
    assert "word word…" in text


@pytest.mark.parametrize(
    ("name", "options", "expected"),
    [
        ("handout", Options(owner="mayor"), "brezova-handout-mayor-amber.md"),
        (
            "handout",
            Options(owner="mayor", essential=True),
            "brezova-handout-mayor-essential-amber.md",
        ),
        ("gaps", NO_OPTIONS, "brezova-gaps-amber.md"),
        (
            "follow-up",
            Options(incident=date(2026, 11, 22)),
            "brezova-follow-up-2026-11-22-amber.md",
        ),
        ("plan", Options(owner="mayor"), "brezova-plan-amber.md"),
    ],
)
def test_two_handouts_are_two_files(name: str, options: Options, expected: str) -> None:
    """The second department's form does not overwrite the first's."""
    assert file_name(name, town.reading(), "amber", options) == expected


def test_what_goes_out_is_what_that_document_holds() -> None:
    """Whoever confirms the statements reads no list of the whole plan."""
    reading = town.reading()
    text = made("statements", reading, "green")
    release = going_out(reading, "green", text, "statements")
    assert release.chapters == (("Words", ("Words of unity",)),)
    paper = made("resolution", reading, "clear")
    assert going_out(reading, "clear", paper, "resolution").items == 0


def test_a_register_is_a_word_that_the_playbook_knows() -> None:
    """A misspelt register would print nothing, and nobody would miss it."""
    with pytest.raises(ValueError, match="register"):
        Playbook.model_validate(
            build.playbook_data(build.item("one", register="targets"))
        )


@pytest.mark.parametrize(
    ("markings", "said"),
    [
        (("amber", "amber"), "2 essential points are open."),
        (
            ("amber", "amber+strict"),
            "2 essential points are open. Of these, 1 is not shown to this audience, "
            "but to this one: Crisis team (TLP:AMBER+STRICT).",
        ),
        (
            ("red", "amber+strict"),
            "2 essential points are open. They are not shown to this audience, but to "
            "this one: Named persons only (TLP:RED).",
        ),
    ],
)
def test_a_paper_that_hides_open_essentials_says_who_sees_them(
    markings: tuple[str, str], said: str
) -> None:
    """A mayor who reads that one more is open knows which paper to ask for."""
    items = [
        build.item(f"q{number}", weight="essential", marking=marking)
        for number, marking in enumerate(markings)
    ]
    brief = made("brief", asking(*items))
    assert f"**This plan is incomplete:** {said}\n" in brief
