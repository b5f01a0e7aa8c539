"""Question packets: what was asked of whom, and the file that came back last."""

from __future__ import annotations

from datetime import date

import pytest

from aiact_desk.documents.nouns import Document
from aiact_desk.library.store import Library
from aiact_desk.problems import Misuse

QUESTIONS = {"use.aup": "a" * 64, "general.legal_name": "b" * 64}


def test_a_packet_is_remembered_as_it_was_sent(library: Library, document: Document) -> None:
    sent = library.add_packet(document.id, "Ada", QUESTIONS, "By Friday.", date(2026, 12, 24), "Ben")
    found = library.packet(sent.id)
    assert found == sent
    assert list(found.questions.items()) == list(QUESTIONS.items()), "in the order of the form"
    assert (found.document_id, found.sent_to, found.due, found.person) == (
        document.id,
        "Ada",
        date(2026, 12, 24),
        "Ben",
    )
    assert (found.answered_at, found.answered_by, found.answer_sha256) == (None, None, None)
    assert library.packet(sent.id[: len("packet-") + 5]) == sent
    assert library.add_packet(document.id, "Ada", QUESTIONS, "", None, "Ben").due is None


def test_packets_are_listed_newest_first_in_pages(library: Library, document: Document) -> None:
    sent = [library.add_packet(document.id, name, QUESTIONS, "", None, "Ben").id for name in ("Ada", "Cy", "Di")]
    other = library.add_document(document.model_id, "framework", "2025-07-10")
    last = library.add_packet(other.id, "Eva", QUESTIONS, "", None, "Ben")
    assert [one.id for one in library.packets()] == [last.id, *reversed(sent)]
    assert [one.id for one in library.packets(document.id, offset=1, limit=1)] == [sent[1]]
    assert library.packets(other.id) == [last]


def test_the_last_file_that_came_back_is_known(library: Library, document: Document) -> None:
    sent = library.add_packet(document.id, "Ada", QUESTIONS, "", None, "Ben")
    library.set_packet_answered(sent.id, "Ada", "c" * 64)
    answered = library.set_packet_answered(sent.id, "Ada Okafor", "d" * 64)
    assert answered.answered_at
    assert answered.answered_at >= sent.at
    assert library.packet(sent.id) == answered
    assert (answered.answered_by, answered.answer_sha256) == ("Ada Okafor", "d" * 64)


def test_what_is_not_there(library: Library, document: Document) -> None:
    sent = library.add_packet(document.id, "Ada", QUESTIONS, "", None, "Ben")
    for call in (
        lambda: library.add_packet("document-none", "Ada", QUESTIONS, "", None, "Ben"),
        lambda: library.packets("document-none"),
        lambda: library.packet("packet-none"),
        lambda: library.packet(sent.id[:-1] + "!"),
        lambda: library.set_packet_answered("packet-none", "Ada", "c" * 64),
    ):
        with pytest.raises(Misuse):
            call()
