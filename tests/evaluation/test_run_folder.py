"""A run folder is complete in itself, and tells how its run stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aiact_desk.evaluation import events, run_folder
from aiact_desk.evaluation.ending import RunEnd, end_of
from aiact_desk.evaluation.event_stream import EventWriter
from aiact_desk.evaluation.lock import WorkerLock
from aiact_desk.evaluation.request import RunRequest
from aiact_desk.evaluation.run_folder import RunFolder
from aiact_desk.problems import Problem


def test_the_request_comes_back_as_it_was_frozen(folder: RunFolder, request_: RunRequest) -> None:
    assert run_folder.read_request(folder) == request_


def test_a_folder_is_never_made_twice(folder: RunFolder, request_: RunRequest) -> None:
    with pytest.raises(FileExistsError):
        run_folder.create(folder, request_)


@pytest.mark.parametrize("content", [None, b"", b"{", b'{"schema_version": 2}', b"[]"])
def test_a_damaged_request_is_one_problem(folder: RunFolder, content: bytes | None) -> None:
    folder.request.unlink()
    if content is not None:
        folder.request.write_bytes(content)
    with pytest.raises(Problem, match="folder_damaged"):
        run_folder.read_request(folder)


def test_an_altered_file_is_named(folder: RunFolder) -> None:
    with pytest.raises(Problem, match="folder_damaged"):
        run_folder.altered_files(folder)
    for file in (folder.units, folder.responses, folder.samples):
        file.write_bytes(b"content")
    folder.manifest.write_text(
        json.dumps({folder.units.name: "ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73"})
    )
    assert run_folder.altered_files(folder) == ()
    folder.units.write_bytes(b"contend")
    assert run_folder.altered_files(folder) == ("units.json",)
    folder.units.unlink()
    assert run_folder.altered_files(folder) == ("units.json",)


def test_a_manifest_cannot_point_outside_of_the_folder(folder: RunFolder, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"content")
    sha256 = "ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73"
    folder.manifest.write_text(json.dumps({"../secret": sha256}))
    assert run_folder.altered_files(folder) == ("../secret",)


def emit(folder: RunFolder, *made: tuple[type, dict[str, object]]) -> None:
    writer = EventWriter(folder.events, "run-1")
    for event, values in made:
        writer.emit(event, **values)
    writer.close()


STARTED = (events.Started, {"pid": 1, "host": "h", "resumed": False})
SUCCESS = (events.Finished, {"end": "success"})
CANCELLED = (events.Finished, {"end": "cancelled"})
FAILED = (events.Failed, {"id": "evaluation.unexpected"})


@pytest.mark.parametrize(
    ("made", "end"),
    [
        ([], RunEnd.CRASHED),
        ([STARTED], RunEnd.CRASHED),
        ([STARTED, SUCCESS], RunEnd.SUCCESS),
        ([STARTED, CANCELLED], RunEnd.CANCELLED),
        ([STARTED, FAILED], RunEnd.ERROR),
        ([STARTED, CANCELLED, STARTED], RunEnd.CRASHED),
        ([STARTED, FAILED, STARTED, SUCCESS], RunEnd.SUCCESS),
    ],
)
def test_the_ending_is_that_of_the_last_attempt(
    folder: RunFolder, made: list[tuple[type, dict[str, object]]], end: RunEnd
) -> None:
    emit(folder, *made)
    assert end_of(folder) == end


def test_a_run_is_running_while_its_lock_is_held(folder: RunFolder) -> None:
    emit(folder, STARTED)
    lock = WorkerLock(folder.lock)
    assert end_of(folder) == RunEnd.RUNNING
    lock.release()
    assert end_of(folder) == RunEnd.CRASHED
