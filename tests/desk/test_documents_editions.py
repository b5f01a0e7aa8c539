"""A document goes to a new edition of its form: a new document with what carries over, and the old one as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiact_desk import resources
from aiact_desk.desk import documents, models, people, review
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.documents_editions import new_edition
from aiact_desk.documents.nouns import Document, DocumentState
from aiact_desk.problems import Misuse
from tests.fakes.editions import FORM, choice, edition, row, write_editions

FIRST = edition("2030-01-01", row("name"), row("kind", type=choice("Old", "Plain")), row("gone"), row("open"))
SECOND = edition("2031-01-01", row("title", was="name"), row("kind", type=choice("Plain", "New")), row("open"))
THIRD = edition(
    "2032-01-01",
    row("heading", was="title"),
    row("kind", type=choice("Plain", "New")),
    row("open"),
    row("asked"),
    row("extra", required=False),
)


@pytest.fixture
def document(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Document:
    """A document of the first of three editions, three rows of which were answered."""
    files = write_editions(tmp_path, FIRST)
    monkeypatch.setattr(resources, "regulation_files", lambda: files)
    models.new_model(desk, "Tiny", "Example Ltd")
    made = documents.new_document(desk, "Tiny", FORM)
    for field, value in {"name": "Framework of Tiny", "kind": "Old", "gone": "kept"}.items():
        documents.set_field(desk, made.id, field, value)
    files += write_editions(tmp_path, SECOND, THIRD)
    return desk.library.document(made.id)


def test_a_document_remembers_its_edition(desk: Desk, document: Document) -> None:
    content = documents.show_document(desk, document.id)
    assert content.form.edition == "2030-01-01"
    assert content.display(content.form.field("gone")) == "kept"


def test_the_newest_edition_is_the_default(desk: Desk, document: Document) -> None:
    before = desk.library.answers(document.id)
    made = new_edition(desk, document.id)
    assert made.old == document
    assert made.content.form.edition == made.content.document.edition == "2032-01-01"
    carried = desk.library.answers(made.content.document.id)
    assert {id: (answer.value, answer.provenance, answer.at) for id, answer in carried.items()} == {
        "heading": ("Framework of Tiny", before["name"].provenance, before["name"].at)
    }
    assert {one.row.id: one.why for one in made.migration.asked} == {
        "kind": "editions.option_gone",
        "asked": "editions.new_row",
    }
    assert [one.row.id for one in made.migration.left] == ["gone"]
    assert (desk.library.document(document.id), desk.library.answers(document.id)) == (document, before)


def test_an_edition_between_can_be_named(desk: Desk, document: Document) -> None:
    made = new_edition(desk, document.id, "2031-01-01")
    assert made.content.form.edition == "2031-01-01"
    assert set(desk.library.answers(made.content.document.id)) == {"title"}
    again = new_edition(desk, made.content.document.id)
    assert again.content.form.edition == "2032-01-01"
    assert set(desk.library.answers(again.content.document.id)) == {"heading"}
    assert [each.number for each in desk.library.documents()] == [3, 2, 1]


def test_an_approved_document_goes_on_too(desk: Desk, document: Document) -> None:
    review.send_to_review(desk, document.id)
    people.add_person(desk, "Bo")
    assert review.approve(desk, document.id, "Bo").state is DocumentState.APPROVED
    made = new_edition(desk, document.id)
    assert made.content.document.state is DocumentState.DRAFT
    documents.set_field(desk, made.content.document.id, "asked", "answered")


def test_only_a_newer_edition_can_be_taken(desk: Desk, document: Document) -> None:
    second = new_edition(desk, document.id, "2031-01-01").content.document
    newest = new_edition(desk, document.id).content.document
    count = len(desk.library.documents())
    for reference, wanted, id in (
        (second.id, "2030-01-01", "editions.older"),
        (second.id, "2031-01-01", "editions.older"),
        (newest.id, None, "editions.already"),
        (document.id, "2033-01-01", "regulation.unknown_edition"),
        ("document-none", None, "library.unknown_document"),
    ):
        with pytest.raises(Misuse) as refused:
            new_edition(desk, reference, wanted)
        assert refused.value.id == id
    assert len(desk.library.documents()) == count
