"""What differs between two documents of one form: rows, and what they rest on. For the house: it names persons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from aiact_desk.documents.content import Content
from aiact_desk.documents.editions import ancestors
from aiact_desk.documents.evidence_difference import EvidenceChange, evidence_changes
from aiact_desk.documents.nouns import Answer, Document, Origin
from aiact_desk.documents.plain import plain
from aiact_desk.documents.table_difference import RowChange, changed_rows
from aiact_desk.documents.word_difference import Words, changed_words
from aiact_desk.regulation import values
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.field_types import Record, Table
from aiact_desk.regulation.schema import Form


class Change(StrEnum):
    """What became of a row."""

    ADDED = "added"
    TAKEN_AWAY = "taken away"
    CHANGED = "changed"
    NOT_APPLICABLE = "not applicable"
    LEFT_OPEN = "left open"


Stands = Literal["value", "not applicable", "left open"]


@dataclass(frozen=True)
class Said:
    """What one document says in a row, in words, and how that came to be. `source` can be a person.

    The text of a row that is not applicable, or left open, is the reason.
    """

    text: str
    stands: Stands
    origin: Origin
    source: str
    at: datetime


@dataclass(frozen=True)
class PartChange:
    """What changed in one part of an answer; an answer of one part has no label. Tables have `head` and `rows`."""

    label: str | None
    words: tuple[Words, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[RowChange, ...] = ()


@dataclass(frozen=True)
class FieldChange:
    """One row that differs; `field` is its id in the new document, or in the old one where it is gone there."""

    field: str
    label: str
    change: Change
    old: Said | None
    new: Said | None
    parts: tuple[PartChange, ...] = ()


@dataclass(frozen=True)
class Difference:
    """What differs between `old` and `new`, rows in the order of the new form, and then those that are gone."""

    old: Document
    new: Document
    fields: tuple[FieldChange, ...]
    evidence: tuple[EvidenceChange, ...]


def difference(old: Content, new: Content, editions: Sequence[Form]) -> Difference:
    """What differs between two documents. `editions` are those of their form between them, both included, oldest
    first: a row is followed through them by its id, or by the id that it had before.

    Rows that are not asked count as unanswered; rows that follow from others, and the lines at the head that the
    document itself knows, are left out.
    """
    was = ancestors(editions)
    if new.form.edition == editions[0].edition != editions[-1].edition:
        was = {before: after for after, before in was.items()}
    rows_of_old = {row.id: row for row in old.form.fields()}
    pairs = [(rows_of_old.get(was.get(row.id, "")), row) for row in new.form.fields()]
    paired = {before.id for before, _ in pairs if before}
    gone = [(row, None) for row in old.form.fields() if row.id not in paired]
    found = (_change(old, new, before, after) for before, after in (*pairs, *gone))
    return Difference(old.document, new.document, tuple(filter(None, found)), evidence_changes(old, new))


def _change(old: Content, new: Content, before: Field | None, after: Field | None) -> FieldChange | None:
    row = after or before
    if row is None or row.derived is not None:
        return None
    was, now = _said(old, before), _said(new, after)
    if _compared(was) == _compared(now):
        return None
    change = _kind(was, now)
    parts = tuple(_parts(old, new, before, after)) if change is Change.CHANGED and before and after else ()
    return FieldChange(row.id, row.name, change, was, now, parts)


def _compared(said: Said | None) -> tuple[str, str] | None:
    return (said.stands, said.text) if said else None


def _kind(was: Said | None, now: Said | None) -> Change:
    if now is None:
        return Change.TAKEN_AWAY
    if now.stands == "not applicable":
        return Change.NOT_APPLICABLE
    if now.stands == "left open":
        return Change.LEFT_OPEN
    return Change.CHANGED if was else Change.ADDED


def _said(content: Content, row: Field | None) -> Said | None:
    """None where the row is not there, not asked, or says nothing."""
    if row is None or not content.asks(row):
        return None
    if (reason := content.left_open(row)) is not None:
        return _worded(content.typed[row.id], reason, "left open")
    answer = content.answer(row)
    if answer is None or (row.id not in content.typed and row.id not in content.filled):
        return None
    if answer.not_applicable is not None:
        return _worded(answer, answer.not_applicable, "not applicable")
    return _worded(answer, values.show(row, answer.value), "value")


def _worded(answer: Answer, text: str, stands: Stands) -> Said:
    how = answer.provenance
    return Said(plain(text), stands, how.origin, plain(how.source), answer.at)


def _parts(old: Content, new: Content, before: Field, after: Field) -> Iterator[PartChange]:
    """What changed inside a row that has a value; the words where it had none before."""
    was, now = _contents(old, before), _contents(new, after)
    for label in dict.fromkeys((*was, *now)):
        one, other = was.get(label, ""), now.get(label, "")
        if one == other:
            continue
        if isinstance(one, values.ShownTable) or isinstance(other, values.ShownTable):
            yield _table_change(label, one, other)
        else:
            yield PartChange(label, words=changed_words(plain(one), plain(other)))


def _contents(content: Content, row: Field) -> dict[str | None, str | values.ShownTable]:
    """What a row says by the labels of its parts; an answer of one part, and a reason for none, has no label."""
    said, answer = _said(content, row), content.answer(row)
    if said is None or answer is None or said.stands != "value":
        return {None: said.text} if said else {}
    match row.type:
        case Table():
            return {None: values.show_table(row, answer.value)}
        case Record():
            return {part.label: part.content for part in values.show_parts(row, answer.value)}
        case _:
            return {None: said.text}


def _table_change(label: str | None, old: str | values.ShownTable, new: str | values.ShownTable) -> PartChange:
    """Tables of other columns, and a text beside a table, share no row."""
    was, now = _table(old), _table(new)
    same_columns = was.head == now.head or not was.head or not now.head
    rows = (
        changed_rows(was.rows, now.rows)
        if same_columns
        else (
            *(RowChange(row, None) for row in was.rows),
            *(RowChange(None, row) for row in now.rows),
        )
    )
    return PartChange(label, head=now.head or was.head, rows=rows)


def _table(content: str | values.ShownTable) -> values.ShownTable:
    if isinstance(content, str):
        return values.ShownTable((), ((plain(content),),) if content else ())
    return values.ShownTable(content.head, tuple(tuple(map(plain, row)) for row in content.rows))
