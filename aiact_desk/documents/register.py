"""The nouns of the register: who receives documentation, and which version of it they got."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True)
class Recipient:
    """Somebody who receives documentation. `kind` is the id of a reader of the rules on requests."""

    id: str
    name: str
    kind: str
    contact: str
    person: str
    added_at: datetime


class What(StrEnum):
    """What a recipient was given: a version of a document, or word that there is one."""

    DELIVERED = "delivered"
    TOLD = "told"


@dataclass(frozen=True)
class Delivery:
    """A document that a recipient got, or was told of, on a day. `audience` is the part; `export_id` the very file.

    `unfit`: the part is meant for another reader than the recipient is.
    """

    id: str
    recipient: Recipient
    what: What
    document_id: str
    number: int
    export_id: str | None
    audience: str
    unfit: bool
    day: date
    person: str
    at: datetime


@dataclass(frozen=True)
class ToTell:
    """A recipient who holds an older version of the part for downstream providers: the newest one that they got."""

    recipient: Recipient
    document_id: str
    number: int
    day: date
