"""Tables and records typed as one line: cells parted by "|", rows by ";" or a line end, or JSON."""

from __future__ import annotations

import re

from aiact_desk.problems import Misuse
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
from aiact_desk.regulation.json_values import Json, read_json
from aiact_desk.regulation.numbers import number_example
from aiact_desk.regulation.texts import quoted

_EXAMPLES = {"date": "2026-03-01", "month": "2026-03", "link": "https://example.org/page", "file": "list.csv"}
EMPTY_CELLS = ("", "-", "–")


def structured(where: str, given: Json) -> Json:
    """What was given, read as JSON if it is a text that begins like a list or a mapping.

    Raises:
        Misuse: if it begins like JSON and is not.
    """
    if not isinstance(given, str) or not given.lstrip().startswith(("[", "{")):
        return given
    try:
        return read_json(given)
    except ValueError as error:
        raise Misuse("regulation.json_broken", field=where, reason=str(error)) from error


def rows(where: str, table: Table, line: str) -> list[Json]:
    """The rows of "a | b; c | d" as mappings from column id to cell. Rows that hold nothing are left out.

    Raises:
        Misuse: if a row has more cells than the table has columns.
    """
    ids = [column.id for column in table.columns]
    lines = [row for row in re.split("[;\n]", line) if row.strip()]
    return [_named(f"{where}, row {number}", ids, row.split("|")) for number, row in enumerate(lines, start=1)]


def parts(where: str, record: Record, line: str) -> dict[str, Json]:
    """The parts of "a | b | c" by id. The last part takes the rest of the line, bars included."""
    ids = [part.id for part in record.parts]
    return _named(where, ids, line.split("|", len(ids) - 1))


def _named(where: str, ids: list[str], cells: list[str]) -> dict[str, Json]:
    """Cells by id; an empty one is None, one at the end may be left away."""
    if len(cells) > len(ids):
        raise Misuse("regulation.too_many_cells", field=where, cells=len(cells), most=len(ids))
    return {id: None if cell.strip() in EMPTY_CELLS else cell.strip() for id, cell in zip(ids, cells, strict=False)}


def only_known(where: str, known: tuple[str, ...], given: dict[str, Json]) -> None:
    """Raise Misuse where a mapping names something that the type does not know."""
    for name in given:
        if name not in known:
            raise Misuse("regulation.unknown_part", field=where, part=quoted(name), known=", ".join(known))


def example(type_: FieldType, label: str = "some text") -> str:
    """A line that the type takes, for a message or an empty editor."""
    match type_:
        case Text():
            return type_.suggestions[0] if type_.suggestions else label
        case Date() | Month() | Link() | File():
            return _EXAMPLES[type_.kind]
        case Number():
            return number_example(type_)
        case Choice():
            return type_.options[0]
        case Choices():
            offered = type_.options[:-1] if type_.other else type_.options  # the last one asks for a text behind it
            return ", ".join(offered[:2])
        case Table():
            return " | ".join(example(column.type, column.label) for column in type_.columns)
        case Record():
            return " | ".join(example(part.type, part.label) for part in type_.parts)
