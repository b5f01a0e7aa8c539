"""The rows of a log: each a name or URL, a size in bytes and a modality, or not understood and counted as such."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from aiact_desk.documents.domains.hosts import LONGEST_KEPT, authority
from aiact_desk.documents.domains.layout import Layout
from aiact_desk.documents.domains.lines import Block
from aiact_desk.documents.domains.modalities import INDEX

MOST_BYTES = 1 << 60
"""Bytes of one row at most; a larger number is a mistake."""

MOST_NAMED = 10
"""Rows not understood that are named; all are counted."""

Counted = tuple[str, int, int]
"""The host as the log writes it, bytes, and the index of the modality."""

_Fields = Sequence[str]
_LONGEST_NUMBER = 20


@dataclass(frozen=True)
class RefusedRow:
    """A row that was not understood, and why: the id of a sentence in `aiact_desk.wording`."""

    file: str
    line: int
    reason: str


class Refused:
    """The rows that were not understood: all counted by reason, the first named."""

    def __init__(self) -> None:
        self.reasons: Counter[str] = Counter()
        self.first: list[RefusedRow] = []

    def note(self, file: str, line: int, reason: str) -> None:
        self.reasons[reason] += 1
        if len(self.first) < MOST_NAMED:
            self.first.append(RefusedRow(file, line, reason))


def understood(
    blocks: Iterable[Block], layout: Layout, fixed: str, file: str, refused: Refused
) -> Iterator[list[Counted]]:
    """The rows of each block; what is not understood goes to `refused`, and blank lines count as nothing.

    `fixed` is the modality of a file that does not tell it. Each line is a row: a quoted field cannot run over lines.
    """
    count = _counting(layout, fixed)
    for at, block in enumerate(blocks):
        skipped = 1 if at == 0 and layout.has_header else 0
        lines = block.lines[skipped:]
        rows = _json_rows(lines, layout.keys) if layout.delimiter is None else _table_rows(lines, layout.delimiter)
        found: list[Counted] = []
        for line, row in enumerate(rows, block.first + skipped):
            counted = row if isinstance(row, str) else count(row)
            if isinstance(counted, tuple):
                found.append(counted)
            elif counted:
                refused.note(file, line, counted)
        yield found


def _counting(layout: Layout, fixed: str) -> Callable[[_Fields], Counted | str]:
    """What makes a row of its fields, or says why it is none ("" for a blank one)."""
    name_at, size_at, modality_at = layout.name, layout.size, layout.modality

    def counted(fields: _Fields) -> Counted | str:
        try:
            name, number = fields[name_at], fields[size_at]
            modality = fixed if modality_at is None else fields[modality_at]
        except IndexError:
            return "domains.row_short" if any(field.strip() for field in fields) else ""
        size = int(number) if len(number) < _LONGEST_NUMBER and number.isdecimal() else _size(number)
        if size is None or size > MOST_BYTES:
            return "domains.row_no_size"
        if not name or name.isspace():
            return "domains.row_no_name"
        index = INDEX[modality] if modality in INDEX else INDEX.get(modality.strip().lower())
        if index is None:
            return "domains.row_unknown_modality"
        return authority(name) if "/" in name or len(name) > LONGEST_KEPT else name, size, index

    return counted


def _size(number: str) -> int | None:
    """A whole number that is written with blanks around it or as 12.0 or 1.2e3; None if it is none, or below 0."""
    try:
        found = Decimal(number.strip()[:_LONGEST_NUMBER])
    except InvalidOperation:
        return None
    if not found.is_finite() or found < 0 or found > MOST_BYTES or found != found.to_integral_value():
        return None
    return int(found)


def _table_rows(lines: Sequence[str | None], delimiter: str) -> Iterable[_Fields | str]:
    """The fields of each line. A line that is no row of a table is cut at its tabs, or not understood."""
    try:
        rows = list(csv.reader(lines, delimiter=delimiter, strict=True))  # type: ignore[arg-type]  # None is an error
    except csv.Error:
        rows = []
    return rows if len(rows) == len(lines) else [_table_row(line, delimiter) for line in lines]


def _table_row(line: str | None, delimiter: str) -> _Fields | str:
    if line is None:
        return "domains.row_too_long"
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return line.split("\t") if delimiter == "\t" else "domains.row_no_table"


def _json_rows(lines: Sequence[str | None], keys: Sequence[str]) -> Iterator[_Fields | str]:
    """The values of these keys in each line."""
    for line in lines:
        if line is None:
            yield "domains.row_too_long"
        elif not line or line.isspace():
            yield []
        else:
            try:
                record = json.loads(line)
            except (ValueError, RecursionError):
                record = None
            yield [_text(record.get(key)) for key in keys] if isinstance(record, dict) else "domains.row_no_json"


def _text(value: object) -> str:
    """A value as a table would write it; "" for what is neither text nor a number."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
