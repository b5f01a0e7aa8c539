"""The answers to requests that were written: who gave them, by what power, and which files they are."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from aiact_desk.documents.answer_pack.request import AnswerPack, WrittenFile
from aiact_desk.documents.audit.entry import Kind
from aiact_desk.documents.audit.head import AuditHead
from aiact_desk.library import refs
from aiact_desk.library.audit_chain import record
from aiact_desk.library.opened import Opened
from aiact_desk.library.reading import Listing
from aiact_desk.library.requests import request_parts
from aiact_desk.library.tables import AnswerPackRow
from aiact_desk.pages import Page
from aiact_desk.regulation.json_values import Json

_NEWEST_FIRST = Listing[AnswerPackRow](select(AnswerPackRow).order_by(AnswerPackRow.seq.desc()))


class AnswerPacks(Opened):
    def add_answer_pack(
        self,
        request_id: str,
        *,
        answered_by: str,
        capacity: str,
        power: str,
        confirmed: Sequence[str],
        with_drafts: bool,
        late: bool,
        texts: Mapping[str, str],
        files: Sequence[WrittenFile],
        head: AuditHead | None,
        person: str,
    ) -> AnswerPack:
        """Note an answer that was written; the first one closes the request.

        Raises: Misuse if the request is unknown.
        """
        with self._database.writing() as session:
            request = refs.find(session, refs.REQUEST, request_id)
            row = AnswerPackRow(
                id=refs.fresh_id(session, refs.ANSWER_PACK),
                request_id=request.id,
                answered_by=answered_by,
                capacity=capacity,
                power=power,
                confirmed=json.dumps(list(confirmed)),
                with_drafts=with_drafts,
                late=late,
                texts=json.dumps(dict(texts)),
                files=json.dumps([asdict(file) for file in files]),
                head=str(head or ""),
                person=person,
                at=datetime.now(UTC),
            )
            session.add(row)
            session.flush()
            record(session, Kind.ANSWER, row.id, **_parts(row))
            if request.closed_at is None:
                request.closed_at = row.at
                record(session, Kind.REQUEST, request.id, **request_parts(request), by=person)
            return _pack(row)

    def answer_packs(self, request_id: str | None = None, offset: int = 0, limit: int = 100) -> Page[AnswerPack]:
        """The answers to a request, or all, the newest first; a `limit` of -1 gives all.

        Raises: Misuse if the request is unknown.
        """
        request = None if request_id is None else refs.id_of(self._database, refs.REQUEST, request_id)
        return _NEWEST_FIRST.page(self._database, _pack, offset, limit, request_id=request)


def answer_pack_records(session: Session) -> Iterator[tuple[Kind, str, dict[str, Json]]]:
    """What the table says now of answers, as the audit chain has it."""
    for row in session.scalars(select(AnswerPackRow)):
        yield Kind.ANSWER, row.id, _parts(row)


def _parts(row: AnswerPackRow) -> dict[str, Json]:
    return {
        "request": row.request_id,
        "answered_by": row.answered_by,
        "capacity": row.capacity,
        "power": row.power,
        "confirmed": row.confirmed,
        "with_drafts": row.with_drafts,
        "late": row.late,
        "texts": row.texts,
        "files": row.files,
        "head": row.head,
        "person": row.person,
    }


def _pack(row: AnswerPackRow) -> AnswerPack:
    return AnswerPack(
        id=row.id,
        request_id=row.request_id,
        answered_by=row.answered_by,
        capacity=row.capacity,
        power=row.power,
        confirmed=tuple(json.loads(row.confirmed)),
        with_drafts=row.with_drafts,
        late=row.late,
        texts=json.loads(row.texts),
        files=tuple(WrittenFile(**each) for each in json.loads(row.files)),
        head=row.head,
        person=row.person,
        at=row.at,
    )
