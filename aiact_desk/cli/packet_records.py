"""Question packets and what came back as JSON records."""

from __future__ import annotations

from typing import Any

from aiact_desk.desk.packets import Look
from aiact_desk.documents.packets.comparison import ComparedRow
from aiact_desk.documents.packets.packet import Packet
from aiact_desk.regulation.values import show
from aiact_desk.wording import say_problem

Record = dict[str, Any]


def packet(found: Packet) -> Record:
    return {
        "id": found.id,
        "document": found.document_id,
        "sent_to": found.sent_to,
        "rows": list(found.questions),
        "note": found.note,
        "due": found.due.isoformat() if found.due else None,
        "person": found.person,
        "at": found.at.isoformat(),
        "answered_at": found.answered_at.isoformat() if found.answered_at else None,
        "answered_by": found.answered_by,
        "answer_sha256": found.answer_sha256,
    }


def look(found: Look) -> Record:
    return {
        "packet": found.packet.id,
        "document": found.content.document.id,
        "name": found.returned.name,
        "date": found.returned.date.isoformat(),
        "rows": [row(each) for each in found.rows],
    }


def row(found: ComparedRow) -> Record:
    return {
        "id": found.field.id,
        "label": found.field.label,
        "part": found.field.part,
        "state": found.state,
        "value": found.value,
        "display": shown(found),
        "stands": found.stands.value if found.stands else None,
        "stands_display": stands(found),
        "why": refusal(found),
        "unknown": found.returned.unknown,
        "ask": found.returned.ask or None,
        "source": found.returned.source or None,
        "files": list(found.files),
    }


def shown(found: ComparedRow) -> str | None:
    """What came back, in words."""
    return show(found.field, found.value) if found.value is not None else None


def stands(found: ComparedRow) -> str | None:
    """What stands in the document, in words."""
    if found.stands is None:
        return None
    reason = found.stands.not_applicable
    return show(found.field, found.stands.value) if reason is None else f"N/A: {reason}"


def refusal(found: ComparedRow) -> str | None:
    """Why the row cannot be taken over."""
    return say_problem(found.why) if found.why else None
