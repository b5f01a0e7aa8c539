"""The files that were written of documents: for whom, with which hash, and with which head of the audit chain."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from aiact_desk.documents.audit.entry import Kind
from aiact_desk.documents.audit.head import AuditHead
from aiact_desk.documents.nouns import DocumentState
from aiact_desk.documents.review import ExportRecord
from aiact_desk.library import refs
from aiact_desk.library.audit_chain import record
from aiact_desk.library.opened import Opened
from aiact_desk.library.reading import Listing
from aiact_desk.library.reviews import sha256_of_text
from aiact_desk.library.tables import ExportRow
from aiact_desk.pages import Page
from aiact_desk.regulation.json_values import Json

_NEWEST_FIRST = Listing[ExportRow](select(ExportRow).order_by(ExportRow.seq.desc()))


class Exports(Opened):
    def add_export(
        self,
        document_id: str,
        audience: str,
        *,
        file_name: str,
        sha256: str,
        size: int,
        head: AuditHead | None,
        person: str,
    ) -> ExportRecord:
        """Note a file that was written; the first one of an approved document makes it "exported".

        `head` is what stands in the file. Raises: Misuse if the document is unknown.
        """
        with self._database.writing() as session:
            document = refs.find(session, refs.DOCUMENT, document_id)
            row = ExportRow(
                id=refs.fresh_id(session, refs.EXPORT),
                document_id=document.id,
                audience=audience,
                file_name=file_name,
                sha256=sha256,
                size=size,
                head=str(head or ""),
                person=person,
                at=datetime.now(UTC),
            )
            session.add(row)
            session.flush()
            record(session, Kind.EXPORT, row.id, **export_parts(row), state=document.state)
            if document.state == DocumentState.APPROVED:
                document.state, document.updated_at = DocumentState.EXPORTED, row.at
                text = sha256_of_text(session, document.id)
                record(session, Kind.STATE, document.id, state=DocumentState.EXPORTED.value, text=text)
            return _export(row)

    def exports(self, document_id: str | None = None, offset: int = 0, limit: int = 100) -> Page[ExportRecord]:
        """The files that were written of a document, or of all, the newest first; a `limit` of -1 gives all.

        Raises: Misuse if the document is unknown.
        """
        document = None if document_id is None else refs.id_of(self._database, refs.DOCUMENT, document_id)
        return _NEWEST_FIRST.page(self._database, _export, offset, limit, document_id=document)

    def export(self, ref: str) -> ExportRecord:
        """The export of this id or beginning of an id.

        Raises: Misuse if there is none, or more than one.
        """
        with self._database.reading() as session:
            return _export(refs.find(session, refs.EXPORT, ref))

    def export_of(self, sha256: str) -> ExportRecord | None:
        """The export of a file with this hash, if it was written here."""
        with self._database.reading() as session:
            return _of_hash(session, sha256)


def export_parts(row: ExportRow) -> dict[str, Json]:
    """What the audit chain says of an export."""
    return {
        "document": row.document_id,
        "audience": row.audience,
        "file_name": row.file_name,
        "sha256": row.sha256,
        "size": row.size,
        "head": row.head,
        "person": row.person,
    }


def _of_hash(session: Session, sha256: str) -> ExportRecord | None:
    row = session.scalar(select(ExportRow).where(ExportRow.sha256 == sha256).order_by(ExportRow.seq.desc()).limit(1))
    return _export(row) if row is not None else None


def _export(row: ExportRow) -> ExportRecord:
    return ExportRecord(
        row.id,
        row.document_id,
        row.audience,
        row.file_name,
        row.sha256,
        row.size,
        row.head,
        row.person,
        row.at,
    )
