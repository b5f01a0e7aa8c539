"""What differs between two documents, on real ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from aiact_desk import resources
from aiact_desk.desk import documents, models
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.differences import difference_between
from aiact_desk.desk.new_versions import new_version
from aiact_desk.documents.difference import Change, Difference, FieldChange
from aiact_desk.documents.nouns import Document, Run, Version
from aiact_desk.documents.table_difference import RowChange
from aiact_desk.documents.word_difference import Words
from aiact_desk.problems import Misuse
from tests.fakes.editions import FORM, edition, row, write_editions

FORM_ID = "model_documentation_form"


@pytest.fixture
def old(desk: Desk) -> Document:
    models.new_model(desk, "Tiny", "Example Ltd")
    return documents.new_document(desk, "Tiny", FORM_ID)


def change_of(found: Difference, field: str) -> FieldChange:
    return next(one for one in found.fields if one.field == field)


def test_a_new_version_differs_from_the_old_one_in_its_number_alone(desk: Desk, old: Document) -> None:
    documents.set_field(desk, old.id, "general.authenticity", "A sum of each file.")
    found = difference_between(desk, new_version(desk, old.id).id)
    assert (found.old.id, found.fields, found.evidence) == (old.id, (), ())


def test_each_kind_of_change_is_told_with_who_made_it(desk: Desk, old: Document) -> None:
    for field, value in {
        "general.authenticity": "A sum of each file.",
        "general.release_date": "2026-03-01",
        "general.union_release_date": "2026-03-02",
    }.items():
        documents.set_field(desk, old.id, field, value)
    new = new_version(desk, old.id)
    documents.set_field(desk, new.id, "general.authenticity", "A signed sum of each file.")
    documents.clear_field(desk, new.id, "general.release_date")
    documents.leave_open(desk, new.id, "general.union_release_date", "not decided")
    documents.set_not_applicable(desk, new.id, "general.dependencies", "built from nothing")
    found = difference_between(desk, old.id, new.id)
    assert {one.field: one.change for one in found.fields} == {
        "general.authenticity": Change.CHANGED,
        "general.release_date": Change.TAKEN_AWAY,
        "general.union_release_date": Change.LEFT_OPEN,
        "general.dependencies": Change.NOT_APPLICABLE,
    }
    changed = change_of(found, "general.authenticity")
    assert changed.old
    assert changed.new
    assert (changed.old.text, changed.new.text) == ("A sum of each file.", "A signed sum of each file.")
    assert (changed.new.origin, changed.new.source) == ("typed", desk.person)
    assert changed.parts[0].words == (
        Words("same", "A"),
        Words("added", " signed"),
        Words("same", " sum of each file."),
    )
    back = difference_between(desk, new.id, old.id)
    assert change_of(back, "general.release_date").change is Change.ADDED


def test_tables_are_compared_row_by_row(desk: Desk, old: Document) -> None:
    summary = documents.new_document(desk, "Tiny", "training_content_summary")
    documents.set_field(desk, summary.id, "1.2.date", "2026-03-01 | base; 2026-04-01 | chat")
    new = new_version(desk, summary.id)
    documents.set_field(desk, new.id, "1.2.date", "2026-03-01 | base; 2026-05-01 | chat")
    (part,) = change_of(difference_between(desk, new.id), "1.2.date").parts
    assert part.head == ("Placed on the Union market", "Model or version")
    assert part.rows == (
        RowChange(("2026-04-01", "chat"), None),
        RowChange(None, ("2026-05-01", "chat")),
    )


def test_runs_figures_versions_and_states_are_told(desk: Desk, version: Version, measured: Callable[..., Run]) -> None:
    old = documents.new_document(desk, "Tiny", FORM_ID)
    new = new_version(desk, old.id)
    run = measured()
    documents.use_run(desk, new.id, run.id, "the one to print")
    desk.library.set_document_versions(old.id, [])
    found = {(one.what, one.name): (one.old, one.new) for one in difference_between(desk, old.id, new.id).evidence}
    assert found["version", version.name] == (None, version.facts.identity)
    assert found["run", f"{version.name}, starter"] == (None, run.id)
    assert [what for what, _ in found if what == "figure"]


def test_a_row_is_followed_through_editions_in_both_directions(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = write_editions(
        tmp_path,
        edition("2030-01-01", row("name"), row("gone")),
        edition("2031-01-01", row("title", was="name"), row("fresh")),
    )
    monkeypatch.setattr(resources, "regulation_files", lambda: files)
    models.new_model(desk, "Tiny", "Example Ltd")
    model = desk.library.model("Tiny").id
    old = desk.library.add_document(model, FORM, "2030-01-01")
    new = desk.library.add_document(model, FORM, "2031-01-01")
    documents.set_field(desk, old.id, "name", "Framework")
    documents.set_field(desk, old.id, "gone", "kept")
    documents.set_field(desk, new.id, "title", "Framework two")
    documents.set_field(desk, new.id, "fresh", "new")
    there = difference_between(desk, old.id, new.id)
    assert {one.field: one.change for one in there.fields} == {
        "title": Change.CHANGED,
        "fresh": Change.ADDED,
        "gone": Change.TAKEN_AWAY,
    }
    back = difference_between(desk, new.id, old.id)
    assert {one.field: one.change for one in back.fields} == {
        "name": Change.CHANGED,
        "gone": Change.ADDED,
        "fresh": Change.TAKEN_AWAY,
    }
    assert [(one.old, one.new) for one in back.evidence if one.what == "edition"] == [("2031-01-01", "2030-01-01")]


def test_documents_of_two_forms_and_one_without_a_predecessor_are_refused(desk: Desk, old: Document) -> None:
    other = documents.new_document(desk, "Tiny", "framework")
    with pytest.raises(Misuse) as two_forms:
        difference_between(desk, old.id, other.id)
    assert two_forms.value.id == "difference.other_form"
    with pytest.raises(Misuse) as alone:
        difference_between(desk, old.id)
    assert alone.value.id == "difference.no_previous"
