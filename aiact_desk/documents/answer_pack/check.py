"""The last check of an answer: what is missing in it, may not hold any more, or was said otherwise elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from aiact_desk.documents.answer_pack.claims import file_key, key_of, passages
from aiact_desk.documents.answer_pack.given import Copy, Given
from aiact_desk.documents.answer_pack.passages import spans, texts_in
from aiact_desk.documents.answer_pack.request import Claim, Place
from aiact_desk.documents.answer_pack.view import place_row, sections
from aiact_desk.documents.content import Content
from aiact_desk.documents.nouns import Document, DocumentState
from aiact_desk.documents.review import Comment
from aiact_desk.documents.shown import Row
from aiact_desk.regulation.requests.editions import load_request_rules

_TELLING = 6
"""Signs from which on a text of a row that is claimed as a whole is looked for in other rows."""


@dataclass(frozen=True)
class PackFinding:
    """One thing to look at before an answer is given. `why` is a sentence id of `aiact_desk.wording`.

    `item` is the number of the item of the request; None where it is about the whole. What `blocks` is mended first.
    """

    item: int | None
    why: str
    params: Mapping[str, object] = field(default_factory=dict)
    blocks: bool = False


@dataclass(frozen=True)
class Around:
    """What stands around the documents that answer: open comments on them, and newer documents by the older one's id.

    `lost` and `telling` are hashes of enclosed files: of those that are gone or altered, and of those that hold words
    that are claimed and are not claimed themselves.
    """

    today: date
    comments: Sequence[Comment] = ()
    newer: Mapping[str, Document] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()


def pack_findings(given: Given, around: Around, *, with_drafts: bool) -> tuple[PackFinding, ...]:
    """Everything that is worth a look: about the request, then by item, then about documents, files and claims."""
    return (
        *_of_request(given, around.today),
        *_of_items(given),
        *_of_documents(given, around, with_drafts=with_drafts),
        *_of_files(given, around),
        *_of_claims(given),
    )


def _of_request(given: Given, today: date) -> Iterator[PackFinding]:
    request = given.file.request
    left = request.days_left(today)
    day = request.deadline.isoformat()
    if left < 0:
        yield PackFinding(None, "answer_packs.deadline_over", {"day": day, "days": -left})
    else:
        yield PackFinding(None, "answer_packs.deadline", {"day": day, "days": left})
    if not request.fines_stated:
        fines = next(one for one in load_request_rules().particulars if one.id == "fines")
        yield PackFinding(None, "answer_packs.fines_not_stated", {"source": fines.source})
    if not given.file.items:
        yield PackFinding(None, "answer_packs.no_items", {"request": request.id}, blocks=True)


def _of_items(given: Given) -> Iterator[PackFinding]:
    for number, item in enumerate(given.file.items, start=1):
        answering = item.answering
        if not (answering.rows or answering.runs or answering.files):
            yield PackFinding(number, "answer_packs.item_unanswered", {"item": item.id})
        for place in answering.rows:
            yield from _of_row(number, given.contents[place.document], place)
        for place in answering.runs:
            yield from _of_run(number, given.contents[place.document], place)


def _of_row(item: int, content: Content, place: Place) -> Iterator[PackFinding]:
    row = content.form.field(place.id)
    params = {"row": row.name, "document": place.document}
    sources = {row.id, row.derived.field} if row.derived else {row.id}
    if content.answer(row) is None:
        yield PackFinding(item, "answer_packs.not_provided", params)
    if not content.asks(row):
        yield PackFinding(item, "answer_packs.not_asked", params)
    if any(mark.kind == "row" and mark.id in sources for mark in content.stale):
        yield PackFinding(item, "answer_packs.stale", params)
    if content.overruled(row) is not None:
        yield PackFinding(item, "answer_packs.overruled", params)


def _of_run(item: int, content: Content, place: Place) -> Iterator[PackFinding]:
    params = {"run": place.id, "document": place.document}
    if all(one.run.id != place.id for one in content.runs):
        yield PackFinding(item, "answer_packs.run_not_counting", params, blocks=True)
    if any(mark.kind == "run" and mark.id == place.id for mark in content.stale):
        yield PackFinding(item, "answer_packs.stale_run", params)


def _of_documents(given: Given, around: Around, *, with_drafts: bool) -> Iterator[PackFinding]:
    for id, content in given.contents.items():
        if content.document.state in (DocumentState.DRAFT, DocumentState.IN_REVIEW):
            params = {"document": id, "state": content.document.state.value}
            yield PackFinding(None, "answer_packs.not_approved", params, blocks=not with_drafts)
        if newer := around.newer.get(id):
            known = {"document": id, "newer": newer.id, "number": newer.number, "state": newer.state.value}
            yield PackFinding(None, "answer_packs.newer_document", known)
    answering = {(place.document, place.id) for place in given.places}
    for comment in around.comments:
        if comment.field is None or (comment.document_id, comment.field) in answering:
            params = {"document": comment.document_id, "comment": comment.id, "text": comment.text}
            yield PackFinding(None, "answer_packs.comment_open", params)


def _of_files(given: Given, around: Around) -> Iterator[PackFinding]:
    for file in given.file.files:
        if file.sha256 in around.lost:
            yield PackFinding(None, "answer_packs.file_lost", {"file": file.name}, blocks=True)
        if file.sha256 in around.telling:
            yield PackFinding(None, "answer_packs.file_telling", {"file": file.name}, blocks=True)
    if given.file.claims and given.file.files:
        yield PackFinding(None, "answer_packs.files_not_looked_into")


def _of_claims(given: Given) -> Iterator[PackFinding]:
    claims = given.file.claims
    known = {file_key(file.sha256) for file in given.file.files} | {str(place) for place in given.places}
    words = passages(claims)
    for number, claim in enumerate(claims, start=1):
        key = key_of(claim) or str(claim.row)
        if key not in known:
            yield PackFinding(None, "answer_packs.claim_of_nothing", {"claim": claim.id}, blocks=True)
        elif number in words and not _stands(given, claim):
            yield PackFinding(None, "answer_packs.words_not_found", {"claim": claim.id}, blocks=True)
    if _runs_count(given):  # else there is nothing that could be printed of them
        yield from _claimed_elsewhere(given)


def _runs_count(given: Given) -> bool:
    """Whether each document rests on the runs that answer from it."""
    counting = {Place(id, one.run.id) for id, content in given.contents.items() for one in content.runs}
    return all(place in counting for item in given.file.items for place in item.answering.runs)


def _stands(given: Given, claim: Claim) -> bool:
    """Whether the words of a claim stand in its row."""
    if claim.row is None or claim.words is None:
        return False
    return words_stand(place_row(given, claim.row, "", Copy.CONFIDENTIAL), claim.words)


def words_stand(row: Row, words: str) -> bool:
    """Whether exact words stand in one of the texts of a row."""
    return any(spans(text, {1: words}) for text in texts_in(row.model_dump(mode="json")))


def _claimed_elsewhere(given: Given) -> Iterator[PackFinding]:
    """Texts of rows that are claimed as a whole, where they stand in rows that are not."""
    wholes = {key for claim in given.file.claims if (key := key_of(claim))}
    rows = [row for section in sections(given, Copy.NON_CONFIDENTIAL) for row in section.rows]
    for row in rows:
        if row.field not in wholes:
            continue
        telling = [text for text in texts_in(row.display.model_dump(mode="json")) if len(text) >= _TELLING]
        for other in rows:
            if other.field not in wholes and any(words_stand(other, text) for text in telling):
                params = {"row": row.label, "number": other.number, "other": other.label}
                yield PackFinding(None, "answer_packs.claimed_elsewhere", params)
