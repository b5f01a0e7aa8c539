"""From a request to its answer: what is noted, refused, checked, confirmed, written and recorded."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from aiact_desk.desk import answer_packs, audit, documents, models, people, requests, review
from aiact_desk.desk.answer_packs import Answerer
from aiact_desk.desk.attachments import attachment
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.requests import Asked
from aiact_desk.documents.answer_pack.request import Place, Request
from aiact_desk.documents.nouns import Document, Run, Version
from aiact_desk.problems import Misuse, Problem
from aiact_desk.wording import say, say_problem
from tests.pdf_contents import everything_held, words_of_pages

WORDS = "Kestrel warm-up of 777 steps"
DESIGN = f"Three phases; the second one uses a {WORDS}, then annealing."
ASKED = Asked("AIO/2026/0417", "To assess the documentation.", "2020-01-10", "2020-01-31")
CLEO = Answerer("Cleo Castell", "chief executive")


def as_person(desk: Desk, name: str) -> Desk:
    return dataclasses.replace(desk, settings=dataclasses.replace(desk.settings, person=name))


@pytest.fixture
def draft(desk: Desk, measured: Callable[..., Run], version: Version) -> Document:
    measured()
    made = documents.new_document(as_person(desk, "Ada"), version.model_id, "model_documentation_form")
    documents.set_field(as_person(desk, "Ada"), made.id, "training.design", DESIGN)
    return made


@pytest.fixture
def document(desk: Desk, draft: Document) -> Document:
    """The same, approved by Bo."""
    people.add_person(desk, "Bo", "head of compliance")
    review.send_to_review(as_person(desk, "Ada"), draft.id)
    return review.approve(desk, draft.id, "Bo")


@pytest.fixture
def request_(desk: Desk, version: Version) -> Request:
    return requests.add_request(desk, version.model_id, ASKED)


def said(findings: answer_packs.Check) -> list[str]:
    return [one.why.removeprefix("answer_packs.") for one in findings.findings]


def printed(file: Path) -> str:
    return "".join(words_of_pages(file))


def refused(problem: pytest.ExceptionInfo[Problem]) -> str:
    assert say_problem(problem.value)
    return problem.value.id


@pytest.mark.slow
def test_an_answer_is_checked_confirmed_written_and_recorded(
    desk: Desk, document: Document, request_: Request, tmp_path: Path
) -> None:
    licence = tmp_path / "Kestrel licence.pdf"
    licence.write_bytes(b"%PDF of a licence")
    run = documents.show_document(desk, document.id).runs[0].run.id
    requests.add_item(desk, request_.id, "How was it trained?", [f"{document.id}:training.design"])
    requests.add_item(desk, request_.id, "Results, and the licence?", (), [f"{document.id}:{run}"], [str(licence)])
    requests.claim(desk, request_.id, "business_secret", "Rivals.", f"{document.id}:training.design", WORDS)
    requests.claim(desk, request_.id, "trade_secret", "Rivals.", file=licence.name)
    assert said(answer_packs.check_answer(desk, request_.id)) == ["deadline_over", "files_not_looked_into"]
    to = tmp_path / "answers" / "0417"
    with pytest.raises(Misuse) as asked:
        answer_packs.write_answer(desk, request_.id, CLEO, to)
    assert refused(asked) == "answer_packs.not_confirmed"
    assert "misleading" not in str(asked.value.params["person"])
    assert not to.exists()

    made = answer_packs.write_answer(desk, request_.id, CLEO, to, confirmed=True)
    assert (made.answered_by, made.capacity, made.late, made.with_drafts) == ("Cleo Castell", "statutes", True, False)
    assert made.confirmed == ("incorrect", "incomplete", "misleading")
    assert made.texts == {document.id: desk.library.steps(document.id)[-1].text_sha256}
    on_disk = {str(path.relative_to(to)): path for path in to.rglob("*") if path.is_file()}
    assert sorted(on_disk) == [
        "confidential/answer_confidential.pdf",
        "confidential/file-01.pdf",
        "non-confidential/answer_non-confidential.pdf",
    ]
    assert {f"{one.version}/{one.name}": one.sha256 for one in made.files} == {
        name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in on_disk.items()
    }
    assert [path.name for path in to.parent.iterdir()] == ["0417"]
    whole, part = (on_disk[name] for name in sorted(on_disk) if "answer" in name)
    assert WORDS.replace(" ", "") in printed(whole)
    for bytes_of in (printed(part), everything_held(part)):
        assert "Kestrel" not in bytes_of
    assert f"[confidential:businesssecret;{len(WORDS)}signs],thenannealing." in printed(part)

    assert requests.show_request(desk, request_.id).request.closed_at == made.at
    verified = audit.verify_audit(desk, [whole, part])
    assert verified.holds
    assert [one.outcome for one in verified.files] == ["holds", "holds"]
    newest = next(entry for entry in audit.audit_entries(desk) if entry.kind == "answer").values()
    assert (newest["answered_by"], newest["power"]) == ("Cleo Castell", "chief executive")
    with pytest.raises(Misuse) as again:
        answer_packs.write_answer(desk, request_.id, CLEO, to, confirmed=True)
    assert refused(again) == "answer_packs.place_taken"


@pytest.mark.slow
def test_a_draft_answers_only_where_that_is_said(
    desk: Desk, draft: Document, request_: Request, tmp_path: Path
) -> None:
    requests.add_item(desk, request_.id, "How was it trained?", [f"{draft.id}:training.design"])
    with pytest.raises(Problem) as blocked:
        answer_packs.write_answer(desk, request_.id, CLEO, tmp_path / "out", confirmed=True)
    assert refused(blocked) == "answer_packs.blocked"
    assert draft.id in say_problem(blocked.value)
    made = answer_packs.write_answer(desk, request_.id, CLEO, tmp_path / "out", confirmed=True, with_drafts=True)
    assert (made.with_drafts, [one.version for one in made.files]) == (True, ["answer"])
    assert "ModelDocumentationForm,version1,draft." in printed(tmp_path / "out" / "answer" / "answer.pdf")


def test_the_check_finds_a_newer_version_comments_and_lost_or_telling_files(
    desk: Desk, document: Document, request_: Request, tmp_path: Path
) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text(f"As agreed: {WORDS}.")
    item = requests.add_item(desk, request_.id, "How?", [f"{document.id}:training.design"], (), [str(notes)])
    requests.claim(desk, request_.id, "trade_secret", "Rivals.", f"{document.id}:training.design", WORDS)
    newer = documents.new_document(desk, document.model_id, document.form)
    found = answer_packs.check_answer(desk, request_.id)
    assert {"newer_document", "file_telling"} <= set(said(found))
    assert any(newer.id in say(one.why, one.params) for one in found.findings)
    attachment(desk, item.answering.files[0].sha256).unlink()
    assert {"file_lost"} == {"file_lost", "file_telling"} & set(said(answer_packs.check_answer(desk, request_.id)))
    requests.answer_item(desk, item.id, [f"{newer.id}:training.design"])
    review.comment(desk, newer.id, "Which phase?", "training.design")
    assert {"claim_of_nothing", "comment_open", "not_approved", "not_provided"} <= set(
        said(answer_packs.check_answer(desk, request_.id))
    )


def test_what_a_request_says_is_checked(desk: Desk, version: Version, request_: Request) -> None:
    wrong = {
        "requests.number_taken": {},
        "requests.unknown_authority": {"authority": "police"},
        "requests.unknown_basis": {"basis": "art_6"},
        "requests.unknown_form": {"form": "postcard"},
        "requests.other_asks": {"authority": "national_authority"},
        "requests.deadline_first": {"deadline": "2020-01-09"},
        "regulation.not_a_day": {"received": "soon"},
        "regulation.nothing_given": {"purpose": "  "},
    }
    for id, changed in wrong.items():
        with pytest.raises(Problem) as problem:
            requests.add_request(desk, version.model_id, dataclasses.replace(ASKED, **changed))  # type: ignore[arg-type]
        assert refused(problem) == id
    assert [one.id for one in requests.list_requests(desk)] == [request_.id]


def test_only_what_answers_is_claimed_and_only_words_that_stand_there(
    desk: Desk, document: Document, request_: Request
) -> None:
    place = f"{document.id}:training.design"
    requests.add_item(desk, request_.id, "How was it trained?", [place])

    def id_of(**given: str) -> str:
        with pytest.raises(Misuse) as problem:
            requests.claim(desk, request_.id, given.pop("ground", "trade_secret"), "Why.", **given)
        return refused(problem)

    assert id_of(row=place, words="words that nobody wrote") == "requests.words_not_found"
    assert id_of(row=place, words="777") == "requests.words_short"
    assert id_of(row=f"{document.id}:use.aup") == "requests.claim_not_answering"
    assert id_of(file="notes.txt") == "requests.claim_not_answering"
    assert id_of(row=place, file="notes.txt") == "requests.claim_one"
    assert id_of(words=WORDS) == "requests.claim_one"
    assert id_of(row=place, ground="shame") == "requests.unknown_ground"
    made = requests.claim(desk, request_.id, "trade_secret", "Why.", place, "three  PHASES")
    assert (made.row, made.words) == (Place(document.id, "training.design"), "three  PHASES")
    assert requests.withdraw_claim(desk, made.id).withdrawn_at
    assert requests.show_request(desk, request_.id).claims == ()


def test_an_item_is_answered_from_documents_of_the_model_alone(
    desk: Desk, draft: Document, request_: Request, measured: Callable[..., Run], tmp_path: Path
) -> None:
    older = documents.show_document(desk, draft.id).runs[0].run.id
    measured()
    models.new_model(desk, "Other", "Example Ltd")
    other = documents.new_document(desk, "Other", draft.form)

    def id_of(rows: tuple[str, ...] = (), runs: tuple[str, ...] = (), files: tuple[str, ...] = ()) -> str:
        with pytest.raises(Misuse) as problem:
            requests.add_item(desk, request_.id, "What?", rows, runs, files)
        return refused(problem)

    assert id_of(rows=("training.design",)) == "requests.no_place"
    assert id_of(rows=(f"{other.id}:training.design",)) == "requests.other_model"
    assert id_of(rows=(f"{draft.id}:training.desing",)) == "regulation.unknown_field_near"
    assert id_of(runs=(f"{draft.id}:{older}",)) == "requests.run_not_counting"
    assert id_of(files=(str(tmp_path / "gone.pdf"),)) == "desk.no_attachment"
    assert requests.show_request(desk, request_.id).items == ()
    with pytest.raises(Problem) as nothing:
        answer_packs.write_answer(desk, request_.id, CLEO, tmp_path / "out", confirmed=True)
    assert refused(nothing) == "answer_packs.blocked"
    for answerer, id in (
        (Answerer(" ", "chief executive"), "answer_packs.name_missing"),
        (Answerer("Cleo", "chief executive", "friend"), "requests.unknown_capacity"),
    ):
        with pytest.raises(Misuse) as problem:
            answer_packs.write_answer(desk, request_.id, answerer, tmp_path / "out", confirmed=True)
        assert refused(problem) == id


@pytest.mark.parametrize(
    ("table", "column"),
    [("requests", "deadline"), ("request_items", "text"), ("claims", "reason")],
)
def test_the_chain_finds_what_was_changed_behind_its_back(
    desk: Desk, document: Document, request_: Request, sql: Callable[..., None], table: str, column: str
) -> None:
    place = f"{document.id}:training.design"
    requests.add_item(desk, request_.id, "How was it trained?", [place])
    requests.claim(desk, request_.id, "trade_secret", "Why.", place)
    assert audit.verify_audit(desk).holds
    sql(f"UPDATE {table} SET {column} = '2031-01-31'")  # noqa: S608  (names of ours)
    broken = audit.verify_audit(desk).broken
    assert broken
    assert (broken.why, broken.params["part"]) == ("audit.record_altered", column)
