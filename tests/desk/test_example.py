"""The example: every form is filled whole, by values that its rows take, and can be set on pages for each reader."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aiact_desk.desk import documents, models
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.example import making
from aiact_desk.desk.example.stated import PROFILE, stated
from aiact_desk.desk.provider import set_provider_field
from aiact_desk.documents.html import page
from aiact_desk.documents.nouns import Model
from aiact_desk.documents.view import audience_view
from aiact_desk.regulation.forms import form_ids
from aiact_desk.regulation.provider_profile import profile_form

NOW = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.fixture
def model(desk: Desk) -> Model:
    for row in stated(PROFILE):
        set_provider_field(desk, row.field, row.value)
    return models.new_model(desk, making.MODEL_NAME, None, making.NOTICES)


def test_the_profile_is_stated_whole() -> None:
    optional = {field.id for field in profile_form().fields() if not field.required}
    assert {field.id for field in profile_form().fields()} - {row.field for row in stated(PROFILE)} <= optional


MEASURED = {
    "general.authenticity",
    "energy.inference_flop",
    "energy.inference_method",
    "general.model_name",
}
"""Rows that only files, a version or a run can fill; none of them is there in this test."""


@pytest.mark.parametrize("form", form_ids())
def test_every_row_that_is_asked_is_answered_and_printed(desk: Desk, model: Model, form: str) -> None:
    document = making._document(desk, model, form)
    open_rows = [item.field for item in documents.check_document(desk, document.id) if item.kind == "missing"]
    assert set(open_rows) <= MEASURED
    content = documents.show_document(desk, document.id)
    for reader in content.form.audiences:
        text = page(audience_view(content, reader, NOW))
        assert making.NOTICES[0] in text, "the invented provider is named as such on each page"


@pytest.mark.parametrize("form", form_ids())
def test_a_reader_is_given_the_rows_of_that_reader_alone(desk: Desk, model: Model, form: str) -> None:
    content = documents.show_document(desk, making._document(desk, model, form).id)
    for reader in content.form.audiences:
        view = audience_view(content, reader, NOW)
        shown = {row.field for section in view.sections for row in section.rows}
        assert shown == {field.id for field in content.form.rows(reader) if content.asks(field)}
        assert bool(view.rules) <= (reader.value == "house")
