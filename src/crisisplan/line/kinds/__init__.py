"""The register of askers: one line for each kind of item."""

from collections.abc import Mapping

from crisisplan.domain.items.action import Action
from crisisplan.domain.items.base import Kind
from crisisplan.domain.items.choice import Choice
from crisisplan.domain.items.date import DateQuestion
from crisisplan.domain.items.duration import DurationQuestion
from crisisplan.domain.items.form import Form
from crisisplan.domain.items.link import LinkQuestion
from crisisplan.domain.items.number import NumberQuestion
from crisisplan.domain.items.person import PersonQuestion
from crisisplan.domain.items.phone import PhoneQuestion
from crisisplan.domain.items.record import Record
from crisisplan.domain.items.statement import Statement
from crisisplan.domain.items.table import Table
from crisisplan.domain.items.text import Text
from crisisplan.domain.items.yes_no import YesNoQuestion
from crisisplan.line.kinds.action import ActionAsker
from crisisplan.line.kinds.base import Asker
from crisisplan.line.kinds.form import FormAsker
from crisisplan.line.kinds.person import PersonAsker
from crisisplan.line.kinds.record import RecordAsker
from crisisplan.line.kinds.short import ShortAsker, YesNoAsker
from crisisplan.line.kinds.statement import StatementAsker
from crisisplan.line.kinds.table import TableAsker
from crisisplan.line.kinds.text import TextAsker
from crisisplan.line.talk import Talk

ASKERS: Mapping[type[Kind], type[Asker]] = {
    Action: ActionAsker,
    Text: TextAsker,
    Statement: StatementAsker,
    YesNoQuestion: YesNoAsker,
    Choice: ShortAsker,
    NumberQuestion: ShortAsker,
    DateQuestion: ShortAsker,
    DurationQuestion: ShortAsker,
    PhoneQuestion: ShortAsker,
    PersonQuestion: PersonAsker,
    LinkQuestion: ShortAsker,
    Record: RecordAsker,
    Table: TableAsker,
    Form: FormAsker,
}


def asker_of(talk: Talk) -> Asker | None:
    """Give what asks the question where the person is; nothing where none is asked."""
    return ASKERS[type(talk.item.asks)](talk, talk.item) if talk.here else None
