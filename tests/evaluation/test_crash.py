"""What a folder tells of a worker that is gone without a last word."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import psutil
import pytest

from aiact_desk.evaluation import control, crash, events
from aiact_desk.evaluation.event_stream import EventWriter
from aiact_desk.evaluation.run_folder import RunFolder

PID = 4711


@pytest.fixture
def begun(folder: RunFolder) -> RunFolder:
    """A run whose worker said that it began, and what memory it held."""
    writer = EventWriter(folder.events, "run-1")
    writer.emit(events.Started, pid=PID, host="here", resumed=False, memory_kills=3)
    writer.emit(events.Telemetry, resident=5_200_000_000, processor=99.0)
    writer.close()
    control.note_launch(folder.control, os.getpid())
    folder.log.write_text(f"{crash.ATTEMPT.format(pid=PID)}\nloading\n")
    return folder


def reason(folder: RunFolder) -> str:
    return crash.likely_reason(folder, "run-1").id


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGBUS, signal.SIGILL, signal.SIGABRT, signal.SIGFPE])
def test_a_fault_is_told_by_the_exit_code(begun: RunFolder, number: signal.Signals) -> None:
    control.note_end(begun.control, PID, -number)
    found = crash.likely_reason(begun, "run-1")
    assert (found.id, found.params["fault"]) == ("evaluation.crashed_fault", number.name)


def test_a_fault_is_told_by_the_log_where_nobody_saw_the_end(begun: RunFolder) -> None:
    with begun.log.open("a") as log:
        log.write("Fatal Python error: Segmentation fault\n\nCurrent thread …\n")
    assert crash.likely_reason(begun, "run-1").params["fault"] == "SIGSEGV"


def test_the_fault_of_an_earlier_attempt_does_not_count(begun: RunFolder) -> None:
    late = begun.log.read_text()
    begun.log.write_text(f"Fatal Python error: Bus error\n{late}")
    control.note_end(begun.control, PID, -signal.SIGKILL)
    assert reason(begun) == "evaluation.crashed_killed"


def test_a_kill_while_the_kernel_ran_out_of_memory_is_told_so(
    begun: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    control.note_end(begun.control, PID, -signal.SIGKILL)
    monkeypatch.setattr(crash, "memory_kills", lambda: 3)
    assert reason(begun) == "evaluation.crashed_killed"
    monkeypatch.setattr(crash, "memory_kills", lambda: 4)
    found = crash.likely_reason(begun, "run-1")
    assert (found.id, found.params["memory"]) == ("evaluation.crashed_memory", "5.2 GB")


def test_a_machine_that_was_started_anew_is_told_so(begun: RunFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crash, "memory_kills", lambda: 0)
    assert reason(begun) == "evaluation.crashed"
    later = psutil.boot_time() + 10**9
    monkeypatch.setattr(psutil, "boot_time", lambda: later)
    assert reason(begun) == "evaluation.crashed_restart"


def test_an_exit_without_a_word_is_told_plainly(begun: RunFolder) -> None:
    control.note_end(begun.control, PID, 9)
    assert reason(begun) == "evaluation.crashed"


def test_an_empty_folder_is_told_plainly(folder: RunFolder) -> None:
    assert reason(folder) == "evaluation.crashed"


def test_a_new_launch_forgets_how_the_last_one_ended(folder: RunFolder) -> None:
    control.note_launch(folder.control, PID)
    control.note_end(folder.control, PID, -9)
    assert control.exit_code(folder.control) == -9
    control.note_launch(folder.control, PID)
    assert control.exit_code(folder.control) is None


def test_kills_for_want_of_memory_are_counted_where_the_kernel_counts_them() -> None:
    found = crash.memory_kills()
    assert found is None or found >= 0
    assert (found is not None) == ("oom_kill " in Path("/proc/vmstat").read_text())
