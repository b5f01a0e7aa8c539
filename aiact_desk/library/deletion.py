"""Deleting a document with everything that is its own, for a reason; the audit chain keeps that it was there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Select, delete, or_, select
from sqlalchemy.orm import Session

from aiact_desk.documents.audit.entry import Kind
from aiact_desk.documents.keeping import Leaner
from aiact_desk.library import refs
from aiact_desk.library.audit_chain import entry_of, record
from aiact_desk.library.audit_erasure import erase_parts
from aiact_desk.library.opened import Opened
from aiact_desk.library.retention import newest_retention
from aiact_desk.library.reviews import step_subject
from aiact_desk.library.tables import (
    AnswerPackRow,
    AnswerRow,
    AuditRow,
    Base,
    ClaimRow,
    CommentRow,
    CoverRow,
    DeliveryRow,
    DocumentRow,
    DocumentRunRow,
    DocumentSampleRow,
    ExportRow,
    PacketRow,
    RequestItemRow,
    RetentionRow,
    StepRow,
    TextRow,
)
from aiact_desk.problems import Problem
from aiact_desk.regulation.json_values import Json

_OWN: tuple[type[Base], ...] = (
    AnswerRow,
    TextRow,
    StepRow,
    CommentRow,
    DocumentRunRow,
    DocumentSampleRow,
    PacketRow,
    RetentionRow,
    ExportRow,
    CoverRow,
)
"""What belongs to one document alone and goes with it."""


class Deletion(Opened):
    def leaning_on(self, document_id: str) -> list[Leaner]:
        """What leans on a document: documents begun from it or that took over from it, deliveries, requests, answers.

        Raises: Misuse if the document is unknown.
        """
        with self._database.reading() as session:
            return list(_leaning(session, refs.find(session, refs.DOCUMENT, document_id)))

    def delete_document(self, document_id: str, seen: datetime, reason: str, until: str, person: str) -> None:
        """Delete a document with its answers, texts, comments, marks, steps, packets and exports, all or nothing.

        What the chain says of its values is erased. `seen` is `updated_at` of the document that was judged; `until`
        the day until which it was kept, in words.

        Raises: Misuse if the document is unknown. Problem if it was changed since, a hold stands, or something leans
            on it.
        """
        with self._database.writing() as session:
            document = refs.find(session, refs.DOCUMENT, document_id)
            _must_be_free(session, document, seen)
            _erase_values(session, document, reason, person)
            record(
                session,
                Kind.DELETION,
                document.id,
                form=document.form,
                edition=document.edition,
                number=document.number,
                state=document.state,
                until=until,
                reason=reason,
                person=person,
                records=_records(session, document.id),
            )
            for table in _OWN:
                column = Base.metadata.tables[table.__tablename__].c.document_id
                session.execute(delete(table).where(column == document.id))
            session.execute(delete(DocumentRow).where(DocumentRow.id == document.id))


def _must_be_free(session: Session, document: DocumentRow, seen: datetime) -> None:
    if document.updated_at != seen:
        raise Problem("retention.changed_meanwhile", document=document.id)
    retention = newest_retention(session, document.id)
    if retention is not None and retention.hold is not None:
        raise Problem("retention.held", document=document.id, reason=retention.hold)
    if leaning := list(_leaning(session, document)):
        raise Problem("retention.leaned_on", document=document.id, by=", ".join(one.id for one in leaning[:5]))


def _leaning(session: Session, document: DocumentRow) -> Iterator[Leaner]:
    for id in session.scalars(_documents_leaning(document)):
        yield Leaner("document", id)
    exports = select(ExportRow.id).where(ExportRow.document_id == document.id)
    delivered = or_(DeliveryRow.document_id == document.id, DeliveryRow.export_id.in_(exports))
    for id in session.scalars(select(DeliveryRow.id).where(delivered)):
        yield Leaner("delivery", id)
    for id in session.scalars(select(ClaimRow.id).where(ClaimRow.document_id == document.id)):
        yield Leaner("claim", id)
    in_json = f'"{document.id}"'
    named = or_(RequestItemRow.rows.contains(in_json), RequestItemRow.runs.contains(in_json))
    for id in session.scalars(select(RequestItemRow.request_id).where(named).distinct()):
        yield Leaner("request", id)
    for id in session.scalars(select(AnswerPackRow.id).where(AnswerPackRow.texts.contains(in_json))):
        yield Leaner("answer", id)


def _documents_leaning(document: DocumentRow) -> Select[str]:
    """Those begun from it, and those of the model whose answers, or texts sent to review, name it as their source."""
    answers = select(AnswerRow.document_id).where(AnswerRow.origin == "imported", AnswerRow.source == document.id)
    of_model = select(DocumentRow.id).where(DocumentRow.model_id == document.model_id)
    texts = select(TextRow.document_id).where(
        TextRow.document_id.in_(of_model), TextRow.content.contains(f'"source":"{document.id}"')
    )
    leans = or_(DocumentRow.previous_id == document.id, DocumentRow.id.in_(answers), DocumentRow.id.in_(texts))
    return select(DocumentRow.id).where(leans, DocumentRow.id != document.id).order_by(DocumentRow.seq)


def _erase_values(session: Session, document: DocumentRow, reason: str, person: str) -> None:
    """Erase what the chain says of the values of a document, and where they come from."""
    begins = AuditRow.subject.startswith(f"{document.id}/", autoescape=True)
    rows = session.scalars(select(AuditRow).where(AuditRow.kind == Kind.VALUE, begins)).all()
    named = {row.seq: [name for name in ("answer", "source") if name in entry_of(row).parts()] for row in rows}
    if named:
        erase_parts(session, named, reason, person)


def _records(session: Session, document_id: str) -> dict[str, Json]:
    """The subjects of the chain that are about the document, by kind: their records are gone with it."""
    steps = session.scalars(select(StepRow).where(StepRow.document_id == document_id))
    exports = session.scalars(select(ExportRow.id).where(ExportRow.document_id == document_id))
    return {
        Kind.STATE.value: [document_id],
        Kind.RETENTION.value: [document_id],
        Kind.STEP.value: [step_subject(step) for step in steps],
        Kind.EXPORT.value: list(exports),
    }
