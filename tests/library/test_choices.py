"""Chosen runs: one for each version and suite of a document, taken back but never forgotten, frozen with its text."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiact_desk.documents.nouns import Document, Run
from aiact_desk.inspection.facts import VersionFacts
from aiact_desk.library.store import Library
from aiact_desk.problems import Misuse, Problem


@pytest.fixture
def run(library: Library, document: Document) -> Run:
    return library.add_run(document.version_ids[0], "starter", None)


def test_a_choice_is_kept(library: Library, document: Document, run: Run) -> None:
    assert library.run_choices(document.id) == []
    made = library.choose_run(document.id, run.id[:9], "it was asked as it is meant to be", "Ada")
    assert (made.document_id, made.version_id, made.suite) == (document.id, run.version_id, "starter")
    assert (made.run_id, made.reason, made.person) == (run.id, "it was asked as it is meant to be", "Ada")
    assert library.run_choices(document.id) == [made]
    assert library.document(document.id).updated_at == made.at


def test_the_last_choice_counts_for_each_suite(library: Library, document: Document, run: Run) -> None:
    again = library.add_run(run.version_id, "starter", None)
    other = library.add_run(run.version_id, "lm-eval", 5)
    for one in (run, other, again):
        library.choose_run(document.id, one.id, f"because of {one.id}", "Ada")
    assert [choice.run_id for choice in library.run_choices(document.id)] == [other.id, again.id]


def test_a_choice_is_taken_back_and_stays_in_the_file(library: Library, document: Document, run: Run) -> None:
    library.choose_run(document.id, run.id, "reason", "Ada")
    library.take_back_choice(document.id, run.id, "Bo")
    assert library.run_choices(document.id) == []
    with pytest.raises(Misuse) as caught:
        library.take_back_choice(document.id, run.id, "Bo")
    assert caught.value.id == "library.no_choice"
    with closing(sqlite3.connect(library.paths.database)) as connection:
        rows = connection.execute("SELECT revision, run_id, person FROM document_runs ORDER BY revision").fetchall()
    assert rows == [(1, run.id, "Ada"), (2, None, "Bo")]
    library.choose_run(document.id, run.id, "after all", "Ada")
    assert [choice.reason for choice in library.run_choices(document.id)] == ["after all"]


def test_what_is_unknown_or_frozen_is_refused(
    library: Library, document: Document, run: Run, approved: Callable[[Document], Document]
) -> None:
    with pytest.raises(Misuse, match="unknown_run"):
        library.choose_run(document.id, "run-zzzz", "reason", "Ada")
    with pytest.raises(Misuse, match="unknown_document"):
        library.choose_run("document-zzzz", run.id, "reason", "Ada")
    library.choose_run(document.id, run.id, "reason", "Ada")
    approved(document)
    for change in (
        lambda: library.choose_run(document.id, run.id, "another", "Ada"),
        lambda: library.take_back_choice(document.id, run.id, "Ada"),
    ):
        with pytest.raises(Problem) as caught:
            change()
        assert caught.value.id == "library.document_frozen"
    assert [choice.reason for choice in library.run_choices(document.id)] == ["reason"]


_STEPS = st.lists(st.tuples(st.integers(0, 3), st.booleans(), st.text(min_size=1, max_size=20)), max_size=8)


@settings(deadline=None, max_examples=25)
@given(steps=_STEPS)
def test_what_stands_is_what_was_said_last(
    shared_library: Library, facts_of: Callable[[str], VersionFacts], steps: list[tuple[int, bool, str]]
) -> None:
    library = shared_library
    name = f"model {len(library.models(limit=-1))}"
    model = library.add_model(name, None)
    version = library.add_version(model.id, name, "/x", facts_of(name))
    document = library.add_document(model.id, "mdf", "1", [version.id])
    runs = [library.add_run(version.id, suite, None) for suite in ("a", "a", "b", "b")]
    expected: dict[str, tuple[str, str]] = {}
    for number, take_back, reason in steps:
        run = runs[number]
        if not take_back:
            library.choose_run(document.id, run.id, reason, "Ada")
            expected[run.suite] = (run.id, reason)
        elif run.suite in expected:
            library.take_back_choice(document.id, run.id, "Ada")
            del expected[run.suite]
    assert {one.suite: (one.run_id, one.reason) for one in library.run_choices(document.id)} == expected
