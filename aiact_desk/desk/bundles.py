"""Verbs on bundles: one document with its evidence goes to another desk for review, and back."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from aiact_desk.desk import document_runs
from aiact_desk.desk.cut_off_imports import STAGED, clear_cut_off_bundles
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.documents import show_document
from aiact_desk.desk.frozen_documents import must_rest_on_the_same
from aiact_desk.desk.runs import folder_of
from aiact_desk.documents.bundles.archive import Content, json_bytes, write_bundle
from aiact_desk.documents.bundles.comparing import Side
from aiact_desk.documents.bundles.layout import BUNDLE, attachment_file, run_file, text_file
from aiact_desk.documents.bundles.outcome import Outcome
from aiact_desk.documents.bundles.reading import Unpacked, attachment_hashes, read_bundle
from aiact_desk.documents.bundles.run_folders import run_files
from aiact_desk.documents.bundles.unpacking import unpack_bundle
from aiact_desk.documents.content import Content as DocumentContent
from aiact_desk.documents.nouns import Document, DocumentState, Run
from aiact_desk.evaluation.lock import WorkerLock
from aiact_desk.evaluation.run_folder import RunFolder
from aiact_desk.files import disk_problems, make_folder, sha256_of
from aiact_desk.library.bundles.gathering import SealedRun
from aiact_desk.problems import Misuse


@dataclass(frozen=True)
class BundleFile:
    """A bundle that was written: of which document, with how many runs, its size in bytes and its SHA-256."""

    document: Document
    file: Path
    runs: int
    size: int
    sha256: str


def export_bundle(desk: Desk, reference: str, to: Path, *, with_responses: bool = False) -> BundleFile:
    """Write one document with its evidence as one file for another desk. Weights never travel; of the runs go those
    that count, of a text that was sent to review all that it names and that are here. `with_responses`: also every
    answer of the model, as it was given.

    Raises:
        Misuse: if the document is unknown, or `to` is a folder or lies in none.
        Problem: if a run that counts cannot be read or was altered, there is too much for one file, or the place
            cannot be written.
    """
    with disk_problems(to):
        if (to.exists() and not to.is_file()) or not to.absolute().parent.is_dir():
            raise Misuse("desk.no_export_place", path=to)
    content = show_document(desk, reference)
    for problem in content.unreadable.values():
        raise problem
    must_rest_on_the_same(desk, content)
    files: dict[str, Content] = {}
    sealed = []
    for run in _travelling(desk, content):
        folder = folder_of(desk, run)
        found = run_files(folder, with_responses=with_responses)
        files |= {run_file(run.id, name): path for name, path in found.items()}
        sealed.append(SealedRun(run.id, sha256_of(folder.manifest), folder.responses.name in found))
    bundle, texts = desk.library.bundle_of(content.document.id, sealed)
    files[BUNDLE] = json_bytes(bundle)
    files |= {text_file(revision): text.encode() for revision, text in texts.items()}
    for sha256 in attachment_hashes(bundle, texts.values()):
        if (kept := desk.paths.attachments / sha256).is_file():
            files[attachment_file(sha256)] = kept
    size = write_bundle(files, to)
    written = sha256_of(to)
    desk.library.note_bundle(bundle, to.name, written, desk.person)
    return BundleFile(content.document, to.absolute(), len(sealed), size, written)


def import_bundle(
    desk: Desk,
    file: Path,
    *,
    model: str | None = None,
    takes: Mapping[str, Side] | None = None,
    dry_run: bool = False,
) -> Outcome:
    """Take in a bundle: its document comes to be here, or is joined with what became of it here meanwhile.

    What changed there alone is taken over; what changed on both sides stays as it is unless `takes` says, by the name
    of the row, whose counts. `model` names the model here that the document is of, or the name under which it is
    added. A dry run shows all of that and changes nothing.

    Raises:
        Misuse: if `takes` names no row of the document.
        Problem: if the file is no bundle, is of a newer program or was altered, if anything in it is not what it
            should be or contradicts what is here, or if the disk is full. Nothing is left behind then.
    """
    clear_cut_off_bundles(desk)
    staged = make_folder(desk.paths.root / f"{STAGED}bundle-{secrets.token_hex(8)}")
    lock = None
    placed: list[Path] = []
    try:
        lock = WorkerLock(RunFolder(staged).lock)
        root = make_folder(staged / "unpacked")
        manifest = unpack_bundle(file, root)
        unpacked = read_bundle(root, manifest, sha256_of(file))
        _must_rest_on_the_same(desk, unpacked)
        return desk.library.take_bundle(
            unpacked,
            desk.person,
            model=model,
            takes=takes or {},
            four_eyes=desk.settings.four_eyes == "on",
            place=lambda runs: _place(desk, unpacked, runs, placed),
            dry_run=dry_run,
        )
    except BaseException:
        for path in placed:
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
        raise
    finally:
        if lock:
            lock.release()
        shutil.rmtree(staged, ignore_errors=True)


def _travelling(desk: Desk, content: DocumentContent) -> list[Run]:
    """The runs that count; of a frozen text also the others that it names, where they are as they were."""
    frozen = content.document.state != DocumentState.DRAFT
    listing = document_runs.checked(desk, content.listing)
    return [one.run for one in listing.candidates if one.chosen or (frozen and one.complete.fault is None)]


def _must_rest_on_the_same(desk: Desk, unpacked: Unpacked) -> None:
    """An approval that comes back is of figures that are here as they were when the text was sent to review.

    Raises:
        Problem: if a run that the text rests on was altered here.
    """
    with suppress(Misuse):  # a document that is not here yet
        known = desk.library.document(unpacked.bundle.document.id)
        if known.state is DocumentState.IN_REVIEW:
            must_rest_on_the_same(desk, show_document(desk, known.id))


def _place(desk: Desk, unpacked: Unpacked, runs: Sequence[str], placed: list[Path]) -> None:
    """Move new runs and attachments to their places; `placed` says which, also where this fails half-way."""
    responses = {run.id: run.has_responses for run in unpacked.bundle.runs}
    with disk_problems(desk.paths.root):
        make_folder(desk.paths.runs)
        make_folder(desk.paths.attachments)
        for run in runs:
            folder, target = RunFolder(unpacked.root / "runs" / run), desk.paths.run(run)
            if not responses[run]:
                folder.without_responses.write_bytes(b"")
            shutil.rmtree(target, ignore_errors=True)  # what a killed import left, since the library lacks the run
            folder.path.rename(target)
            placed.append(target)
        for sha256 in unpacked.attachments:
            kept = desk.paths.attachments / sha256
            if not kept.exists():
                (unpacked.root / attachment_file(sha256)).rename(kept)
                placed.append(kept)
