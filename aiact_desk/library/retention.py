"""How long documents are kept: the day that a person named, and holds. Every change adds a revision."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from aiact_desk.documents.audit.entry import Kind
from aiact_desk.documents.keeping import RetentionRecord
from aiact_desk.library import refs
from aiact_desk.library.audit_chain import record
from aiact_desk.library.opened import Opened
from aiact_desk.library.tables import RetentionRow
from aiact_desk.problems import Misuse
from aiact_desk.regulation.json_values import Json


class Retention(Opened):
    def retention(self, document_id: str) -> RetentionRecord | None:
        """What was said last of how long a document is kept; None where nothing was.

        Raises: Misuse if the document is unknown.
        """
        with self._database.reading() as session:
            row = newest_retention(session, refs.find(session, refs.DOCUMENT, document_id).id)
            return _record(row) if row is not None else None

    def set_retention_start(self, document_id: str, day: date | None, person: str) -> RetentionRecord:
        """Name the day that the years count from, or take it back; a hold stays as it is.

        Raises: Misuse if the document is unknown.
        """
        with self._database.writing() as session:
            document = refs.find(session, refs.DOCUMENT, document_id)
            row = newest_retention(session, document.id)
            starts = day.isoformat() if day else None
            return _added(session, document.id, row, starts, row.hold if row else None, person)

    def set_hold(self, document_id: str, reason: str | None, person: str) -> RetentionRecord:
        """Let nothing delete a document, for a reason, or release it; the named day stays as it is.

        Raises: Misuse if the document is unknown, or none is to be released.
        """
        with self._database.writing() as session:
            document = refs.find(session, refs.DOCUMENT, document_id)
            row = newest_retention(session, document.id)
            if reason is None and (row is None or row.hold is None):
                raise Misuse("retention.no_hold", document=document.id)
            return _added(session, document.id, row, row.starts if row else None, reason, person)


def newest_retention(session: Session, document_id: str) -> RetentionRow | None:
    """The newest row of a document."""
    of_document = select(RetentionRow).where(RetentionRow.document_id == document_id)
    return session.scalar(of_document.order_by(RetentionRow.revision.desc()).limit(1))


def retention_records(session: Session) -> Iterator[tuple[Kind, str, dict[str, Json]]]:
    """What the tables say now of how long documents are kept, as the audit chain has it."""
    highest = select(RetentionRow.document_id, func.max(RetentionRow.revision)).group_by(RetentionRow.document_id)
    for document_id, _ in session.execute(highest).all():
        if (row := newest_retention(session, document_id)) is not None:
            yield Kind.RETENTION, document_id, _parts(row)


def _added(
    session: Session, document_id: str, before: RetentionRow | None, starts: str | None, hold: str | None, person: str
) -> RetentionRecord:
    row = RetentionRow(
        document_id=document_id,
        revision=before.revision + 1 if before else 1,
        starts=starts,
        hold=hold,
        person=person,
        at=datetime.now(UTC),
    )
    session.add(row)
    session.flush()
    record(session, Kind.RETENTION, document_id, **_parts(row))
    return _record(row)


def _parts(row: RetentionRow) -> dict[str, Json]:
    return {"starts": row.starts, "hold": row.hold, "person": row.person}


def _record(row: RetentionRow) -> RetentionRecord:
    return RetentionRecord(date.fromisoformat(row.starts) if row.starts else None, row.hold, row.person, row.at)
