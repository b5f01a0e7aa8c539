"""Who had a hand in a document: they do not approve it."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from aiact_desk.documents.review import StepKind
from aiact_desk.library import refs
from aiact_desk.library.tables import AnswerRow, DocumentRunRow, DocumentSampleRow, StepRow


def author_keys(session: Session, document_id: str) -> set[str]:
    """The keys (`refs.key_of`) of the persons who typed an answer that the library still has, chose a run, marked a
    sample, or sent the document to review.
    """
    said = (
        select(AnswerRow.source).where(AnswerRow.document_id == document_id, AnswerRow.origin == "typed"),
        select(DocumentRunRow.person).where(DocumentRunRow.document_id == document_id),
        select(DocumentSampleRow.person).where(DocumentSampleRow.document_id == document_id),
        select(StepRow.person).where(StepRow.document_id == document_id, StepRow.step == StepKind.SENT),
    )
    return {refs.key_of(name) for names in said for name in session.scalars(names.distinct())}
