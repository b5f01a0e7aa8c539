"""What is claimed confidential in the answers to requests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from aiact_desk.documents.answer_pack.request import Claim, Place
from aiact_desk.documents.audit.entry import Kind
from aiact_desk.library import refs
from aiact_desk.library.audit_chain import record
from aiact_desk.library.opened import Opened
from aiact_desk.library.reading import Listing
from aiact_desk.library.tables import ClaimRow
from aiact_desk.pages import Page
from aiact_desk.regulation.json_values import Json

_COUNTING = Listing[ClaimRow](select(ClaimRow).where(ClaimRow.withdrawn_at.is_(None)).order_by(ClaimRow.seq))


class Claims(Opened):
    def add_claim(
        self,
        request_id: str,
        *,
        ground: str,
        reason: str,
        person: str,
        row: Place | None = None,
        words: str | None = None,
        file_sha256: str | None = None,
    ) -> Claim:
        """Claim that a row, exact words of it, or a file is confidential.

        Raises: Misuse if the request or the document of the row is unknown.
        """
        with self._database.writing() as session:
            made = ClaimRow(
                id=refs.fresh_id(session, refs.CLAIM),
                request_id=refs.find(session, refs.REQUEST, request_id).id,
                ground=ground,
                reason=reason,
                document_id=refs.find(session, refs.DOCUMENT, row.document).id if row else None,
                field=row.id if row else None,
                words=words,
                file_sha256=file_sha256,
                person=person,
                at=datetime.now(UTC),
                withdrawn_at=None,
            )
            session.add(made)
            return _recorded(session, made, person)

    def withdraw_claim(self, ref: str, person: str) -> Claim:
        """Let a claim count no more; one that was withdrawn before stays as it is.

        Raises: Misuse if there is none.
        """
        with self._database.writing() as session:
            row = refs.find(session, refs.CLAIM, ref)
            if row.withdrawn_at is not None:
                return _claim(row)
            row.withdrawn_at = datetime.now(UTC)
            return _recorded(session, row, person)

    def claims(self, request_id: str, offset: int = 0, limit: int = -1) -> Page[Claim]:
        """The claims of a request that count, in the order in which they were made; a `limit` of -1 gives all.

        Raises: Misuse if the request is unknown.
        """
        request = refs.id_of(self._database, refs.REQUEST, request_id)
        return _COUNTING.page(self._database, _claim, offset, limit, request_id=request)


def claim_records(session: Session) -> Iterator[tuple[Kind, str, dict[str, Json]]]:
    """What the table says now of claims, as the audit chain has it."""
    for row in session.scalars(select(ClaimRow)):
        yield Kind.REQUEST, row.id, _parts(row)


def _parts(row: ClaimRow) -> dict[str, Json]:
    return {
        "request": row.request_id,
        "ground": row.ground,
        "reason": row.reason,
        "document": row.document_id,
        "field": row.field,
        "words": row.words,
        "file": row.file_sha256,
        "person": row.person,
        "withdrawn": row.withdrawn_at is not None,
    }


def _recorded(session: Session, row: ClaimRow, person: str) -> Claim:
    session.flush()
    record(session, Kind.REQUEST, row.id, **_parts(row), by=person)
    return _claim(row)


def _claim(row: ClaimRow) -> Claim:
    return Claim(
        id=row.id,
        request_id=row.request_id,
        ground=row.ground,
        reason=row.reason,
        row=Place(row.document_id, row.field) if row.document_id and row.field else None,
        words=row.words,
        file_sha256=row.file_sha256,
        person=row.person,
        at=row.at,
        withdrawn_at=row.withdrawn_at,
    )
