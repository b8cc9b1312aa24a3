"""Export: which documents, for whom, as what, and where; then what was written."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Button, Static

from crisisplan.domain.audience import WORDS, leaves_the_house
from crisisplan.domain.standing import Reading
from crisisplan.domain.values import Marking
from crisisplan.errors import CrisisPlanError
from crisisplan.export.making import (
    Made,
    Wish,
    contents,
    jobs,
)
from crisisplan.export.release import releases
from crisisplan.export.remarks import remarks
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.file_set import in_the_way, write_all
from crisisplan.storage.logo import read_logo
from crisisplan.tui.commands import command
from crisisplan.tui.delivering import deliver, say_download
from crisisplan.tui.outside import can_open, open_outside
from crisisplan.tui.screens.dialogs import Confirm
from crisisplan.tui.screens.release import ReleaseDialog
from crisisplan.tui.stopping import StoppedError, unless
from crisisplan.tui.text import lit
from crisisplan.tui.widgets.export_chosen import Chosen
from crisisplan.tui.widgets.export_form import ExportForm
from crisisplan.tui.widgets.key_line import KeyLine
from crisisplan.tui.widgets.status import TopLine

_NOTHING = "Nothing was written."
_QUIET = "-quiet"
"""While nothing is asked, and only what was written is said."""
_OTHERS = "Esc goes back to the plan. F8 chooses other documents, readers and files."
_OPEN = "F6 opens it, to read and print it."
_FOLDER = "Open this folder in your file manager to see, print or send them:"


class ExportScreen(Screen[Chosen | None]):
    """Writes documents; whatever takes long can be stopped, and keys always work.

    Gives back what was chosen, where that was written.
    """

    CSS_PATH = "export.tcss"
    AUTO_FOCUS = ""  # the form begins at its first question, with the heading in view
    HELP = (
        "Choose documents, for whom they are, and as which kinds of file. What that "
        "audience may not see is left out and counted. Space or Enter chooses, Tab "
        "goes on, F8 writes. While files are made, Esc stops: then nothing is written."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        command("f8", "write", "Write", "Write the chosen documents"),
        command("f6", "show_written", "Open", "Open what was written, read or print"),
        command("escape", "back", "Back", "To the plan, or stop what is being made"),
    ]

    def __init__(
        self,
        session: PlanSession,
        chosen: Chosen | None = None,
        *,
        at_once: Marking | None = None,
    ) -> None:
        """Offer all documents of the plan, with some things chosen already.

        They are written `at_once` for the audience that was asked for before.
        """
        super().__init__()
        self._at_once = at_once
        self._session = session
        self._chosen = chosen or Chosen.first(session.reading)
        self._done: Chosen | None = None
        self._busy = False
        self._stop: asyncio.Event | None = None
        """Set where somebody wants no more files; there while some are made."""
        self._written: Sequence[Path] = ()

    def compose(self) -> ComposeResult:
        """Lay out the questions and the keys."""
        yield TopLine("Export")
        yield ExportForm(self._session, self._chosen, self._at_once)
        yield KeyLine()

    def on_mount(self) -> None:
        """Write where everything was said before."""
        if self._at_once:
            self.add_class(_QUIET)
            self._start()

    def _say(self, sentence: str) -> None:
        self.query_one("#said", Static).update(lit(sentence))
        form = self.query_one(ExportForm)
        self.call_after_refresh(form.scroll_end, animate=False)

    @on(Button.Pressed)
    def _pressed(self) -> None:
        self.action_write()

    def action_write(self) -> None:
        """Write what was chosen; where nothing was asked so far, ask."""
        if self._busy:
            return
        if self.has_class(_QUIET):
            self.remove_class(_QUIET)
            self.query_one(ExportForm).begin()
        else:
            self._start()

    @work
    async def _start(self) -> None:
        """Make the documents, ask what must be asked, write, and say what was done."""
        self._busy = True
        try:
            said = await self._write()
            self._say(f"{said}\n\n{_OTHERS}" if self.has_class(_QUIET) else said)
        except StoppedError:
            self._say(f"Stopped. {_NOTHING}")
        except CrisisPlanError as fault:
            self._say(str(fault))
        finally:
            self._busy = False

    async def _write(self) -> str:
        form = self.query_one(ExportForm)
        wish, folder = form.wish(), form.folder()
        session = self._session  # read anew: the plan may change while files are made
        reading = Reading(session.plan, session.playbook, session.reading.today)
        logo = read_logo(session.path, session.plan.city.logo)
        self._stop = asyncio.Event()
        try:
            wished = replace(wish, logo=logo.content)
            made = await self._made(wished, reading, self._stop)
        finally:
            self._stop = None
        said = [*filter(None, (logo.problem,)), *remarks(wish, reading, made)]
        words = WORDS[wish.audience]
        if leaves_the_house(wish.audience):
            ask = ReleaseDialog(releases(made, reading, wish.audience))
            by = await self.app.push_screen_wait(ask)
            if not by:
                return _NOTHING
            words += f", confirmed by {by}"
        if folder is None:
            path = self._session.path
            name = deliver(self.app, contents(made), path, wish.audience)
            self._done = form.chosen
            done = f"Given to the browser for {words}:"
            return _said(done, [name], [say_download(name), *said])
        if not await self._may_replace(folder, made):
            return _NOTHING
        write = partial(write_all, folder, contents(made), force=True)
        paths = await asyncio.to_thread(write)
        self._written, self._done = paths, form.chosen
        self.refresh_bindings()
        names, where = [path.name for path in paths], str(folder.resolve())
        how = [_OPEN] if can_open() else []
        return _said(f"Written for {words}:", names, [*how, _FOLDER, where, *said])

    async def _made(
        self, wish: Wish, reading: Reading, stop: asyncio.Event
    ) -> Sequence[Made]:
        """Make one file after the other, beside the keys.

        Raises:
            StoppedError: Somebody wants none.
        """
        self._say("Making the files. Esc stops.")
        found: list[Made] = []
        want = partial(jobs, wish, reading, self._session.now)
        wanted = await unless(stop, want)
        for number, job in enumerate(wanted, 1):
            self._say(
                f"Making {number} of {len(wanted)}: {job.file_name}. Esc stops, and "
                "nothing is written."
            )
            found.append(await unless(stop, job.make))
        return found

    async def _may_replace(self, folder: Path, made: Sequence[Made]) -> bool:
        others = in_the_way(folder, contents(made))
        if not others:
            return True
        sentence = (
            f"In this folder there is already: {', '.join(others)}. What stands in it "
            "would be lost."
        )
        ask = Confirm("Replace what is there?", sentence, "Replace", loses=True)
        sure = await self.app.push_screen_wait(ask)
        return bool(sure)

    def action_show_written(self) -> None:
        """Open the page that was written; the folder where there are several."""
        one, *others = self._written
        try:
            open_outside(one.parent if others else one)
        except CrisisPlanError as fault:
            self.notify(str(fault), severity="warning", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Open only what is there, where somebody can see it."""
        if action == "show_written":
            return bool(self._written) and can_open()
        return super().check_action(action, parameters)

    def action_back(self) -> None:
        """Stop what is being made; else go to the plan."""
        if self._stop:
            self._stop.set()
        elif not self._busy:
            self.dismiss(self._done)


def _said(done: str, files: Sequence[str], more: Sequence[str]) -> str:
    return "\n".join((done, *(f"  {file}" for file in files), *more))
