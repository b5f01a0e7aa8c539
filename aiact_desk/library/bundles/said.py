"""Rows of the tables for what was said at another desk: who said it and when stays as it was there."""

from __future__ import annotations

from aiact_desk.documents.bundles.schema import BundledAnswer, BundledChoice, BundledMark
from aiact_desk.library.tables import AnswerRow, DocumentRunRow, DocumentSampleRow
from aiact_desk.regulation.json_values import canonical


def answer_row(document_id: str, said: BundledAnswer, revision: int) -> AnswerRow:
    """A revision of a field."""
    return AnswerRow(
        document_id=document_id,
        field=said.field,
        revision=revision,
        value=canonical(said.value),
        not_applicable=said.not_applicable,
        left_open=said.left_open,
        origin=said.origin,
        source=said.source,
        detail=said.detail,
        at=said.at,
    )


def choice_row(document_id: str, said: BundledChoice, revision: int, version_id: str) -> DocumentRunRow:
    """A choice of a run for the version that is `version_id` here."""
    return DocumentRunRow(
        document_id=document_id,
        version_id=version_id,
        suite=said.suite,
        revision=revision,
        run_id=said.run,
        reason=said.reason,
        person=said.person,
        at=said.at,
    )


def mark_row(document_id: str, said: BundledMark, revision: int) -> DocumentSampleRow:
    """A mark on a sample."""
    return DocumentSampleRow(
        document_id=document_id,
        run_id=said.run,
        pack=said.pack,
        item=said.item,
        revision=revision,
        mark=said.mark,
        reason=said.reason,
        person=said.person,
        at=said.at,
    )
