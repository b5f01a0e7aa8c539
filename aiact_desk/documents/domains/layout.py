"""Where a log says the name, the size and the modality: found by the names of its columns, or named by the user."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from aiact_desk.documents.domains.modalities import MODALITIES
from aiact_desk.evaluation.elsewhere.reading import printable
from aiact_desk.problems import Misuse, Problem

NAME_COLUMNS = (
    "domain", "domain_name", "registered_domain", "url_host_registered_domain", "host", "hostname", "host_name",
    "url_host_name", "url", "uri", "target_uri", "warc_target_uri", "site", "website",
)  # fmt: skip
SIZE_COLUMNS = (
    "bytes", "size", "size_bytes", "byte_count", "total_bytes", "bytes_total", "content_bytes", "content_size",
    "content_length", "body_size", "length", "warc_record_length",
)  # fmt: skip
MODALITY_COLUMNS = ("modality",)

_DELIMITERS = ("\t", ";", ",")
_MOST_SHOWN = 12


@dataclass(frozen=True)
class Columns:
    """The columns or keys that the user names; None: found by the usual names."""

    name: str | None = None
    size: str | None = None
    modality: str | None = None


@dataclass(frozen=True)
class Layout:
    """How a file is read: `delimiter` of a table, or None and the `keys` of JSON lines.

    `name`, `size` and `modality` are places in a row (of a table) or in `keys`, counted from 0; `modality` is None
    where the file does not tell it.
    """

    delimiter: str | None
    has_header: bool
    name: int
    size: int
    modality: int | None
    keys: tuple[str, ...] = ()

    @property
    def format(self) -> str:
        """The same for a reader."""
        return {"\t": "table, tabs", ";": "table, semicolons", ",": "table, commas", None: "JSON lines"}[self.delimiter]

    def columns(self) -> tuple[str, ...]:
        """What was read as name, size and, where it is told, modality: a key, or a column counted from 1."""
        places = [at for at in (self.name, self.size, self.modality) if at is not None]
        return tuple(printable(self.keys[at]) if self.keys else str(at + 1) for at in places)


def find_layout(first: str, columns: Columns, path: str) -> Layout:
    """How a file is read that begins with this line.

    Raises:
        Misuse: if a column that the user names is not there.
        Problem: if the columns cannot be found.
    """
    if first.lstrip().startswith("{"):
        return _keys(first, columns, path)
    rows = {delimiter: _fields(first, delimiter) for delimiter in _DELIMITERS}
    for delimiter, heads in rows.items():
        if (found := _in_header(heads, columns, path)) is not None:
            return Layout(delimiter, True, *found)
    if columns == Columns():
        for delimiter, fields in rows.items():
            if len(fields) > 1 and fields[0].strip() and fields[1].strip().isdecimal():
                modality = 2 if len(fields) > 2 and fields[2].strip().lower() in MODALITIES else None
                return Layout(delimiter, False, 0, 1, modality)
    raise _not_found(max(rows.values(), key=len), columns, path)


def _keys(first: str, columns: Columns, path: str) -> Layout:
    try:
        record = json.loads(first)
    except (ValueError, RecursionError):
        raise Problem("domains.no_json", path=path) from None
    keys = list(record)
    found = _in_header(keys, columns, path)
    if found is None:
        raise _not_found(keys, columns, path)
    return Layout(None, False, *found, tuple(keys))


def _fields(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line.strip("\r\n")], delimiter=delimiter), [])
    except csv.Error:
        return []


def _in_header(heads: Sequence[str], columns: Columns, path: str) -> tuple[int, int, int | None] | None:
    """Where the columns stand under these heads; None where name or size is not among them."""
    name = _at(heads, columns.name, NAME_COLUMNS)
    size = _at(heads, columns.size, SIZE_COLUMNS)
    modality = _at(heads, columns.modality, MODALITY_COLUMNS)
    if name is None or size is None:
        return None
    if modality is None and columns.modality is not None:
        raise Misuse("domains.no_column", path=path, column=printable(columns.modality), found=_shown(heads))
    return name, size, modality


def _at(heads: Sequence[str], named: str | None, usual: Sequence[str]) -> int | None:
    if named is not None:
        return next((at for at, head in enumerate(heads) if head.strip() == named.strip()), None)
    words = [re.sub(r"[^a-z0-9]+", "_", head.lower()).strip("_") for head in heads]
    return next((words.index(word) for word in usual if word in words), None)


def _not_found(heads: Sequence[str], columns: Columns, path: str) -> Problem:
    for named, usual in ((columns.name, NAME_COLUMNS), (columns.size, SIZE_COLUMNS)):
        if named is not None and _at(heads, named, usual) is None:
            return Misuse("domains.no_column", path=path, column=printable(named), found=_shown(heads))
    return Problem("domains.no_columns", path=path, found=_shown(heads))


def _shown(heads: Sequence[str]) -> str:
    return ", ".join(printable(head) for head in heads[:_MOST_SHOWN]) or "nothing"
