"""The register of kinds: one line each."""

from typing import Annotated

from pydantic import Field

from crisisplan.domain.items.action import Action
from crisisplan.domain.items.choice import Choice
from crisisplan.domain.items.column import kinds_of
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

ItemKind = (
    Action
    | Text
    | Statement
    | YesNoQuestion
    | Choice
    | NumberQuestion
    | DateQuestion
    | DurationQuestion
    | PhoneQuestion
    | PersonQuestion
    | LinkQuestion
    | Record
    | Table
    | Form
)
AnyKind = Annotated[ItemKind, Field(discriminator="kind")]
ITEM_KINDS = kinds_of(ItemKind.__args__)
