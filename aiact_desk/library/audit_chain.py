"""Adding a row to the chain, in the transaction of the change that it records."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from aiact_desk.documents.audit.entry import NOTHING_BEFORE, Entry, Kind, Part, content_of, hash_of
from aiact_desk.documents.audit.head import AuditHead
from aiact_desk.library.tables import AuditRow
from aiact_desk.regulation.json_values import Json

LIBRARY = "library"
"""The subject of rows about the library itself."""


def record(session: Session, kind: Kind, subject: str, /, **parts: Json) -> None:
    """Add a row. A writing session holds the database's lock, so no other row comes between.

    The first row of a library gives it a name of its own, by which a file tells whose chain it was exported from.
    """
    seq, previous = _last(session)
    if seq == 0 and kind is not Kind.BEGIN:
        begin(session)
        seq, previous = _last(session)
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    made = {name: Part.of(value) for name, value in parts.items()}
    session.add(
        AuditRow(
            seq=seq + 1,
            at=at,
            kind=kind,
            subject=subject,
            content=content_of(made),
            previous=previous,
            hash=hash_of(seq + 1, at, kind, subject, made, previous),
        )
    )
    session.flush()


def begin(session: Session) -> None:
    """Add the first row where there is none, so that the library has a name."""
    if _last(session)[0] == 0:
        record(session, Kind.BEGIN, LIBRARY, name=str(uuid.uuid4()))


def head(session: Session) -> AuditHead | None:
    """The last row, with the name of the library; None where nothing was recorded yet."""
    first = session.scalar(select(AuditRow).order_by(AuditRow.seq).limit(1))
    if first is None:
        return None
    seq, hash = _last(session)
    name = entry_of(first).values().get("name")
    return AuditHead(str(name), seq, hash)


def newest(session: Session, kind: Kind, subject: str) -> Entry | None:
    """The last row of a kind about a subject."""
    of_subject = select(AuditRow).where(AuditRow.subject == subject, AuditRow.kind == kind)
    row = session.scalar(of_subject.order_by(AuditRow.seq.desc()).limit(1))
    return entry_of(row) if row is not None else None


def entry_of(row: AuditRow) -> Entry:
    """A row as the entry that others know."""
    return Entry(row.seq, row.at, row.kind, row.subject, row.content, row.previous, row.hash)


def _last(session: Session) -> tuple[int, str]:
    last = session.execute(select(AuditRow.seq, AuditRow.hash).order_by(AuditRow.seq.desc()).limit(1)).first()
    return (last.seq, last.hash) if last else (0, NOTHING_BEFORE)
