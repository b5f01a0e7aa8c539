"""Which rows of the forms hold the day of an event: they are there, they hold days, and their days are read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
import yaml
from pydantic import ValidationError

from aiact_desk import resources
from aiact_desk.regulation.conditions import ValueOf
from aiact_desk.regulation.deadlines.events import Moment
from aiact_desk.regulation.event_rows import EventRows, FormEvents, is_there, load_event_rows, moments_in
from aiact_desk.regulation.field_types import Choice, Date, FieldType, Record, Table
from aiact_desk.regulation.forms import FORMS, load_form
from aiact_desk.regulation.json_values import Json

ROWS = load_event_rows()
SUMMARY = ROWS.of("training_content_summary")


def answers(rows: Mapping[str, Json]) -> ValueOf:
    return lambda row: rows.get(row)


def cell_type(form: str, row: str, cell: str | None) -> FieldType:
    type_ = load_form(form).field(row).type
    if cell is None:
        return type_
    assert isinstance(type_, Table | Record)
    cells = type_.columns if isinstance(type_, Table) else type_.parts
    return next(each.type for each in cells if each.id == cell)


def test_every_form_is_there_once_and_each_row_holds_a_day() -> None:
    assert [one.form for one in ROWS.forms] == list(FORMS)
    for one in ROWS.forms:
        for row in one.rows:
            assert isinstance(cell_type(one.form, row.row, row.cell), Date), row
        for plan in one.plans:
            assert isinstance(cell_type(one.form, plan.row, None), Date), plan


def test_an_answer_that_takes_a_deadline_away_is_an_option_of_its_row() -> None:
    for one in ROWS.forms:
        for unless in (each.unless for each in one.deadlines if each.unless):
            type_ = cell_type(one.form, unless.row, unless.cell)
            assert isinstance(type_, Choice)
            assert unless.equals in type_.options


def test_the_first_publication_and_the_last_update_are_taken_from_a_table() -> None:
    """C(2025) 8311: six months count from the last publication or update."""
    places: list[Json] = [{"date": "2026-05-01"}, {"date": "2026-09-01"}, {"date": None}]
    rows: dict[str, Json] = {"H.places": places, "H.first_published": "2026-04-01"}
    assert moments_in(SUMMARY, answers(rows)) == {
        "summary_published": Moment(date(2026, 4, 1)),
        "summary_updated": Moment(date(2026, 9, 1)),
    }
    assert moments_in(SUMMARY, answers({})) == {}
    assert moments_in(FormEvents(form="none", rows=()), answers(rows)) == {}


def test_no_update_is_due_once_training_has_ended() -> None:
    """C(2025) 8311: where training goes on with new data."""
    update = next(one for one in SUMMARY.deadlines if one.id == "summary_update")
    assert is_there(update, answers({"1.3.latest_date": {"continues": "Yes"}}))
    assert is_there(update, answers({}))
    assert not is_there(update, answers({"1.3.latest_date": {"continues": "No"}}))


@pytest.mark.parametrize(
    "forms",
    [
        [{"form": "framework", "rows": [{"event": "no_such_event", "row": "a", "takes": "first"}]}],
        [{"form": "framework", "rows": [], "deadlines": [{"id": "no_such_deadline"}]}],
        [{"form": "framework", "rows": []}, {"form": "framework", "rows": []}],
        [{"form": "framework", "rows": [{"event": "placing", "row": "a", "takes": "middle"}]}],
    ],
)
def test_an_unsound_file_is_refused(forms: list[dict[str, object]]) -> None:
    path = next(path for path in resources.regulation_files() if path.name.startswith("event_rows_"))
    given = yaml.safe_load(path.read_text(encoding="utf-8"))
    EventRows.model_validate(given)
    with pytest.raises(ValidationError):
        EventRows.model_validate({**given, "forms": forms})
