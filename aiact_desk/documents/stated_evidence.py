"""Items of evidence that only people can state, in rows of a form that asks for them (`evidence.<item>`)."""

from __future__ import annotations

from collections.abc import Mapping

from aiact_desk.documents.content import Content
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.schema import Form
from aiact_desk.wording.catalogue import translate

_PREFIX = "evidence."


def evidence_rows(form: Form) -> tuple[Field, ...]:
    """The rows that state items of evidence. A row that not every reader of the form sees is none of them."""
    readers = set(form.audiences)
    return tuple(row for row in form.rows() if row.id.startswith(_PREFIX) and set(row.audience) == readers)


def stated_evidence(content: Content) -> Mapping[str, str]:
    """The labels of such rows that are asked and answered, by their ids; "not applicable" states nothing."""
    return {row.id: translate(row.label) for row in evidence_rows(content.form) if _is_stated(content, row)}


def _is_stated(content: Content, row: Field) -> bool:
    answer = content.answer(row)
    return content.asks(row) and answer is not None and answer.value is not None
