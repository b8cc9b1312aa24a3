"""What can be said about one answer, each with its rule."""

from crisisplan.domain.audience import WORDS, narrowest
from crisisplan.domain.plan import Agreement, Answer, Asked, State
from crisisplan.domain.playbook import Item, Playbook
from crisisplan.domain.text import tidy
from crisisplan.domain.values import Marking, Value
from crisisplan.errors import NotAnAnswerError


def valued(
    answer: Answer, value: Value | None, *, draft: bool | None, lacking: bool = False
) -> Answer:
    """Give the answer as it stands once a value was entered, or cleared.

    A value makes it done, or a draft; whoever was asked is no longer waited for,
    unless the value is only a draft: then nothing of it holds before they reply. Where
    something is still `lacking`, they are waited for too, for that alone. Where `draft`
    is None, a draft stays one, and so does what somebody was asked for. Whether a
    review mark holds is told by the mark.
    """
    if value and draft is None and answer.state in ("draft", "asked"):
        return answer
    if not value:
        state: State = "todo"
    elif answer.state == "asked" and (draft or lacking):
        state = "asked"
    else:
        state = "draft" if draft else "done"
    asked = answer.asked if state == "asked" else None
    asked = asked and asked.model_copy(update={"rest": not draft})
    reviewed = answer.reviewed if value else None
    return answer.model_copy(
        update={"state": state, "asked": asked, "reason": "", "reviewed": reviewed}
    )


def stated(answer: Answer, state: State, reason: str, *, ready: bool) -> Answer:
    """Give the answer in another state.

    Raises:
        NotAnAnswerError: `not-applicable` has no reason, or nothing is there that
            could be done or a draft.
    """
    reason = tidy(reason).strip()
    if state == "not-applicable" and not reason:
        raise NotAnAnswerError("Say why this does not apply to your city.")
    if state in ("done", "draft") and not ready:
        words = "a draft" if state == "draft" else "done"
        raise NotAnAnswerError(f"Write the answer first; then it can be {words}.")
    parts = {"state": state, "reason": reason if state == "not-applicable" else ""}
    return answer.model_copy(update=parts | ({} if state == "asked" else _NOT_ASKED))


_NOT_ASKED: dict[str, object] = {"asked": None}


def questioned(answer: Answer, asked: Asked) -> Answer:
    """Give the answer that somebody was asked for.

    Raises:
        NotAnAnswerError: Nobody is named.
    """
    if not asked.whom:
        raise NotAnAnswerError("Say who is asked: a person, a desk or an office.")
    return answer.model_copy(update={"state": "asked", "asked": asked, "reason": ""})


def owned(answer: Answer, role: str, playbook: Playbook) -> Answer:
    """Give the answer to a role; to the playbook's own where `role` is empty.

    Raises:
        NotAnAnswerError: The playbook knows no such role.
    """
    if role and role not in playbook.roles:
        known = ", ".join(playbook.roles)
        raise NotAnAnswerError(f"{role!r} is no role here. The roles are: {known}.")
    return answer.model_copy(update={"owner": role or None})


def marked(answer: Answer, marking: Marking | None, item: Item) -> Answer:
    """Give the answer a narrower marking; None goes back to the playbook's.

    Raises:
        NotAnAnswerError: It would be wider than the playbook's.
    """
    if marking and narrowest(marking, item.marking) != marking:
        raise NotAnAnswerError(
            f"The playbook keeps this for: {WORDS[item.marking]}. A plan can make "
            "that circle smaller, not wider."
        )
    return answer.model_copy(update={"marking": marking})


def agreed(answer: Answer, agreement: Agreement, item: Item) -> Answer:
    """Give the answer with a partner's confirmation, in place of an older one.

    Raises:
        NotAnAnswerError: This partner is not asked to agree.
    """
    if agreement.partner not in item.agree_with:
        asked = ", ".join(item.agree_with) or "nobody"
        raise NotAnAnswerError(f"Those who must agree here are: {asked}.")
    others = disagreed(answer, agreement.partner).agreed
    return answer.model_copy(update={"agreed": (*others, agreement)})


def disagreed(answer: Answer, partner: str) -> Answer:
    """Give the answer without a partner's confirmation."""
    others = tuple(one for one in answer.agreed if one.partner != partner)
    return answer.model_copy(update={"agreed": others})
