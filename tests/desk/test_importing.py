"""A run from elsewhere is taken in whole or not at all, once, and is told apart wherever it is shown."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from aiact_desk.desk import documents, importing, runs
from aiact_desk.desk.comparing import compare_runs
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.runs import folder_of
from aiact_desk.documents.annex import annex
from aiact_desk.documents.nouns import Run, RunEnd, Version
from aiact_desk.documents.sight import Sight
from aiact_desk.evaluation.launch import launch
from aiact_desk.evaluation.lock import WorkerLock
from aiact_desk.evaluation.run_folder import RunFolder, altered_files
from aiact_desk.problems import Misuse, Problem
from tests.fakes.lm_eval_folder import choice_lines, write_folder

SIGHT = Sight(files=True, machine=True, size=True)


@pytest.fixture
def results(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "out" / "example-lab__tiny-1", {"arc": choice_lines(20, right=15)}).parent


@pytest.fixture
def imported(desk: Desk, version: Version, results: Path) -> Run:
    return importing.import_run(desk, results, version.id)


def leftovers(desk: Desk) -> list[str]:
    """What an import could leave behind, and what it found."""
    cached = [file for file in desk.cache.rglob("*") if file.is_file() and file.parent.name == "import"]
    return sorted(path.name for path in [*desk.paths.runs.glob("*"), *cached])


def test_it_is_a_run_like_any_other(desk: Desk, version: Version, imported: Run) -> None:
    assert (imported.end, imported.version_id, imported.suite) == (RunEnd.SUCCESS, version.id, "lm-eval: arc")
    report = runs.show_run(desk, imported.id)
    assert report.result is not None
    assert [(pack.pack, pack.value, pack.items) for pack in report.result.packs] == [("arc", 0.75, 20)]
    assert report.request.origin is not None
    assert report.failure is None
    assert altered_files(folder_of(desk, imported)) == ()
    assert leftovers(desk) == [imported.id]
    assert [run.id for run in runs.list_runs(desk)] == [imported.id]


def test_nothing_is_claimed_of_the_weights(desk: Desk, imported: Run) -> None:
    claimed = runs.show_run(desk, imported.id).request.version.model_dump()
    assert {name: value for name, value in claimed.items() if value} == {"id": imported.version_id, "name": "tiny-1"}


@pytest.mark.parametrize("verb", [runs.resume_run, runs.pause_run, runs.cancel_run])
def test_it_has_ended(desk: Desk, imported: Run, verb: Callable[[Desk, str], Run]) -> None:
    with pytest.raises(Misuse):
        verb(desk, imported.id)


def test_the_same_file_is_taken_once(
    desk: Desk, version: Version, imported: Run, results: Path, tmp_path: Path
) -> None:
    results.rename(tmp_path / "moved")
    with pytest.raises(Problem) as raised:
        importing.import_run(desk, tmp_path / "moved", version.id)
    assert (raised.value.id, raised.value.params["run"]) == ("elsewhere.taken_in_before", imported.id)
    assert leftovers(desk) == [imported.id]


def test_tasks_can_be_taken_one_by_one(desk: Desk, version: Version, tmp_path: Path) -> None:
    tasks = {"a": choice_lines(6, right=3), "b": choice_lines(7, right=3)}
    folder = write_folder(tmp_path / "out", tasks)
    taken = [importing.import_run(desk, folder, version.id, [task]).suite for task in tasks]
    assert taken == ["lm-eval: a", "lm-eval: b"]
    with pytest.raises(Misuse) as raised:
        importing.import_run(desk, folder, version.id, ["c"])
    assert raised.value.id == "elsewhere.no_such_task"


def test_two_of_them_are_compared(desk: Desk, version: Version, imported: Run, tmp_path: Path) -> None:
    other = write_folder(tmp_path / "other" / "example-lab__tiny-2", {"arc": choice_lines(20, right=4)}).parent
    (compared,) = compare_runs(desk, [imported.id, importing.import_run(desk, other, version.id).id]).comparisons
    (pack,) = compared.packs
    assert pack.difference is not None, pack.reason
    assert pack.difference.value == pytest.approx((4 - 15) / 20)
    assert pack.better is False
    assert (len(pack.to_right), len(pack.to_wrong)) == (0, 11)


def test_a_document_prints_it_as_measured_elsewhere(desk: Desk, version: Version, imported: Run) -> None:
    made = documents.new_document(desk, "Tiny", "model_documentation_form")
    content = documents.show_document(desk, made.id)
    (shown,) = annex(content, SIGHT).runs
    assert shown.packs[0].marks == ("measured elsewhere with lm-eval 0.4.13",)
    assert (shown.packs[0].title, shown.packs[0].items) == ("arc", "20 of 20")
    assert len(shown.packs[0].samples) == 5
    facts = {fact.label: fact.value for fact in (*shown.facts, *shown.packs[0].facts)}
    assert facts["Thinking"] == "not stated in the original file"
    assert facts["Tokens"] == "not counted in the original file"
    assert facts["Number format"] == "bfloat16"
    assert facts["Original file"] == "example-lab__tiny-1"
    assert "SHA-256 of its settings in the original" in facts
    assert "measured" not in {answer.provenance.origin for answer in content.filled.values()}


def test_remarks_stand_in_the_document(desk: Desk, version: Version, tmp_path: Path) -> None:
    lines, figures = choice_lines(20, right=15), {"arc": {"acc,none": 0.5, "perplexity,none": 4.5}}
    importing.import_run(desk, write_folder(tmp_path / "out", {"arc": lines}, figures=figures), version.id)
    made = documents.new_document(desk, "Tiny", "model_documentation_form")
    (shown,) = annex(documents.show_document(desk, made.id), SIGHT).runs
    told = "\n".join(shown.caveats)
    assert "acc of arc is 0.75 by its samples, but 0.5 by the tool's own account." in told
    assert "perplexity" in told


@pytest.mark.parametrize(
    "bend",
    [
        lambda folder: next(folder.rglob("results_*")).write_text("{", encoding="utf-8"),
        lambda folder: next(folder.rglob("samples_*")).write_bytes(b"[" * 100_000),
        lambda folder: next(folder.rglob("samples_*")).unlink(),
    ],
)
def test_a_bad_file_leaves_nothing(desk: Desk, version: Version, results: Path, bend: Callable[[Path], object]) -> None:
    bend(results)
    with pytest.raises(Problem) as raised:
        importing.import_run(desk, results, version.id)
    assert raised.value.id.startswith("elsewhere.")
    assert leftovers(desk) == []
    assert runs.list_runs(desk) == []


def test_a_full_disk_leaves_nothing(desk: Desk, version: Version, results: Path) -> None:
    def in_a_small_place(job: Sequence[str], log: Path, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
        """A worker to which every file that it writes is too large, as on a full disk."""
        code = (
            "import errno, os, shutil, sys\n"
            "from aiact_desk.worker.__main__ import main\n"
            "def full(*_): raise OSError(errno.ENOSPC, 'No space left on device')\n"
            "shutil.copyfileobj = full\n"
            "sys.exit(main(sys.argv[1:]))"
        )
        with log.open("ab") as output:
            command = [sys.executable, "-c", code, *job]
            return subprocess.Popen(command, stdout=output, stderr=output, start_new_session=True)

    with pytest.raises(Problem) as raised:
        importing.import_run(dataclasses.replace(desk, launch=in_a_small_place), results, version.id)
    assert raised.value.id == "files.disk_full"
    assert leftovers(desk) == []


def test_a_worker_that_dies_leaves_nothing(desk: Desk, version: Version, results: Path) -> None:
    def killed(job: Sequence[str], log: Path, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
        worker = launch(job, log, environment)
        worker.kill()
        return worker

    with pytest.raises(Problem) as raised:
        importing.import_run(dataclasses.replace(desk, launch=killed), results, version.id)
    assert raised.value.id == "desk.import_failed"
    assert leftovers(desk) == []


def test_a_library_that_takes_no_row_keeps_no_folder(
    desk: Desk, version: Version, results: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object, **__: Any) -> Run:
        raise Problem("library.busy")

    monkeypatch.setattr(type(desk.library), "add_run", busy)
    with pytest.raises(Problem):
        importing.import_run(desk, results, version.id)
    assert leftovers(desk) == []


def left_behind(desk: Desk, name: str, age: float = 3600.0) -> Path:
    """A folder in the place of runs that nobody has written in for so many seconds."""
    folder = desk.paths.runs / name
    folder.mkdir(parents=True)
    (folder / "samples.sqlite").write_bytes(b"half")
    os.utime(folder, (folder.stat().st_mtime - age,) * 2)
    return folder


def test_what_a_killed_import_left_goes_and_a_living_ones_stays(desk: Desk, version: Version, results: Path) -> None:
    gone, young = left_behind(desk, ".run-gone"), left_behind(desk, ".run-young", age=0.0)
    living, other = left_behind(desk, ".run-living"), left_behind(desk, "notes")
    lock = WorkerLock(RunFolder(living).lock)
    os.utime(living, (0, 0))
    try:
        importing.import_run(desk, results, version.id)
    finally:
        lock.release()
    assert [path.exists() for path in (gone, young, living, other)] == [False, True, True, True]


def test_a_whole_folder_that_the_library_lacks_is_added(
    desk: Desk, version: Version, results: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        # a killed program neither adds the row nor tidies up
        patched.setattr(type(desk.library), "add_run", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
        patched.setattr("shutil.rmtree", lambda *_, **__: None)
        with pytest.raises(KeyboardInterrupt):
            importing.import_run(desk, results, version.id)
    (left,) = desk.paths.runs.iterdir()
    os.utime(left, (0, 0))
    assert runs.list_runs(desk) == []
    with pytest.raises(Problem) as raised:
        importing.import_run(desk, results, version.id)
    assert (raised.value.id, raised.value.params["run"]) == ("elsewhere.taken_in_before", left.name)
    assert [(run.id, run.end) for run in runs.list_runs(desk)] == [(left.name, RunEnd.SUCCESS)]
    assert leftovers(desk) == [left.name]


def test_of_two_imports_at_once_one_is_refused(desk: Desk, version: Version, results: Path) -> None:
    first: list[Run] = []

    def overtaken(job: Sequence[str], log: Path, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
        first.append(importing.import_run(dataclasses.replace(desk, launch=launch), results, version.id))
        return launch(job, log, environment)

    with pytest.raises(Problem) as raised:
        importing.import_run(dataclasses.replace(desk, launch=overtaken), results, version.id)
    assert (raised.value.id, raised.value.params["run"]) == ("elsewhere.taken_in_before", first[0].id)
    assert str(raised.value.params["file"]).startswith("samples_arc")
    assert leftovers(desk) == [first[0].id]
