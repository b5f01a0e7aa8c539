"""Which rows of a form are asked, given the answers so far."""

from __future__ import annotations

from collections.abc import Callable

from aiact_desk.regulation.field import Field
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.schema import Form

ValueOf = Callable[[str], Json]
"""Gives the canonical value of the field with an id, None where it has none. Rules are given the values of asked rows
alone (`asked_values`).
"""


def is_asked(field: Field, value_of: ValueOf) -> bool:
    """Whether a row is asked: it has no condition, or one of them holds. An open question opens no row.

    `value_of` must give nothing for a row that is itself not asked (`asked_values`): an old answer of a hidden row
    would open others.
    """
    return not field.shown_if or any(value_of(each.field) in each.equals for each in field.shown_if)


def asked_values(form: Form, value_of: ValueOf) -> ValueOf:
    """The values of the rows that the form asks; None for a row that it does not ask or does not have."""
    fields = {field.id: field for field in form.fields()}

    def asked(id: str) -> Json:
        field = fields.get(id)
        return value_of(id) if field is not None and is_asked(field, asked) else None

    return asked
