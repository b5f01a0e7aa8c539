"""Verbs on requests for information: note what came in, what answers it, and what is claimed confidential."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from aiact_desk.desk.attachments import keep_file
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.documents import show_document
from aiact_desk.desk.taken_over import with_provider
from aiact_desk.documents.answer_pack.check import words_stand
from aiact_desk.documents.answer_pack.given import Copy, Given
from aiact_desk.documents.answer_pack.passages import SHORTEST
from aiact_desk.documents.answer_pack.request import (
    Answering,
    Claim,
    EnclosedFile,
    Item,
    Place,
    Request,
    RequestFile,
)
from aiact_desk.documents.answer_pack.view import place_row
from aiact_desk.pages import Page
from aiact_desk.problems import Misuse
from aiact_desk.regulation.requests.editions import load_request_rules
from aiact_desk.regulation.texts import parse_date, parse_text


@dataclass(frozen=True)
class Asked:
    """What a request says of itself: by whom, by which provision, what for, on which day, by when.

    `authority`, `basis` and `form` are ids of the rules on requests; the days are written as 2026-12-24.
    """

    number: str
    purpose: str
    received: str
    deadline: str
    authority: str = "ai_office"
    basis: str = "documentation"
    form: str = "request"
    fines_stated: bool = True


def add_request(desk: Desk, model: str, asked: Asked) -> Request:
    """Note a request for information about a Model.

    Raises:
        Misuse: if the Model, the authority, the provision or the form is unknown, the authority does not ask by this
            provision, a text is empty, or the days are none or in the wrong order.
        Problem: if this authority has asked under this number before.
    """
    rules = load_request_rules()
    authority, basis = rules.authority(asked.authority), rules.basis(asked.basis)
    if authority.id not in basis.asks:
        raise Misuse("requests.other_asks", given=authority.id, source=basis.source, known=", ".join(basis.asks))
    received = date.fromisoformat(parse_date("received", asked.received))
    deadline = date.fromisoformat(parse_date("deadline", asked.deadline))
    if deadline < received:
        raise Misuse("requests.deadline_first", deadline=deadline, received=received)
    return desk.library.add_request(
        model,
        number=" ".join(parse_text("number", asked.number).split()),
        authority=authority.id,
        basis=basis.id,
        form=rules.form(asked.form).id,
        purpose=parse_text("purpose", asked.purpose),
        received=received,
        deadline=deadline,
        fines_stated=asked.fines_stated,
        person=desk.person,
    )


def list_requests(desk: Desk, model: str | None = None, offset: int = 0, limit: int = 100) -> Page[Request]:
    """A page of the requests about a Model, or of all, newest first."""
    return desk.library.requests(model, offset, limit)


def show_request(desk: Desk, reference: str) -> RequestFile:
    """A request with its items, what answers them, the claims that count, and the answers that were written.

    Raises:
        Misuse: if there is none.
    """
    request = desk.library.request(reference)
    return RequestFile(
        request,
        tuple(desk.library.request_items(request.id)),
        tuple(desk.library.claims(request.id)),
        tuple(desk.library.answer_packs(request.id, limit=-1)),
    )


def add_item(
    desk: Desk,
    reference: str,
    text: str,
    rows: Sequence[str] = (),
    runs: Sequence[str] = (),
    files: Sequence[str] = (),
) -> Item:
    """Note one thing that a request asks for, in its own words, and what answers it: rows as DOCUMENT:ROW, evidence as
    DOCUMENT:RUN, further documents as paths. The library keeps the files.

    Raises:
        Misuse: if the request, a document, a row or a run is unknown, a document is of another Model, a run does not
            count in its document, a file cannot be read, or nothing is said.
    """
    request = desk.library.request(reference)
    said = parse_text("item", text)
    return desk.library.add_request_item(request.id, said, _answering(desk, request, rows, runs, files), desk.person)


def answer_item(
    desk: Desk, reference: str, rows: Sequence[str] = (), runs: Sequence[str] = (), files: Sequence[str] = ()
) -> Item:
    """Say anew what answers an item; what was named before counts no more.

    Raises:
        Misuse: as `add_item`.
    """
    item = desk.library.request_item(reference)
    request = desk.library.request(item.request_id)
    return desk.library.set_item_answering(item.id, _answering(desk, request, rows, runs, files), desk.person)


def claim(
    desk: Desk,
    reference: str,
    ground: str,
    reason: str,
    row: str | None = None,
    words: str | None = None,
    file: str | None = None,
) -> Claim:
    """Claim that something in the answer to a request is confidential: a row or run (DOCUMENT:ROW), exact words that
    stand in it, or an enclosed file by its name or SHA-256.

    Raises:
        Misuse: if the request or the ground is unknown, no reason is given, what is named answers no item, or the words
            do not stand in the row as it is printed.
    """
    if (row is None) == (file is None) or (words is not None and row is None):
        raise Misuse("requests.claim_one")
    known, why = load_request_rules().ground(ground), parse_text("reason", reason)
    found = show_request(desk, reference)
    place = _claimed_place(desk, found, row) if row is not None else None
    said = _claimed_words(desk, found, place, words) if place and words is not None else None
    sha256 = _claimed_file(found, file).sha256 if file is not None else None
    return desk.library.add_claim(
        found.request.id,
        ground=known.id,
        reason=why,
        person=desk.person,
        row=place,
        words=said,
        file_sha256=sha256,
    )


def withdraw_claim(desk: Desk, reference: str) -> Claim:
    """Take a claim back: it counts no more.

    Raises:
        Misuse: if there is none.
    """
    return desk.library.withdraw_claim(reference, desk.person)


def given_for(desk: Desk, found: RequestFile) -> Given:
    """The documents that answer, as they stand; who answers is not said yet."""
    contents = {id: show_document(desk, id) for id in found.documents}
    model = with_provider(desk, desk.library.model(found.request.model_id))
    audience = load_request_rules().authority(found.request.authority).audience
    return Given(found, model, contents, audience, "", "", "", datetime.now(UTC))


def _answering(
    desk: Desk, request: Request, rows: Sequence[str], runs: Sequence[str], files: Sequence[str]
) -> Answering:
    return Answering(
        rows=tuple(dict.fromkeys(_row(desk, request, given) for given in rows)),
        runs=tuple(dict.fromkeys(_run(desk, request, given) for given in runs)),
        files=tuple(dict.fromkeys(_file(desk, given) for given in files)),
    )


def _row(desk: Desk, request: Request, given: str) -> Place:
    document, _, row = given.partition(":")
    content = show_document(desk, _of_model(desk, request, given, document))
    return Place(content.document.id, content.form.field(row).id)


def _run(desk: Desk, request: Request, given: str) -> Place:
    document, _, run = given.partition(":")
    content = show_document(desk, _of_model(desk, request, given, document))
    counting = [one.run.id for one in content.runs]
    found = desk.library.run(run).id
    if found not in counting:
        known = ", ".join(counting) or "–"
        raise Misuse("requests.run_not_counting", document=content.document.id, run=found, known=known)
    return Place(content.document.id, found)


def _of_model(desk: Desk, request: Request, given: str, document: str) -> str:
    if not document or ":" not in given:
        raise Misuse("requests.no_place", given=given)
    found = desk.library.document(document)
    if found.model_id != request.model_id:
        raise Misuse("requests.other_model", document=found.id, request=request.id)
    return found.id


def _file(desk: Desk, path: str) -> EnclosedFile:
    facts = keep_file(desk, path, path)
    return EnclosedFile(str(facts["name"]), int(str(facts["size"])), str(facts["sha256"]))


def _claimed_place(desk: Desk, found: RequestFile, given: str) -> Place:
    document, _, id = given.partition(":")
    _of_model(desk, found.request, given, document)
    place = Place(desk.library.document(document).id, id)
    if not any(place in (*item.answering.rows, *item.answering.runs) for item in found.items):
        raise Misuse("requests.claim_not_answering", given=given, request=found.request.id)
    return place


def _claimed_words(desk: Desk, found: RequestFile, place: Place, words: str) -> str:
    said = parse_text("words", words)
    if len(said) < SHORTEST:
        raise Misuse("requests.words_short", words=said, least=SHORTEST)
    if not words_stand(place_row(given_for(desk, found), place, "", Copy.CONFIDENTIAL), said):
        raise Misuse("requests.words_not_found", words=said, place=str(place), request=found.request.id)
    return said


def _claimed_file(found: RequestFile, given: str) -> EnclosedFile:
    for file in found.files:
        if given in (file.name, file.sha256):
            return file
    raise Misuse("requests.claim_not_answering", given=given, request=found.request.id)
