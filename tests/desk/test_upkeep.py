"""Upkeep of a library: what a run or a model frees, what leans on it, what no record names."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from aiact_desk.desk import documents, models, unneeded, upkeep
from aiact_desk.desk.audit import audit_entries, verify_audit
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.runs import folder_of
from aiact_desk.desk.unneeded import HOUR, Why
from aiact_desk.documents.nouns import Run, Version
from aiact_desk.evaluation.lock import WorkerLock
from aiact_desk.library.store import open_library
from aiact_desk.paths import LibraryPaths
from aiact_desk.problems import Misuse, Problem
from aiact_desk.wording import say_problem

FORM = "model_documentation_form"
OLD = HOUR + 60


def _aged(path: Path) -> Path:
    """As if it had been there for more than an hour."""
    then = time.time() - OLD
    for one in (*(path.rglob("*") if path.is_dir() else ()), path):
        os.utime(one, (then, then))
    return path


def _put(path: Path, content: bytes = b"12345") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return _aged(path)


def test_a_run_frees_its_folder_and_the_chain_keeps_that_it_was_there(desk: Desk, measured: Callable[..., Run]) -> None:
    run, other = measured(), measured()
    folder = folder_of(desk, run).path
    files = [file for file in folder.rglob("*") if file.is_file()]
    found = upkeep.run_frees(desk, run.id)
    assert (found.size.files, found.size.size) == (len(files), sum(file.stat().st_size for file in files))
    assert found.size.files >= 5
    assert folder.is_dir()  # it was only shown
    assert upkeep.delete_run(desk, run.id) == found
    assert not folder.exists()
    assert list(folder.parent.iterdir()) == [folder_of(desk, other).path]
    assert [one.id for one in desk.library.runs()] == [other.id]
    assert verify_audit(desk).holds
    newest = audit_entries(desk)[0]
    assert (newest.kind, newest.subject) == ("deletion", run.id)
    with pytest.raises(Misuse):
        upkeep.run_frees(desk, run.id)


def test_a_run_without_its_row_of_a_deletion_would_be_missed(desk: Desk, measured: Callable[..., Run]) -> None:
    run = measured()
    with desk.library._database.writing() as session:
        session.connection().exec_driver_sql("DELETE FROM runs WHERE id = ?", (run.id,))
    broken = verify_audit(desk).broken
    assert broken is not None
    assert broken.why == "audit.record_gone"


def test_a_run_that_a_document_rests_on_stays(desk: Desk, version: Version, measured: Callable[..., Run]) -> None:
    document = documents.new_document(desk, version.model_id, FORM)
    run, newer = measured(), measured()
    documents.use_run(desk, document.id, run.id, "the one that was agreed on")
    assert [one.id for one in upkeep.run_frees(desk, run.id).leaning] == [document.id]
    with pytest.raises(Problem) as caught:
        upkeep.delete_run(desk, run.id)
    assert caught.value.id == "upkeep.leaned_on"
    assert document.id in say_problem(caught.value)
    assert folder_of(desk, run).path.is_dir()
    upkeep.delete_run(desk, newer.id)  # on this one nothing rests
    with pytest.raises(Problem):
        desk.library.delete_run(run.id, "somebody who did not look")
    assert [one.id for one in desk.library.runs()] == [run.id]
    assert verify_audit(desk).holds


def test_a_run_at_work_stays(desk: Desk, measured: Callable[..., Run]) -> None:
    run = measured("crash")
    alive = WorkerLock(folder_of(desk, run).lock)
    with pytest.raises(Problem) as caught:
        upkeep.delete_run(desk, run.id)
    assert caught.value.id == "evaluation.run_is_alive"
    alive.release()
    upkeep.delete_run(desk, run.id)
    assert desk.library.runs() == []


def test_a_model_frees_its_versions_and_their_runs(
    desk: Desk, version: Version, tiny_model: Path, measured: Callable[..., Run]
) -> None:
    run = measured()
    models.new_model(desk, "Another", None)
    found = upkeep.delete_model(desk, "tiny")
    assert [one.id for one in found.runs] == [run.id]
    assert found.size.files >= 5
    assert [model.name for model in desk.library.models()] == ["Another"]
    assert desk.library.versions() == []
    assert desk.library.runs() == []
    assert list(desk.paths.runs.iterdir()) == []
    assert tiny_model.is_dir()  # weights are the user's
    assert verify_audit(desk).holds


def test_a_model_with_documents_stays(desk: Desk, version: Version, measured: Callable[..., Run]) -> None:
    run = measured()
    document = documents.new_document(desk, version.model_id, FORM)
    with pytest.raises(Problem) as caught:
        upkeep.delete_model(desk, version.model_id)
    assert caught.value.id == "upkeep.leaned_on"
    with pytest.raises(Problem) as caught:
        desk.library.delete_model(version.model_id, "somebody who did not look")
    assert caught.value.id == "upkeep.named_by_records"
    assert desk.library.document(document.id).id == document.id
    assert folder_of(desk, run).path.is_dir()
    assert verify_audit(desk).holds  # what was refused left no row either


def test_what_no_record_names_is_shown_and_then_removed(desk: Desk, measured: Callable[..., Run]) -> None:
    run = measured()
    _aged(folder_of(desk, run).path)
    root = desk.paths.root
    unknown = _aged(_put(root / "runs" / "run-unknown" / "events.jsonl").parent)
    partial = [
        _put(root / "attachments" / ".0123456789abcdef"),
        _put(root / "backups" / "library-x.sqlite.partial"),
        _put(folder_of(desk, run).path / ".fedcba9876543210"),
    ]
    _aged(folder_of(desk, run).path)
    cut_off = _aged(_put(root / "runs" / ".run-cutoff" / "samples.sqlite").parent)
    staged = _aged(_put(root / "packs" / ".staged-1" / "task.yaml").parent)
    restoring = _aged(_put(root / ".restoring-1" / "library.sqlite").parent)
    kept = [
        _put(root / "attachments" / ("f" * 64)),
        _put(root / "exports" / "d.pdf"),
        _put(root / "backups" / "l.sqlite"),
    ]
    found = unneeded.unneeded(desk)
    assert {one.path for one in found if one.why is Why.RUN} == {unknown}
    assert {one.path for one in found if one.why is Why.PARTIAL} == {*partial, cut_off, staged, restoring}
    assert {(one.size.files, one.size.size) for one in found} == {(1, 5)}
    assert all(one.path.exists() for one in found)
    assert unneeded.clean(desk) == found
    assert not any(one.path.exists() for one in found)
    assert all(file.exists() for file in kept)
    assert folder_of(desk, run).manifest.is_file()
    assert verify_audit(desk).holds
    assert audit_entries(desk)[0].values()["files"] == ["runs/run-unknown"]
    assert unneeded.clean(desk) == []


def test_what_is_young_or_at_work_is_left_alone(desk: Desk, measured: Callable[..., Run]) -> None:
    measured()
    root = desk.paths.root
    (root / "runs" / "run-young").mkdir()
    (root / "backups").mkdir()
    (root / "backups" / "now.sqlite.partial").write_bytes(b"")
    alive = root / "runs" / "run-alive"
    alive.mkdir()
    lock = WorkerLock(alive / "worker.lock")
    _aged(alive)
    assert unneeded.unneeded(desk, attachments=True) == []
    lock.release()
    assert [one.path for one in unneeded.unneeded(desk)] == [alive]


def test_a_link_is_taken_away_and_not_what_it_names(desk: Desk, tmp_path: Path) -> None:
    elsewhere = _put(tmp_path / "elsewhere" / "file")
    (desk.paths.runs).mkdir()
    (desk.paths.runs / ".run-link").symlink_to(elsewhere.parent)
    os.utime(desk.paths.runs / ".run-link", (1, 1), follow_symlinks=False)
    unneeded.clean(desk)
    assert not (desk.paths.runs / ".run-link").is_symlink()
    assert elsewhere.read_bytes() == b"12345"


def test_files_of_answers_go_only_when_told_and_only_when_nothing_names_them(desk: Desk, version: Version) -> None:
    document = documents.new_document(desk, version.model_id, FORM)
    in_answer, in_comment, orphan = ("a" * 64, "b" * 64, "c" * 64)
    for name in (in_answer, in_comment, orphan):
        _put(desk.paths.attachments / name)
    _put(desk.paths.attachments / "notes.txt")
    documents.set_field(desk, document.id, "general.legal_name", f"see {in_answer}")
    desk.library.add_comment(document.id, None, f"and {in_comment}", "Ada")
    assert unneeded.clean(desk) == []
    (removed,) = unneeded.clean(desk, attachments=True)
    assert removed.path.name == orphan
    assert sorted(path.name for path in desk.paths.attachments.iterdir()) == [in_answer, in_comment, "notes.txt"]
    assert verify_audit(desk).holds


def test_a_backup_with_files_is_put_back_elsewhere_with_its_runs(
    desk: Desk, version: Version, measured: Callable[..., Run], tmp_path: Path
) -> None:
    run = measured()
    made = upkeep.back_up(desk, tmp_path / "kept", with_files=True)
    assert made.chain.broken is None
    assert made.files is not None
    assert (made.files.left_out, made.files.altered) == ((), ())
    elsewhere = LibraryPaths(tmp_path / "elsewhere")
    done = upkeep.put_back(elsewhere, tmp_path / "kept")
    assert done.files == made.files.files > 5
    with open_library(elsewhere) as library:
        assert [one.id for one in library.runs()] == [run.id]
        assert library.check_chain().broken is None
    manifest = folder_of(desk, run).manifest.read_bytes()
    assert (elsewhere.run(run.id) / "manifest.json").read_bytes() == manifest


def test_a_backup_has_a_name_of_its_own_and_takes_no_place(desk: Desk, tmp_path: Path) -> None:
    first, second = upkeep.back_up(desk), upkeep.back_up(desk)
    assert first.path != second.path
    assert first.path.parent == desk.paths.root / "backups"
    (tmp_path / "mine").write_text("mine")
    for to in (tmp_path / "mine", tmp_path / "no" / "folder", desk.paths.runs / "backup"):
        with pytest.raises(Misuse) as caught:
            upkeep.back_up(desk, to)
        assert caught.value.id == "upkeep.no_backup_place"
    assert (tmp_path / "mine").read_text() == "mine"


def test_nothing_is_put_back_under_an_open_desk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "PATIENCE", 0.1)
    made = upkeep.back_up(desk)
    with pytest.raises(Problem) as caught:
        upkeep.put_back(desk.paths, made.path)
    assert caught.value.id == "upkeep.library_open"


def test_what_a_library_holds_is_counted(desk: Desk, version: Version, measured: Callable[..., Run]) -> None:
    measured()
    found = upkeep.library_info(desk)
    assert (found.root, found.rows["models"], found.rows["versions"], found.rows["runs"]) == (desk.paths.root, 1, 1, 1)
    assert found.files["library.sqlite"].size == desk.paths.database.stat().st_size
    assert found.files["runs"].files >= 5
    assert found.files["attachments"].files == 0
    assert found.head == desk.library.audit_head()
