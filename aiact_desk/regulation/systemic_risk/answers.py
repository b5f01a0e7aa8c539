"""Answers of a form as its rules look at them: only what is asked, and tables row by row."""

from __future__ import annotations

from collections.abc import Mapping

from aiact_desk.regulation.conditions import is_asked
from aiact_desk.regulation.finding import ValueOf
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.schema import Form


def asked_values(form: Form, value_of: ValueOf) -> ValueOf:
    """The values of the rows that the form asks; None for a row that it does not ask or does not have."""
    fields = {field.id: field for field in form.fields()}

    def asked(id: str) -> Json:
        field = fields.get(id)
        return value_of(id) if field is not None and is_asked(field, asked) else None

    return asked


def table_rows(value: Json) -> list[Mapping[str, Json]]:
    """The rows of a table; none where it has no answer."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def part(value: Json, id: str) -> Json:
    """A part of a record; None where it has no answer."""
    return value.get(id) if isinstance(value, dict) else None
