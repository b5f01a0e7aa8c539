"""An answer as it is printed: the field's type decides between text, ticks, a table and named parts."""

from __future__ import annotations

import re
from datetime import date, datetime

from aiact_desk.documents.plain import plain
from aiact_desk.documents.shown import Choices, Display, NotApplicable, Paragraphs, Part, Parts, Table
from aiact_desk.regulation import field_types, values
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.json_values import Json
from aiact_desk.wording.catalogue import N_, translate

_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August"),
    N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
_HASH = re.compile(r"\b[0-9a-f]{64}\b")
_POWER = re.compile(r"\b10\^(-?\d+)")
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def display(field: Field, value: Json, not_applicable: str | None) -> Display:
    """The printed form of an answer; of its reason, where it is "not applicable"."""
    if not_applicable is not None:
        return NotApplicable(reason=plain(not_applicable))
    match field.type:
        case field_types.Table():
            return _table(values.show_table(field, value))
        case field_types.Record():
            return _parts(field, field.type, value)
        case field_types.Choices():
            return Choices(items=tuple(plain(item) for item in _chosen(field.type, value)))
        case field_types.Date() | field_types.Month() if isinstance(value, str):
            return paragraphs(_in_words(field.type, value))
        case field_types.Number():
            return paragraphs(_POWER.sub(lambda power: f"10{power[1].translate(_RAISED)}", values.show(field, value)))
        case _:
            return paragraphs(values.show(field, value))


def paragraphs(text: str) -> Paragraphs:
    """Text in paragraphs, parted by blank lines."""
    found = tuple(part.strip("\n") for part in re.split(r"\n[ \t]*\n", plain(text)) if part.strip())
    return Paragraphs(paragraphs=found, code=bool(_HASH.search(text)))


def day(when: date) -> str:
    """A day as it is written in running text: "3 December 2026"."""
    return f"{when.day}\N{NO-BREAK SPACE}{translate(_MONTHS[when.month - 1])}\N{NO-BREAK SPACE}{when.year}"


def moment(when: datetime) -> str:
    """A day with the time to the minute and its zone."""
    return f"{day(when.date())}, {when:%H:%M} {when.tzname() or ''}".strip()


def _in_words(type_: field_types.FieldType, shown: str) -> str:
    """A day or a month in words, anything else as it is shown."""
    if isinstance(type_, field_types.Date):
        return day(date.fromisoformat(shown))
    if isinstance(type_, field_types.Month):
        return day(date.fromisoformat(f"{shown}-01")).partition("\N{NO-BREAK SPACE}")[2]
    return shown


def _parts(field: Field, type_: field_types.Record, value: Json) -> Parts:
    types = {part.label: part.type for part in type_.parts}
    return Parts(parts=tuple(_part(part, types[part.label]) for part in values.show_parts(field, value)))


def _part(part: values.ShownPart, type_: field_types.FieldType) -> Part:
    content = part.content
    shown = paragraphs(_in_words(type_, content)) if isinstance(content, str) else _table(content)
    return Part(label=part.label, display=shown)


def _table(shown: values.ShownTable) -> Table:
    return Table(head=shown.head, rows=tuple(tuple(plain(cell) for cell in row) for row in shown.rows))


def _chosen(type_: field_types.Choices, value: Json) -> list[str]:
    """The ticked options; the last one with its free text."""
    if not isinstance(value, dict) or not isinstance(chosen := value["chosen"], list):
        raise ValueError("choices are a mapping with what was chosen")
    items = [str(option) for option in chosen]
    if value["other"] is not None:
        items[-1] = f"{type_.options[-1].partition(' (')[0]}: {value['other']}"
    return items
