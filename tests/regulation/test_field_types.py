"""Types that cannot be meant are refused when a form is read."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from aiact_desk.regulation.derived import ByBand
from aiact_desk.regulation.field_types import Choice, Record, Table

TEXT = {"kind": "text"}


def test_an_option_stands_once() -> None:
    with pytest.raises(ValidationError, match="stands twice"):
        Choice.model_validate({"kind": "choice", "options": ["Yes", "No", "Yes"]})


def test_a_column_stands_once() -> None:
    with pytest.raises(ValidationError, match="stands twice"):
        Table.model_validate({"kind": "table", "columns": [{"id": "a", "label": "A", "type": TEXT}] * 2})


def test_a_table_stands_last_in_a_record() -> None:
    table = {"kind": "table", "columns": [{"id": "a", "label": "A", "type": TEXT}]}
    parts = [{"id": "rows", "label": "Rows", "type": table}, {"id": "text", "label": "Text", "type": TEXT}]
    with pytest.raises(ValidationError, match="last part"):
        Record.model_validate({"kind": "record", "parts": parts})
    assert Record.model_validate({"kind": "record", "parts": parts[::-1]}).parts[1].id == "rows"


def test_a_table_in_a_table_is_refused() -> None:
    table = {"kind": "table", "columns": [{"id": "a", "label": "A", "type": TEXT}]}
    with pytest.raises(ValidationError, match="does not match any of the expected tags"):
        Table.model_validate({"kind": "table", "columns": [{"id": "b", "label": "B", "type": table}]})


@pytest.mark.parametrize(
    "uppers", [(5, 5, None), (5, 3, None), (None, 5, None), (3, 5, 7)], ids=["equal", "falling", "open", "closed"]
)
def test_bands_rise_and_the_last_is_open(uppers: tuple[int | None, ...]) -> None:
    bands = [{"option": f"band {place}", "upper": upper} for place, upper in enumerate(uppers)]
    with pytest.raises(ValidationError, match="bands must rise"):
        ByBand.model_validate({"rule": "band", "field": "a", "bands": bands})
