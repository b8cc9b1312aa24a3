"""The register of fields: one line for each kind of item."""

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
from crisisplan.tui.fields.action import ActionField
from crisisplan.tui.fields.base import Field
from crisisplan.tui.fields.choice import ChoiceField
from crisisplan.tui.fields.date import DateField
from crisisplan.tui.fields.duration import DurationField
from crisisplan.tui.fields.form import FormField
from crisisplan.tui.fields.link import LinkField
from crisisplan.tui.fields.number import NumberField
from crisisplan.tui.fields.person import PersonField
from crisisplan.tui.fields.phone import PhoneField
from crisisplan.tui.fields.record import RecordField
from crisisplan.tui.fields.statement import StatementField
from crisisplan.tui.fields.table import TableField
from crisisplan.tui.fields.text import TextField
from crisisplan.tui.fields.yes_no import YesNoField

FIELDS: Mapping[type[Kind], type[Field]] = {
    Action: ActionField,
    Text: TextField,
    Statement: StatementField,
    YesNoQuestion: YesNoField,
    Choice: ChoiceField,
    NumberQuestion: NumberField,
    DateQuestion: DateField,
    DurationQuestion: DurationField,
    PhoneQuestion: PhoneField,
    PersonQuestion: PersonField,
    LinkQuestion: LinkField,
    Record: RecordField,
    Table: TableField,
    Form: FormField,
}
