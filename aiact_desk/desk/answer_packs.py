"""Verbs on answers to requests: the last check, and writing the files that go to the authority."""

from __future__ import annotations

import hashlib
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from aiact_desk.desk.attachments import attachment
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.documents import RENDER_PATIENCE, printable, today
from aiact_desk.desk.requests import given_for, show_request
from aiact_desk.desk.stale import stale_evidence
from aiact_desk.desk.worker_job import do_job
from aiact_desk.documents.answer_pack.check import Around, PackFinding, pack_findings
from aiact_desk.documents.answer_pack.claims import still_there
from aiact_desk.documents.answer_pack.given import Copy, Given
from aiact_desk.documents.answer_pack.request import AnswerPack, EnclosedFile, RequestFile, WrittenFile
from aiact_desk.documents.answer_pack.view import answer_view, enclosed_name
from aiact_desk.documents.nouns import Document, DocumentState
from aiact_desk.files import disk_problems, make_folder, sha256_of, write_whole
from aiact_desk.problems import Misuse, Problem
from aiact_desk.regulation.requests.editions import load_request_rules
from aiact_desk.regulation.requests.schema import Question
from aiact_desk.regulation.texts import parse_text
from aiact_desk.wording import say
from aiact_desk.wording.catalogue import translate


@dataclass(frozen=True)
class Check:
    """What to look at before an answer is given, and what whoever answers is asked last."""

    file: RequestFile
    findings: tuple[PackFinding, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Answerer:
    """Who answers, in words by what power ("chief executive"), and by which capacity of the rules on requests."""

    name: str
    power: str
    capacity: str = "statutes"


def check_answer(desk: Desk, reference: str, *, with_drafts: bool = False) -> Check:
    """Per item whether it is answered, and what may not hold: rows without an answer, stale evidence, overruled
    figures, open comments, drafts, newer versions of a document, the deadline; then the last questions.

    Raises:
        Misuse: if the request is unknown.
    """
    return _check(desk, _looked_at(desk, given_for(desk, show_request(desk, reference))), with_drafts=with_drafts)


def write_answer(
    desk: Desk, reference: str, answerer: Answerer, to: Path, *, confirmed: bool = False, with_drafts: bool = False
) -> AnswerPack:
    """Write the answer into a new folder, and record who gave it, by what power, and that they confirmed it.

    Where something is claimed confidential there are two folders in it: one with the claims marked, and one without
    what they name. Nothing is written unless everything is.

    Raises:
        Misuse: if the request or the capacity is unknown, no name or power is given, it is not confirmed, or `to` is
            taken.
        Problem: if something must be mended first, a run that a document rests on was altered, the rendering fails, or
            the place cannot be written.
    """
    rules = load_request_rules()
    capacity, file = rules.capacity(answerer.capacity), show_request(desk, reference)
    if not answerer.name.strip() or not answerer.power.strip():
        raise Misuse("answer_packs.name_missing")
    name = " ".join(parse_text("by", answerer.name).split())
    said = replace(given_for(desk, file), answered_by=name, power=parse_text("power", answerer.power))
    contents = {id: printable(desk, content) for id, content in said.contents.items()}
    head = desk.library.audit_head()
    given = replace(said, contents=contents, capacity=capacity.id, at=datetime.now(UTC), head=head)
    _must_hold(_check(desk, given, with_drafts=with_drafts))
    if not confirmed:
        questions = " ".join(translate(question.text) for question in rules.questions)
        raise Misuse("answer_packs.not_confirmed", person=name, questions=questions)
    with _whole_folder(to) as folder:
        files = tuple(written for copy in given.copies for written in _write_copy(desk, given, copy, folder))
    return desk.library.add_answer_pack(
        file.request.id,
        answered_by=name,
        capacity=capacity.id,
        power=given.power,
        confirmed=[question.id for question in rules.questions],
        with_drafts=any(not _approved(content.document) for content in contents.values()),
        late=file.request.days_left(given.at.date()) < 0,
        texts={id: content.steps[-1].text_sha256 if content.steps else "" for id, content in contents.items()},
        files=files,
        head=head,
        person=desk.person,
    )


def _check(desk: Desk, given: Given, *, with_drafts: bool) -> Check:
    around = Around(
        today(),
        comments=tuple(
            comment for id in given.contents for comment in desk.library.comments(id) if comment.settled_at is None
        ),
        newer={id: newer for id, content in given.contents.items() if (newer := _newer(desk, content.document))},
        lost=frozenset(file.sha256 for file in given.file.files if not _is_kept(desk, file)),
        telling=_telling(desk, given.file),
    )
    findings = pack_findings(given, around, with_drafts=with_drafts)
    return Check(given.file, findings, load_request_rules().questions)


def _looked_at(desk: Desk, given: Given) -> Given:
    """The same with what may not hold any more; a run that cannot be read is said, not raised."""
    contents = {id: replace(one, stale=stale_evidence(desk, one)) for id, one in given.contents.items()}
    return replace(given, contents=contents)


def _must_hold(check: Check) -> None:
    blocking = [say(one.why, one.params) for one in check.findings if one.blocks]
    if blocking:
        raise Problem("answer_packs.blocked", count=len(blocking), what=" ".join(blocking))


def _approved(document: Document) -> bool:
    return document.state in (DocumentState.APPROVED, DocumentState.EXPORTED)


def _newer(desk: Desk, document: Document) -> Document | None:
    """The newest document of the same Model and form, if it is not this one."""
    of_model = desk.library.documents(document.model_id, limit=-1)
    newest = max((one for one in of_model if one.form == document.form), key=lambda one: one.number)
    return newest if newest.number > document.number else None


def _is_kept(desk: Desk, file: EnclosedFile) -> bool:
    kept = attachment(desk, file.sha256)
    return kept.is_file() and sha256_of(kept) == file.sha256


def _telling(desk: Desk, file: RequestFile) -> frozenset[str]:
    """The hashes of files whose bytes hold claimed words, and that are not claimed themselves."""
    words = [claim.words for claim in file.claims if claim.words]
    claimed = {claim.file_sha256 for claim in file.claims}
    looked_for = [text.encode(code) for text in words for code in ("utf-8", "utf-16-le", "utf-16-be")]
    found = set()
    for enclosed in file.files:
        if looked_for and enclosed.sha256 not in claimed and _is_kept(desk, enclosed):
            data = attachment(desk, enclosed.sha256).read_bytes()
            if any(each in data for each in looked_for):
                found.add(enclosed.sha256)
    return frozenset(found)


@contextmanager
def _whole_folder(to: Path) -> Iterator[Path]:
    """A folder to write into that is at `to` once everything is in it, and nowhere if anything fails."""
    to = to.absolute()
    with disk_problems(to):
        if to.exists() and (not to.is_dir() or any(to.iterdir())):
            raise Misuse("answer_packs.place_taken", path=to)
        made = make_folder(to.with_name(f".{secrets.token_hex(8)}"))
        try:
            yield made
            if to.exists():
                to.rmdir()
            made.rename(to)
        finally:
            shutil.rmtree(made, ignore_errors=True)


def _write_copy(desk: Desk, given: Given, copy: Copy, folder: Path) -> Iterator[WrittenFile]:
    """The PDF of one copy, then the files that go with it. A file that is claimed stays out of the last copy."""
    view = answer_view(given, copy)
    if copy is Copy.NON_CONFIDENTIAL and (numbers := still_there(view, given.file.claims)):
        claims = ", ".join(given.file.claims[number - 1].id for number in numbers)
        raise Problem("answer_packs.still_there", claims=claims)
    place = make_folder(folder / copy.value)
    pdf = place / ("answer.pdf" if copy is Copy.ONLY else f"answer_{copy.value}.pdf")
    do_job(desk, "render", view, str(pdf), patience=RENDER_PATIENCE, failed="desk.render_failed")
    yield _written(copy, pdf)
    claimed = {claim.file_sha256 for claim in given.file.claims} if copy is Copy.NON_CONFIDENTIAL else set()
    for number, file in enumerate(given.file.files, start=1):
        if file.sha256 not in claimed:
            enclosed = place / enclosed_name(number, file)
            write_whole(enclosed, attachment(desk, file.sha256).read_bytes())
            yield _written(copy, enclosed)


def _written(copy: Copy, file: Path) -> WrittenFile:
    return WrittenFile(copy.value, file.name, file.stat().st_size, hashlib.sha256(file.read_bytes()).hexdigest())
