"""Figures mean the same only in the same unit and exactness, wherever they stand in an answer."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from aiact_desk.regulation.field_types import FieldType
from aiact_desk.regulation.measures import same_measure

_TYPE: TypeAdapter[FieldType] = TypeAdapter(FieldType)
MWH, KWH, POWER = (
    {"kind": "number", "unit": "MWh"},
    {"kind": "number", "unit": "kWh"},
    {"kind": "number", "unit": "MWh", "power_of_ten": True},
)
TEXT, DATE = {"kind": "text"}, {"kind": "date"}


def table(*cells: object) -> dict[str, object]:
    columns = [{"id": f"c{at}", "label": "x", "type": cell} for at, cell in enumerate(cells)]
    return {"kind": "table", "columns": columns}


def record(*parts: object) -> dict[str, object]:
    return {"kind": "record", "parts": [{"id": f"c{at}", "label": "x", "type": part} for at, part in enumerate(parts)]}


@pytest.mark.parametrize(
    ("given", "wanted", "same"),
    [
        (MWH, MWH, True),
        (MWH, KWH, False),
        (MWH, POWER, False),
        (MWH, TEXT, False),
        (TEXT, MWH, False),
        (TEXT, DATE, True),  # whether it can be read is for the reader to say
        (table(TEXT, MWH), table(TEXT, MWH, DATE), True),
        (table(TEXT, MWH), table(TEXT, KWH), False),
        (record(TEXT, MWH), record(TEXT, KWH), False),
        (record(TEXT, table(MWH)), record(TEXT, table(MWH)), True),
        (record(TEXT, table(MWH)), record(TEXT, table(KWH)), False),
        (record(TEXT, MWH), table(TEXT, KWH), False),
        (table(TEXT), TEXT, True),
    ],
)
def test_same_measure(given: object, wanted: object, same: bool) -> None:
    assert same_measure(_TYPE.validate_python(given), _TYPE.validate_python(wanted)) is same
