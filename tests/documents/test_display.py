"""The type of a field decides how its answer is printed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aiact_desk.documents.display import day, display, moment, paragraphs
from aiact_desk.documents.shown import Choices, NotApplicable, Paragraphs, Part, Parts, Table
from aiact_desk.regulation import values
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.schema import Form


@pytest.mark.parametrize(
    ("field", "given", "shown"),
    [
        ("general.release_date", "2026-10-02", Paragraphs(paragraphs=("2\u00a0October\u00a02026",))),
        ("properties.design", "One.\nTwo.\n\n\nThree.", Paragraphs(paragraphs=("One.\nTwo.", "Three."))),
        ("data.modality", "Text, Other: radar", Choices(items=("Text", "Other: radar"))),
        ("compute.flop_aio", "1.6e21", Paragraphs(paragraphs=("1.6 × 10²¹ floating-point operations",))),
        (
            "general.dependencies",
            [{"model": "aurora", "version": None}],
            Table(head=("Model", "Version"), rows=(("aurora", "–"),)),
        ),
        (
            "use.intended",
            {"kind": "Intended uses", "statement": "Drafting."},
            Parts(
                parts=(
                    Part(label="What is stated", display=Paragraphs(paragraphs=("Intended uses",))),
                    Part(label="Statement", display=Paragraphs(paragraphs=("Drafting.",))),
                )
            ),
        ),
    ],
)
def test_types(form: Form, field: str, given: Json, shown: object) -> None:
    found = form.field(field)
    assert display(found, values.parse(found, given), None) == shown


def test_every_type_of_the_form_is_shown(form: Form) -> None:
    """A record with a table as its last part keeps the table."""
    field = form.field("compute.time_aio")
    hardware: Json = [{"amount": "1280", "accelerator": "H100"}]
    value = values.parse(field, {"period": "Pre-training", "days": "20", "hardware": hardware})
    shown = display(field, value, None)
    assert isinstance(shown, Parts)
    assert isinstance(shown.parts[-1].display, Table)


def test_not_applicable_prints_its_reason(form: Form) -> None:
    assert display(form.field("use.aup"), None, "None exists.") == NotApplicable(reason="None exists.")


def test_hashes_are_set_as_code() -> None:
    assert paragraphs(f"{'ab' * 32}  file").code
    assert not paragraphs("ab" * 31).code


def test_days_and_moments() -> None:
    at = datetime(2026, 12, 3, 9, 5, tzinfo=UTC)
    assert day(at.date()) == "3\u00a0December\u00a02026"
    assert moment(at) == "3\u00a0December\u00a02026, 09:05 UTC"
