"""Whether the tables of the library say what the audit chain recorded last of them, no more and no less."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from aiact_desk.documents.audit.checking import Broken, ChainCheck, first_broken
from aiact_desk.documents.audit.entry import Kind
from aiact_desk.documents.nouns import DocumentState
from aiact_desk.library.answer_packs import answer_pack_records
from aiact_desk.library.audit_chain import entry_of, newest
from aiact_desk.library.claims import claim_records
from aiact_desk.library.committed import subject_of, text_of, values_in
from aiact_desk.library.exports import export_parts
from aiact_desk.library.people import person_parts
from aiact_desk.library.register import register_records
from aiact_desk.library.requests import request_records
from aiact_desk.library.retention import retention_records
from aiact_desk.library.reviews import sha256_of_text, step_parts, step_subject
from aiact_desk.library.runs import run_parts
from aiact_desk.library.tables import AuditRow, DocumentRow, ExportRow, PersonRow, RunRow, StepRow
from aiact_desk.regulation.json_values import Json

Record = tuple[Kind, str, dict[str, Json]]
"""A kind and a subject of the chain, and the parts that the tables say now."""

_KEPT = (
    Kind.PERSON,
    Kind.RUN,
    Kind.EXPORT,
    Kind.STATE,
    Kind.STEP,
    Kind.REQUEST,
    Kind.ANSWER,
    Kind.DELIVERY,
    Kind.RETENTION,
)
"""Kinds whose records go only with a deletion that names them."""


def check_chain(session: Session) -> ChainCheck:
    """Read every row of the chain, and where all hold, compare the tables with it."""
    rows = session.scalar(select(func.count()).select_from(AuditRow)) or 0
    listed = select(AuditRow).order_by(AuditRow.seq).execution_options(yield_per=1000)
    return ChainCheck(rows, first_broken(map(entry_of, session.scalars(listed))) or first_difference(session))


def first_difference(session: Session) -> Broken | None:
    """The first record that is not what its newest row says, with that row's number, or 0 where it has none."""
    return next(_differences(session), None)


def _differences(session: Session) -> Iterator[Broken]:
    seen: set[tuple[str, str]] = set()
    for kind, subject, parts in _records(session):
        seen.add((kind, subject))
        if broken := _difference(session, kind, subject, parts):
            yield broken
    yield from _gone(session, seen | _deleted(session))


def _difference(session: Session, kind: Kind, subject: str, parts: dict[str, Json]) -> Broken | None:
    """A part that was erased says nothing that could differ."""
    known = newest(session, kind, subject)
    if known is None:
        return Broken(0, "audit.record_unknown", {"kind": kind.value, "subject": subject})
    said = known.values()
    for name, value in parts.items():
        if name in said and said[name] != value:
            return Broken(known.seq, "audit.record_altered", {"subject": subject, "part": name})
    return None


def _deleted(session: Session) -> set[tuple[str, str]]:
    """The records that deletions name."""
    found: set[tuple[str, str]] = set()
    for row in session.scalars(select(AuditRow).where(AuditRow.kind == Kind.DELETION)):
        records = entry_of(row).values().get("records")
        for kind, subjects in records.items() if isinstance(records, dict) else ():
            found |= {(kind, str(one)) for one in (subjects if isinstance(subjects, list) else ())}
    return found


def _gone(session: Session, known: set[tuple[str, str]]) -> Iterator[Broken]:
    """Records that the chain knows, and that stand neither in the tables nor in a deletion."""
    for kind in _KEPT:
        subjects = session.scalars(select(AuditRow.subject).where(AuditRow.kind == kind).distinct()).all()
        for subject in subjects:
            if (kind, subject) not in known and (row := newest(session, kind, subject)):
                yield Broken(row.seq, "audit.record_gone", {"kind": kind.value, "subject": subject})


def _records(session: Session) -> Iterator[Record]:
    """What the tables say now. Runs that are older than the chain were never in it."""
    began = session.scalar(select(AuditRow.at).order_by(AuditRow.seq).limit(1)) or ""
    for person in session.scalars(select(PersonRow)):
        yield Kind.PERSON, person.id, person_parts(person)
    for run in session.scalars(select(RunRow)):
        since = run.created_at.isoformat(timespec="microseconds") >= began
        if since or newest(session, Kind.RUN, run.id) is not None:  # the chain can begin with a run, a moment later
            yield Kind.RUN, run.id, run_parts(run)
    for export in session.scalars(select(ExportRow)):
        yield Kind.EXPORT, export.id, export_parts(export)
    for step in session.scalars(select(StepRow)):
        yield Kind.STEP, step_subject(step), step_parts(step)
    for document in session.scalars(select(DocumentRow)):
        yield from _of_document(session, document)
    for of_kind in (retention_records, request_records, claim_records, answer_pack_records, register_records):
        yield from of_kind(session)


def _of_document(session: Session, document: DocumentRow) -> Iterator[Record]:
    """A draft that was never sent to review is a draft: the chain knows nothing of it."""
    if document.state == DocumentState.DRAFT and newest(session, Kind.STATE, document.id) is None:
        return
    yield Kind.STATE, document.id, {"state": document.state, "text": sha256_of_text(session, document.id)}
    text = text_of(session, document.id)
    if text is not None and document.state != DocumentState.DRAFT:
        for field, parts in values_in(session, document.id, text).items():
            yield Kind.VALUE, subject_of(document.id, field), parts
