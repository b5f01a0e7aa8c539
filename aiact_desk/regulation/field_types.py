"""The types of a field: what shape an answer has, from which its editor, its check and its printing follow."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator


class Frozen(BaseModel):
    """A part of a form: read once from YAML, never changed, and no key that the schema does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names as they are; ValueError when one stands twice."""
    if len(set(names)) < len(names):
        raise ValueError(f"a name stands twice in {names}")
    return names


class Text(Frozen):
    """Free text. `words` is the length that the form asks for (guidance, never a limit); `suggestions` are offered."""

    kind: Literal["text"]
    words: int | None = Field(default=None, gt=0)
    suggestions: tuple[str, ...] = ()


class Date(Frozen):
    """A day of the calendar."""

    kind: Literal["date"]


class Month(Frozen):
    """A month of the calendar."""

    kind: Literal["month"]


class Link(Frozen):
    """An address on the web, http or https. It is printed and kept, and never opened by the program."""

    kind: Literal["link"]


class File(Frozen):
    """A file that belongs to the answer: its name, size and SHA-256 are the answer, the library keeps its bytes."""

    kind: Literal["file"]


class OtherUnit(Frozen):
    """A unit that may be typed instead of the field's own; `factor` of the field's unit make one of it."""

    name: str
    factor: Decimal = Field(gt=0)


class Number(Frozen):
    """A number that is never negative.

    `unit` is printed behind it, "" where another column names the unit. `significant_figures` is how many the
    form asks for at least. `abbreviated` allows the endings k, M, B and T (7B is 7 000 000 000).
    `power_of_ten` takes 1, 10, 100, … only, printed as 10^n. `minimum` is the smallest value taken.
    """

    kind: Literal["number"]
    unit: str
    significant_figures: int | None = Field(default=None, gt=0)
    whole: bool = False
    abbreviated: bool = False
    power_of_ten: bool = False
    minimum: Decimal = Field(default=Decimal(0), ge=0)
    other_units: tuple[OtherUnit, ...] = ()


class Choice(Frozen):
    """Exactly one of the options, in the form's own words."""

    kind: Literal["choice"]
    options: tuple[str, ...] = Field(min_length=2)

    _no_option_twice = field_validator("options")(distinct)


class Choices(Frozen):
    """Any of the options, at least one. With `other`, the last option takes a free text."""

    kind: Literal["choices"]
    options: tuple[str, ...] = Field(min_length=2)
    other: bool = False

    _no_option_twice = field_validator("options")(distinct)


Scalar = Annotated[Text | Date | Month | Link | File | Number | Choice, Field(discriminator="kind")]


class Column(Frozen):
    """One column of a table. An `optional` cell may stay empty."""

    id: str
    label: str
    type: Scalar
    optional: bool = False


class Table(Frozen):
    """Any number of rows, at least one, all with the same columns."""

    kind: Literal["table"]
    columns: tuple[Column, ...] = Field(min_length=1)

    @field_validator("columns")
    @classmethod
    def _no_column_twice(cls, columns: tuple[Column, ...]) -> tuple[Column, ...]:
        distinct(tuple(column.id for column in columns))
        return columns


class Part(Frozen):
    """One part of a record: a scalar, ticked options, or a table as its last part. An `optional` part may be empty."""

    id: str
    label: str
    type: Annotated[Text | Date | Month | Link | File | Number | Choice | Choices | Table, Field(discriminator="kind")]
    optional: bool = False


class Record(Frozen):
    """Some named parts that make one answer. A table stands last, since in a typed line it takes the rest."""

    kind: Literal["record"]
    parts: tuple[Part, ...] = Field(min_length=2)

    @field_validator("parts")
    @classmethod
    def _table_stands_last(cls, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        distinct(tuple(part.id for part in parts))
        if any(isinstance(part.type, Table) for part in parts[:-1]):
            raise ValueError("a table in a record must be its last part")
        return parts


FieldType = Annotated[
    Text | Date | Month | Link | File | Number | Choice | Choices | Table | Record, Field(discriminator="kind")
]
