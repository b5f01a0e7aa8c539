"""A row that a person leaves open: the reason is printed, whatever was found, and the row is open to be answered."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aiact_desk.desk import documents
from aiact_desk.desk.desk import Desk
from aiact_desk.documents.nouns import Document, Version
from aiact_desk.documents.shown import NotProvided
from aiact_desk.documents.view import audience_view
from aiact_desk.problems import Misuse
from aiact_desk.regulation.schema import Audience


@pytest.fixture
def document(desk: Desk, version: Version) -> Document:
    return documents.new_document(desk, "Tiny", "model_documentation_form")


def test_the_reason_stands_where_the_answer_would(desk: Desk, document: Document) -> None:
    before = documents.show_document(desk, document.id)
    field = before.form.field("properties.size_exact")
    assert before.answer(field)
    content = documents.leave_open(desk, document.id, field.id, " the count is being checked ")
    assert content.answer(field) is None
    assert content.left_open(field) == "the count is being checked"
    assert content.answer(content.form.field("properties.size_range")) is None, "a coarser row does not tell it"
    view = audience_view(content, Audience.AIO, datetime(2026, 12, 3, tzinfo=UTC))
    row = next(row for section in view.sections for row in section.rows if row.field == field.id)
    assert row.display == NotProvided(reason="the count is being checked")
    (item,) = [one for one in documents.check_document(desk, document.id) if one.field == field.id]
    assert (item.kind, item.params["reason"]) == ("left_open", "the count is being checked")


def test_an_answer_ends_it_and_so_does_taking_it_back(desk: Desk, document: Document) -> None:
    field = "training.rationale"
    documents.leave_open(desk, document.id, field, "not decided")
    answered = documents.set_field(desk, document.id, field, "Reasons.")
    assert answered.left_open(answered.form.field(field)) is None
    documents.leave_open(desk, document.id, field, "not decided")
    cleared = documents.clear_field(desk, document.id, field)
    assert field not in cleared.typed


@pytest.mark.parametrize("reason", ["", "  ", "with a \u202e turn"])
def test_a_reason_is_needed_that_can_be_printed(desk: Desk, document: Document, reason: str) -> None:
    with pytest.raises(Misuse):
        documents.leave_open(desk, document.id, "training.rationale", reason)


def test_a_derived_row_is_not_left_open(desk: Desk, document: Document) -> None:
    with pytest.raises(Misuse):
        documents.leave_open(desk, document.id, "properties.size_range", "no")
