"""Answers of a form as its rules look at them: only what is asked, and tables row by row."""

from __future__ import annotations

from collections.abc import Mapping

from aiact_desk.regulation.json_values import Json


def table_rows(value: Json) -> list[Mapping[str, Json]]:
    """The rows of a table; none where it has no answer."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def part(value: Json, id: str) -> Json:
    """A part of a record; None where it has no answer."""
    return value.get(id) if isinstance(value, dict) else None
