"""Rows that another document of the same Model answers already, so that nobody types them twice."""

from __future__ import annotations

from collections.abc import Mapping

from aiact_desk.documents.nouns import Answer, Document, Provenance
from aiact_desk.problems import Misuse
from aiact_desk.regulation import values
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.measures import same_measure
from aiact_desk.regulation.schema import Form


def from_document(form: Form, other: Document, other_form: Form, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers, by field id, of the rows that name a row of the other document's form (`same_as`).

    `answers` are the current ones of the other document, by field id. One that is "not applicable" or left open
    there, and one that the row's type cannot take or would count in another unit, is not taken over. The provenance
    names the other document, and its form and row as "form/row".
    """
    found = (_answer(field, other, other_form, answers) for field in form.fields() if not field.derived)
    return {answer.field: answer for answer in found if answer is not None}


def is_from_document(provenance: Provenance) -> bool:
    """Whether a value was taken over from another document."""
    return provenance.origin == "imported" and "/" in provenance.detail


def _answer(field: Field, other: Document, other_form: Form, answers: Mapping[str, Answer]) -> Answer | None:
    named_form, _, row = (field.same_as or "").partition("/")
    given = answers.get(row) if named_form == other.form else None
    if given is None or given.not_applicable is not None or given.left_open is not None:
        return None
    try:
        if not same_measure(other_form.field(row).type, field.type):
            return None
        value = values.parse(field, given.value)
    except Misuse:
        return None
    return Answer(field.id, value, Provenance("imported", other.id, f"{named_form}/{row}"), given.at)
