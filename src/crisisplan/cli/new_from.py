"""`crisisplan new --from`: what an older plan brings along."""

from dataclasses import replace
from datetime import UTC

from crisisplan.cli.plans import now
from crisisplan.domain.carry import Carried, carry
from crisisplan.domain.standing import Reading
from crisisplan.storage.start import Beginning


def take_over(
    old: Reading, beginning: Beginning, *, chosen: bool
) -> tuple[Beginning, Carried]:
    """Put into a new plan what fits of an older one, and set the rest aside in it."""
    at = now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    plan, playbook = beginning.plan, beginning.playbook
    carried = carry(old, plan, playbook, at=at, chosen=chosen)
    return replace(beginning, plan=carried.plan), carried


def account(carried: Carried) -> str:
    """Say what became of the older plan's answers, with the reasons."""
    answers = "1 answer" if carried.taken == 1 else f"{carried.taken} answers"
    lines = [f"Taken over: {answers}. Set aside: {carried.aside}."]
    entries = carried.plan.set_aside
    new = entries[len(entries) - carried.aside - carried.besides :]
    for number, entry in enumerate(new):
        if number == carried.aside:
            lines.append(f"Set aside besides the answers: {carried.besides}.")
        title = f" ({entry.title})" if entry.title else ""
        lines.append(f"  {entry.item}{title}: {entry.because}")
    return "\n".join(lines)
