"""Pauses between units: commands, and a disk without room."""

from __future__ import annotations

import errno
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from aiact_desk.evaluation import control, events
from aiact_desk.evaluation.event_stream import EventFollower, EventWriter
from aiact_desk.evaluation.run_folder import RunFolder
from aiact_desk.problems import Problem
from aiact_desk.worker import gate as gates
from aiact_desk.worker.gate import Cancelled, Gate, is_full_disk


@pytest.fixture
def folder(tmp_path: Path) -> RunFolder:
    return RunFolder(tmp_path)


@pytest.fixture
def gate(folder: RunFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    monkeypatch.setattr(gates, "RETRY_EVERY", 0.01)
    monkeypatch.setattr(gates, "LOOK_EVERY", 0.01)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    (tmp_path / ".scratch").mkdir()
    writer = EventWriter(folder.events, "run-1")
    yield Gate(folder, writer, tmp_path / ".scratch")
    writer.close()


def stages(folder: RunFolder) -> list[str]:
    return [event.stage for event in EventFollower(folder.events).poll() if isinstance(event, events.Stage)]


def full(times: int) -> object:
    left = iter(range(times))

    def write() -> str:
        if next(left, None) is not None:
            raise Problem("files.disk_full", path="x")
        return "written"

    return write


def test_a_full_disk_is_waited_for_and_told_once(gate: Gate, folder: RunFolder, tmp_path: Path) -> None:
    gate.enter("planning")
    assert gate.insist(full(5)) == "written"  # type: ignore[arg-type]
    assert stages(folder) == ["planning", "disk_full", "planning"]
    assert (tmp_path / ".scratch" / "reserve").exists(), "room is kept again for the last event"


def test_a_full_disk_deep_inside_a_library_is_recognised() -> None:
    wrapped = RuntimeError("the data set could not be built")
    wrapped.__cause__ = OSError(errno.ENOSPC, "No space left on device")
    assert is_full_disk(wrapped)
    assert not is_full_disk(RuntimeError("no space left on device, says somebody"))


def test_a_run_that_waits_for_room_can_be_cancelled(gate: Gate, folder: RunFolder) -> None:
    threading.Timer(0.1, control.give, (folder.control, "cancel")).start()
    with pytest.raises(Cancelled):
        gate.insist(full(10**9))  # type: ignore[arg-type]


def test_other_errors_are_not_waited_for(gate: Gate) -> None:
    def broken() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        gate.insist(broken)


def test_a_pause_is_told_and_what_went_on_before_it_is_told_again(gate: Gate, folder: RunFolder) -> None:
    gate.enter("pack", pack="p", number=1, packs=2)
    control.give(folder.control, "pause")
    threading.Timer(0.1, control.give, (folder.control, "resume")).start()
    gate.pass_or_stop()
    assert stages(folder) == ["pack", "paused", "pack"]
