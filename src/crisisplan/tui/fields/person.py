"""Who it is: picked from the directory, or entered on the spot."""

from collections.abc import Callable, Collection
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from crisisplan.domain.directory import Holders
from crisisplan.domain.entering import person_meant
from crisisplan.domain.items.person import PersonQuestion, holders, one_person
from crisisplan.domain.text import one_line
from crisisplan.domain.values import Value
from crisisplan.errors import NotAnAnswerError
from crisisplan.tui.beginning import begins
from crisisplan.tui.fields.base import EditorField
from crisisplan.tui.fields.editor import Editor
from crisisplan.tui.screens.dialogs import Pick
from crisisplan.tui.screens.person_dialog import PersonDialog
from crisisplan.tui.text import lit_line
from crisisplan.tui.widgets.focus import go_on
from crisisplan.tui.widgets.lines import Line, Lines
from crisisplan.tui.widgets.people import describe_id, offered

_LEAD, _DEPUTY, _NEW = "lead", "deputy", "new"
_LEADS = "Leads"
_HOW = "Enter on a name changes it; Delete takes it out."
_ADD = "+ Add “{}”…"
_CHANGE, _ENTRY, _FIRST, _REMOVE = "change", "entry", "first", "remove"


def _asks_who(duty: str, part: str) -> str:
    """Ask for the first of them; by its name where it is a part among several."""
    if part:
        return f"{part}: who is it?"
    return "Who leads?" if duty == _LEADS else f"{duty}: who is it?"


class PersonEditor(Editor[PersonQuestion]):
    """A line for everybody named, and lines to name somebody else."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "delete",
            "remove",
            "Remove",
            id="person.remove",
            tooltip="Take this person out of the answer; they stay in the directory",
        )
    ]

    _picking: Pick | None = None

    def control(self) -> Widget:
        """Make the list of lines."""
        duty = self.session.playbook.name(self.kind.fills or "")
        self._duty = one_line(duty) or _LEADS
        self._asking = _asks_who(self._duty, self.part)
        return Lines(
            self._lines(),
            self._choose,
            on_letters=self._typed_on,
            classes=self.size_class,
        )

    def on_mount(self) -> None:
        """Begin where somebody is lacking."""
        self._go_on()

    def _go_on(self) -> None:
        """Stand where who stands in is said, as long as nobody does."""
        held, around = self.held, self.around
        if held.lead in around.people and self.kind.missing(self.value or "", around):
            self.query_one(Lines).go_to(_DEPUTY)

    def _typed_on(self, letters: str) -> None:
        """Look for whom is typed, for the line under the cursor."""
        if self._picking:
            self._picking.type_on(letters)
            return
        key = self.query_one(Lines).current
        if key in self.held.people:
            self._pick(
                "Who is it instead?", self._instead_of(key), self.held.people, letters
            )
        elif key == _LEAD or not self.held.lead:
            self._pick(self._asking, self._lead, typed=letters)
        else:
            self._pick("Who stands in?", self._deputy, self.held.people, letters)

    @property
    def held(self) -> Holders:
        """Who is named now; nobody where the value names nobody readable."""
        try:
            return holders(self.value) if self.value else Holders()
        except NotAnAnswerError:
            return Holders()

    def _lines(self) -> list[Line]:
        held, people = self.held, self.around.people
        alone = self.small and not held.deputies
        lines = []
        if held.lead:
            who = describe_id(people, held.lead)
            lines.append((held.lead, who if alone else f"{self._duty}: {who}"))
        else:
            nobody = "Nobody yet." if alone else f"{self._duty}: nobody yet."
            lines.append((_LEAD, f"{nobody} Type a name, or press Enter…"))
        for person_id in held.deputies:
            who = describe_id(people, person_id)
            lines.append((person_id, f"Stands in: {who}"))
        if not self.small and held.lead:
            lines.append((_DEPUTY, "+ Add a deputy…"))
        return [(key, lit_line(text)) for key, text in lines]

    def _choose(self, key: str) -> None:
        if key == _LEAD:
            self._pick(self._asking, self._lead)
        elif key == _DEPUTY:
            self._pick("Who stands in?", self._deputy, self.held.people)
        else:
            self._about(key)

    def _lead(self, person_id: str) -> None:
        """Name who leads; in a cell there is nothing more to say, and one goes on."""
        others = tuple(one for one in self.held.deputies if one != person_id)
        self._put(Holders(lead=person_id, deputies=others))
        if self.small:
            go_on(self.screen)

    def _deputy(self, person_id: str) -> None:
        if person_id not in self.held.people:
            self._put(
                Holders(lead=self.held.lead, deputies=(*self.held.deputies, person_id))
            )

    def _instead_of(self, before: str) -> Callable[[str], None]:
        def replace(after: str) -> None:
            held = self.held
            named = [after if one == before else one for one in held.people]
            named = list(dict.fromkeys(named))
            lead = named.pop(0) if held.lead else ""
            self._put(Holders(lead=lead, deputies=tuple(named)))

        return replace

    def _without(self, person_id: str) -> None:
        held = self.held
        lead = "" if held.lead == person_id else held.lead
        others = tuple(one for one in held.deputies if one != person_id)
        self._put(Holders(lead=lead, deputies=others))

    def _put(self, held: Holders) -> None:
        named: Value = {"lead": held.lead, "deputies": list(held.deputies)}
        value = (one_person(named) if self.small else named) if held.people else None
        faults = self.kind.faults(value, self.around) if value else ()
        self.changed(value, " ".join(faults))
        self.query_one(Lines).show(self._lines())
        self._go_on()

    def _pick(
        self,
        title: str,
        then: Callable[[str], None],
        but: Collection[str] = (),
        typed: str = "",
    ) -> None:
        """Ask who it is; those in `but` are not offered, `typed` is looked for."""
        people = self.around.people
        if not people.keys() - set(but) and not typed:
            self._enter(then, purpose=title)
            return

        def picked(person_id: str | None) -> None:
            self._picking = None
            if person_id == _NEW:
                self._enter(then, name=pick.typed, purpose=title)
            elif person_id:
                then(person_id)

        options = offered(self.session, but, self._duty, self.role)
        new = (_NEW, "+ Add somebody who is not in this list…")
        pick = Pick(title, [*options, new], always={_NEW: _ADD}, typed=typed)
        self._picking = pick
        self.app.push_screen(pick, picked)

    def _enter(
        self,
        then: Callable[[str], None],
        person_id: str = "",
        *,
        name: str = "",
        purpose: str = "",
    ) -> None:
        def entered(kept: str | None) -> None:
            if kept:
                then(kept)

        meant = person_meant(name or person_id)
        new = meant.model_copy(update={"desk": self.kind.desk})
        dialog = PersonDialog(self.session, person_id, new=new, purpose=purpose)
        self.app.push_screen(dialog, entered)

    def _about(self, person_id: str) -> None:
        """Ask what is to be done about somebody who is named."""
        known = person_id in self.around.people
        entry = "Look at or change their entry" if known else "Add to the directory"
        options = [(_CHANGE, "Put somebody else here"), (_ENTRY, f"{entry}…")]
        if person_id in self.held.deputies:
            options.append((_FIRST, "Let this one lead"))
        options.append((_REMOVE, "Remove from this answer"))

        def chosen(deed: str | None) -> None:
            replace = self._instead_of(person_id)
            if deed == _CHANGE:
                self._pick("Who is it instead?", replace, self.held.people)
            elif deed == _ENTRY:
                self._enter(replace, person_id)
            elif deed == _FIRST:
                before = self.held
                others = [one for one in before.people if one != person_id]
                self._put(Holders(lead=person_id, deputies=tuple(others)))
            elif deed == _REMOVE:
                self._without(person_id)

        name = self.around.name(person_id)
        self.app.push_screen(Pick(name, options), chosen)

    def action_remove(self) -> None:
        """Take the person under the cursor out of the answer."""
        key = self.query_one(Lines).current
        if key in self.held.people:
            self._without(key)

    def hint(self) -> str:
        """Say how to change what stands here; what is lacking is said below."""
        needless = self.small or begins(self.screen)
        return "" if needless or not self.value else _HOW


class PersonField(EditorField):
    """People being named."""

    EDITOR = PersonEditor
