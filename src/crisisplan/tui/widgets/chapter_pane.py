"""One chapter: what it is about, how it stands, and whether it is answered at all."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Button, Static

from crisisplan.domain.chapter_leads import is_led, say_lead
from crisisplan.domain.playbook import Chapter
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.outline import asked_in, count
from crisisplan.tui.screens.dialogs import AskText
from crisisplan.tui.text import lit, lit_line
from crisisplan.tui.widgets.back_line import TO_LIST


class ChapterPane(Vertical):
    """What an official reads first, and the choice to leave the chapter out."""

    crumb = TO_LIST

    class Chosen(Message):
        """A chapter was left out, or brought in."""

    class LeadWanted(Message):
        """Somebody wants to say who leads the chapter."""

        def __init__(self, role: str) -> None:
            """Say which role that is."""
            super().__init__()
            self.role = role

    def __init__(self, session: PlanSession, chapter: Chapter) -> None:
        """Show `chapter`."""
        super().__init__()
        self.chapter = chapter
        self._session = session

    def compose(self) -> ComposeResult:
        """Lay out title, lead, counts, introduction and the choice."""
        playbook, chapter = self._session.playbook, self.chapter
        yield Static(lit_line(playbook.say(chapter.title)), classes="title")
        if lead := say_lead(chapter, self._session.reading):
            yield Static(lit_line(lead), classes="muted")
        yield Static(lit(playbook.say(chapter.intro)), classes="ask")
        yield Static(lit(self._stands()), classes="standing")
        reason = self._session.plan.left_out(chapter.id)
        if lead and not reason:
            held = is_led(chapter, self._session.reading)
            words = "Change who leads it …" if held else "Say who leads it …"
            yield Button(words, id="lead")
        label = "Bring this chapter in" if reason else "Leave this chapter out …"
        yield Button(label, id="choose")

    def _stands(self) -> str:
        if reason := self._session.plan.left_out(self.chapter.id):
            return f"Left out: {reason}"
        reading = self._session.reading
        answered, items = count(reading, asked_in(reading, self.chapter))
        return f"{answered} of {items} answered."

    def focus_first(self) -> None:
        """Go to the first button."""
        self.query(Button).first().focus()

    @on(Button.Pressed, "#lead")
    def _lead(self) -> None:
        self.post_message(self.LeadWanted(self.chapter.lead or ""))

    @on(Button.Pressed, "#choose")
    def _choose(self) -> None:
        if self._session.plan.left_out(self.chapter.id):
            self._take("")
            return
        sentence = (
            "Why does your city leave this chapter out? The reason is printed in the "
            "plan. Answers that are there already are kept."
        )
        ask = AskText(
            "Leave the chapter out",
            sentence,
            confirm="Leave out",
            check=lambda text: "" if text else "Write the reason, or press Esc.",
        )
        self.app.push_screen(ask, self._take)

    def _take(self, reason: str | None) -> None:
        if reason is not None:
            self._session.leave_out(self.chapter.id, reason)
            self.post_message(self.Chosen())
