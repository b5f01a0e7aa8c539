"""The packet: which rows somebody was asked for, and what each of them asked when it was sent."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from aiact_desk.documents.nouns import Document, Provenance
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.json_values import Json, canonical

_DETAIL = "packet "


@dataclass(frozen=True)
class Packet:
    """Questions of one document that went out to `sent_to`, and, where they came back, from whom.

    `questions` gives the SHA-256 of each question by the id of its row (see `question_sha256`), in the order of the
    form. `person` sent it. `answer_sha256` is the hash of the returned file, under which the library keeps it.
    """

    id: str
    document_id: str
    sent_to: str
    questions: Mapping[str, str]
    note: str
    due: date | None
    person: str
    at: datetime
    answered_at: datetime | None = None
    answered_by: str | None = None
    answer_sha256: str | None = None


def question_sha256(field: Field) -> str:
    """The SHA-256 of what a row asks: its label and its type. An answer given to another question has another one."""
    asked: dict[str, Json] = {"label": field.label, "part": field.part, "type": field.type.model_dump(mode="json")}
    return _sha256(canonical(asked))


def packet_sha256(packet: Packet, document: Document) -> str:
    """The SHA-256 of what was asked of whom: packet, document, form, edition, and every question with its own hash.

    It stands in the file that goes out and in the one that comes back, and is computed anew from what the library
    remembers when answers are read.
    """
    asked: dict[str, Json] = {
        "packet": packet.id,
        "document": document.id,
        "form": document.form,
        "edition": document.edition,
        "questions": dict(packet.questions),
    }
    return _sha256(canonical(asked))


def provenance(packet_id: str, name: str, day: str, source: str) -> Provenance:
    """Where an answer comes from: who gave it on which day, in which packet, and where that person has it from."""
    return Provenance("imported", f"{name}, {day}", f"{_DETAIL}{packet_id}" + (f"; {source}" if source else ""))


def is_from_packet(provenance: Provenance) -> bool:
    """Whether a value was answered in a packet."""
    return provenance.origin == "imported" and provenance.detail.startswith(f"{_DETAIL}packet-")


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
