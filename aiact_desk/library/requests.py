"""The requests for information of a library, what they ask for, and what answers that."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from aiact_desk.documents.answer_pack.request import Answering, EnclosedFile, Item, Place, Request
from aiact_desk.documents.audit.entry import Kind
from aiact_desk.library import refs
from aiact_desk.library.audit_chain import record
from aiact_desk.library.opened import Opened
from aiact_desk.library.reading import Listing
from aiact_desk.library.tables import RequestItemRow, RequestRow
from aiact_desk.pages import Page
from aiact_desk.problems import Problem
from aiact_desk.regulation.json_values import Json

_NEWEST_FIRST = Listing[RequestRow](select(RequestRow).order_by(RequestRow.seq.desc()))
_ITEMS = Listing[RequestItemRow](select(RequestItemRow).order_by(RequestItemRow.seq))


class Requests(Opened):
    def add_request(
        self,
        model_id: str,
        *,
        number: str,
        authority: str,
        basis: str,
        form: str,
        purpose: str,
        received: date,
        deadline: date,
        fines_stated: bool,
        person: str,
    ) -> Request:
        """Note a request as it came in.

        Raises: Misuse if the model is unknown. Problem if this authority has asked under this number before.
        """
        with self._database.writing() as session:
            model = refs.find(session, refs.MODEL, model_id)
            same = (RequestRow.authority == authority, RequestRow.number == number)
            if (known := session.scalar(select(RequestRow.id).where(*same))) is not None:
                raise Problem("requests.number_taken", number=number, request=known)
            row = RequestRow(
                id=refs.fresh_id(session, refs.REQUEST),
                model_id=model.id,
                number=number,
                authority=authority,
                basis=basis,
                form=form,
                purpose=purpose,
                received=received.isoformat(),
                deadline=deadline.isoformat(),
                fines_stated=fines_stated,
                person=person,
                at=datetime.now(UTC),
                closed_at=None,
            )
            session.add(row)
            session.flush()
            record(session, Kind.REQUEST, row.id, **request_parts(row))
            return _request(row)

    def requests(self, model_id: str | None = None, offset: int = 0, limit: int = 100) -> Page[Request]:
        """Requests about one model, or all, the newest first; a `limit` of -1 gives all.

        Raises: Misuse if the model is unknown.
        """
        model = None if model_id is None else refs.id_of(self._database, refs.MODEL, model_id)
        return _NEWEST_FIRST.page(self._database, _request, offset, limit, model_id=model)

    def request(self, ref: str) -> Request:
        """The request of this id or beginning of an id.

        Raises: Misuse if there is none, or more than one.
        """
        with self._database.reading() as session:
            return _request(refs.find(session, refs.REQUEST, ref))

    def add_request_item(self, request_id: str, text: str, answering: Answering, person: str) -> Item:
        """Note one thing that a request asks for.

        Raises: Misuse if the request is unknown.
        """
        with self._database.writing() as session:
            row = RequestItemRow(
                id=refs.fresh_id(session, refs.ITEM),
                request_id=refs.find(session, refs.REQUEST, request_id).id,
                text=text,
                person=person,
                at=datetime.now(UTC),
                **_columns(answering),
            )
            session.add(row)
            return _recorded(session, row, person)

    def set_item_answering(self, ref: str, answering: Answering, person: str) -> Item:
        """Say anew what answers an item.

        Raises: Misuse if there is no such item.
        """
        with self._database.writing() as session:
            row = refs.find(session, refs.ITEM, ref)
            for name, value in _columns(answering).items():
                setattr(row, name, value)
            return _recorded(session, row, person)

    def request_item(self, ref: str) -> Item:
        """The item of this id or beginning of an id.

        Raises: Misuse if there is none, or more than one.
        """
        with self._database.reading() as session:
            return _item(refs.find(session, refs.ITEM, ref))

    def request_items(self, request_id: str, offset: int = 0, limit: int = -1) -> Page[Item]:
        """What a request asks for, in the order in which it was noted; a `limit` of -1 gives all.

        Raises: Misuse if the request is unknown.
        """
        request = refs.id_of(self._database, refs.REQUEST, request_id)
        return _ITEMS.page(self._database, _item, offset, limit, request_id=request)


def request_records(session: Session) -> Iterator[tuple[Kind, str, dict[str, Json]]]:
    """What the tables say now of requests and their items, as the audit chain has it."""
    for request in session.scalars(select(RequestRow)):
        yield Kind.REQUEST, request.id, request_parts(request)
    for item in session.scalars(select(RequestItemRow)):
        yield Kind.REQUEST, item.id, _item_parts(item)


def request_parts(row: RequestRow) -> dict[str, Json]:
    """What the audit chain says of a request."""
    return {
        "model": row.model_id,
        "number": row.number,
        "authority": row.authority,
        "basis": row.basis,
        "form": row.form,
        "purpose": row.purpose,
        "received": row.received,
        "deadline": row.deadline,
        "fines_stated": row.fines_stated,
        "person": row.person,
        "answered": row.closed_at is not None,
    }


def _item_parts(row: RequestItemRow) -> dict[str, Json]:
    return {"request": row.request_id, "text": row.text, "rows": row.rows, "runs": row.runs, "files": row.files}


def _recorded(session: Session, row: RequestItemRow, person: str) -> Item:
    session.flush()
    record(session, Kind.REQUEST, row.id, **_item_parts(row), by=person)
    return _item(row)


def _columns(answering: Answering) -> dict[str, str]:
    return {
        "rows": json.dumps([[place.document, place.id] for place in answering.rows]),
        "runs": json.dumps([[place.document, place.id] for place in answering.runs]),
        "files": json.dumps([[file.name, file.size, file.sha256] for file in answering.files]),
    }


def _request(row: RequestRow) -> Request:
    return Request(
        id=row.id,
        model_id=row.model_id,
        number=row.number,
        authority=row.authority,
        basis=row.basis,
        form=row.form,
        purpose=row.purpose,
        received=date.fromisoformat(row.received),
        deadline=date.fromisoformat(row.deadline),
        fines_stated=row.fines_stated,
        person=row.person,
        at=row.at,
        closed_at=row.closed_at,
    )


def _item(row: RequestItemRow) -> Item:
    answering = Answering(
        rows=tuple(Place(*each) for each in json.loads(row.rows)),
        runs=tuple(Place(*each) for each in json.loads(row.runs)),
        files=tuple(EnclosedFile(*each) for each in json.loads(row.files)),
    )
    return Item(row.id, row.request_id, row.text, answering, row.person, row.at)
