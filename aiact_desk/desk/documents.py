"""Verbs on documents: make, fill, check, look at and export the documentation of a Model."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from aiact_desk.desk.desk import Desk
from aiact_desk.desk.runs import folder_of, settled
from aiact_desk.desk.suites import show_suite
from aiact_desk.documents.check import OpenItem, open_items
from aiact_desk.documents.content import Content
from aiact_desk.documents.evidence import PackWords, RunEvidence
from aiact_desk.documents.fill import fill
from aiact_desk.documents.nouns import Document, Provenance, Run, RunEnd, Version
from aiact_desk.documents.view import AudienceView, audience_view, file_name
from aiact_desk.evaluation import run_folder, samples, suites
from aiact_desk.evaluation.launch import run_job
from aiact_desk.evaluation.packs import shots
from aiact_desk.files import disk_problems, make_folder, write_whole
from aiact_desk.problems import Misuse, Problem
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.schema import Audience, Field
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

    A run that cannot be read is no evidence; it is named among what is open, and an export refuses it.
    """
    document = desk.library.document(reference)
    model = desk.library.model(document.model_id)
    versions = tuple(version for version in desk.library.versions(model.id) if version.id in document.version_ids)
    form = load_form(document.form, document.edition)
    evidence: list[RunEvidence] = []
    unreadable: dict[str, Problem] = {}
    for run in _runs_that_count(desk, versions):
        try:
            evidence.append(_evidence(desk, run))
        except Problem as problem:
            unreadable[run.id] = problem
    filled = fill(form, model, versions, evidence)
    typed = desk.library.answers(document.id)
    return Content(form, document, model, versions, filled, typed, tuple(evidence), unreadable)


def set_field(desk: Desk, reference: str, field: str, value: Json) -> Content:
    """Type an answer. It overrules what was measured or inspected; both stay known.

    Raises:
        Misuse: if the document or the field is unknown, the value is not of the field's type, or the row is derived
            from another one and takes no answer of its own.
    """
    document, found = _writable_field(desk, reference, field)
    desk.library.save_answer(document.id, found.id, parse(found, value), _typed_by(desk))
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


def clear_field(desk: Desk, reference: str, field: str) -> Content:
    """Take back a typed answer; what was measured or inspected stands again."""
    document, found = _writable_field(desk, reference, field)
    desk.library.clear_answer(document.id, found.id, _typed_by(desk))
    return show_document(desk, document.id)


def check_document(desk: Desk, reference: str) -> tuple[OpenItem, ...]:
    """What is still missing or worth a look, in the order of the form."""
    return tuple(open_items(show_document(desk, reference)))


def export_document(desk: Desk, reference: str, audience: Audience, to: Path) -> Export:
    """Write the PDF for one audience. An existing file is replaced only once the new one is whole.

    Raises:
        Misuse: if the document is unknown or `to` is a folder or lies in none.
        Problem: if the disk is full, the place cannot be written, a run that the document rests on was altered, or
            the rendering fails.
    """
    with disk_problems(to):
        if (to.exists() and not to.is_file()) or not to.absolute().parent.is_dir():
            raise Misuse("desk.no_export_place", path=to)
    content = show_document(desk, reference)
    for problem in content.unreadable.values():
        raise problem
    for evidence in content.evidence:
        _must_be_unaltered(desk, evidence.run)
    _render(desk, audience_view(content, audience, datetime.now(UTC)), to.absolute())
    return Export(content.document, audience, to.absolute(), to.stat().st_size)


def preview_document(desk: Desk, reference: str, audience: Audience) -> Path:
    """The same PDF as an export, in the cache, for looking at."""
    document = desk.library.document(reference)
    folder = make_folder(desk.cache / "previews")
    return export_document(desk, document.id, audience, folder / f"{document.id}-{audience.value}.pdf").file


def suggested_file_name(content: Content, audience: Audience) -> str:
    """A file name that tells the recipient nothing that the file does not."""
    return file_name(content, audience)


def _writable_field(desk: Desk, reference: str, field: str) -> tuple[Document, Field]:
    document = desk.library.document(reference)
    found = load_form(document.form, document.edition).field(field)
    if found.derived is not None:
        raise Misuse("desk.row_is_derived", field=found.label, source=found.derived.field)
    return document, found


def _typed_by(desk: Desk) -> Provenance:
    return Provenance("typed", desk.person)


def _runs_that_count(desk: Desk, versions: tuple[Version, ...]) -> list[Run]:
    """The newest successful run per Version and suite; a partial one only where there is no complete one."""
    chosen: dict[tuple[str, str], Run] = {}
    for version in versions:
        for run in desk.library.runs(version_id=version.id, limit=-1):
            if settled(desk, run).end != RunEnd.SUCCESS:
                continue
            present = chosen.get((version.id, run.suite))
            if present is None or (present.limit is not None and run.limit is None):
                chosen[version.id, run.suite] = run
    return list(chosen.values())


def _evidence(desk: Desk, run: Run) -> RunEvidence:
    folder = folder_of(desk, run)
    result = run_folder.read_result(folder)
    scored = {pack.pack: samples.read_pack(folder.samples, pack.pack) for pack in result.packs}
    return RunEvidence(run, run_folder.read_request(folder), result, scored, _pack_words(run.suite))


def _must_be_unaltered(desk: Desk, run: Run) -> None:
    """Nothing is printed from a run whose files are not what its worker left."""
    if altered := run_folder.altered_files(folder_of(desk, run)):
        raise Problem("desk.run_altered", run=run.id, files=", ".join(altered))


def _pack_words(suite: str) -> dict[str, PackWords]:
    try:
        content = show_suite(suite)
    except Misuse:
        return {}  # a suite of another edition of the program: its packs go by their ids
    titles = {principle.id: principle.title for principle in suites.principles()}
    principles = {entry.pack: titles[entry.principle] for entry in content.suite.entries}
    return {
        pack.id: PackWords(pack.id, pack.title, pack.measures, principles[pack.id], len(shots(pack)))
        for pack in content.packs
    }


def _render(desk: Desk, view: AudienceView, to: Path) -> None:
    """Have the worker write the PDF: WeasyPrint never runs in a face's own process."""
    folder = make_folder(desk.cache / "render")
    name = secrets.token_hex(8)
    job, log, outcome = folder / f"{name}.json", folder / f"{name}.log", folder / f"{name}.outcome"
    write_whole(job, view.model_dump_json().encode())
    try:
        if run_job(desk.launch, ["render", str(job), str(to), str(outcome)], log, RENDER_PATIENCE) != 0:
            raise _render_problem(outcome, log)
    finally:
        for file in (job, outcome, log):
            file.unlink(missing_ok=True)


def _render_problem(outcome: Path, log: Path) -> Problem:
    """What the worker told; where it told nothing, the last line of its log."""
    if outcome.is_file():
        told = json.loads(outcome.read_text(encoding="utf-8"))
        return Problem(told["id"], **told["params"])
    lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines() if log.is_file() else []
    return Problem("desk.render_failed", reason=lines[-1] if lines else "the worker ended without a word")
