"""A document as a bundle says it, from the tables of the library."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath, PureWindowsPath
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from aiact_desk.documents.bundles.comparing import exchange_of
from aiact_desk.documents.bundles.schema import (
    Bundle,
    BundledAnswer,
    BundledChoice,
    BundledDocument,
    BundledMark,
    BundledModel,
    BundledRun,
    BundledText,
    BundledVersion,
)
from aiact_desk.documents.frozen import FrozenText
from aiact_desk.documents.nouns import DocumentState, Mark, Origin
from aiact_desk.inspection.facts import VersionFacts
from aiact_desk.library import audit_chain as chain
from aiact_desk.library import refs
from aiact_desk.library.bundles.exchanges import exchanges
from aiact_desk.library.bundles.remarks import comments_of, steps_of
from aiact_desk.library.documents import document_of
from aiact_desk.library.tables import (
    AnswerRow,
    DocumentRow,
    DocumentRunRow,
    DocumentSampleRow,
    TextRow,
    VersionRow,
)


@dataclass(frozen=True)
class SealedRun:
    """A run whose folder travels: the hash of its manifest, and whether the model's answers go with it."""

    id: str
    manifest_sha256: str
    has_responses: bool


def gathered(session: Session, document: DocumentRow, runs: Sequence[SealedRun]) -> Bundle:
    """Everything about a document, and the runs that go with it. The chain has a first row."""
    head = chain.head(session)
    assert head is not None  # noqa: S101  (the caller began the chain)
    texts = text_rows(session, document.id)
    named = {pair for row in texts for pair in FrozenText.model_validate_json(row.content).stated.items()}
    covered = document_of(session, document).version_ids
    sealed = {run.id for run in runs}
    return Bundle(
        library=head.library,
        head=str(head),
        document=_document(session, document),
        model=_model(session, document.model_id),
        versions=tuple(_version(refs.find(session, refs.VERSION, id)) for id in covered),
        answers=answers_of(session, document.id, named),
        choices=tuple(
            one
            for one in choices_of(session, document.id)
            if one.version in covered and (one.run is None or one.run in sealed)
        ),
        marks=tuple(one for one in marks_of(session, document.id) if one.run in sealed),
        runs=tuple(_run(session, run) for run in sorted(runs, key=lambda one: one.id)),
        comments=comments_of(session, document.id),
        steps=steps_of(session, document.id),
        texts=tuple(
            BundledText(revision=row.revision, sha256=sha256(row.content.encode()).hexdigest(), at=row.at)
            for row in texts
        ),
        exchanges=tuple(
            exchange_of(library, agreed) for library, agreed in sorted(exchanges(session, document.id).items())
        ),
    )


def text_rows(session: Session, document_id: str) -> Sequence[TextRow]:
    """The texts that a document was sent to review with, the first one first."""
    of_document = select(TextRow).where(TextRow.document_id == document_id)
    return session.scalars(of_document.order_by(TextRow.revision)).all()


def answers_of(
    session: Session, document_id: str, named: Collection[tuple[str, int]] = ()
) -> tuple[BundledAnswer, ...]:
    """The newest revision of each line of each field, and those that are named: what a text says."""
    of_document = select(AnswerRow).where(AnswerRow.document_id == document_id)
    rows = session.scalars(of_document.order_by(AnswerRow.field, AnswerRow.revision)).all()
    newest = {(row.field, row.origin == "computed"): row.revision for row in rows}
    kept = {(field, revision) for (field, _), revision in newest.items()} | set(named)
    return tuple(_answer(row) for row in rows if (row.field, row.revision) in kept)


def choices_of(session: Session, document_id: str) -> tuple[BundledChoice, ...]:
    """The newest choice for each version and suite, taken back or not."""
    of_document = select(DocumentRunRow).where(DocumentRunRow.document_id == document_id)
    rows = session.scalars(of_document.order_by(DocumentRunRow.revision))
    newest = {(row.version_id, row.suite): row for row in rows}
    return tuple(
        BundledChoice(
            version=row.version_id,
            suite=row.suite,
            revision=row.revision,
            run=row.run_id,
            reason=row.reason,
            person=row.person,
            at=row.at,
        )
        for _, row in sorted(newest.items())
    )


def marks_of(session: Session, document_id: str) -> tuple[BundledMark, ...]:
    """The newest mark of each sample, taken back or not."""
    of_document = select(DocumentSampleRow).where(DocumentSampleRow.document_id == document_id)
    rows = session.scalars(of_document.order_by(DocumentSampleRow.revision))
    newest = {(row.run_id, row.pack, row.item): row for row in rows}
    return tuple(
        BundledMark(
            run=row.run_id,
            pack=row.pack,
            item=row.item,
            revision=row.revision,
            mark=None if row.mark is None else Mark(row.mark),
            reason=row.reason,
            person=row.person,
            at=row.at,
        )
        for _, row in sorted(newest.items())
    )


def _answer(row: AnswerRow) -> BundledAnswer:
    return BundledAnswer(
        field=row.field,
        revision=row.revision,
        value=json.loads(row.value),
        not_applicable=row.not_applicable,
        left_open=row.left_open,
        origin=cast("Origin", row.origin),
        source=row.source,
        detail=row.detail,
        at=row.at,
    )


def _document(session: Session, row: DocumentRow) -> BundledDocument:
    return BundledDocument(
        id=row.id,
        form=row.form,
        edition=row.edition,
        number=row.number,
        state=DocumentState(row.state),
        previous=row.previous_id,
        versions=document_of(session, row).version_ids,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


def _model(session: Session, model_id: str) -> BundledModel:
    row = refs.find(session, refs.MODEL, model_id)
    return BundledModel(
        id=row.id,
        name=row.name,
        provider=row.provider,
        notices=tuple(json.loads(row.notices)),
        created_at=row.created_at,
    )


def _version(row: VersionRow) -> BundledVersion:
    facts = VersionFacts.model_validate_json(row.facts)
    warnings = tuple(
        one.model_copy(update={"params": {name: _without_place(text) for name, text in one.params.items()}})
        for one in facts.warnings
    )
    facts = facts.model_copy(update={"warnings": warnings})
    return BundledVersion(id=row.id, name=row.name, facts=facts, added_at=row.added_at)


def _without_place(text: str) -> str:
    """Of a path on this machine only its last part: where files lie here is nobody's business there."""
    for kind in (PurePosixPath, PureWindowsPath):
        if kind(text).is_absolute():
            return kind(text).name
    return text


def _run(session: Session, run: SealedRun) -> BundledRun:
    row = refs.find(session, refs.RUN, run.id)
    return BundledRun(
        id=row.id,
        version=row.version_id,
        suite=row.suite,
        limit=row.item_limit,
        created_at=row.created_at,
        manifest_sha256=run.manifest_sha256,
        has_responses=run.has_responses,
    )
