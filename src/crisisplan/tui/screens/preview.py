"""A whole document as it would be printed now, for the audience one chooses."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from crisisplan.domain.audience import WORDS, may_see
from crisisplan.domain.text import one_line
from crisisplan.domain.values import Marking
from crisisplan.errors import CrisisPlanError
from crisisplan.export.blocks import (
    Blocks,
    Heading,
    Paragraph,
    Rule,
    Run,
    plain,
    read_blocks,
)
from crisisplan.export.document import Document
from crisisplan.export.documents import DOCUMENTS, render
from crisisplan.export.options import Options
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui import behind
from crisisplan.tui.commands import command
from crisisplan.tui.key_hold import KeyHold
from crisisplan.tui.screens.dialogs import AskText, Pick
from crisisplan.tui.stopping import beside
from crisisplan.tui.widgets.back_line import BackLine
from crisisplan.tui.widgets.key_line import KeyLine
from crisisplan.tui.widgets.sheet import Sheet
from crisisplan.tui.widgets.status import TopLine

CARDS = "action-cards"
_MAKING = "The document is being made. Esc goes back at once."
_SOON_S = 0.5
"""Whoever waits longer is told why, and can leave."""
_HINT = "As it would be printed. Enter goes to its questions, Esc goes back."


class PreviewScreen(Screen[str | None]):
    """Reads what export would write; gives back the question to go to, if any."""

    HELP = (
        "This is what export writes. The arrows, Page up and Page down move it; Enter "
        "goes to the question behind what you read. What the audience may not see is "
        "left out here already."
    )
    CSS = "PreviewScreen > .hint { color: $text-muted; height: 1; padding: 0 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        command("f2", "next_card", "Next card", "Go to the card of the next person"),
        command("f2", "next_part", "Next part", "Go to the next chapter or part"),
        command("f3", "find", "Find", "Search the document for words"),
        command("f5", "document", "Document", "Choose which document is shown"),
        command("f6", "audience", "Audience", "Choose for whom it is made"),
        command("f8", "export", "Export", "Write documents as files"),
        command(
            "enter", "behind", "Questions", "To the questions behind what you read"
        ),
        command("escape", "back", "Back", "To where you came from"),
    ]

    def __init__(self, session: PlanSession, document: str, role: str = "") -> None:
        """Show a document; of the action cards the one of `role`, where given."""
        super().__init__()
        self._session = session
        self._document = document
        self._role = role
        self._options = Options()
        self._audience: Marking = "amber"
        self._sought = ""

    def compose(self) -> ComposeResult:
        """Lay out title, paper and keys."""
        yield TopLine()
        yield BackLine(_HINT, classes="hint")
        yield Sheet()
        yield KeyLine()

    def on_mount(self) -> None:
        """Have the document made, and keep the keys that are meant for it."""
        self._sheet.focus()
        if isinstance(self.app, KeyHold):
            self.app.hold_keys()
        self.call_after_refresh(self._show)

    @property
    def _sheet(self) -> Sheet:
        return self.query_one(Sheet)

    @work(exclusive=True, group="making")
    async def _show(self) -> None:
        """Have the document made on a thread; keys wait for it, for a moment only."""
        book = DOCUMENTS.get(self._document)
        title = book.title if book else self._document
        head = f"{title} · for: {WORDS[self._audience]}"
        self.query_one(TopLine).entitle(head)
        make = partial(
            render,
            self._document,
            self._session.reading,
            audience=self._audience,
            now=self._session.now,
            options=self._options,
        )
        making = beside(partial(self._made, make))
        await asyncio.wait([making], timeout=_SOON_S)
        if not making.done():
            self._sheet.show((Paragraph((Run(_MAKING),)),))
            await self._release_keys()
        blocks = await making
        self._sheet.show(blocks, at=self._card(blocks))
        self.refresh_bindings()
        await self._release_keys()

    async def _release_keys(self) -> None:
        if isinstance(self.app, KeyHold):
            await self.app.release_keys()

    def _made(self, make: Callable[[], str]) -> Blocks:
        try:
            blocks = read_blocks(make())
        except CrisisPlanError as fault:
            blocks = (Paragraph((Run(str(fault)),)),)
        self._sheet.prepare(blocks)
        return blocks

    def _card(self, blocks: Blocks) -> int:
        """Give where the card of the role begins that was asked for: at its rule."""
        name = one_line(self._session.playbook.name(self._role))
        for place, block in enumerate(blocks if self._role else ()):
            if not isinstance(block, Heading) or block.level != 2:
                continue
            if name in plain(block.runs).split(", "):
                return place - isinstance(blocks[place - 1], Rule)
        return 0

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Say "card" where there are cards."""
        if action in ("next_card", "next_part"):
            return (action == "next_card") == (self._document == CARDS)
        return super().check_action(action, parameters)

    def action_next_card(self) -> None:
        """Go to the next card; after the last to the first."""
        self._next("This is the first card again.")

    def action_next_part(self) -> None:
        """Go to the next part; after the last to the first."""
        self._next("This is the first part again.")

    def _next(self, again: str) -> None:
        lines = [title.line - 1 for title in self._sheet.titles if title.level == 2]
        top = self._sheet.seen.start
        if further := [line for line in lines if line > top]:
            self._sheet.go_to(further[0])
        elif lines:
            self._sheet.go_to(lines[0])
            self.notify(again, markup=False)

    @work
    async def action_find(self) -> None:
        """Go to the next place where some words stand."""
        ask = AskText("Find", "Which words do you look for?", self._sought, "Find next")
        if sought := await self.app.push_screen_wait(ask):
            self._sought = sought
            if not self._sheet.find(sought):
                self.notify(
                    f'"{sought}" does not stand in this document.', markup=False
                )

    @work
    async def action_document(self) -> None:
        """Choose another document, and for whom where it is made for one role."""
        options = [(one.name, one.title) for one in DOCUMENTS.values()]
        chosen = await self.app.push_screen_wait(Pick("Which document?", options))
        if not chosen:
            return
        owner = await self._owner(DOCUMENTS[chosen])
        if owner is None:
            return
        self._document, self._role = chosen, ""
        self._options = Options(owner=owner)
        if not may_see(DOCUMENTS[chosen].least, self._audience):
            self._audience = DOCUMENTS[chosen].least
        self._show()

    async def _owner(self, document: Document) -> str | None:
        """Ask for the role that a document is made for; None where they turn back."""
        if not document.needs or document.takes != "owner":
            return ""
        roles = list(self._session.playbook.roles.items())
        return await self.app.push_screen_wait(Pick("Whose questions?", roles))

    @work
    async def action_audience(self) -> None:
        """Choose another audience."""
        document = DOCUMENTS.get(self._document)
        least = document.least if document else "clear"
        fitting = [one for one in WORDS if may_see(least, one)]
        options = [(one, WORDS[one]) for one in fitting]
        chosen = await self.app.push_screen_wait(Pick("Who may read it?", options))
        for one in fitting:
            if one == chosen:
                self._audience = one
                self._show()

    def action_export(self) -> None:
        """Choose what is written as files; what one reads is chosen already."""
        from crisisplan.tui.screens.export import ExportScreen
        from crisisplan.tui.widgets.export_chosen import Chosen

        chosen = Chosen((self._document,), self._options)
        known = self._document in DOCUMENTS
        self.app.push_screen(ExportScreen(self._session, chosen if known else None))

    def action_behind(self) -> None:
        """Go to the question behind what is read."""
        sheet, cards = self._sheet, self._document == CARDS
        fitting = [one for one in sheet.titles if one.level == 2 or not cards]
        lines = sheet.seen if sheet.found is None else range(sheet.found, sheet.found)
        seen = [one.text for one in fitting if one.line in lines]
        before = [one.text for one in fitting if one.line <= lines.start]
        key = behind.of_place(self._session.reading, seen, before[::-1], cards=cards)
        self.dismiss(key or None)

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.dismiss(None)
