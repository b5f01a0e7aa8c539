"""Documents: numbered per model and form, covering versions of one model, frozen once approved."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aiact_desk.documents.nouns import Document, DocumentState, Provenance
from aiact_desk.inspection.facts import VersionFacts
from aiact_desk.library.store import Library
from aiact_desk.problems import Misuse, Problem

_FactsOf = Callable[[str], VersionFacts]


def test_a_document_begins_as_a_draft(library: Library, document: Document) -> None:
    assert (document.form, document.edition, document.number) == ("model_documentation_form", "2025-07", 1)
    assert document.state is DocumentState.DRAFT
    assert document.created_at == document.updated_at
    assert library.document(document.id[:13]) == document


def test_numbers_count_per_model_and_form(library: Library) -> None:
    for name in ("one", "other"):
        library.add_model(name, None)
    asked = [("one", "mdf"), ("one", "mdf"), ("other", "mdf"), ("one", "annex"), ("one", "mdf")]
    made = [library.add_document(model, form, "1") for model, form in asked]
    assert [document.number for document in made] == [1, 2, 1, 1, 3]
    assert library.documents() == made[::-1]
    assert [document.number for document in library.documents("other")] == [1]
    assert library.documents(offset=1, limit=1) == [made[3]]


def test_versions_are_covered_in_order_and_once(library: Library, document: Document, facts_of: _FactsOf) -> None:
    names = ["b", "a"]
    ids = [library.add_version(document.model_id, name, "/x", facts_of(name)).id for name in names]
    changed = library.set_document_versions(document.id, [*ids, "B", ids[0]])
    assert changed.version_ids == tuple(ids)
    assert changed.updated_at > document.updated_at
    assert library.document(document.id) == changed
    assert library.set_document_versions(document.id, []).version_ids == ()


def test_a_version_of_another_model_is_refused(library: Library, document: Document, facts_of: _FactsOf) -> None:
    other = library.add_model("other", None)
    foreign = library.add_version(other.id, "foreign", "/x", facts_of("b"))
    with pytest.raises(Misuse) as caught:
        library.set_document_versions(document.id, [foreign.id])
    assert caught.value.id == "library.version_of_other_model"
    with pytest.raises(Misuse) as caught:
        library.add_document(document.model_id, "mdf", "1", [document.version_ids[0], foreign.id])
    assert caught.value.id == "library.version_of_other_model"
    assert library.documents() == [document]


def test_text_that_is_no_draft_is_frozen(
    library: Library, document: Document, typed: Provenance, approved: Callable[[Document], Document]
) -> None:
    library.save_answer(document.id, "name", "Läufer", typed)
    assert approved(document).state is DocumentState.APPROVED
    for change in (
        lambda: library.save_answer(document.id, "name", "Renner", typed),
        lambda: library.save_answer(document.id, "new", None, typed, not_applicable="none"),
        lambda: library.clear_answer(document.id, "name", typed),
        lambda: library.set_document_versions(document.id, []),
    ):
        with pytest.raises(Problem) as caught:
            change()
        assert caught.value.id == "library.document_frozen"
    assert library.answers(document.id)["name"].value == "Läufer"


def test_touching_moves_the_time_alone(library: Library, document: Document) -> None:
    touched = library.touch_document(document.id)
    assert touched.updated_at > document.updated_at
    assert touched.created_at == document.created_at
    assert library.document(document.id) == touched
