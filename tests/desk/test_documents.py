"""The verbs on documents: which runs count, what is stored, and what an export refuses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from aiact_desk.desk import documents
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.runs import folder_of
from aiact_desk.documents.nouns import Document, Run, Version
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
    names = {documents.suggested_file_name(content, audience) for audience in Audience}
    assert len(names) == 3
    assert all(name.isascii() and "/" not in name and name.endswith(".pdf") for name in names)


def test_a_render_that_fails_says_so_and_leaves_nothing(desk: Desk, document: Document, tmp_path: Path) -> None:
    import dataclasses
    import subprocess
    import sys

    def breaks(*_: object, **__: object) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-c", "import sys; sys.exit(1)"])

    with pytest.raises(Problem, match="render_failed"):
        documents.export_document(
            dataclasses.replace(desk, launch=breaks), document.id, Audience.DP, tmp_path / "a.pdf"
        )
    assert list((desk.cache / "render").iterdir()) == []
    assert not (tmp_path / "a.pdf").exists()
