"""Why a worker is gone without a last word: what its launcher, the kernel and its log say of it."""

from __future__ import annotations

import signal
from datetime import datetime
from pathlib import Path

import psutil

from aiact_desk.evaluation import control
from aiact_desk.evaluation.event_stream import EventFollower
from aiact_desk.evaluation.events import Event, Started, Telemetry
from aiact_desk.evaluation.run_folder import RunFolder
from aiact_desk.problems import Problem

ATTEMPT = "-- attempt of process {pid}"
"""A line in the log at which a new attempt begins."""

_FATAL = {
    "Segmentation fault": signal.SIGSEGV,
    "Bus error": signal.SIGBUS,
    "Illegal instruction": signal.SIGILL,
    "Aborted": signal.SIGABRT,
    "Floating-point exception": signal.SIGFPE,
}
"""What Python's fault handler writes, by the signal that it means."""

_LOG_READ = 256 * 1024
"""Bytes from the end of the log in which the reason is looked for."""


def likely_reason(folder: RunFolder, run: str) -> Problem:
    """The likely reason and the remedy, as a Problem to show."""
    events = EventFollower(folder.events).poll()
    started = next((event for event in reversed(events) if isinstance(event, Started)), None)
    code = control.exit_code(folder.control)
    told = {"run": run, "log": folder.log}
    if fault := _fault(code, _last_attempt(folder.log, started)):
        return Problem("evaluation.crashed_fault", fault=fault, **told)
    if code in (None, -signal.SIGKILL) and started is not None:
        if _memory_ran_out(started):
            return Problem("evaluation.crashed_memory", memory=_last_memory(events), **told)
        if code is None and _restarted_since(events[-1]):
            return Problem("evaluation.crashed_restart", **told)
    if code == -signal.SIGKILL:
        return Problem("evaluation.crashed_killed", **told)
    return Problem("evaluation.crashed", **told)


def memory_kills() -> int | None:
    """How many processes the kernel has ended for want of memory since it started; None where it does not say."""
    try:
        for line in Path("/proc/vmstat").read_text(encoding="ascii").splitlines():
            name, _, count = line.partition(" ")
            if name == "oom_kill":
                return int(count)
    except (OSError, ValueError):
        pass
    return None


def _fault(code: int | None, log: str) -> str | None:
    """The name of the signal that a broken library or driver raised."""
    faults = set(_FATAL.values())
    if code is not None and -code in faults:
        return signal.Signals(-code).name
    return next((number.name for text, number in _FATAL.items() if f"Fatal Python error: {text}" in log), None)


def _memory_ran_out(started: Started) -> bool:
    now = memory_kills()
    return now is not None and started.memory_kills is not None and now > started.memory_kills


def _restarted_since(last: Event) -> bool:
    return psutil.boot_time() > datetime.fromisoformat(last.at).timestamp()


def _last_memory(events: list[Event]) -> str:
    """Resident memory when the machine was last read, in GB."""
    reading = next((event.resident for event in reversed(events) if isinstance(event, Telemetry)), None)
    return "an unknown amount" if reading is None else f"{reading / 1e9:.1f} GB"


def _last_attempt(log: Path, started: Started | None) -> str:
    """What the last attempt wrote to the log, its last part if it is long."""
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - _LOG_READ))
            text = file.read().decode("utf-8", "replace")
    except OSError:
        return ""
    return text.rpartition(ATTEMPT.format(pid=started.pid))[2] if started else text
