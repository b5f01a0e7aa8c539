"""The file that comes back: a stranger's JSON, read as a name, a day, and what is said of each row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from aiact_desk.documents.importing.limits import read_json
from aiact_desk.problems import Misuse
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.texts import parse_date, parse_text

KIND: Literal["aiact-desk packet answers"] = "aiact-desk packet answers"
SCHEMA: Literal[1] = 1
LARGEST = 16_000_000
"""Bytes of a returned file; a form whose every row holds a long text is well below."""

_LONGEST_NAME, _LONGEST_SOURCE, _MOST_ROWS = 200, 1000, 1000


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class _Row(_Shape):
    field: str = Field(max_length=_LONGEST_NAME)
    value: Json = None
    source: str = Field(default="", max_length=_LONGEST_SOURCE)
    unknown: bool = False
    ask: str = Field(default="", max_length=_LONGEST_NAME)


class _File(_Shape):
    kind: Literal["aiact-desk packet answers"]
    schema_: Literal[1] = Field(alias="schema")
    packet: str = Field(max_length=_LONGEST_NAME)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    document: str = Field(max_length=_LONGEST_NAME)
    form: str = Field(max_length=_LONGEST_NAME)
    edition: str = Field(max_length=_LONGEST_NAME)
    name: str = Field(max_length=_LONGEST_NAME)
    date: str = Field(max_length=_LONGEST_NAME)
    rows: list[_Row] = Field(max_length=_MOST_ROWS)


@dataclass(frozen=True)
class ReturnedRow:
    """What came back for one row: a value as it was given, or that it is not known, or who is to be asked instead.

    `source` is where the person has it from, "" where nothing is said.
    """

    value: Json
    source: str
    unknown: bool
    ask: str


@dataclass(frozen=True)
class Returned:
    """A file that came back: which packet it says that it answers, by whom, on which day, and its rows by field."""

    packet: str
    sha256: str
    name: str
    date: date
    rows: Mapping[str, ReturnedRow]


def read_returned(data: bytes, file: str) -> Returned:
    """What a returned file says; `file` is its name, for messages. Values are as given, and not yet judged.

    Raises:
        Problem: if it is no JSON within the limits.
        Misuse: if it was not saved from the page of a packet, names a row twice, has no name or day of whoever
            answered, or holds characters that cannot be seen.
    """
    try:
        found = _File.model_validate(read_json(data, file))
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"])) or "$"
        raise Misuse("packets.not_answers", file=file, reason=f"{place}: {first['msg']}") from None
    if len({row.field for row in found.rows}) < len(found.rows):
        raise Misuse("packets.not_answers", file=file, reason="rows: a row stands twice")
    return Returned(
        packet=found.packet,
        sha256=found.sha256,
        name=" ".join(parse_text("name", found.name).split()),
        date=date.fromisoformat(parse_date("date", found.date)),
        rows={row.field: _row(row) for row in found.rows},
    )


def _row(row: _Row) -> ReturnedRow:
    """One row, its texts on one line each."""
    source, ask = (
        " ".join(parse_text(row.field, text).split()) if text.strip() else "" for text in (row.source, row.ask)
    )
    return ReturnedRow(row.value, source, row.unknown, ask)
