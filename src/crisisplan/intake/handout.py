"""A filled handout, compared with the plan: what would become of it."""

from collections.abc import Callable, Iterator

from crisisplan.domain.account import Account, Entry
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import one_line, tidy
from crisisplan.errors import CannotReadError
from crisisplan.intake.answer import Understood
from crisisplan.intake.flow import Flow
from crisisplan.intake.form import read_form
from crisisplan.intake.people import People
from crisisplan.intake.returned import Form

_NO_FOOT = (
    "The last line is gone, which says for which city and from which playbook the form "
    "was made. See that it is a form of this plan."
)


def handout_account(
    flow: Flow, reading: Reading, *, source: str, new_id: Callable[[], str]
) -> Account:
    """Give what a filled form says, and what would become of it.

    Args:
        flow: What the file says from top to bottom.
        reading: The plan it is compared with.
        source: The name of the file.
        new_id: Gives the random part of ids of people and rows.

    Raises:
        CannotReadError: It is no form, or one of another plan.
    """
    form = read_form(flow, reading)
    remarks = (*flow.remarks, *_held(form, reading))
    people = People(reading.around, new_id)
    understood = [Understood(one, people, new_id) for one in form.questions.values()]
    for one in understood:
        one.add_rows()
    entries = [entry for one in understood for entry in one.entries()]
    return Account(
        source=source,
        plan=reading.plan,
        entries=(*entries, *_loose(form)),
        remarks=remarks,
        untouched=sum(one.untouched for one in understood),
        by=one_line(tidy(form.by)),
    )


def _held(form: Form, reading: Reading) -> Iterator[str]:
    """Say what is odd about the form as a whole.

    Raises:
        CannotReadError: It is no form, or one of another plan.
    """
    used, city = reading.plan.playbook, one_line(reading.plan.city.name)
    foot = form.foot
    if not foot and not form.questions:
        raise CannotReadError(
            "No question of this plan was found in the file. Take in a form that was "
            "made with 'crisisplan export --document handout'."
        )
    if foot and foot["playbook"] != used.id:
        raise CannotReadError(
            f"This form was made from the playbook {foot['playbook']}, and this plan "
            f"answers {used.id}. Take it into the plan from which it was made."
        )
    if foot and one_line(foot["city"]).casefold() != city.casefold():
        raise CannotReadError(
            f"This form was made for the plan of {one_line(foot['city'])}, and this is "
            f"the plan of {city}. Where the city changed its name, change it in the "
            "last line of the form too."
        )
    if not foot:
        yield _NO_FOOT
    elif foot["edition"].rstrip(".") != used.edition:
        yield (
            f"The form was made from edition {foot['edition']} of the playbook, and "
            f"the plan answers edition {used.edition}. Questions may have changed "
            "since: read with care what was understood."
        )


def _loose(form: Form) -> Iterator[Entry]:
    for stray in form.loose:
        yield Entry(
            "refused",
            "Outside of any question",
            place=stray.place,
            said=stray.text,
            because=stray.because,
            kept=stray.text,
        )
