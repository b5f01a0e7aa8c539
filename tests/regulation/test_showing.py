"""Canonical values in words."""

from __future__ import annotations

import pytest

from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.schema import Form
from aiact_desk.regulation.values import ShownPart, ShownTable, parse, show, show_parts, show_table

SIZES: Json = [
    {"modality": "Text", "size": "131072", "unit": "tokens"},
    {"modality": "Images", "size": "1024", "unit": "pixels per side"},
]
TIME: Json = {"period": "Pre-training", "days": "20", "hardware": [{"amount": "12800", "accelerator": "H100"}]}


@pytest.mark.parametrize(
    ("id", "value", "shown"),
    [
        ("general.legal_name", "Example AI SAS", "Example AI SAS"),
        ("general.release_date", "2026-03-01", "2026-03-01"),
        ("properties.size_exact", "134515008", "134\u00a0515\u00a0008 parameters"),
        ("properties.size_range", "1-500M", "1-500M"),
        ("compute.flop_nca", "1000000000000000000000", "10^21 floating-point operations"),
        ("data.modality", {"chosen": ["Text", "Other (specify)"], "other": "LiDAR"}, "Text, Other: LiDAR"),
        ("properties.input_max", SIZES, "Text | 131\u00a0072 | tokens; Images | 1024 | pixels per side"),
        ("general.dependencies", [{"model": "SmolLM2", "version": None}], "SmolLM2 | –"),
    ],
)
def test_shown_and_read_again(form: Form, id: str, value: Json, shown: str) -> None:
    field = form.field(id)
    assert show(field, value) == shown
    assert parse(field, shown) == value


def test_a_record_names_its_parts(form: Form) -> None:
    assert show(form.field("compute.time_aio"), TIME) == (
        "Period measured: Pre-training · Wall-clock days: 20 days · "
        "Hardware days per accelerator type: 12\u00a0800 hardware-days | H100"
    )


def test_a_table_cell_by_cell(form: Form) -> None:
    assert show_table(form.field("properties.input_max"), SIZES) == ShownTable(
        head=("Modality", "Maximum size", "Unit"),
        rows=(("Text", "131\u00a0072", "tokens"), ("Images", "1024", "pixels per side")),
    )


def test_a_record_part_by_part(form: Form) -> None:
    table = ShownTable(("Hardware days", "Accelerator type"), (("12\u00a0800 hardware-days", "H100"),))
    assert show_parts(form.field("compute.time_aio"), TIME) == (
        ShownPart("Period measured", "Pre-training"),
        ShownPart("Wall-clock days", "20 days"),
        ShownPart("Hardware days per accelerator type", table),
    )


def test_a_value_of_another_shape_is_a_mistake_of_the_program(form: Form) -> None:
    with pytest.raises(ValueError, match="a text was expected"):
        show(form.field("general.legal_name"), None)
    with pytest.raises(ValueError, match="a list was expected"):
        show(form.field("properties.input_max"), "8192")
    with pytest.raises(ValueError, match="a mapping was expected"):
        show(form.field("compute.time_aio"), [])
    with pytest.raises(ValueError, match="is no table"):
        show_table(form.field("compute.time_aio"), TIME)
    with pytest.raises(ValueError, match="is no record"):
        show_parts(form.field("properties.input_max"), SIZES)
