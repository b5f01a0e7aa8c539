"""The register: who receives documentation, which version of it they got, and of which they were told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from aiact_desk.documents.audit.entry import Kind
from aiact_desk.documents.register import Delivery, Recipient, ToTell, What
from aiact_desk.library import refs
from aiact_desk.library.audit_chain import record
from aiact_desk.library.opened import Opened
from aiact_desk.library.reading import Listing
from aiact_desk.library.tables import DeliveryRow, DocumentRow, RecipientRow
from aiact_desk.pages import Page
from aiact_desk.problems import Problem
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.requests.editions import load_request_rules
from aiact_desk.regulation.terms import Audience

_RECIPIENTS = Listing[RecipientRow](select(RecipientRow).order_by(RecipientRow.seq.desc()))
_DELIVERIES = Listing[Any](
    select(
        DeliveryRow,
        DocumentRow.number,
        RecipientRow.name,
        RecipientRow.kind,
        RecipientRow.contact,
        RecipientRow.person.label("added_by"),
        RecipientRow.added_at,
    )
    .join(RecipientRow, RecipientRow.id == DeliveryRow.recipient_id)
    .join(DocumentRow, DocumentRow.id == DeliveryRow.document_id)
    .order_by(DeliveryRow.seq.desc())
)
"""Rows of deliveries that have what is known of the recipient and the document's number besides."""


class Register(Opened):
    def add_recipient(self, name: str, kind: str, contact: str, person: str) -> Recipient:
        """Put a recipient on the list.

        Raises: Misuse if the name is empty. Problem if it is on the list already.
        """
        tidied = refs.tidy(name)
        with self._database.writing() as session:
            key = refs.key_of(tidied)
            if session.scalar(select(RecipientRow.seq).where(RecipientRow.key == key)) is not None:
                raise Problem("register.recipient_taken", name=tidied)
            row = RecipientRow(
                id=refs.fresh_id(session, refs.RECIPIENT),
                name=tidied,
                key=key,
                kind=kind,
                contact=contact,
                person=person,
                added_at=datetime.now(UTC),
            )
            session.add(row)
            session.flush()
            record(session, Kind.DELIVERY, row.id, **_recipient_parts(row))
            return _recipient(row)

    def recipients(self, offset: int = 0, limit: int = 100) -> Page[Recipient]:
        """The recipients, the newest first; a `limit` of -1 gives all."""
        return _RECIPIENTS.page(self._database, _recipient, offset, limit)

    def recipient(self, ref: str) -> Recipient:
        """The recipient of this name or id.

        Raises: Misuse if there is none.
        """
        with self._database.reading() as session:
            return _recipient(refs.find(session, refs.RECIPIENT, ref))

    def add_delivery(
        self, recipient: str, what: What, document_id: str, export_id: str | None, audience: str, day: date, person: str
    ) -> Delivery:
        """Note that a recipient got a document, or was told of it, on a day.

        Raises: Misuse if the recipient, the document or the export is unknown.
        """
        with self._database.writing() as session:
            found, document = (
                refs.find(session, refs.RECIPIENT, recipient),
                refs.find(session, refs.DOCUMENT, document_id),
            )
            row = DeliveryRow(
                id=refs.fresh_id(session, refs.DELIVERY),
                recipient_id=found.id,
                what=what,
                document_id=document.id,
                export_id=refs.find(session, refs.EXPORT, export_id).id if export_id else None,
                audience=audience,
                day=day.isoformat(),
                person=person,
                at=datetime.now(UTC),
            )
            session.add(row)
            session.flush()
            record(session, Kind.DELIVERY, row.id, **_delivery_parts(row))
            return _delivery(row, _recipient(found), document.number)

    def deliveries(
        self, document_id: str | None = None, recipient: str | None = None, offset: int = 0, limit: int = 100
    ) -> Page[Delivery]:
        """What recipients got and were told, the newest first; a `limit` of -1 gives all.

        Raises: Misuse if the document or the recipient is unknown.
        """
        document = None if document_id is None else refs.id_of(self._database, refs.DOCUMENT, document_id)
        named = None if recipient is None else refs.id_of(self._database, refs.RECIPIENT, recipient)
        where = {"document_id": document, "recipient_id": named}
        return _DELIVERIES.page(self._database, _listed, offset, limit, **where)

    def to_tell(self, document_id: str) -> list[ToTell]:
        """The recipients of the part for downstream providers whose newest version of it is older than this document,
        and who were not told of this one, or a newer one. By the name of the recipient.

        Raises: Misuse if the document is unknown.
        """
        with self._database.reading() as session:
            document = refs.find(session, refs.DOCUMENT, document_id)
            newest = (
                select(DeliveryRow.recipient_id, func.max(DocumentRow.number).label("number"))
                .join(DocumentRow, DocumentRow.id == DeliveryRow.document_id)
                .where(
                    DocumentRow.model_id == document.model_id,
                    DocumentRow.form == document.form,
                    DeliveryRow.audience == Audience.DP.value,
                )
                .group_by(DeliveryRow.recipient_id)
                .having(func.max(DocumentRow.number) < document.number)
                .subquery()
            )
            of_recipient = (
                select(DeliveryRow, RecipientRow, DocumentRow)
                .join(newest, newest.c.recipient_id == DeliveryRow.recipient_id)
                .join(RecipientRow, RecipientRow.id == DeliveryRow.recipient_id)
                .join(DocumentRow, DocumentRow.id == DeliveryRow.document_id)
                .where(
                    DocumentRow.model_id == document.model_id,
                    DocumentRow.form == document.form,
                    DeliveryRow.audience == Audience.DP.value,
                    DeliveryRow.what == What.DELIVERED.value,
                )
                .order_by(RecipientRow.key, DocumentRow.number, DeliveryRow.seq)
            )
            last = {
                recipient.id: ToTell(_recipient(recipient), held.id, held.number, date.fromisoformat(row.day))
                for row, recipient, held in session.execute(of_recipient)
            }
            return list(last.values())


def register_records(session: Session) -> Iterator[tuple[Kind, str, dict[str, Json]]]:
    """What the tables say now of recipients and deliveries, as the audit chain has it."""
    for recipient in session.scalars(select(RecipientRow)):
        yield Kind.DELIVERY, recipient.id, _recipient_parts(recipient)
    for delivery in session.scalars(select(DeliveryRow)):
        yield Kind.DELIVERY, delivery.id, _delivery_parts(delivery)


def _recipient_parts(row: RecipientRow) -> dict[str, Json]:
    return {"name": row.name, "kind": row.kind, "contact": row.contact, "person": row.person}


def _delivery_parts(row: DeliveryRow) -> dict[str, Json]:
    return {
        "recipient": row.recipient_id,
        "what": row.what,
        "document": row.document_id,
        "export": row.export_id,
        "audience": row.audience,
        "day": row.day,
        "person": row.person,
    }


def _recipient(row: RecipientRow) -> Recipient:
    return Recipient(row.id, row.name, row.kind, row.contact, row.person, row.added_at)


def _listed(row: Any) -> Delivery:
    recipient = Recipient(row.recipient_id, row.name, row.kind, row.contact, row.added_by, row.added_at)
    return _delivery(row, recipient, row.number)


def _delivery(row: DeliveryRow, recipient: Recipient, number: int) -> Delivery:
    meant = load_request_rules().reader(recipient.kind).audience
    return Delivery(
        id=row.id,
        recipient=recipient,
        what=What(row.what),
        document_id=row.document_id,
        number=number,
        export_id=row.export_id,
        audience=row.audience,
        unfit=meant is not None and row.audience != meant.value,
        day=date.fromisoformat(row.day),
        person=row.person,
        at=row.at,
    )
