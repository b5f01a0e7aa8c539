"""What a bundle brings that is not here yet: its model, its versions without their weights, its runs, its document."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from aiact_desk.documents.audit.entry import Kind
from aiact_desk.documents.bundles.reading import Unpacked
from aiact_desk.documents.bundles.schema import Bundle, BundledVersion
from aiact_desk.documents.nouns import DocumentState, RunEnd
from aiact_desk.evaluation.run_folder import RunFolder
from aiact_desk.files import sha256_of
from aiact_desk.library import refs
from aiact_desk.library.audit_chain import record
from aiact_desk.library.bundles.remarks import add_step, join_comments
from aiact_desk.library.bundles.said import answer_row, choice_row, mark_row
from aiact_desk.library.committed import subject_of, values_in
from aiact_desk.library.reviews import sha256_of_text
from aiact_desk.library.runs import run_parts
from aiact_desk.library.tables import CoverRow, DocumentRow, ModelRow, RunRow, TextRow, VersionRow
from aiact_desk.library.versions import free_name
from aiact_desk.paths import LibraryPaths
from aiact_desk.problems import Misuse, Problem
from aiact_desk.regulation.json_values import canonical


def model_for(session: Session, bundle: Bundle, named: str | None) -> tuple[ModelRow, bool]:
    """The model here that the document is of, and whether it was added now. `named` is what a person said of it: a
    model that is here, or the name under which it is added.

    Raises: Problem if a model of that name is here under another id, and nobody said whether it is the same.
    """
    given = bundle.model
    known = session.scalar(select(ModelRow).where(ModelRow.id == given.id))
    if known is not None and named is None:
        return known, False
    name = refs.tidy(named or given.name)
    same = session.scalar(select(ModelRow).where(ModelRow.key == refs.key_of(name)))
    if same is None and named is not None:
        same = _by_ref(session, named)
    if same is not None and named is None:
        raise Problem(
            "bundles.which_model", name=same.name, provider=same.provider or "–", theirs=given.provider or "–"
        )
    if same is not None:
        return same, False
    if known is not None:
        raise Misuse("bundles.model_known", name=known.name)
    row = ModelRow(
        id=given.id,
        name=name,
        key=refs.key_of(name),
        provider=given.provider,
        notices=canonical(list(given.notices)),
        created_at=given.created_at,
    )
    session.add(row)
    session.flush()
    return row, True


def versions_for(session: Session, bundle: Bundle, model: ModelRow) -> tuple[dict[str, str], tuple[str, ...]]:
    """The id here of each version of the bundle, and the names of those that were added: without weights, as a model
    behind a server is.

    Raises: Problem if an id is here with other weights.
    """
    ids, added = {}, []
    for version in bundle.versions:
        weights = version.facts.identity
        row = session.scalar(
            select(VersionRow).where(VersionRow.model_id == model.id, VersionRow.weights_sha256 == weights)
        )
        if row is None:
            row = _add_version(session, version, model)
            added.append(row.name)
        ids[version.id] = row.id
    return ids, tuple(added)


def add_runs(
    session: Session, paths: LibraryPaths, unpacked: Unpacked, version_ids: Mapping[str, str]
) -> tuple[str, ...]:
    """Add the runs that are not here yet; their ids.

    Raises: Problem if a run of that id is here and is another one.
    """
    added = []
    for run in unpacked.bundle.runs:
        row = session.scalar(select(RunRow).where(RunRow.id == run.id))
        if row is not None:
            manifest = RunFolder(paths.run(run.id)).manifest
            same = manifest.is_file() and sha256_of(manifest) == run.manifest_sha256
            if not same or row.version_id != version_ids[run.version]:
                raise Problem("bundles.run_differs", run=run.id)
            continue
        row = RunRow(
            id=run.id,
            version_id=version_ids[run.version],
            suite=run.suite,
            item_limit=run.limit,
            created_at=run.created_at,
            end=RunEnd.SUCCESS,
        )
        session.add(row)
        session.flush()
        record(session, Kind.RUN, row.id, **run_parts(row), bundle=unpacked.sha256)
        added.append(run.id)
    return tuple(added)


def add_document(
    session: Session, unpacked: Unpacked, model: ModelRow, version_ids: Mapping[str, str], person: str
) -> DocumentRow:
    """The document with everything that was said of it, in the state that it had."""
    bundle = unpacked.bundle
    row = _document(session, bundle, model)
    session.add(row)
    session.flush()
    for position, id in enumerate(bundle.document.versions):
        session.add(CoverRow(document_id=row.id, position=position, version_id=version_ids[id]))
    session.add_all(answer_row(row.id, one, one.revision) for one in bundle.answers)
    session.add_all(choice_row(row.id, one, one.revision, version_ids[one.version]) for one in bundle.choices)
    session.add_all(mark_row(row.id, one, one.revision) for one in bundle.marks)
    session.add_all(
        TextRow(document_id=row.id, revision=text.revision, content=unpacked.texts[text.revision], at=text.at)
        for text in bundle.texts
    )
    session.flush()
    join_comments(session, row, bundle.comments)
    for step in bundle.steps:
        add_step(session, row, step, unpacked.sha256, step.four_eyes)
    _record_state(session, unpacked, row, person)
    return row


def _record_state(session: Session, unpacked: Unpacked, row: DocumentRow, person: str) -> None:
    """What the chain says of a document that was sent to review: its state, its text, and each value of that."""
    if not unpacked.texts:
        return
    if row.state != DocumentState.DRAFT:
        text = unpacked.text(max(unpacked.texts))
        for field, parts in values_in(session, row.id, text).items():
            record(session, Kind.VALUE, subject_of(row.id, field), **parts, by=person, bundle=unpacked.sha256)
    text_sha256 = sha256_of_text(session, row.id)
    record(session, Kind.STATE, row.id, state=row.state, text=text_sha256, bundle=unpacked.sha256)


def _document(session: Session, bundle: Bundle, model: ModelRow) -> DocumentRow:
    """Its number, unless another document of the form has it here; the one that it was begun from, if that is here."""
    given = bundle.document
    same = (DocumentRow.model_id == model.id, DocumentRow.form == given.form)
    taken = session.scalar(select(DocumentRow.seq).where(*same, DocumentRow.number == given.number))
    highest = session.scalar(select(func.max(DocumentRow.number)).where(*same)) or 0
    previous = session.scalar(select(DocumentRow.id).where(DocumentRow.id == given.previous))
    return DocumentRow(
        id=given.id,
        model_id=model.id,
        form=given.form,
        edition=given.edition,
        number=given.number if taken is None else highest + 1,
        state=given.state,
        previous_id=previous,
        created_at=given.created_at,
        updated_at=given.updated_at,
    )


def _by_ref(session: Session, named: str) -> ModelRow | None:
    try:
        return refs.find(session, refs.MODEL, named)
    except Misuse:
        return None


def _add_version(session: Session, version: BundledVersion, model: ModelRow) -> VersionRow:
    if session.scalar(select(VersionRow.seq).where(VersionRow.id == version.id)) is not None:
        raise Problem("bundles.version_differs", version=version.id)
    name = free_name(session, refs.tidy(version.name))
    row = VersionRow(
        id=version.id,
        model_id=model.id,
        name=name,
        key=refs.key_of(name),
        path="",
        weights_sha256=version.facts.identity,
        facts=canonical(version.facts.model_dump(mode="json")),
        added_at=version.added_at,
    )
    session.add(row)
    session.flush()
    return row
