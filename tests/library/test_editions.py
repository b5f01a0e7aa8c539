"""A document of a new edition: begun with the answers that carry over, and the old one untouched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from aiact_desk.documents.nouns import Document, DocumentState, Mark, Provenance
from aiact_desk.library.store import Library
from aiact_desk.problems import Misuse


def test_answers_keep_where_they_come_from_and_when(library: Library, document: Document, typed: Provenance) -> None:
    imported = Provenance("imported", "provider profile", "provider.legal_name")
    library.save_answer(document.id, "a", "first", typed)
    said = library.save_answer(document.id, "a", "second", typed)
    taken = library.save_answer(document.id, "b", {"x": "1"}, imported)
    absent = library.save_answer(document.id, "c", None, typed, not_applicable="it has none")
    before, answers = library.document(document.id), library.answers(document.id)
    new = library.add_edition(document.id, "2030-01-01", [replace(said, field="a2"), taken, absent])
    assert (new.model_id, new.form, new.version_ids) == (document.model_id, document.form, document.version_ids)
    assert (new.edition, new.number, new.state) == ("2030-01-01", document.number + 1, DocumentState.DRAFT)
    found = library.answers(new.id)
    assert found == {
        "a2": replace(said, field="a2", revision=1),
        "b": replace(taken, revision=1),
        "c": replace(absent, revision=1),
    }
    assert (library.document(document.id), library.answers(document.id)) == (before, answers)


def test_chosen_runs_stay_chosen(library: Library, document: Document) -> None:
    first = library.add_run(document.version_ids[0], "starter", None)
    other = library.add_run(document.version_ids[0], "core", None)
    kept = library.choose_run(document.id, first.id, "as it is meant to be asked", "Ada")
    library.choose_run(document.id, other.id, "by mistake", "Ada")
    library.take_back_choice(document.id, other.id, "Ada")
    new = library.add_edition(document.id, "2030-01-01", [])
    assert library.run_choices(new.id) == [replace(kept, document_id=new.id)]


def test_an_approved_document_has_a_new_edition_as_a_draft(
    library: Library, document: Document, approved: Callable[[Document], Document]
) -> None:
    approved(document)
    new = library.add_edition(document.id, "2030-01-01", [])
    assert (new.state, new.previous_id) == (DocumentState.DRAFT, document.id)
    assert library.document(document.id).state is DocumentState.APPROVED


def test_a_document_must_be_there(library: Library) -> None:
    with pytest.raises(Misuse):
        library.add_edition("document-nothing", "2030-01-01", [])


def test_rows_left_open_and_marks_on_samples_stay(library: Library, document: Document, typed: Provenance) -> None:
    run = library.add_run(document.version_ids[0], "starter", None)
    left = library.save_answer(document.id, "a", None, typed, left_open="still being measured")
    library.mark_sample(document.id, run.id, "oversight", "o-1", Mark.SELECTED, "it shows the case well", "Ada")
    library.mark_sample(document.id, run.id, "oversight", "o-2", Mark.PERSONAL_DATA, "by mistake", "Ada")
    library.mark_sample(document.id, run.id, "oversight", "o-2", None, "", "Ada")
    new = library.add_edition(document.id, "2030-01-01", [left])
    assert library.answers(new.id) == {"a": left}
    assert library.sample_marks(new.id) == library.sample_marks(document.id)
    assert [mark.item for mark in library.sample_marks(new.id)] == ["o-1"]
