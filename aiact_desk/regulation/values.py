"""Values of fields: from what a person gives to one canonical JSON value.

The canonical values, by the kind of the field's type:

text: the text · date: "YYYY-MM-DD" · month: "YYYY-MM" · link: the address ·
file: {"name": …, "size": bytes, "sha256": …} · number: an exact plain decimal string · choice: the option ·
choices: {"chosen": [options in the form's order], "other": text or None} · table: a list of mappings from column id
to cell · record: a mapping from part id to value. An optional cell or part that is empty is None.
"""

from __future__ import annotations

from aiact_desk.problems import Misuse
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.field_types import (
    Choice,
    Choices,
    Column,
    Date,
    FieldType,
    File,
    Link,
    Month,
    Number,
    Part,
    Record,
    Scalar,
    Table,
    Text,
)
from aiact_desk.regulation.files import parse_file
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.lines import example, only_known, parts, rows, structured
from aiact_desk.regulation.links import parse_link
from aiact_desk.regulation.numbers import parse_number
from aiact_desk.regulation.options import parse_choices, parse_option
from aiact_desk.regulation.showing import ShownPart, ShownTable, show, show_parts, show_table
from aiact_desk.regulation.texts import parse_date, parse_month, parse_text, quoted, words

__all__ = ["Json", "ShownPart", "ShownTable", "example", "parse", "show", "show_parts", "show_table", "words"]

MOST_ROWS = 10_000


def parse(field: Field, given: Json) -> Json:
    """The canonical value of what was given for a field: a line as typed, JSON text, or JSON itself.

    A table may be typed as "a | b; c | d", a record as "a | b", where a table as the last part takes the rest:
    "Pre-training | 20 | 1280 | H100; 40 | A100". A canonical value comes back unchanged.

    Raises:
        Misuse: if it is no value of the field's type; says which part is wrong and gives an example.
    """
    return _parse(field.name, field.type, given)


def _parse(where: str, type_: FieldType, given: Json) -> Json:
    if _is_blank(given):
        raise Misuse("regulation.nothing_given", field=where)
    match type_:
        case Choices():
            return parse_choices(where, type_, given)
        case Table():
            return _table(where, type_, structured(where, given))
        case Record():
            return _record(where, type_, structured(where, given))
        case _:
            return _scalar(where, type_, given)


def _scalar(where: str, type_: Scalar, given: Json) -> Json:
    match type_:
        case Text():
            return parse_text(where, given)
        case Date():
            return parse_date(where, given)
        case Month():
            return parse_month(where, given)
        case Link():
            return parse_link(where, given)
        case File():
            return parse_file(where, structured(where, given))
        case Number():
            return parse_number(where, type_, given)
        case Choice():
            return parse_option(where, type_.options, given)


def _table(where: str, type_: Table, given: Json) -> Json:
    """A list of rows; the rows of a table with one column may be bare cells."""
    if isinstance(given, str):
        given = rows(where, type_, given)
    if not isinstance(given, list):
        raise Misuse("regulation.not_a_table", field=where, given=quoted(given), example=example(type_))
    if not given:
        raise Misuse("regulation.nothing_given", field=where)
    if len(given) > MOST_ROWS:
        raise Misuse("regulation.too_many_rows", field=where, rows=len(given), most=MOST_ROWS)
    return [_row(f"{where}, row {number}", type_, row) for number, row in enumerate(given, start=1)]


def _row(where: str, type_: Table, given: Json) -> Json:
    if len(type_.columns) == 1 and not isinstance(given, dict):
        given = {type_.columns[0].id: given}
    return _named(where, type_.columns, given, example(type_))


def _record(where: str, type_: Record, given: Json) -> Json:
    if isinstance(given, str):
        given = parts(where, type_, given)
    return _named(where, type_.parts, given, example(type_))


def _named(where: str, members: tuple[Column, ...] | tuple[Part, ...], given: Json, example_: str) -> Json:
    """A mapping with a value for every member: a column of a row, or a part of a record."""
    if not isinstance(given, dict):
        raise Misuse("regulation.not_a_mapping", field=where, given=quoted(given), example=example_)
    only_known(where, tuple(member.id for member in members), given)
    found: dict[str, Json] = {}
    for member in members:
        cell = given.get(member.id)
        if _is_blank(cell) and not member.optional:
            raise Misuse("regulation.part_missing", field=where, part=member.label, example=example_)
        found[member.id] = None if _is_blank(cell) else _parse(f"{where}, {member.label}", member.type, cell)
    return found


def _is_blank(given: Json) -> bool:
    return given is None or (isinstance(given, str) and not given.strip())
