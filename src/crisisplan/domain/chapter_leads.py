"""Who leads the chapters of a plan: the first thing that a large city settles."""

from dataclasses import dataclass

from crisisplan.domain.directory import Holders
from crisisplan.domain.playbook import Chapter, Playbook
from crisisplan.domain.standing import Reading


@dataclass(frozen=True, slots=True)
class Lead:
    """A role that leads chapters, and which."""

    role: str
    chapters: tuple[Chapter, ...]

    def held(self, reading: Reading) -> Holders:
        """Give who holds the role."""
        return reading.plan.roles.get(self.role, Holders())

    def words(self, playbook: Playbook) -> str:
        """Name the role, with the chapters that it leads."""
        return f"{playbook.say(playbook.name(self.role))} ({self.titles(playbook)})"

    def titles(self, playbook: Playbook) -> str:
        """Name the chapters that it leads."""
        return ", ".join(playbook.say(one.title) for one in self.chapters)


def leads(reading: Reading) -> tuple[Lead, ...]:
    """Give every role that leads a chapter of the plan, in the order of chapters."""
    by_role: dict[str, list[Chapter]] = {}
    for chapter in reading.playbook.chapters:
        if chapter.lead and not reading.plan.left_out(chapter.id):
            by_role.setdefault(chapter.lead, []).append(chapter)
    return tuple(Lead(role, tuple(chapters)) for role, chapters in by_role.items())


def without_lead(reading: Reading) -> tuple[Lead, ...]:
    """Give those that nobody holds yet."""
    return tuple(one for one in leads(reading) if not one.held(reading).lead)


def is_led(chapter: Chapter, reading: Reading) -> bool:
    """Say whether the role that leads a chapter is held by somebody."""
    return bool(reading.plan.roles.get(chapter.lead or "", Holders()).lead)


def say_lead(chapter: Chapter, reading: Reading) -> str:
    """Say which role leads a chapter, and who that is."""
    if not chapter.lead:
        return ""
    playbook, held = reading.playbook, reading.plan.roles.get(chapter.lead, Holders())
    who = reading.around.name(held.lead) if held.lead else "nobody yet"
    return f"Led by: {playbook.say(playbook.name(chapter.lead))}, {who}"
