"""Which rows of a form are asked, given the answers so far."""

from __future__ import annotations

from collections.abc import Callable

from aiact_desk.regulation.field import Field
from aiact_desk.regulation.json_values import Json


def is_asked(field: Field, value_of: Callable[[str], Json]) -> bool:
    """Whether a row is asked: it has no condition, or one of them holds. An open question opens no row.

    `value_of` gives the canonical value of the field with an id, None where it has none.
    """
    return not field.shown_if or any(value_of(each.field) in each.equals for each in field.shown_if)
