"""Verbs on how long documents are kept. Nothing is deleted by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aiact_desk.desk.desk import Desk
from aiact_desk.desk.documents import show_document, today
from aiact_desk.documents.keeping import Leaner, RetentionRecord
from aiact_desk.documents.nouns import Document, DocumentState
from aiact_desk.problems import Misuse, Problem
from aiact_desk.regulation.retention.keeping import KeptBy, kept_by, kept_until
from aiact_desk.regulation.texts import parse_date


@dataclass(frozen=True)
class Keeping:
    """How long a document is kept: what each rule says, and the last day of all, None while it is not known.

    `said` is what a person said of it; `leaning` what leans on it; `exports` how many files were written of it.
    """

    document: Document
    rules: tuple[KeptBy, ...]
    until: date | None
    said: RetentionRecord | None
    leaning: tuple[Leaner, ...]
    exports: int

    @property
    def hold(self) -> str | None:
        """Why nothing may delete it; None where nobody holds it."""
        return self.said.hold if self.said else None

    @property
    def is_scratch(self) -> bool:
        """Whether it is a draft of which nothing was ever given out: no rule keeps it."""
        return self.document.state is DocumentState.DRAFT and not self.exports


def show_retention(desk: Desk, reference: str) -> Keeping:
    """How long a document is kept, by which rules, from which days, and what holds it besides.

    Raises:
        Misuse: if the document is unknown.
    """
    content = show_document(desk, reference)
    document = content.document
    said = desk.library.retention(document.id)
    rules = kept_by(document.form, content.asked_value, said.starts if said else None)
    leaning = tuple(desk.library.leaning_on(document.id))
    exports = len(desk.library.exports(document.id, limit=-1))
    return Keeping(document, rules, kept_until(rules), said, leaning, exports)


def set_retention_start(desk: Desk, reference: str, day: str) -> Keeping:
    """Name the day that the years count from, where no row of the document states it.

    Raises:
        Misuse: if the document is unknown, `day` is none, or rows state all that the rules count from.
    """
    parsed = date.fromisoformat(parse_date("start", day))
    now = show_retention(desk, reference)
    starts = [start for rule in now.rules for start in rule.starts]
    if starts and all(start.row for start in starts) and not any(rule.waits_for for rule in now.rules):
        raise Misuse("retention.start_in_row", document=now.document.id, row=starts[0].row, day=starts[0].day)
    desk.library.set_retention_start(now.document.id, parsed, desk.person)
    return show_retention(desk, now.document.id)


def hold_document(desk: Desk, reference: str, reason: str) -> Keeping:
    """Let nothing delete a document, for a reason (a request, a dispute), whatever its date.

    Raises:
        Misuse: if the document is unknown or no reason is given.
    """
    if not reason.strip():
        raise Misuse("retention.hold_reason_missing")
    desk.library.set_hold(reference, reason.strip(), desk.person)
    return show_retention(desk, reference)


def release_document(desk: Desk, reference: str) -> Keeping:
    """Take a hold back.

    Raises:
        Misuse: if the document is unknown or nobody holds it.
    """
    desk.library.set_hold(reference, None, desk.person)
    return show_retention(desk, reference)


def delete_document(desk: Desk, reference: str, reason: str) -> Document:
    """Delete a document with everything that is its own; the audit chain keeps that it was there, and the reason.

    Files that belong to its answers stay in the library's folder: other documents may have them too.

    Raises:
        Misuse: if the document is unknown or no reason is given.
        Problem: if somebody holds it, its date is not over or not known (of a draft of which no file was written there
            is none), or something leans on it.
    """
    if not reason.strip():
        raise Misuse("retention.delete_reason_missing")
    now = show_retention(desk, reference)
    document = now.document
    if now.hold is not None:
        raise Problem("retention.held", document=document.id, reason=now.hold)
    if not now.is_scratch:
        _must_be_over(now)
    until = "" if now.until is None else now.until.isoformat()
    desk.library.delete_document(document.id, document.updated_at, reason.strip(), until, desk.person)
    return document


def _must_be_over(now: Keeping) -> None:
    if now.until is None:
        raise Problem("retention.end_unknown", document=now.document.id)
    if now.until >= today():
        raise Problem("retention.not_over", document=now.document.id, until=now.until)
