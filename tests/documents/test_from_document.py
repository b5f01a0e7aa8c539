"""Another document of the same Model answers rows, where their types take it, and says which one did."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import pytest

from aiact_desk.documents.content import Content
from aiact_desk.documents.from_document import from_document, is_from_document
from aiact_desk.documents.nouns import Answer, Document, Provenance
from aiact_desk.regulation import values
from aiact_desk.regulation.field_types import Number
from aiact_desk.regulation.forms import editions, form_ids, load_form
from aiact_desk.regulation.schema import Form

MakeContent = Callable[..., Content]
AT = datetime(2026, 12, 2, 15, tzinfo=UTC)


@pytest.fixture
def other(make_content: MakeContent) -> Document:
    return make_content({}, ()).document


def asking(form: Form, rows: dict[str, str], types: Mapping[str, object] | None = None) -> Form:
    """The form in which these rows say the same as rows of another one, and no other does."""
    changed: Mapping[str, object] = types or {}
    sections = tuple(
        section.model_copy(
            update={
                "fields": tuple(
                    field.model_copy(update={"same_as": rows.get(field.id), "type": changed.get(field.id, field.type)})
                    for field in section.fields
                )
            }
        )
        for section in form.sections
    )
    return form.model_copy(update={"sections": sections})


def said(form: Form, field: str, given: str) -> dict[str, Answer]:
    return {field: Answer(field, values.parse(form.field(field), given), Provenance("typed", "Petra"), AT)}


def test_a_row_takes_the_answer_with_the_document_and_row_that_it_is_from(form: Form, other: Document) -> None:
    rows = {"use.system_types": "model_documentation_form/general.release_date"}
    type_ = {"use.system_types": form.field("general.release_date").type}
    found = from_document(asking(form, rows, type_), other, form, said(form, "general.release_date", "2026-03-01"))
    source = Provenance("imported", other.id, "model_documentation_form/general.release_date")
    assert found == {"use.system_types": Answer("use.system_types", "2026-03-01", source, AT)}
    assert is_from_document(source)
    assert not is_from_document(Provenance("imported", "provider profile", "provider.legal_name"))
    assert not is_from_document(Provenance("inspected", "a/config.json", "a/b"))


def test_another_form_and_an_open_row_give_nothing(form: Form, other: Document) -> None:
    answers = said(form, "general.legal_name", "Nordlicht")
    here = asking(form, {"use.aup": "model_documentation_form/general.legal_name"})
    assert from_document(here, other, form, {}) == {}
    assert from_document(here, dataclasses.replace(other, form="framework"), form, answers) == {}
    assert set(from_document(here, other, form, answers)) == {"use.aup"}


def test_not_applicable_is_never_taken_over(form: Form, other: Document) -> None:
    row = "general.dependencies"
    absent = {row: Answer(row, None, Provenance("typed", "Petra"), AT, 1, "It is built on none.")}
    assert from_document(asking(form, {"use.aup": f"model_documentation_form/{row}"}), other, form, absent) == {}


def test_what_the_type_cannot_take_is_not_taken(form: Form, other: Document) -> None:
    rows = {"general.release_date": "model_documentation_form/general.legal_name"}
    assert from_document(asking(form, rows), other, form, said(form, "general.legal_name", "Nordlicht")) == {}


def test_a_figure_is_not_taken_into_another_unit(form: Form, other: Document) -> None:
    row = "properties.size_exact"
    answers = said(form, row, "1000")
    rows = {"use.aup": f"model_documentation_form/{row}"}
    for type_, taken in (
        (form.field(row).type, True),
        (Number(kind="number", unit="million parameters"), False),
        (form.field("use.aup").type, False),
    ):
        found = from_document(asking(form, rows, {"use.aup": type_}), other, form, answers)
        assert bool(found) is taken


def test_rows_of_the_packaged_forms_name_rows_that_are_there() -> None:
    for form_id in form_ids():
        for edition in editions(form_id):
            for field in load_form(form_id, edition).fields():
                if field.same_as:
                    named, _, row = field.same_as.partition("/")
                    assert load_form(named).field(row).id == row
