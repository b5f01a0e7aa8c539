"""Whether a value of one type means the same under another: no figure changes its unit or exactness unnoticed."""

from __future__ import annotations

from collections.abc import Mapping

from aiact_desk.regulation.field_types import FieldType, Number, Record, Table


def same_measure(given: FieldType, wanted: FieldType) -> bool:
    """Whether the numbers in a canonical value of type `given` mean the same in a value of type `wanted`.

    A canonical number bears no unit of its own. Columns and parts are compared by their ids; one that only one of the
    types has is not looked at, since reading the value under the other type refuses or leaves it.
    """
    if isinstance(given, Number) and isinstance(wanted, Number):
        return (given.unit, given.power_of_ten) == (wanted.unit, wanted.power_of_ten)
    if isinstance(given, Number) or isinstance(wanted, Number):
        return False
    before, after = _members(given), _members(wanted)
    return all(same_measure(before[id], after[id]) for id in before.keys() & after.keys())


def _members(type_: FieldType) -> Mapping[str, FieldType]:
    if isinstance(type_, Table):
        return {column.id: column.type for column in type_.columns}
    return {part.id: part.type for part in type_.parts} if isinstance(type_, Record) else {}
