"""Canonical values in words, for a reader: one line, or a table with its column heads."""

from __future__ import annotations

from dataclasses import dataclass

from aiact_desk.regulation.field import Field
from aiact_desk.regulation.field_types import (
    Choice,
    Choices,
    Date,
    FieldType,
    File,
    Link,
    Month,
    Number,
    Record,
    Table,
    Text,
)
from aiact_desk.regulation.files import show_file
from aiact_desk.regulation.json_values import Json, as_list, as_mapping, as_text
from aiact_desk.regulation.numbers import show_number

EMPTY = "–"


@dataclass(frozen=True)
class ShownTable:
    """A table in words: one head per column, and a cell for each in every row."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class ShownPart:
    """One part of a record in words."""

    label: str
    content: str | ShownTable


def show(field: Field, value: Json) -> str:
    """A canonical value as plain text.

    Tables read "a | b; c | d", as they may be typed; records name their parts: "Period measured: 2025 · …".

    Raises:
        ValueError: if the value is not of the field's type.
    """
    return _show(field.type, value)


def show_table(field: Field, value: Json) -> ShownTable:
    """The canonical value of a table field, cell by cell.

    Raises:
        ValueError: if the field is no table, or the value not of its type.
    """
    if not isinstance(field.type, Table):
        raise ValueError(f"{field.id} is no table")
    return _table(field.type, value)


def show_parts(field: Field, value: Json) -> tuple[ShownPart, ...]:
    """The canonical value of a record field, part by part; an empty optional part is left out.

    Raises:
        ValueError: if the field is no record, or the value not of its type.
    """
    if not isinstance(field.type, Record):
        raise ValueError(f"{field.id} is no record")
    return _parts(field.type, value)


def _show(type_: FieldType, value: Json) -> str:
    match type_:
        case Text() | Date() | Month() | Link() | Choice():
            return as_text(value)
        case File():
            return show_file(value)
        case Number():
            return show_number(type_, as_text(value))
        case Choices():
            return _choices(type_, value)
        case Table():
            return _in_line(_table(type_, value))
        case Record():
            return " · ".join(f"{part.label}: {_in_line(part.content)}" for part in _parts(type_, value))


def _choices(type_: Choices, value: Json) -> str:
    found = as_mapping(value)
    names = [as_text(option) for option in as_list(found["chosen"])]
    if found["other"] is not None:
        names[-1] = f"{type_.options[-1].partition(' (')[0]}: {as_text(found['other'])}"
    return ", ".join(names)


def _table(type_: Table, value: Json) -> ShownTable:
    rows = (as_mapping(row) for row in as_list(value))
    return ShownTable(
        head=tuple(column.label for column in type_.columns),
        rows=tuple(
            tuple(EMPTY if row[column.id] is None else _show(column.type, row[column.id]) for column in type_.columns)
            for row in rows
        ),
    )


def _parts(type_: Record, value: Json) -> tuple[ShownPart, ...]:
    found = as_mapping(value)
    return tuple(
        ShownPart(part.label, _content(part.type, found[part.id])) for part in type_.parts if found[part.id] is not None
    )


def _content(type_: FieldType, value: Json) -> str | ShownTable:
    return _table(type_, value) if isinstance(type_, Table) else _show(type_, value)


def _in_line(content: str | ShownTable) -> str:
    return content if isinstance(content, str) else "; ".join(" | ".join(row) for row in content.rows)
