"""Verbs on the register: who received which version of the documentation, and who is to be told of a newer one."""

from __future__ import annotations

from datetime import date

from aiact_desk.desk.desk import Desk
from aiact_desk.desk.documents import today
from aiact_desk.documents.register import Delivery, Recipient, ToTell, What
from aiact_desk.pages import Page
from aiact_desk.problems import Misuse
from aiact_desk.regulation.requests.editions import load_request_rules
from aiact_desk.regulation.terms import Audience
from aiact_desk.regulation.texts import parse_date, parse_text


def add_recipient(desk: Desk, name: str, kind: str = "downstream_provider", contact: str = "") -> Recipient:
    """Put somebody on the list of those who receive documentation; `kind` is the id of a reader of the rules.

    Raises:
        Misuse: if the name is empty or the kind unknown.
        Problem: if the name is on the list already.
    """
    reader = load_request_rules().reader(kind)
    said = parse_text("contact", contact) if contact.strip() else ""
    return desk.library.add_recipient(parse_text("name", name), reader.id, said, desk.person)


def list_recipients(desk: Desk, offset: int = 0, limit: int = 100) -> Page[Recipient]:
    """A page of the recipients, newest first."""
    return desk.library.recipients(offset, limit)


def delivered(desk: Desk, what: str, recipient: str, on: str | None = None) -> Delivery:
    """Note that a recipient got a file that was exported here, or a document by another way; today unless a day is
    given. Of a document without an export it is taken to be the part that is meant for this recipient.

    Raises:
        Misuse: if the export, the document or the recipient is unknown, or the day is none or has not come.
    """
    found, day = desk.library.recipient(recipient), _day(on)
    if what.startswith("export-"):
        export = desk.library.export(what)
        return desk.library.add_delivery(
            found.id, What.DELIVERED, export.document_id, export.id, export.audience, day, desk.person
        )
    document = desk.library.document(what)
    return desk.library.add_delivery(found.id, What.DELIVERED, document.id, None, _part(found), day, desk.person)


def told(desk: Desk, document: str, recipient: str, on: str | None = None) -> Delivery:
    """Note that a recipient was told that there is this version; today unless a day is given.

    Raises:
        Misuse: if the document or the recipient is unknown, or the day is none or has not come.
    """
    found = desk.library.recipient(recipient)
    known = desk.library.document(document)
    return desk.library.add_delivery(found.id, What.TOLD, known.id, None, _part(found), _day(on), desk.person)


def list_deliveries(
    desk: Desk, document: str | None = None, recipient: str | None = None, offset: int = 0, limit: int = 100
) -> Page[Delivery]:
    """A page of what recipients got and were told, newest first; of one document or recipient where it is named."""
    return desk.library.deliveries(document, recipient, offset, limit)


def to_tell(desk: Desk, document: str) -> list[ToTell]:
    """Who holds an older version of the part for downstream providers, and does not know of this one yet.

    Raises:
        Misuse: if the document is unknown.
    """
    return desk.library.to_tell(document)


def _part(recipient: Recipient) -> str:
    """The part that is meant for a recipient; that for downstream providers where none is."""
    return (load_request_rules().reader(recipient.kind).audience or Audience.DP).value


def _day(on: str | None) -> date:
    if on is None:
        return today()
    day = date.fromisoformat(parse_date("on", on))
    if day > today():
        raise Misuse("register.day_ahead", day=day.isoformat())
    return day
