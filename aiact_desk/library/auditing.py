"""The audit chain as the library gives it out: its head, its rows, whether it holds, and erasing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import select

from aiact_desk.documents.audit.checking import ChainCheck
from aiact_desk.documents.audit.entry import Entry
from aiact_desk.documents.audit.head import AuditHead
from aiact_desk.library import audit_chain as chain
from aiact_desk.library.agreement import check_chain
from aiact_desk.library.audit_erasure import erase_parts
from aiact_desk.library.opened import Opened
from aiact_desk.library.reading import Listing
from aiact_desk.library.tables import AuditRow
from aiact_desk.pages import Page

_FIRST_FIRST = Listing[AuditRow](select(AuditRow).order_by(AuditRow.seq))
_NEWEST_FIRST = Listing[AuditRow](select(AuditRow).order_by(AuditRow.seq.desc()))


class Audit(Opened):
    def audit_head(self) -> AuditHead | None:
        """The last row of the chain; None where nothing was recorded yet."""
        with self._database.reading() as session:
            return chain.head(session)

    def audit_entries(self, offset: int = 0, limit: int = 100, newest_first: bool = False) -> Page[Entry]:
        """A page of the rows; a `limit` of -1 gives all."""
        listing = _NEWEST_FIRST if newest_first else _FIRST_FIRST
        return listing.page(self._database, chain.entry_of, offset, limit)

    def all_audit_entries(self) -> Iterator[Entry]:
        """Every row, read as they are asked for, from one view of the library."""
        with self._database.reading() as session:
            for row in session.scalars(select(AuditRow).order_by(AuditRow.seq).execution_options(yield_per=1000)):
                yield chain.entry_of(row)

    def audit_entry(self, seq: int) -> Entry | None:
        """One row, by its number."""
        with self._database.reading() as session:
            row = session.scalar(select(AuditRow).where(AuditRow.seq == seq))
            return chain.entry_of(row) if row is not None else None

    def check_chain(self) -> ChainCheck:
        """Whether every row holds, and every record of the library is what its newest row says: one view of both."""
        with self._database.reading() as session:
            return check_chain(session)

    def erase_audit_parts(self, rows: Mapping[int, Sequence[str]], reason: str, person: str) -> None:
        """Erase what parts of rows say, for a reason that becomes a row.

        Raises: Misuse if a row or a part is unknown.
        """
        with self._database.writing() as session:
            erase_parts(session, rows, reason, person)
