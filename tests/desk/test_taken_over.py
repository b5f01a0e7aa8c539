"""A document takes over what another document of its Model says already, and nothing at second hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiact_desk import resources
from aiact_desk.desk import documents, models, provider
from aiact_desk.desk.desk import Desk
from aiact_desk.documents.nouns import Provenance
from tests.fakes.editions import edition, row, write_editions

GIVES, TAKES = "framework", "model_report"


@pytest.fixture(autouse=True)
def invented_forms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gives = edition(
        "2030-01-01",
        row("name", from_profile=["provider.legal_name"]),
        row("day", kind="date"),
        row("second_hand", same_as=f"{TAKES}/own"),
        form=GIVES,
    )
    takes = edition(
        "2030-01-01",
        row("provider", same_as=f"{GIVES}/name"),
        row("since", same_as=f"{GIVES}/day"),
        row("echo", same_as=f"{GIVES}/second_hand"),
        row("own"),
        form=TAKES,
    )
    files = write_editions(tmp_path, gives, takes)
    monkeypatch.setattr(resources, "regulation_files", lambda: files)


def test_the_newest_document_of_the_other_form_counts(desk: Desk) -> None:
    models.new_model(desk, "Tiny", None)
    takes = documents.new_document(desk, "Tiny", TAKES)
    assert documents.show_document(desk, takes.id).filled == {}
    older, newer = documents.new_document(desk, "Tiny", GIVES), documents.new_document(desk, "Tiny", GIVES)
    documents.set_field(desk, older.id, "day", "2026-01-01")
    documents.set_field(desk, newer.id, "name", "Nordlicht")
    content = documents.show_document(desk, takes.id)
    assert {id: answer.value for id, answer in content.filled.items()} == {"provider": "Nordlicht"}
    assert content.filled["provider"].provenance == Provenance("imported", newer.id, f"{GIVES}/name")
    documents.set_field(desk, newer.id, "day", "2026-02-02")
    assert documents.show_document(desk, takes.id).filled["since"].value == "2026-02-02"


def test_what_fills_itself_there_is_taken_and_what_was_taken_over_is_not(desk: Desk) -> None:
    models.new_model(desk, "Tiny", None)
    takes, gives = documents.new_document(desk, "Tiny", TAKES), documents.new_document(desk, "Tiny", GIVES)
    provider.set_provider_field(desk, "provider.legal_name", "Profile AG")
    documents.set_field(desk, takes.id, "own", "said here")
    assert documents.show_document(desk, gives.id).filled["second_hand"].value == "said here"
    assert {id: answer.value for id, answer in documents.show_document(desk, takes.id).filled.items()} == {
        "provider": "Profile AG"
    }


def test_documents_of_another_model_give_nothing(desk: Desk) -> None:
    for name in ("Tiny", "Other"):
        models.new_model(desk, name, None)
    takes, foreign = documents.new_document(desk, "Tiny", TAKES), documents.new_document(desk, "Other", GIVES)
    documents.set_field(desk, foreign.id, "name", "Somebody else")
    assert documents.show_document(desk, takes.id).filled == {}
