"""The verbs on documents: which runs count, what is stored, and what an export refuses."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aiact_desk.desk import documents
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.runs import folder_of
from aiact_desk.documents.nouns import Document, Run, Version
from aiact_desk.documents.view import audience_view
from aiact_desk.evaluation import samples
from aiact_desk.evaluation.draw import drawn_samples
from aiact_desk.evaluation.run_folder import read_request
from aiact_desk.problems import Misuse, Problem
from aiact_desk.regulation.schema import Audience

Measured = Callable[..., Run]
FORM = "model_documentation_form"


@pytest.fixture
def document(desk: Desk, version: Version) -> Document:
    return documents.new_document(desk, "Tiny", FORM)


def evidence(desk: Desk, document: Document) -> list[str]:
    return [found.run.id for found in documents.show_document(desk, document.id).evidence]


def test_the_newest_complete_run_counts_and_a_partial_one_only_alone(
    desk: Desk, document: Document, measured: Measured
) -> None:
    assert evidence(desk, document) == []
    measured("failure")
    measured("crash")
    assert evidence(desk, document) == []
    partial = measured(limit=2)
    assert evidence(desk, document) == [partial.id]
    complete = measured()
    assert evidence(desk, document) == [complete.id]
    measured(limit=3)
    assert evidence(desk, document) == [complete.id]
    newest = measured()
    assert evidence(desk, document) == [newest.id]


def why(desk: Desk, document: Document) -> dict[str, str]:
    """Why each complete run counts (in capitals), or does not."""
    found = documents.show_document(desk, document.id).listing.candidates
    said = {one.run.id: one.why.removeprefix("documents.run_") for one in found}
    return {one.run.id: said[one.run.id].upper() if one.chosen else said[one.run.id] for one in found}


def test_every_run_is_listed_or_counted(desk: Desk, document: Document, measured: Measured) -> None:
    measured("failure")
    measured("crash")
    partial, old, new = measured(limit=2), measured(), measured()
    listing = documents.show_document(desk, document.id).listing
    assert (listing.incomplete, listing.running) == (2, 0)
    assert why(desk, document) == {partial.id: "is_partial", old.id: "is_older", new.id: "CHOSEN_BY_RULE"}
    plans = {one.complete.evidence.request.plan for one in listing.candidates if one.complete.evidence}
    assert len(plans) == 2


def test_a_person_chooses_a_run_and_takes_it_back(desk: Desk, document: Document, measured: Measured) -> None:
    old = measured()
    documents.use_run(desk, document.id, old.id, "  it was asked as the model is meant to be  ")
    new = measured()
    content = documents.show_document(desk, document.id)
    assert [one.run.id for one in content.evidence] == [old.id]
    assert why(desk, document) == {old.id: "CHOSEN_BY_PERSON", new.id: "not_chosen_by_person"}
    (choice,) = desk.library.run_choices(document.id)
    assert (choice.reason, choice.person) == ("it was asked as the model is meant to be", desk.person)
    assert content.updated_at >= choice.at
    documents.use_default_run(desk, document.id, new.id)
    assert evidence(desk, document) == [new.id]
    with pytest.raises(Misuse, match="no_choice"):
        documents.use_default_run(desk, document.id, new.id)


def test_a_choice_that_cannot_be_is_refused(
    desk: Desk, document: Document, measured: Measured, tiny_model: Path, tmp_path: Path
) -> None:
    run, failed = measured(), measured("failure")
    with pytest.raises(Misuse, match="choice_without_reason"):
        documents.use_run(desk, document.id, run.id, " ")
    with pytest.raises(Misuse, match="run_not_complete"):
        documents.use_run(desk, document.id, failed.id, "reason")
    with pytest.raises(Misuse, match="unknown_run"):
        documents.use_run(desk, document.id, "run-zzzz", "reason")
    other = desk.library.add_model("Other", None)
    stranger = documents.new_document(desk, other.id, FORM)
    with pytest.raises(Misuse, match="run_not_covered"):
        documents.use_run(desk, stranger.id, run.id, "reason")
    folder_of(desk, run).samples.write_bytes(b"altered")
    with pytest.raises(Problem, match="run_altered"):
        documents.use_run(desk, document.id, run.id, "reason")
    assert desk.library.run_choices(document.id) == []


def test_a_document_is_shown_without_reading_any_sample(
    desk: Desk, document: Document, measured: Measured, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured()

    def refuse(*_: object) -> None:
        raise AssertionError("a sample was read")

    for name in ("read_pack", "read_items", "read_first_asked", "_rows"):
        monkeypatch.setattr(samples, name, refuse)
    content = documents.show_document(desk, document.id)
    documents.set_field(desk, document.id, "general.release_date", "2026-03-01")
    with pytest.raises(AssertionError, match="a sample was read"):
        audience_view(content, Audience.AIO, datetime.now(UTC))


def test_the_drawn_samples_are_read_when_they_are_printed(desk: Desk, document: Document, measured: Measured) -> None:
    run = measured()
    view = audience_view(documents.show_document(desk, document.id), Audience.AIO, datetime.now(UTC))
    request = read_request(folder_of(desk, run))
    assert view.annex
    for pack, planned in zip(view.annex.runs[0].packs, request.packs, strict=True):
        everything = samples.read_pack(folder_of(desk, run).samples, planned.id)
        drawn = drawn_samples(everything, request.seeds.samples)
        assert [sample.item for sample in pack.samples] == [sample.item for sample in drawn]
        assert f"of the {len(everything)} measured items" in pack.draw


def test_samples_that_are_gone_make_no_evidence(desk: Desk, document: Document, measured: Measured) -> None:
    run = measured()
    folder_of(desk, run).samples.unlink()
    content = documents.show_document(desk, document.id)
    assert (content.evidence, list(content.unreadable)) == ((), [run.id])
    assert run.id in [item.field for item in documents.check_document(desk, document.id)]


def test_an_altered_run_that_is_not_printed_is_listed_without_figures(
    desk: Desk, document: Document, measured: Measured, tmp_path: Path
) -> None:
    old, new = measured(), measured()
    result = folder_of(desk, old).result
    result.write_text(result.read_text().replace('"value": 0.', '"value": 0.9', 1))
    to = tmp_path / "a.pdf"
    documents.export_document(desk, document.id, Audience.AIO, to)
    text = subprocess.run(["pdftotext", "-layout", str(to), "-"], capture_output=True, text=True, check=True).stdout
    assert "altered" in text
    assert new.id in text
    assert "Why this run" in text


def test_a_typed_answer_overrules_and_can_be_taken_back(desk: Desk, document: Document) -> None:
    size = documents.show_document(desk, document.id).form.field("properties.size_exact")
    before = documents.show_document(desk, document.id).answer(size)
    assert before is not None
    assert before.provenance.origin == "inspected"
    content = documents.set_field(desk, document.id, size.id, "7B")
    answer, overruled = content.answer(size), content.overruled(size)
    assert answer is not None
    assert (answer.value, answer.provenance.origin, answer.provenance.source) == ("7000000000", "typed", desk.person)
    assert overruled == before
    assert documents.clear_field(desk, document.id, size.id).answer(size) == before


def test_a_derived_row_follows_and_takes_no_answer(desk: Desk, document: Document) -> None:
    documents.set_field(desk, document.id, "properties.size_exact", "7B")
    content = documents.show_document(desk, document.id)
    assert content.display(content.form.field("properties.size_range")) == "5B-15B"
    with pytest.raises(Misuse, match="row_is_derived"):
        documents.set_field(desk, document.id, "properties.size_range", "5B-15B")


def test_an_altered_run_is_not_printed(desk: Desk, document: Document, measured: Measured, tmp_path: Path) -> None:
    run = measured()
    result = folder_of(desk, run).result
    result.write_text(result.read_text().replace('"value": 0.', '"value": 0.9', 1))
    with pytest.raises(Problem, match="run_altered"):
        documents.export_document(desk, document.id, Audience.AIO, tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()
    assert measured().id in evidence(desk, document)
    assert documents.export_document(desk, document.id, Audience.AIO, tmp_path / "a.pdf").size > 10_000


def test_a_suggested_name_can_be_a_file(desk: Desk, document: Document) -> None:
    content = documents.show_document(desk, document.id)
    names = {documents.suggested_file_name(content, audience) for audience in content.form.audiences}
    assert len(names) == 3
    assert all(name.isascii() and "/" not in name and name.endswith(".pdf") for name in names)


def test_a_render_that_fails_says_so_and_leaves_nothing(desk: Desk, document: Document, tmp_path: Path) -> None:
    import dataclasses
    import sys

    def breaks(*_: object, **__: object) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-c", "import sys; sys.exit(1)"])

    with pytest.raises(Problem, match="render_failed"):
        documents.export_document(
            dataclasses.replace(desk, launch=breaks), document.id, Audience.DP, tmp_path / "a.pdf"
        )
    assert list((desk.cache / "render").iterdir()) == []
    assert not (tmp_path / "a.pdf").exists()
