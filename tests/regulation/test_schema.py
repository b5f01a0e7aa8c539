"""What makes a form unsound, and looking fields up by id."""

from __future__ import annotations

from typing import cast

import pytest
from pydantic import ValidationError

from aiact_desk.problems import Misuse
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.schema import Form
from aiact_desk.wording import say_problem


def _rows_of(data: dict[str, object], section: int) -> list[dict[str, object]]:
    sections = cast("list[dict[str, object]]", data["sections"])
    return cast("list[dict[str, object]]", sections[section]["fields"])


@pytest.fixture
def data(form: Form) -> dict[str, object]:
    return form.model_dump(mode="json")


def test_a_form_survives_being_written_and_read(form: Form, data: dict[str, object]) -> None:
    assert Form.model_validate(data) == form


def test_fields_are_found_by_id_header_included(form: Form) -> None:
    for field in form.fields():
        assert form.field(field.id) is field
    assert form.field("header.version").label == "Document version number"


def test_an_id_with_a_slip_is_answered_with_its_neighbours(form: Form) -> None:
    with pytest.raises(Misuse) as slip:
        form.field("propertes.size_exat")
    assert "properties.size_exact" in say_problem(slip.value)
    assert slip.value.exit_code == 2


def test_an_id_like_no_other_is_answered_with_an_example(form: Form) -> None:
    with pytest.raises(Misuse) as lost:
        form.field("%%")
    assert "header.last_updated" in say_problem(lost.value)


def test_the_name_of_a_row_holds_its_part(form: Form) -> None:
    assert form.field("properties.size_exact").name == "Total model size (exact)"
    assert form.field("general.model_name").name == "Model name"


def test_two_fields_with_one_id_are_refused(data: dict[str, object]) -> None:
    _rows_of(data, 0)[1]["id"] = "general.legal_name"
    with pytest.raises(ValidationError, match="stands twice"):
        Form.model_validate(data)


def test_counts_that_differ_from_the_rows_are_refused(data: dict[str, object]) -> None:
    _rows_of(data, 4).pop()
    with pytest.raises(ValidationError, match="the counts say"):
        Form.model_validate(data)


def test_a_key_that_the_schema_does_not_know_is_refused(data: dict[str, object]) -> None:
    _rows_of(data, 0)[0]["requierd"] = True
    with pytest.raises(ValidationError, match="requierd"):
        Form.model_validate(data)


@pytest.mark.parametrize("field", ["compute.nothing", "general.legal_name", "properties.size_range"])
def test_a_derived_row_needs_an_exact_one_of_a_fitting_type(data: dict[str, object], field: str) -> None:
    row = next(row for row in _rows_of(data, 1) if row["id"] == "properties.size_range")
    cast("dict[str, object]", row["derived"])["field"] = field
    with pytest.raises(ValidationError, match="cannot be derived"):
        Form.model_validate(data)


def test_a_form_is_frozen(form: Form) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        form.title = "Another"  # type: ignore[misc]


def test_a_field_is_for_somebody(form: Form) -> None:
    with pytest.raises(ValidationError, match="audience"):
        Field.model_validate({**form.field("use.aup").model_dump(), "audience": []})
