"""What was asked is known by a hash, and an answer from a packet by its provenance."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aiact_desk.documents.content import Content
from aiact_desk.documents.from_document import is_from_document
from aiact_desk.documents.nouns import Answer, Provenance
from aiact_desk.documents.origin import origin
from aiact_desk.documents.packets.packet import is_from_packet, packet_sha256, provenance, question_sha256
from aiact_desk.documents.sight import Sight
from aiact_desk.regulation.field_types import Number, Text
from aiact_desk.regulation.schema import Form
from tests.documents.packets.conftest import AT, a_document, a_packet, content_with


def test_another_type_or_label_is_another_question_and_other_guidance_is_not(form: Form) -> None:
    field = form.field("energy.training_mwh")
    assert isinstance(field.type, Number)
    asked = question_sha256(field)
    changed: list[dict[str, Any]] = [
        {"label": "Energy used"},
        {"part": "estimated"},
        {"type": field.type.model_copy(update={"unit": "GWh"})},
        {"type": Text(kind="text")},
    ]
    assert asked not in [question_sha256(field.model_copy(update=each)) for each in changed]
    assert question_sha256(field.model_copy(update={"guidance": "Say how much."})) == asked


def test_the_hash_of_a_packet_covers_everything_that_was_asked(form: Form) -> None:
    packet, document = a_packet(form, ["general.legal_name", "use.aup"]), a_document(form)
    sent = packet_sha256(packet, document)
    others = [
        packet_sha256(replace(packet, id="packet-2"), document),
        packet_sha256(replace(packet, questions={"use.aup": packet.questions["use.aup"]}), document),
        packet_sha256(replace(packet, questions={**packet.questions, "use.aup": "0" * 64}), document),
        packet_sha256(packet, replace(document, id="document-2")),
        packet_sha256(packet, replace(document, edition="2030-01-01")),
    ]
    assert len({sent, *others}) == 6
    assert packet_sha256(replace(packet, note="Please."), document) == sent


def test_where_an_answer_comes_from(form: Form) -> None:
    found = provenance("packet-k3f9x2ab", "Ada Okafor", "2026-12-10", "https://register.example/a/1")
    assert found == Provenance(
        "imported", "Ada Okafor, 2026-12-10", "packet packet-k3f9x2ab; https://register.example/a/1"
    )
    assert provenance("packet-k3f9x2ab", "Ada", "2026-12-10", "").detail == "packet packet-k3f9x2ab"
    assert is_from_packet(found)
    assert not is_from_packet(Provenance("typed", "Ada", found.detail))
    assert not is_from_packet(Provenance("imported", "document-1", "model_report/title"))


def test_the_printed_document_names_neither_the_person_nor_the_packet(form: Form) -> None:
    content: Content = content_with(form, {})
    found = provenance("packet-k3f9x2ab", "Ada Okafor", "2026-12-10", "https://register.example/a/1")
    assert is_from_document(found), "the address has a stroke, so the order of the two questions matters"
    answer = Answer("use.aup", "Yes", found, AT)
    told = origin(content, form.field("use.aup"), answer, Sight(files=True, machine=True, size=True))
    assert told == (
        "Stated for the provider in answer to a question, 3\N{NO-BREAK SPACE}December\N{NO-BREAK SPACE}2026.",
    )
