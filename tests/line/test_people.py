"""People in lines: who is meant, who is entered, and who is never picked by a slip."""

from pathlib import Path

import pytest

from crisisplan.domain.directory import Holders, Number, Person
from crisisplan.domain.items.person import holders
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.plan_file import read_plan
from tests.line.conftest import NOW, Talked, converse


@pytest.fixture(autouse=True)
def numbers(session: PlanSession) -> None:
    """Give everybody a telephone number, in which every digit stands."""
    for key, person in session.plan.people.items():
        one = {"number": "+421 900 123 45678"}
        session.put_person(
            type(person).model_validate(
                {**person.model_dump(by_alias=True), "numbers": [one]}
            ),
            key,
        )
    session.save()


@pytest.mark.parametrize(
    ("lines", "many"),
    [
        (["p", "5", "7", "yes"], 5),
        (["p", "join", "1", "7", "yes"], 4),
        (["p", "12"], 9),
        (["p", "verify", "7"], 5),
        (["p", "roles", "1", "ivan", "7"], 2),
        (["/forget ivan", "7", "yes"], 2),
    ],
)
def test_a_number_that_is_not_in_the_list_picks_nobody(
    session: PlanSession, lines: list[str], many: int
) -> None:
    """A seven that slipped in took out whoever had a seven in the telephone number."""
    before = session.plan
    said = converse(session, *lines)
    assert f"Write 1 to {many}." in said.text
    assert session.plan is before


@pytest.mark.parametrize(
    "lines", [["/verify 4"], ["/forget 4", "yes"], ["g who", "4"], ["g who", "+ 4"]]
)
def test_a_few_digits_are_nobody(session: PlanSession, lines: list[str]) -> None:
    """They stand in almost every telephone number and in every id."""
    before = session.plan
    said = converse(session, *lines)
    assert said.left.refused
    assert session.plan is before


def test_a_whole_telephone_number_means_somebody(
    talk: Talked, session: PlanSession
) -> None:
    """Whoever has the number before them need not look for the name."""
    person = session.plan.people["p-jana"]
    number = person.numbers[0].model_copy(update={"number": "0911 222 333"})
    session.put_person(person.model_copy(update={"numbers": (number,)}), "p-jana")
    assert "Jana Kováč: checked on" in talk("/verify +421 911 222 333").text


@pytest.mark.parametrize(
    ("lines", "asked"),
    [
        (["p", "remove", "front"], "Front office, desk, 8-16, +421 900 123 45678. Is"),
        (["p", "join", "driver", "1"], "This entry goes into that of Ivan Horák?"),
    ],
)
def test_nobody_goes_without_being_named_first(
    session: PlanSession, lines: list[str], asked: str
) -> None:
    """Enter changes nothing, and this is said."""
    before = session.plan
    said = converse(session, *lines, "")
    assert asked in said.text
    assert said.text.count("Nothing was changed.") == 2
    assert session.plan is before


def test_yes_and_no_choose_nothing_from_a_list(talk: Talked) -> None:
    """A no to something else is not: Note that somebody's numbers were checked."""
    said = talk("p", "no", "yes", "ote")
    assert "Nothing is called 'no'. Write" in said.text
    assert "Nothing is called 'yes'. Write" in said.text
    assert "Nothing is called 'ote'. Write" in said.text


def test_who_was_understood_in_a_part_is_said(talk: Talked) -> None:
    """Some letters were typed; the person hears whom they mean."""
    said = talk("g sites", "+", "Depot", "jana", "b", "b", "b")
    assert "Jana Kováč, Press officer" in said.text


@pytest.mark.parametrize("then", [[], ["q"], ["b", "q"]])
def test_whoever_is_entered_for_an_answer_stands_in_it(
    session: PlanSession, path: Path, then: list[str]
) -> None:
    """The person leaves at the first question about the new entry."""
    said = converse(session, "g who", "+ Eva Malá; front", *then)
    assert "Everything is saved" in said.text
    plan = read_plan(path).plan
    assert plan.people["p-00000001"].name == "Eva Malá"
    assert plan.answers["who"].value == {
        "lead": "p-00000001",
        "deputies": ["p-office"],
    }


def test_whoever_is_entered_for_a_part_stands_in_it(talk: Talked, path: Path) -> None:
    """The row has its keeper before the keeper's post is asked."""
    talk("g sites", "+", "Depot", "+ Eva Malá", "q")
    assert "keeper: p-00000002" in path.read_text(encoding="utf-8")


def test_nobody_is_entered_for_an_answer_that_is_not_taken(
    talk: Talked, session: PlanSession
) -> None:
    """Otherwise the next try would enter them again."""
    talk("g who", "+ Eva Malá; nobody of that name")
    assert "p-00000001" not in session.plan.people


def test_an_answer_of_somebody_else_is_set_aside_where_somebody_is_entered(
    session: PlanSession, path: Path
) -> None:
    """Two people answer the same question at once; neither answer is gone."""
    other = PlanSession(read_plan(path), by="Ben")
    other.answer("who", "jana kováč")
    said = converse(session, "g who", other.save, "+ Eva Malá", "b", "q")
    assert "You both changed “Who”" in said.text
    plan = read_plan(path).plan
    values = [plan.answers["who"].value, *(one.value for one in plan.set_aside)]
    assert {"lead": "p-jana", "deputies": []} in values
    assert {"lead": "p-00000001", "deputies": []} in values


def test_a_state_of_somebody_else_is_read_out_and_put_back(
    session: PlanSession, path: Path
) -> None:
    """What was settled by one and needless for the other reads as it was said."""
    other = PlanSession(read_plan(path), by="Ben", clock=lambda: NOW)
    session.set_state("call", "done")
    session.save()
    other.set_state("call", "not-applicable", "None here")
    other.save()
    said = converse(session, "g beds", "40", "b", "/set aside", "1", "1", "q")
    assert "You both changed “Call”: Ben's is newer and stands" in said.text
    assert "Call: settled" in said.text
    plan = read_plan(path).plan
    assert plan.answer("call").state == "done"
    assert [one.item for one in plan.set_aside] == ["call"]


def test_a_number_is_no_name_and_an_address_has_its_sign(
    talk: Talked, session: PlanSession
) -> None:
    """What would be printed in the contact list is refused while it can be mended."""
    said = talk("g who", "+421 900 999 999")
    assert "421 900 999 999 is a number, not a name." in said.text
    said = talk(
        *("p", "3", "112", "Eva Malá", "", "1. clerk", "112", "", "yes"),
        *("", "", "", "eva at x.sk", "eva@x.sk", "b"),
    )
    assert "112 is a number, not a name." in said.text
    assert "is no telephone number: that has digits, two at least." in said.text
    assert "Write an address like jana@example.org." in said.text
    (eva,) = [one for one in session.plan.people.values() if one.name == "Eva Malá"]
    assert eva.email == "eva@x.sk"
    assert [one.number for one in eva.numbers] == ["112"]


def test_whoever_stands_in_an_answer_already_is_told_so(talk: Talked) -> None:
    """Silence would leave open whether it was understood."""
    said = talk("g who", "jana", "+ Jana Kováč", "-jana")
    assert "Jana Kováč, Press officer, +421 900 123 45678 leads already." in said.text
    assert "Taken out: Jana Kováč" in said.text


def test_a_semicolon_in_front_adds_who_stands_in(talk: Talked, path: Path) -> None:
    """So it was said before anybody led; whoever leads is not taken out by it."""
    said = talk("g who", "jana", "; front")
    assert "Taken out" not in said.text
    held = read_plan(path).plan.answers["who"].value
    assert held == {"lead": "p-jana", "deputies": ["p-office"]}


def test_whoever_is_in_the_answer_no_more_is_named(talk: Talked) -> None:
    """One name typed over two takes somebody out, and that is heard."""
    said = talk("g who", "jana; front", "g who", "jana")
    assert "Taken out: Front office. u brings it back." in said.text
    last = said.text.rpartition("Taken out")[2]
    assert "Jana Kováč" in last


def test_a_new_name_that_somebody_may_have_is_asked_about(
    talk: Talked, session: PlanSession
) -> None:
    """One person under two names is called once, at the wrong number."""
    before = len(session.plan.people)
    said = talk("g who", "+ jana", "1", "g who", "+ ivan", "3")
    assert "1. Jana Kováč" in said.text
    assert "2. Somebody new called jana" in said.text
    assert "Leads: Jana Kováč" in said.text
    assert len(session.plan.people) == before + 1


def test_an_id_is_read_to_nobody(talk: Talked) -> None:
    """Two of one name are told apart by post and number."""
    said = talk("g who", "ivan", "b")
    assert "Several people may be meant:" in said.text
    assert "p-ivan" not in said.text


def test_advice_fits_what_is_being_done(talk: Talked) -> None:
    """Whoever is to be forgotten is not entered first."""
    assert "write a plus" not in talk("/forget 99").text
    assert "write a plus" in talk("g who", "Stranger").text
    assert "Nobody is called 'nobody'." in talk("g who", "Nobody").text


def test_one_entry_is_not_joined_with_itself(session: PlanSession) -> None:
    """An empty list has no number that could be written."""
    for key in [*session.plan.people][1:]:
        session.remove_person(key)
    said = converse(session, "p", "join")
    assert "There is only one entry in the directory." in said.text


def test_of_somebody_new_post_and_number_are_asked_and_the_rest_on_request(
    talk: Talked, path: Path
) -> None:
    """Whoever writes down six people in ten minutes is not asked for their e-mail."""
    said = talk("g who", "+Eva Malá", "Clerk", "+421 900 999 999", "", "")
    eva = read_plan(path).plan.people["p-00000001"]
    assert (eva.post, eva.numbers[0].number) == ("Clerk", "+421 900 999 999")
    assert "Is there more to add?" in said.text
    assert "E-mail?" not in said.text


def test_while_one_begins_a_name_and_a_number_are_enough(
    session: PlanSession, path: Path
) -> None:
    """Six people, three questions each: nobody gets to the paper."""
    said = converse(session, "/begin", "+Eva Malá", "0555 100 100", "b")
    eva = read_plan(path).plan.people["p-00000001"]
    assert eva.numbers[0].number == "0555 100 100"
    assert "It is dialled like this" not in said.text
    assert not any(one in said.text for one in ("Post?", "When, or for", "more to add"))


def test_while_one_begins_a_name_like_no_other_is_a_new_one(
    session: PlanSession, path: Path
) -> None:
    """The second name of an evening needs no other sign than the first one."""
    converse(session, "/begin", "Eva Malá", "0555 1OO 100", "b")
    plan = read_plan(path).plan
    assert plan.people[plan.roles["boss"].lead].name == "Eva Malá"
    session.assign("boss", Holders())
    said = converse(session, "/begin", "we do not know yet", "q")
    assert "To enter somebody new, write a plus" in said.text
    said = converse(session, "p", "roles", "1", "Ola Zelená", "b", "b")
    assert "To enter somebody new, write a plus and the name." in said.text


def test_a_number_that_cannot_be_dialled_is_said_to_be_that(
    session: PlanSession,
) -> None:
    """Who begins hears nothing of numbers that are right."""
    said = converse(session, "/begin", "+Eva Malá", "a@b.example", "0555 1OO 100", "b")
    assert "An e-mail has a place of its own." in said.text
    assert "“0555 1OO 100” cannot be dialled as it stands." in said.text
    assert "dialled like this" not in said.text


def test_two_letters_choose_nobody(talk: Talked, path: Path) -> None:
    """“No” is the beginning of every tenth name."""
    said = talk("g who", "Ja", "b", "b")
    assert "Is this meant?" in said.text
    assert read_plan(path).plan.answer("who").value is None


def test_whom_an_answer_still_lacks_is_asked_for(talk: Talked, path: Path) -> None:
    """“A plus and a name, or a hyphen and a name” told nobody what to do now."""
    said = talk("g who", "Jana", "+Petr", "")
    assert "Who stands in? Write a plus and a name. Enter leaves it open." in said.text
    held = holders(read_plan(path).plan.answers["who"].value or "")
    assert len(held.people) == 2


def test_the_first_name_of_all_needs_no_plus(session: PlanSession, path: Path) -> None:
    """While the directory is empty nobody else can be meant."""
    for key in [*session.plan.people]:
        session.remove_person(key)
    said = converse(
        session, "g who", "Eva Malá; Ján Kubiš", "b", "b", "g who", "Stranger"
    )
    assert "Write a name. Post and number are asked for next." in said.text
    assert "'Stranger' is not in the directory." in said.text
    plan = read_plan(path).plan
    assert [one.name for one in plan.people.values()] == ["Eva Malá", "Ján Kubiš"]
    named = holders(plan.answers["who"].value or "")
    assert named.people == ("p-00000001", "p-00000002")


def test_who_has_heard_how_is_still_asked_for_both(talk: Talked) -> None:
    """Asked for a name alone, a listener names the stand-in in place of the mayor."""
    said = talk("g who", "b", "g who", "q")
    assert "Who leads, and after a semicolon who stands in?" in said.text


def test_a_hyphen_empties_what_a_number_is_for(
    talk: Talked, session: PlanSession
) -> None:
    """It had been printed behind the number."""
    number = Number(number="112", for_="at night")
    session.put_person(Person(name="Eva Malá", numbers=(number,)), "p-eva")
    talk("p", "2", "eva", "", "", "", "-", "b")
    assert session.plan.people["p-eva"].numbers == (Number(number="112"),)
