"""A packet about an invented document, and the file that comes back from its page."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from aiact_desk.documents.content import Content
from aiact_desk.documents.nouns import Answer, Document, DocumentState, Model, Provenance
from aiact_desk.documents.packets.packet import Packet, packet_sha256, question_sha256
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.schema import Form
from aiact_desk.regulation.values import Json, parse

AT = datetime(2026, 12, 3, 9, 30, tzinfo=UTC)
MODEL = Model("model-1", "Polaris", "Example Ltd", AT)


def a_document(form: Form) -> Document:
    return Document("document-1", MODEL.id, form.id, form.edition, 1, DocumentState.DRAFT, (), AT, AT)


def a_packet(form: Form, rows: list[str] | None = None, **changed: Any) -> Packet:
    """A packet of the named rows, else of all that a person can answer."""
    fields = [field for field in form.fields() if (field.id in rows if rows else field.derived is None)]
    asked = {
        "id": "packet-1",
        "document_id": "document-1",
        "sent_to": "Ada",
        "questions": {field.id: question_sha256(field) for field in fields},
        "note": "",
        "due": date(2026, 12, 24),
        "person": "Ben",
        "at": AT,
    }
    return Packet(**{**asked, **changed})


def content_with(form: Form, answers: dict[str, Json]) -> Content:
    """A document of the form in which these answers were typed."""
    typed = {
        id: Answer(id, parse(form.field(id), given), Provenance("typed", "Ben"), AT, revision=3)
        for id, given in answers.items()
    }
    return Content(form, a_document(form), MODEL, (), {}, typed, ())


@pytest.fixture(scope="session")
def form() -> Form:
    return load_form("model_documentation_form")


@pytest.fixture(scope="session")
def saved(form: Form) -> Callable[..., bytes]:
    """The bytes that the page saves, with these rows; keywords change what stands beside them."""

    def save(packet: Packet, rows: list[dict[str, Any]], /, **changed: Any) -> bytes:
        content = {
            "kind": "aiact-desk packet answers",
            "schema": 1,
            "packet": packet.id,
            "sha256": packet_sha256(packet, a_document(form)),
            "document": "document-1",
            "form": form.id,
            "edition": form.edition,
            "name": "Ada Okafor",
            "date": "2026-12-10",
            "rows": rows,
        }
        return json.dumps({**content, **changed}).encode()

    return save
