"""The report of a serious incident as packaged, against Measures 9.1 to 9.4 of the Code."""

from __future__ import annotations

from aiact_desk.regulation.code_of_practice.editions import load_code_of_practice
from aiact_desk.regulation.field_types import Choice, Choices, Table
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.schema import Audience
from aiact_desk.regulation.systemic_risk.serious_incident import ITEM_ROWS

FORM = load_form("serious_incident_report")


def test_sections_and_readers() -> None:
    assert [section.number for section in FORM.sections] == ["0", "9.3", "9.2", "D", "H"]
    assert len(FORM.header) == 2
    assert set(FORM.audiences) == {Audience.AIO, Audience.HOUSE}
    assert [row.id for row in FORM.rows() if Audience.AIO not in row.audience] == ["house.owners", "house.open_points"]


def test_the_nine_items_are_rows_and_can_be_named_as_not_yet_known() -> None:
    """Measure 9.2(1) to (9)."""
    assert len(load_code_of_practice().incident_items) == len(ITEM_ROWS) == 9
    for place, rows in enumerate(ITEM_ROWS, start=1):
        assert all(FORM.field(row).legal == (f"Measure 9.2({place})",) for row in rows)
    unknown = FORM.field("unknown.items").type
    assert isinstance(unknown, Table)
    items = unknown.columns[0].type
    assert isinstance(items, Choice)
    assert [option.split()[0] for option in items.options] == [str(place) for place in range(1, 10)]


def test_the_first_seven_items_are_asked_of_every_report_and_the_others_later() -> None:
    """Measure 9.3: the initial report holds items 1 to 7."""
    assert all(FORM.field(row).required for rows in ITEM_ROWS[:7] for row in rows)
    assert not any(FORM.field(row).required for rows in ITEM_ROWS[7:] for row in rows)


def test_there_are_three_kinds_of_report_and_seven_kinds_of_harm() -> None:
    kinds, harms = FORM.field("report.kind").type, FORM.field("harm.kinds").type
    assert isinstance(kinds, Choice)
    assert kinds.options == ("Initial", "Intermediate", "Final")
    assert isinstance(harms, Choices)
    assert len(harms.options) == 7
    assert not [option for option in harms.options if "," in option], "options may be typed in one line"
