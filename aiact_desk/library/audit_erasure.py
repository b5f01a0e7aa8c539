"""Erasing what a row says: its value and salt go, its hash stays, and a row of its own says why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from aiact_desk.documents.audit.entry import Kind, content_of
from aiact_desk.library.audit_chain import LIBRARY, entry_of, record
from aiact_desk.library.tables import AuditRow
from aiact_desk.problems import Misuse
from aiact_desk.regulation.json_values import Json

_NEVER = frozenset({Kind.BEGIN.value, Kind.ERASURE.value})


def erase_parts(session: Session, rows: Mapping[int, Sequence[str]], reason: str, person: str) -> None:
    """Erase named parts of rows, and record that. Parts that were erased before stay so.

    Raises: Misuse if a row or a part is unknown, or the row is the library's first one or an erasure.
    """
    for seq, names in rows.items():
        row = session.scalar(select(AuditRow).where(AuditRow.seq == seq))
        if row is None or row.kind in _NEVER:
            raise Misuse("audit.row_unknown", row=seq)
        parts = entry_of(row).parts()
        if unknown := [name for name in names if name not in parts]:
            raise Misuse("audit.part_unknown", row=seq, part=unknown[0], known=", ".join(parts))
        parts |= {name: parts[name].erased() for name in names}
        session.execute(update(AuditRow).where(AuditRow.seq == seq).values(content=content_of(parts)))
    named: dict[str, Json] = {str(seq): list(names) for seq, names in rows.items()}
    record(session, Kind.ERASURE, LIBRARY, rows=named, reason=reason, person=person)
