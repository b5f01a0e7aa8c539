"""Calculators fill rows; a typed answer stands before what they gave, and both stay known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from aiact_desk.desk import calculating, compute, documents, energy
from aiact_desk.desk.desk import Desk
from aiact_desk.documents.content import Content
from aiact_desk.documents.nouns import Document, Version
from aiact_desk.documents.view import audience_view
from aiact_desk.problems import Misuse
from aiact_desk.regulation.energy.sources import Boundary
from aiact_desk.regulation.schema import Audience
from aiact_desk.regulation.scope_rules import Total

NOW = datetime(2026, 12, 3, tzinfo=UTC)
PARAMETERS, TOKENS = "7123456789", "2.4T"


@pytest.fixture
def document(desk: Desk, version: Version) -> Document:
    return documents.new_document(desk, "Tiny", "model_documentation_form")


@pytest.fixture
def filled(desk: Desk, document: Document) -> Callable[[Total], Content]:
    found = compute.estimate_one_phase("pre_training", {"parameters": PARAMETERS, "tokens": TOKENS})
    return lambda total: calculating.fill_compute(desk, document.id, found, total)


def test_training_compute_is_six_operations_per_parameter_and_token(filled: Callable[[Total], Content]) -> None:
    """Guidelines C(2025) 7719, annex: C = 6 * P * D; six figures are kept, and the rest cut off."""
    content = filled(Total.DIRECT)
    value = content.value("compute.flop_aio")
    assert Decimal(str(value)) == Decimal("1.02577e23")
    answer = content.answer(content.form.field("compute.flop_aio"))
    assert answer
    assert (answer.provenance.origin, answer.provenance.source) == ("computed", "calculator training compute")
    assert content.value("compute.flop_nca") == "1" + "0" * 23


def test_the_method_tells_authorities_no_figure_that_the_form_keeps_from_them(
    filled: Callable[[Total], Content],
) -> None:
    text = audience_view(filled(Total.CUMULATIVE), Audience.NCA, NOW).model_dump_json()
    assert "by the architecture method" in text
    assert "7123456789" not in text.replace("\u00a0", "")
    assert "1.0257" not in text


def test_a_typed_answer_stands_before_it_and_the_file_says_so(
    desk: Desk, document: Document, filled: Callable[[Total], Content]
) -> None:
    filled(Total.DIRECT)
    content = documents.set_field(desk, document.id, "compute.flop_aio", "2e23")
    field = content.form.field("compute.flop_aio")
    overruled = content.overruled(field)
    assert overruled
    assert Decimal(str(overruled.value)) == Decimal("1.02577e23")
    printed = audience_view(content, Audience.AIO, NOW).model_dump_json()
    assert "It overrules the computed value" in printed
    cleared = documents.clear_field(desk, document.id, "compute.flop_aio")
    assert Decimal(str(cleared.value("compute.flop_aio"))) == Decimal("1.02577e23")


def test_what_a_calculator_gave_can_be_taken_back(
    desk: Desk, document: Document, filled: Callable[[Total], Content]
) -> None:
    filled(Total.DIRECT)
    cleared = documents.clear_field(desk, document.id, "compute.flop_aio")
    assert cleared.value("compute.flop_aio") is None
    assert filled(Total.DIRECT).value("compute.flop_aio") is not None, "and given again"


def test_training_energy_has_its_boundary(desk: Desk, document: Document) -> None:
    options = {"hardware_days": "3500", "power": "600"}
    found = energy.energy_of_options(options, Boundary.ACCELERATOR, "1.2")
    content = calculating.fill_energy(desk, document.id, found)
    assert Decimal(str(content.value("energy.training_mwh"))) == Decimal("60.48")
    assert "accelerator" in str(content.value("energy.training_method"))
    assert "1.2" in str(content.value("energy.training_method"))
    assert "3500" not in str(content.value("energy.training_method"))


def test_a_form_without_such_rows_is_not_filled(desk: Desk, version: Version) -> None:
    other = documents.new_document(desk, "Tiny", "training_content_summary")
    found = compute.estimate_one_phase("pre_training", {"parameters": PARAMETERS, "tokens": TOKENS})
    with pytest.raises(Misuse):
        calculating.fill_compute(desk, other.id, found)


def test_a_calculator_covers_nothing_that_a_person_stated(
    desk: Desk, document: Document, filled: Callable[[Total], Content]
) -> None:
    documents.set_field(desk, document.id, "compute.flop_aio", "9e22")
    documents.leave_open(desk, document.id, "compute.method", "a trade secret")
    content = filled(Total.DIRECT)
    assert Decimal(str(content.value("compute.flop_aio"))) == Decimal("9e22")
    overruled = content.overruled(content.form.field("compute.flop_aio"))
    assert overruled
    assert Decimal(str(overruled.value)) == Decimal("1.02577e23")
    assert content.left_open(content.form.field("compute.method")) == "a trade secret"


def test_both_are_taken_back_one_after_the_other(
    desk: Desk, document: Document, filled: Callable[[Total], Content]
) -> None:
    filled(Total.DIRECT)
    documents.set_field(desk, document.id, "compute.flop_aio", "2e23")
    documents.clear_field(desk, document.id, "compute.flop_aio")
    assert documents.clear_field(desk, document.id, "compute.flop_aio").value("compute.flop_aio") is None
