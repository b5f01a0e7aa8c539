"""From draft to approved and exported: who may do what, what is frozen, and how a person shows who they are."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from aiact_desk.desk import audit, documents, models, new_versions, people, review
from aiact_desk.desk.desk import Desk
from aiact_desk.documents.nouns import Document, DocumentState, Run, Version
from aiact_desk.documents.review import Identity, StepKind
from aiact_desk.problems import Misuse, Problem
from aiact_desk.regulation.schema import Audience
from tests.fakes.signing import key_of

DOCS = Path(__file__).parents[2] / "docs" / "audit.md"


def as_person(desk: Desk, name: str, four_eyes: str = "on") -> Desk:
    return dataclasses.replace(desk, settings=dataclasses.replace(desk.settings, person=name, four_eyes=four_eyes))


@pytest.fixture
def draft(desk: Desk, version: Version) -> Document:
    """A form of the tiny model with one typed answer, by Ada."""
    made = documents.new_document(as_person(desk, "Ada"), version.model_id, "model_documentation_form")
    documents.set_field(as_person(desk, "Ada"), made.id, "properties.size_exact", "7B")
    people.add_person(desk, "Bo", "head of compliance")
    people.add_person(desk, "Ada")
    return made


@pytest.fixture
def in_review(desk: Desk, draft: Document) -> Document:
    return review.send_to_review(as_person(desk, "Ada"), draft.id)


def test_a_document_in_review_is_frozen_and_can_go_back(desk: Desk, in_review: Document) -> None:
    with pytest.raises(Problem, match="document_frozen"):
        documents.set_field(desk, in_review.id, "properties.size_exact", "8B")
    with pytest.raises(Misuse, match="reason_missing"):
        review.send_back(desk, in_review.id, " ")
    assert review.send_back(as_person(desk, "Bo"), in_review.id, "which size?").state is DocumentState.DRAFT
    documents.set_field(as_person(desk, "Ada"), in_review.id, "properties.size_exact", "8B")
    again = review.send_to_review(as_person(desk, "Ada"), in_review.id)
    steps = review.show_review(desk, again.id).steps
    assert [step.step for step in steps] == [StepKind.SENT, StepKind.RETURNED, StepKind.SENT]
    assert (steps[1].person, steps[1].reason) == ("Bo", "which size?")
    assert steps[0].text_sha256 != steps[2].text_sha256


def test_who_wrote_it_does_not_approve_it(desk: Desk, in_review: Document) -> None:
    with pytest.raises(Misuse, match="own_work"):
        review.approve(desk, in_review.id, "ada")
    done = review.approve(as_person(desk, "Ada", four_eyes="off"), in_review.id, "Ada")
    assert done.state is DocumentState.APPROVED
    assert review.show_review(desk, done.id).steps[-1].four_eyes is False


def test_who_sent_it_to_review_does_not_approve_it(desk: Desk, draft: Document) -> None:
    review.send_to_review(as_person(desk, "Bo"), draft.id)
    with pytest.raises(Misuse, match="own_work"):
        review.approve(desk, draft.id, "Bo")


def test_only_people_on_the_list_approve(desk: Desk, in_review: Document) -> None:
    with pytest.raises(Misuse, match="unknown_person"):
        review.approve(desk, in_review.id, "Xaver Unbekannt")
    people.leave(desk, "Bo")
    with pytest.raises(Misuse, match="person_left"):
        review.approve(desk, in_review.id, "Bo")


def test_open_comments_stand_before_approval(desk: Desk, in_review: Document) -> None:
    made = review.comment(as_person(desk, "Bo"), in_review.id, "Is that all?", "properties.size_exact")
    with pytest.raises(Problem, match="comments_open"):
        review.approve(desk, in_review.id, "Bo")
    review.settle_comment(desk, made.id)
    assert review.approve(desk, in_review.id, "Bo").state is DocumentState.APPROVED
    with pytest.raises(Problem, match="document_frozen"):
        review.comment(desk, in_review.id, "Too late")
    with pytest.raises(Misuse):
        review.comment(desk, in_review.id, "No such row", "no.such_row")


def test_a_draft_is_not_approved_and_an_approved_text_not_sent(desk: Desk, draft: Document) -> None:
    with pytest.raises(Problem, match="not_in_review"):
        review.approve(desk, draft.id, "Bo")
    review.send_to_review(as_person(desk, "Ada"), draft.id)
    review.approve(desk, draft.id, "Bo")
    with pytest.raises(Problem, match="not_in_draft"):
        review.send_to_review(desk, draft.id)


def test_a_passphrase_is_asked_for(desk: Desk, in_review: Document) -> None:
    with pytest.raises(Misuse, match="passphrase_short"):
        people.set_passphrase(desk, "Bo", "short")
    people.set_passphrase(desk, "Bo", "correct horse")
    for proof in (None, review.Passphrase("wrong horse")):
        with pytest.raises(Misuse, match="passphrase_"):
            review.approve(desk, in_review.id, "Bo", proof)
    review.approve(desk, in_review.id, "Bo", review.Passphrase("correct horse"))
    assert review.show_review(desk, in_review.id).steps[-1].identity is Identity.PASSPHRASE
    assert b"correct horse" not in desk.paths.database.read_bytes()


def test_a_certificate_signs_what_is_approved(desk: Desk, in_review: Document, tmp_path: Path) -> None:
    certificate, key = key_of("Bo", tmp_path)
    _, other = key_of("Cem", tmp_path)
    people.set_certificate(desk, "Bo", certificate)
    for proof, id in (
        (None, "key_needed"),
        (review.Passphrase("open sesame"), "key_needed"),
        (review.KeyFile(key, "wrong"), "key_file_closed"),
        (review.KeyFile(other, "open sesame"), "other_certificate"),
        (review.KeyFile(tmp_path / "none.p12", "open sesame"), "no_key_file"),
    ):
        with pytest.raises(Misuse, match=id):
            review.approve(desk, in_review.id, "Bo", proof)
    review.approve(desk, in_review.id, "Bo", review.KeyFile(key, "open sesame"))
    assert audit.verify_audit(desk).holds
    with pytest.raises(Misuse, match="no_certificate"):
        people.set_certificate(desk, "Bo", key)


def test_approval_erases_what_was_typed_on_the_way(desk: Desk, draft: Document) -> None:
    ada = as_person(desk, "Ada")
    for size in ("1B", "2B", "3B"):
        documents.set_field(ada, draft.id, "properties.size_exact", size)
    review.send_to_review(ada, draft.id)
    review.send_back(desk, draft.id, "more")
    documents.set_field(ada, draft.id, "properties.size_exact", "4B")
    documents.set_field(ada, draft.id, "properties.size_exact", "5B")
    review.send_to_review(ada, draft.id)
    assert len(desk.library.answer_history(draft.id, "properties.size_exact")) == 6
    review.approve(desk, draft.id, "Bo")
    kept = desk.library.answer_history(draft.id, "properties.size_exact")
    assert [answer.value for answer in kept] == ["3000000000", "5000000000"]
    assert audit.verify_audit(desk).holds


def test_a_frozen_text_stays_as_it_was(desk: Desk, in_review: Document, measured: Callable[..., Run]) -> None:
    before = documents.show_document(desk, in_review.id)
    measured()
    after = documents.show_document(desk, in_review.id)
    assert (after.filled, after.typed, after.evidence) == (before.filled, before.typed, before.evidence)
    assert after.updated_at == before.updated_at
    assert after.listing == before.listing


def test_a_run_of_a_frozen_text_that_is_exchanged_is_refused(
    desk: Desk, version: Version, measured: Callable[..., Run], tmp_path: Path
) -> None:
    run = measured()
    made = documents.new_document(desk, version.model_id, "model_documentation_form")
    review.send_to_review(desk, made.id)
    manifest = desk.paths.run(run.id) / "manifest.json"
    manifest.write_bytes(manifest.read_bytes() + b" ")
    with pytest.raises(Problem, match="run_altered"):
        documents.export_document(desk, made.id, Audience.AIO, tmp_path / "a.pdf")


def test_the_export_names_who_approved_and_knows_the_chain(desk: Desk, in_review: Document, tmp_path: Path) -> None:
    review.approve(desk, in_review.id, "Bo")
    first, second = tmp_path / "aio.pdf", tmp_path / "dp.pdf"
    documents.export_document(as_person(desk, "Ada"), in_review.id, Audience.AIO, first)
    documents.export_document(as_person(desk, "Ada"), in_review.id, Audience.DP, second)
    assert desk.library.document(in_review.id).state is DocumentState.EXPORTED
    text = subprocess.run(["pdftotext", "-layout", first, "-"], capture_output=True, check=True, text=True).stdout
    assert "Bo, head of compliance" in text
    assert "identity of reviewer not checked" in " ".join(text.split())
    other = subprocess.run(["pdftotext", "-layout", second, "-"], capture_output=True, check=True, text=True).stdout
    assert "Approved" in other
    assert "head of compliance" not in other
    found = audit.verify_audit(desk, [first, second])
    assert [(one.outcome, one.export is not None) for one in found.files] == [("holds", True)] * 2
    head = desk.library.audit_head()
    with pikepdf.open(first) as opened:
        assert str(opened.docinfo["/aiactdeskaudithead"]).startswith(f"{head.library if head else ''}:")


def test_files_find_a_chain_that_was_cut_off_or_rewritten(
    desk: Desk, in_review: Document, tmp_path: Path, sql: Callable[..., None]
) -> None:
    file = tmp_path / "aio.pdf"
    documents.export_document(desk, in_review.id, Audience.AIO, file)
    head = desk.library.audit_head()
    assert head is not None
    knows = head.seq - 1  # the row before that of the export
    sql("UPDATE audit SET hash = ? WHERE seq = ?", "0" * 64, knows)
    assert audit.verify_audit(desk, [file]).files[0].outcome == "rewritten"
    sql("DELETE FROM audit WHERE seq >= ?", knows)
    assert audit.verify_audit(desk, [file]).files[0].outcome == "truncated"
    plain = tmp_path / "plain.pdf"
    with pikepdf.new() as empty:
        empty.save(plain)
    assert audit.verify_audit(desk, [plain]).files[0].outcome == "no_head"
    (tmp_path / "none.pdf").write_bytes(b"no PDF")
    with pytest.raises(Misuse, match="no_pdf"):
        audit.verify_audit(desk, [tmp_path / "none.pdf"])


def test_the_chain_is_checked_by_twenty_lines_of_the_docs(desk: Desk, in_review: Document, tmp_path: Path) -> None:
    script = tmp_path / "check.py"
    script.write_text(DOCS.read_text("utf-8").split("```python\n")[1].split("```")[0], "utf-8")
    assert len([line for line in script.read_text("utf-8").splitlines() if line.strip()]) <= 24
    people.erase_person(desk, "Ada", "asked for it")
    chain = tmp_path / "chain.jsonl"
    assert audit.export_audit(desk, chain) > 5
    assert subprocess.run([sys.executable, script, chain], check=False).returncode == 0
    text = chain.read_text("utf-8")
    for old, new in (("in_review", "approved"), ('"seq": 3', '"seq": 4'), ("erasure", "nothing")):
        assert old in text
        chain.write_text(text.replace(old, new, 1), "utf-8")
        assert subprocess.run([sys.executable, script, chain], check=False, capture_output=True).returncode == 1


def test_a_new_version_begins_with_the_answers(desk: Desk, in_review: Document) -> None:
    review.approve(desk, in_review.id, "Bo")
    made = new_versions.new_version(desk, in_review.id)
    assert (made.state, made.number, made.previous_id) == (DocumentState.DRAFT, 2, in_review.id)
    old, new = documents.show_document(desk, in_review.id), documents.show_document(desk, made.id)
    assert new.value("properties.size_exact") == old.value("properties.size_exact")
    documents.set_field(desk, made.id, "properties.size_exact", "9B")
    assert documents.show_document(desk, in_review.id).value("properties.size_exact") == "7000000000"
    assert models.show_model(desk, made.model_id).model.name == old.model.name
