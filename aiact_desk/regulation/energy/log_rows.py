"""Rows of a log of power or energy, from the lines of a CSV or of JSON lines: a name and a text per cell."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import chain

from aiact_desk.problems import Problem
from aiact_desk.regulation.json_values import read_json

LONGEST_LINE = 10_000
"""Characters of one line; a log of power needs some tens."""

Row = tuple[int, dict[str, str]]
"""The number of the line, and the cells by the names of their columns."""


def log_rows(lines: Iterator[str], where: str) -> Iterator[Row]:
    """The rows of a log, one at a time. JSON lines begin with “{”; else the first line names the columns of a CSV.

    Raises:
        Problem: if the log is empty, a line is too long, is no JSON object, or has more or fewer cells than columns.
    """
    checked = _short_lines(lines, where)
    first = next(checked, None)
    if first is None:
        raise Problem("energy.log_empty", path=where)
    all_lines = chain([first], checked)
    return _json_rows(all_lines, where) if first[1].startswith("{") else _csv_rows(all_lines, where)


def _short_lines(lines: Iterator[str], where: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_LINE:
            raise Problem("energy.log_long_line", path=where, line=number, most=LONGEST_LINE)
        text = line.strip().lstrip("\ufeff")
        if text:
            yield number, text


def _json_rows(lines: Iterator[tuple[int, str]], where: str) -> Iterator[Row]:
    for number, text in lines:
        try:
            found = read_json(text)
        except ValueError as error:
            raise Problem("energy.log_line", path=where, line=number, reason=str(error)) from None
        if not isinstance(found, dict):
            raise Problem("energy.log_line", path=where, line=number, reason="it is no JSON object")
        yield number, {name: value for name, value in found.items() if isinstance(value, str)}


def _csv_rows(lines: Iterator[tuple[int, str]], where: str) -> Iterator[Row]:
    _, head = next(lines)
    delimiter = max(",;\t", key=head.count)
    names = [name.strip() for name in next(csv.reader([head], delimiter=delimiter))]
    for number, text in lines:
        cells = next(csv.reader([text], delimiter=delimiter))
        if len(cells) != len(names):
            reason = f"{len(cells)} cells under {len(names)} heads"
            raise Problem("energy.log_line", path=where, line=number, reason=reason)
        yield number, dict(zip(names, map(str.strip, cells), strict=True))
