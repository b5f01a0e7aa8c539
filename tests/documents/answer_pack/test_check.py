"""The last check: each thing that it looks at, found where it is and not where it is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from aiact_desk.documents.answer_pack.check import Around, PackFinding, pack_findings
from aiact_desk.documents.answer_pack.given import Given
from aiact_desk.documents.answer_pack.request import Answering
from aiact_desk.documents.nouns import DocumentState, Provenance
from aiact_desk.documents.review import Comment
from aiact_desk.documents.stale import StaleMark
from aiact_desk.wording import say
from tests.documents.answer_pack.conftest import AT, FILE, a_claim, place

BEFORE = Around(date(2026, 12, 10))


def found(given: Given, around: Around = BEFORE, *, with_drafts: bool = False) -> dict[str, PackFinding]:
    made = pack_findings(given, around, with_drafts=with_drafts)
    assert all(say(one.why, one.params) for one in made)
    return {one.why.removeprefix("answer_packs."): one for one in made}


def test_what_this_answer_lacks(given: Given) -> None:
    made = found(given)
    assert set(made) == {"deadline", "item_unanswered", "not_provided", "overruled", "files_not_looked_into"}
    assert made["item_unanswered"].item == 3
    assert made["not_provided"].item == 1
    assert not any(one.blocks for one in made.values())


@pytest.mark.parametrize(("today", "id", "days"), [(18, "deadline", 0), (19, "deadline_over", 1), (1, "deadline", 17)])
def test_a_deadline_that_is_over_is_said(given: Given, today: int, id: str, days: int) -> None:
    assert found(given, Around(date(2026, 12, today)))[id].params == {"day": "2026-12-18", "days": days}


def test_a_request_that_does_not_indicate_the_fines(given: Given) -> None:
    """Art. 91(4)."""
    request = replace(given.file.request, fines_stated=False)
    made = found(replace(given, file=replace(given.file, request=request)))
    assert made["fines_not_stated"].params == {"source": "Art. 91(4)"}


def test_a_request_without_items_is_not_answered(given: Given) -> None:
    assert found(replace(given, file=replace(given.file, items=(), claims=())))["no_items"].blocks


def with_content(given: Given, **changed: object) -> Given:
    return replace(given, contents={"doc-1": replace(given.contents["doc-1"], **changed)})  # type: ignore[arg-type]


def test_stale_rows_and_runs(given: Given) -> None:
    run = given.file.items[1].answering.runs[0].id
    asked = StaleMark("row", "training.design", "stale.weights_gone", {})
    other = StaleMark("row", "use.technical_means", "stale.weights_gone", {})
    made = found(with_content(given, stale=(asked, StaleMark("run", run, "stale.packs_gone", {}))))
    assert (made["stale"].item, made["stale_run"].item) == (1, 2)
    assert "stale" not in found(with_content(given, stale=(other,)))


def test_a_draft_blocks_unless_drafts_may_answer(given: Given) -> None:
    draft = with_content(given, document=replace(given.contents["doc-1"].document, state=DocumentState.IN_REVIEW))
    assert found(draft)["not_approved"].blocks
    assert not found(draft, with_drafts=True)["not_approved"].blocks


def test_a_newer_document_and_open_comments(given: Given) -> None:
    newer = replace(given.contents["doc-1"].document, id="doc-2", number=4, state=DocumentState.DRAFT)
    asked = Comment("comment-1", "doc-1", "training.design", "Which phase?", "Bo", AT, None, None)
    other = replace(asked, id="comment-2", field="use.technical_means")
    made = pack_findings(given, replace(BEFORE, newer={"doc-1": newer}, comments=(asked, other)), with_drafts=False)
    said = {one.why: one.params for one in made}
    assert said["answer_packs.newer_document"]["newer"] == "doc-2"
    assert said["answer_packs.comment_open"]["comment"] == "comment-1"
    assert [one.why for one in made].count("answer_packs.comment_open") == 1


def test_files_that_are_lost_or_tell_what_is_claimed(given: Given) -> None:
    made = found(given, replace(BEFORE, lost=frozenset({FILE.sha256}), telling=frozenset({FILE.sha256})))
    assert made["file_lost"].blocks
    assert made["file_telling"].blocks


def test_a_run_that_does_not_count_any_more(given: Given) -> None:
    assert found(with_content(given, evidence=()))["run_not_counting"].blocks


def test_claims_of_what_is_not_there(given: Given) -> None:
    gone = a_claim(4, row=place("use.technical_means"))
    other = a_claim(5, row=place("training.design"), words="words that stand nowhere")
    made = found(replace(given, file=replace(given.file, claims=(gone, other))))
    assert made["claim_of_nothing"].params == {"claim": "claim-4"}
    assert made["words_not_found"].params == {"claim": "claim-5"}
    assert made["claim_of_nothing"].blocks
    assert made["words_not_found"].blocks


def test_what_is_claimed_as_a_whole_and_stands_in_another_row(given: Given) -> None:
    content = given.contents["doc-1"]
    same = replace(content.typed["training.design"], field="training.rationale", provenance=Provenance("typed", "Ada"))
    doubled = with_content(given, typed={**content.typed, "training.rationale": same})
    item = replace(given.file.items[0], answering=Answering(rows=(place("training.design"),
                                                                   place("training.rationale"))))  # fmt: skip
    whole = a_claim(1, row=place("training.design"))
    file = replace(given.file, items=(item,), claims=(whole,))
    assert found(replace(doubled, file=file))["claimed_elsewhere"].params["number"] == "1.3"
    both = replace(file, claims=(whole, a_claim(2, row=place("training.rationale"))))
    assert "claimed_elsewhere" not in found(replace(doubled, file=both))
