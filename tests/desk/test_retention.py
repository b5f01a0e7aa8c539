"""How long a document is kept, and when it can be deleted."""

from __future__ import annotations

from datetime import date

import pytest

from aiact_desk.desk import documents, models, people, retention, review
from aiact_desk.desk.audit import verify_audit
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.new_versions import new_version
from aiact_desk.documents.nouns import Document
from aiact_desk.problems import Misuse, Problem
from aiact_desk.regulation.retention.keeping import Start

PLACED = "general.union_release_date"


@pytest.fixture
def draft(desk: Desk) -> Document:
    models.new_model(desk, "Tiny", "Example Ltd")
    return documents.new_document(desk, "Tiny", "model_documentation_form")


def approve(desk: Desk, document: Document) -> None:
    if not desk.library.people():
        people.add_person(desk, "Bo")
    review.send_to_review(desk, document.id)
    review.approve(desk, document.id, "Bo")


def refused(desk: Desk, document: Document) -> str:
    with pytest.raises(Problem) as problem:
        retention.delete_document(desk, document.id, "its time is over")
    assert desk.library.document(document.id).id == document.id
    return problem.value.id


def test_the_documents_own_row_says_from_when_it_is_kept(desk: Desk, draft: Document) -> None:
    """Transparency Chapter, Measure 1.1: until ten years after the model was placed on the market."""
    documents.set_field(desk, draft.id, PLACED, "2026-11-25")
    found = retention.show_retention(desk, draft.id)
    assert found.until == date(2036, 11, 25)
    assert [rule.rule.force.value for rule in found.rules] == ["code", "act"]
    with pytest.raises(Misuse) as in_row:
        retention.set_retention_start(desk, draft.id, "2026-11-26")
    assert (in_row.value.id, in_row.value.params["row"]) == ("retention.start_in_row", PLACED)


def test_a_day_is_named_where_no_row_states_it(desk: Desk, draft: Document) -> None:
    assert retention.show_retention(desk, draft.id).until is None
    named = retention.set_retention_start(desk, draft.id, "2026-11-25")
    assert named.until == date(2036, 11, 25)
    assert named.rules[0].starts == (Start("placing", date(2026, 11, 25), None),)
    documents.set_field(desk, draft.id, PLACED, "2027-11-25")
    assert retention.show_retention(desk, draft.id).rules[0].starts == (Start("placing", date(2027, 11, 25), PLACED),)
    with pytest.raises(Misuse):
        retention.set_retention_start(desk, draft.id, "yesterday")


def test_an_approved_document_goes_only_when_its_time_is_over(desk: Desk, draft: Document) -> None:
    approve(desk, draft)
    assert refused(desk, draft) == "retention.end_unknown"
    retention.set_retention_start(desk, draft.id, documents.today().isoformat())
    assert refused(desk, draft) == "retention.not_over"
    retention.set_retention_start(desk, draft.id, "2010-01-04")
    assert retention.delete_document(desk, draft.id, "its time is over").id == draft.id
    assert list(desk.library.documents()) == []
    assert verify_audit(desk).broken is None


def test_it_is_kept_on_the_last_day_itself(desk: Desk, draft: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    documents.set_field(desk, draft.id, PLACED, "2016-11-25")
    approve(desk, draft)
    monkeypatch.setattr(retention, "today", lambda: date(2026, 11, 25))
    assert refused(desk, draft) == "retention.not_over"
    monkeypatch.setattr(retention, "today", lambda: date(2026, 11, 26))
    retention.delete_document(desk, draft.id, "its time is over")


def test_a_hold_stops_deletion_until_it_is_released(desk: Desk, draft: Document) -> None:
    assert retention.hold_document(desk, draft.id, " request 7 ").hold == "request 7"
    assert refused(desk, draft) == "retention.held"
    assert retention.release_document(desk, draft.id).hold is None
    retention.delete_document(desk, draft.id, "begun by mistake")
    with pytest.raises(Misuse):
        retention.hold_document(desk, draft.id, " ")


def test_a_draft_of_which_a_file_was_written_is_kept_by_the_rules(desk: Desk, draft: Document) -> None:
    assert retention.show_retention(desk, draft.id).is_scratch
    desk.library.add_export(
        draft.id, "aio", file_name="a.pdf", sha256="1" * 64, size=1, head=desk.library.audit_head(), person="Ada"
    )
    assert not retention.show_retention(desk, draft.id).is_scratch
    assert refused(desk, draft) == "retention.end_unknown"


def test_the_predecessor_of_a_document_stays(desk: Desk, draft: Document) -> None:
    newer = new_version(desk, draft.id)
    assert [one.id for one in retention.show_retention(desk, draft.id).leaning] == [newer.id]
    assert refused(desk, draft) == "retention.leaned_on"


def test_a_deletion_has_a_reason(desk: Desk, draft: Document) -> None:
    with pytest.raises(Misuse) as unsaid:
        retention.delete_document(desk, draft.id, "  ")
    assert unsaid.value.id == "retention.delete_reason_missing"
