"""Verbs on documents: make, fill, check, look at and export the documentation of a Model."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from aiact_desk.desk import document_runs
from aiact_desk.desk.attachments import with_files_kept
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.frozen_documents import frozen_content, must_rest_on_the_same
from aiact_desk.desk.runs import settled
from aiact_desk.desk.stale import stale_evidence
from aiact_desk.desk.taken_over import taken_over, with_provider
from aiact_desk.desk.worker_job import do_job
from aiact_desk.documents.audit.head import AuditHead
from aiact_desk.documents.check import OpenItem, open_items, rule_items
from aiact_desk.documents.computed import computed
from aiact_desk.documents.content import Content
from aiact_desk.documents.fill import fill
from aiact_desk.documents.findings import findings
from aiact_desk.documents.nouns import Document, DocumentState, Provenance, RunEnd
from aiact_desk.documents.rules import RULES
from aiact_desk.documents.samples import sample_set, sealed
from aiact_desk.documents.view import AudienceView, audience_view, file_name
from aiact_desk.files import disk_problems, make_folder, write_whole
from aiact_desk.problems import Misuse
from aiact_desk.regulation.finding import Finding
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.schema import Audience, Field
from aiact_desk.regulation.texts import parse_text
from aiact_desk.regulation.values import Json, parse

RENDER_PATIENCE = 600.0
"""Seconds after which a render job is given up."""


@dataclass(frozen=True)
class Export:
    """One file that was written: for whom, where, how large (bytes)."""

    document: Document
    audience: Audience
    file: Path
    size: int


def new_document(desk: Desk, model: str, form: str) -> Document:
    """Begin a form for a Model, naming all Versions that it has now.

    Raises:
        Misuse: if the Model or the form is unknown.
    """
    owner = desk.library.model(model)
    loaded = load_form(form)
    versions = tuple(version.id for version in desk.library.versions(owner.id))
    return desk.library.add_document(owner.id, loaded.id, loaded.edition, versions)


def list_documents(desk: Desk, offset: int = 0, limit: int = 100) -> list[Document]:
    """A page of the documents, newest first."""
    return list(desk.library.documents(offset=offset, limit=limit))


def show_document(desk: Desk, reference: str) -> Content:
    """A document with its form, every answer and where it comes from, and the evidence that it rests on.

    A run that cannot be read is no evidence; it is named among what is open, and an export refuses it. No sample is
    read before the document is printed.
    """
    document = desk.library.document(reference)
    model = desk.library.model(document.model_id)
    versions = tuple(version for version in desk.library.versions(model.id) if version.id in document.version_ids)
    form = load_form(document.form, document.edition)
    if document.state != DocumentState.DRAFT:
        return frozen_content(desk, form, document, model, versions)
    listing = document_runs.listing(desk, versions, desk.library.run_choices(document.id))
    evidence, unreadable = document_runs.evidence_in(listing)
    filled = {**taken_over(desk, form, model, versions, evidence), **fill(form, model, versions, evidence)}
    filled |= desk.library.calculated(document.id)
    typed = desk.library.answers(document.id)
    given = {**filled, **typed}
    newest = max((one.at for one in given.values()), default=document.created_at)
    filled = {**computed(form, given, RULES, newest), **filled}
    marks = tuple(desk.library.sample_marks(document.id))
    owner = with_provider(desk, model)
    steps = tuple(desk.library.steps(document.id))
    return Content(form, document, owner, versions, filled, typed, evidence, unreadable, listing, marks, steps=steps)


def set_field(desk: Desk, reference: str, field: str, value: Json) -> Content:
    """Type an answer. It overrules what was measured or inspected; both stay known.

    Raises:
        Misuse: if the document or the field is unknown, the value is not of the field's type, or the row is derived
            from another one and takes no answer of its own.
    """
    document, found = _writable_field(desk, reference, field)
    desk.library.save_answer(document.id, found.id, parse(found, with_files_kept(desk, found, value)), _typed_by(desk))
    return show_document(desk, document.id)


def set_not_applicable(desk: Desk, reference: str, field: str, reason: str) -> Content:
    """Answer "not applicable", with the reason that will be printed.

    Raises:
        Misuse: if the form does not allow that for this row, or no reason is given.
    """
    document, found = _writable_field(desk, reference, field)
    if not found.not_applicable_allowed:
        raise Misuse("desk.not_applicable_not_allowed", field=found.label)
    if not reason.strip():
        raise Misuse("desk.reason_missing", field=found.label)
    desk.library.save_answer(document.id, found.id, None, _typed_by(desk), not_applicable=reason.strip())
    return show_document(desk, document.id)


def leave_open(desk: Desk, reference: str, field: str, reason: str) -> Content:
    """Leave a row open and say why: "not provided:" is printed with the reason, whatever was found for the row.

    Raises:
        Misuse: if the document or the field is unknown, the row is derived, or no reason is given.
    """
    document, found = _writable_field(desk, reference, field)
    if not reason.strip():
        raise Misuse("desk.reason_missing", field=found.label)
    said = parse_text(found.name, reason)
    desk.library.save_answer(document.id, found.id, None, _typed_by(desk), left_open=said)
    return show_document(desk, document.id)


def clear_field(desk: Desk, reference: str, field: str) -> Content:
    """Take back a typed answer; what was measured or inspected stands again."""
    document, found = _writable_field(desk, reference, field)
    desk.library.clear_answer(document.id, found.id, _typed_by(desk))
    return show_document(desk, document.id)


def use_run(desk: Desk, reference: str, run: str, reason: str) -> Content:
    """Let a document rest on this run of its suite and Version, whatever runs come later; the reason is printed.

    Raises:
        Misuse: if the document or the run is unknown, the run did not succeed or is of a Version that the document
            does not cover, or no reason is given.
        Problem: if the document is approved, or the run cannot be read.
    """
    document, found = desk.library.document(reference), settled(desk, desk.library.run(run))
    if not reason.strip():
        raise Misuse("desk.choice_without_reason", run=found.id)
    if found.version_id not in document.version_ids:
        raise Misuse("desk.run_not_covered", run=found.id, document=document.id)
    if found.end != RunEnd.SUCCESS:
        raise Misuse("desk.run_not_complete", run=found.id, end=found.end.value)
    document_runs.must_be_unaltered(desk, found)
    desk.library.choose_run(document.id, found.id, reason.strip(), desk.person)
    return show_document(desk, document.id)


def use_default_run(desk: Desk, reference: str, run: str) -> Content:
    """Take back the choice for the suite and the Version of this run: the rule counts again.

    Raises:
        Misuse: if the document or the run is unknown, or nothing was chosen.
        Problem: if the document is approved.
    """
    document = desk.library.document(reference)
    desk.library.take_back_choice(document.id, run, desk.person)
    return show_document(desk, document.id)


def check_document(desk: Desk, reference: str) -> tuple[OpenItem, ...]:
    """What is still missing or worth a look, in the order of the form; then evidence that may not hold any more, and
    the rules of the form that are broken or cannot be judged yet.
    """
    content = show_document(desk, reference)
    return (*open_items(content, stale=stale_evidence(desk, content)), *rule_items(content, today()))


def check_rules(desk: Desk, reference: str) -> tuple[Finding, ...]:
    """What every rule of the form says of the document today, those that hold included."""
    return findings(show_document(desk, reference), today())


def today() -> date:
    """The day on which rules and clocks are looked at."""
    return datetime.now(UTC).astimezone().date()


def export_document(desk: Desk, reference: str, audience: Audience, to: Path) -> Export:
    """Write the PDF for one audience, and record that. An existing file is replaced only once the new one is whole.

    The head of the audit chain stands in the file. The first export of an approved document makes it "exported".

    Raises:
        Misuse: if the document is unknown or `to` is a folder or lies in none.
        Problem: if the disk is full, the place cannot be written, a run that the document rests on was altered, or
            the rendering fails.
    """
    head = desk.library.audit_head()
    content = _write(desk, reference, audience, to, head)
    if content.form.evaluation_annex:
        _keep_samples(desk, content)
    size, sha256 = to.stat().st_size, hashlib.sha256(to.read_bytes()).hexdigest()
    desk.library.add_export(
        content.document.id,
        audience.value,
        file_name=to.name,
        sha256=sha256,
        size=size,
        head=head,
        person=desk.person,
    )
    return Export(content.document, audience, to.absolute(), size)


def preview_document(desk: Desk, reference: str, audience: Audience) -> Path:
    """The same PDF as an export, in the cache, for looking at; nothing is kept of it."""
    document = desk.library.document(reference)
    file = make_folder(desk.cache / "previews") / f"{document.id}-{audience.value}.pdf"
    _write(desk, document.id, audience, file)
    return file


def _write(desk: Desk, reference: str, audience: Audience, to: Path, head: AuditHead | None = None) -> Content:
    """Write the PDF of what stands now, and give that back: every file that it rests on was looked at."""
    with disk_problems(to):
        if (to.exists() and not to.is_file()) or not to.absolute().parent.is_dir():
            raise Misuse("desk.no_export_place", path=to)
    content = show_document(desk, reference)
    if audience not in content.form.audiences:
        readers = ", ".join(reader.value for reader in content.form.audiences)
        raise Misuse("desk.no_such_reader", form=content.form.title, reader=audience.value, readers=readers)
    content = printable(desk, content)
    _render(desk, audience_view(content, audience, datetime.now(UTC), head), to.absolute())
    return content


def printable(desk: Desk, content: Content) -> Content:
    """The same after a look at every file that it rests on, with what may not hold any more.

    Raises:
        Problem: if a run that it rests on cannot be read, was altered, or is not the one of a frozen text.
    """
    for problem in content.unreadable.values():
        raise problem
    must_rest_on_the_same(desk, content)
    listing = document_runs.checked(desk, content.listing)
    return replace(content, listing=listing, stale=stale_evidence(desk, content))


def suggested_file_name(content: Content, audience: Audience) -> str:
    """A file name that tells the recipient nothing that the file does not."""
    return file_name(content, audience)


def _keep_samples(desk: Desk, content: Content) -> None:
    """Keep the full set of samples whose hash the annex prints, whatever marks come later."""
    make_folder(desk.paths.attachments)
    for evidence in content.runs:
        for pack in evidence.result.packs:
            data = sealed(sample_set(evidence, pack, content.sample_marks)).encode()
            place = desk.paths.attachments / hashlib.sha256(data).hexdigest()
            if data and not place.is_file():
                write_whole(place, data)


def _writable_field(desk: Desk, reference: str, field: str) -> tuple[Document, Field]:
    document = desk.library.document(reference)
    found = load_form(document.form, document.edition).field(field)
    if found.derived is not None:
        raise Misuse("desk.row_is_derived", field=found.label, source=found.derived.field)
    return document, found


def _typed_by(desk: Desk) -> Provenance:
    return Provenance("typed", desk.person)


def _render(desk: Desk, view: AudienceView, to: Path) -> None:
    """Have the worker write the PDF: WeasyPrint never runs in a face's own process."""
    do_job(desk, "render", view, str(to), patience=RENDER_PATIENCE, failed="desk.render_failed")
