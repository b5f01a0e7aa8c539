"""Which documents rest on a run or a version."""

from __future__ import annotations

from collections.abc import Callable

from aiact_desk.desk import documents, models, review
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.resting import documents_resting_on_run, documents_resting_on_version
from aiact_desk.documents.nouns import Document, Run, Version


def resting(desk: Desk, run: Run) -> list[str]:
    return [one.id for one in documents_resting_on_run(desk, run.id)]


def begun(desk: Desk) -> Document:
    return documents.new_document(desk, "Tiny", "model_documentation_form")


def test_a_draft_rests_on_the_run_that_counts_now(desk: Desk, version: Version, measured: Callable[..., Run]) -> None:
    first = measured()
    assert resting(desk, first) == []
    draft = begun(desk)
    assert resting(desk, first) == [draft.id]
    second = measured()
    assert resting(desk, first) == []
    assert resting(desk, second) == [draft.id]
    documents.use_run(desk, draft.id, first.id, "the one to print")
    assert resting(desk, first) == [draft.id]
    assert resting(desk, second) == []
    assert [one.id for one in documents_resting_on_version(desk, version.id)] == [draft.id]


def test_what_was_sent_to_review_rests_on_every_run_that_it_lists(
    desk: Desk, version: Version, measured: Callable[..., Run]
) -> None:
    first, second = measured(), measured()
    draft = begun(desk)
    review.send_to_review(desk, draft.id)
    third = measured()
    assert resting(desk, first) == resting(desk, second) == [draft.id]
    assert resting(desk, third) == []
    newer = begun(desk)
    assert resting(desk, third) == [newer.id]


def test_an_exported_draft_rests_on_the_runs_before_its_export(
    desk: Desk, version: Version, measured: Callable[..., Run]
) -> None:
    first, draft = measured(), begun(desk)
    desk.library.add_export(
        draft.id, "aio", file_name="a.pdf", sha256="1" * 64, size=1, head=desk.library.audit_head(), person="Ada"
    )
    second = measured()
    assert resting(desk, first) == [draft.id]
    assert resting(desk, second) == [draft.id]  # by rule: it is the newest
    third = measured()
    assert resting(desk, second) == []
    assert resting(desk, third) == [draft.id]


def test_a_version_that_no_document_covers_carries_none(desk: Desk, version: Version) -> None:
    assert documents_resting_on_version(desk, version.id) == []
    models.new_model(desk, "Other", None)
    documents.new_document(desk, "Other", "framework")
    assert documents_resting_on_version(desk, version.id) == []
