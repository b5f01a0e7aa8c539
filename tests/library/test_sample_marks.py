"""Marks on single samples: the newest counts, and nothing is overwritten."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aiact_desk.documents.nouns import Document, Mark, Run
from aiact_desk.library.store import Library
from aiact_desk.problems import Misuse, Problem


@pytest.fixture
def run(library: Library, document: Document) -> Run:
    return library.add_run(document.version_ids[0], "core", None)


def test_the_newest_mark_of_a_sample_counts(library: Library, document: Document, run: Run) -> None:
    library.mark_sample(document.id, run.id, "pack", "one", Mark.SELECTED, "telling", "Ada")
    library.mark_sample(document.id, run.id, "pack", "one", Mark.HAZARDOUS, "on second thought", "Ben")
    library.mark_sample(document.id, run.id, "pack", "two", Mark.SELECTED, "telling", "Ada")
    found = library.sample_marks(document.id)
    assert [(one.item, one.mark, one.reason, one.person) for one in found] == [
        ("one", Mark.HAZARDOUS, "on second thought", "Ben"),
        ("two", Mark.SELECTED, "telling", "Ada"),
    ]


def test_a_mark_is_taken_back_once(library: Library, document: Document, run: Run) -> None:
    with pytest.raises(Misuse):
        library.mark_sample(document.id, run.id, "pack", "one", None, "", "Ada")
    library.mark_sample(document.id, run.id, "pack", "one", Mark.SELECTED, "telling", "Ada")
    library.mark_sample(document.id, run.id, "pack", "one", None, "", "Ada")
    assert library.sample_marks(document.id) == []
    with pytest.raises(Misuse):
        library.mark_sample(document.id, run.id, "pack", "one", None, "", "Ada")


def test_an_approved_document_takes_no_mark(
    library: Library, document: Document, run: Run, approved: Callable[[Document], Document]
) -> None:
    approved(document)
    with pytest.raises(Problem):
        library.mark_sample(document.id, run.id, "pack", "one", Mark.SELECTED, "telling", "Ada")
