"""Verbs on runs: start, follow, cancel, resume, show. A run belongs to its folder, not to the program that began it."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psutil

from aiact_desk import __version__
from aiact_desk.desk.desk import Desk, Progress, silent
from aiact_desk.desk.models import inspect_with_cache
from aiact_desk.desk.suites import SuiteContent, show_suite
from aiact_desk.documents.nouns import Run, Version
from aiact_desk.evaluation import control, launch, lock, run_folder
from aiact_desk.evaluation.ending import RunEnd, end_of, last_ending
from aiact_desk.evaluation.event_stream import EventFollower
from aiact_desk.evaluation.events import Event, Failed
from aiact_desk.evaluation.request import Device, EngineSettings, MeasuredVersion, PlannedPack, RunRequest
from aiact_desk.evaluation.result import RunResult
from aiact_desk.evaluation.run_folder import RunFolder
from aiact_desk.problems import Misuse, Problem

BYTES_PER_PARAMETER = 4
"""A CPU run holds its weights in float32."""


@dataclass(frozen=True)
class RunReport:
    """A run as it stands: its plan, its end so far, its figures once it has them, and why it failed if it did."""

    run: Run
    version: Version
    request: RunRequest
    result: RunResult | None
    failure: Problem | None


def folder_of(desk: Desk, run: Run) -> RunFolder:
    """Where everything about a run lies."""
    return RunFolder(desk.paths.run(run.id))


def start_run(
    desk: Desk,
    version: str,
    suite: str,
    device: Device | None = None,
    limit: int | None = None,
    progress: Progress = silent,
) -> Run:
    """Freeze the plan of a run, register it, and start its worker. Returns at once; follow it with `follow_run`.

    `limit`: measure the first N items of each pack only; the run is then partial wherever it is shown.

    Raises:
        Misuse: if the Version or the suite is unknown, or the limit is no positive number.
        Problem: if the weights are gone or have changed since they were inspected, or do not fit into memory.
    """
    measured = desk.library.version(version)
    content = show_suite(suite)
    if limit is not None and limit < 1:
        raise Misuse("desk.limit_not_positive", limit=limit)
    _check_weights(desk, measured, progress)
    chosen: Device = device or desk.settings.device  # type: ignore[assignment]  # checked against its choices when read
    _check_memory(measured, chosen)
    run_id = f"run-{secrets.token_hex(4)}"
    folder = RunFolder(desk.paths.run(run_id))
    run_folder.create(folder, _request(desk, run_id, measured, content, chosen, limit))
    run = desk.library.add_run(measured.id, suite, limit, run_id=run_id)
    _launch(desk, folder)
    return run


def resume_run(desk: Desk, reference: str) -> Run:
    """Go on with a run that was cancelled, failed or crashed, from its last finished unit.

    Raises:
        Misuse: if the run is unknown or has already succeeded.
        Problem: if it is alive, or its weights have changed.
    """
    run = settled(desk, desk.library.run(reference))
    folder = folder_of(desk, run)
    if run.end == RunEnd.SUCCESS:
        raise Misuse("desk.run_is_complete", run=run.id)
    if lock.is_held(folder.lock):
        raise Problem("evaluation.run_is_alive", run=run.id)
    run_folder.read_request(folder)
    _check_weights(desk, desk.library.version(run.version_id), silent)
    desk.library.set_run_end(run.id, RunEnd.RUNNING)
    _launch(desk, folder)
    return desk.library.run(run.id)


def cancel_run(desk: Desk, reference: str, *, at_once: bool = False) -> Run:
    """Ask a run to stop after its current unit, whoever started it; `at_once` kills it instead. Answers are kept.

    Raises:
        Misuse: if the run is unknown or not running.
    """
    run = settled(desk, desk.library.run(reference))
    folder = folder_of(desk, run)
    if run.end != RunEnd.RUNNING:
        raise Misuse("desk.run_not_running", run=run.id, end=run.end.value)
    control.give(folder.control, "cancel")
    if at_once and (pid := lock.holder(folder.lock)) is not None:
        launch.kill_group(pid)
    return run


class RunWatch:
    """Follows a run without waiting; what the window polls and the command line loops over."""

    def __init__(self, desk: Desk, run: Run) -> None:
        self._folder = folder_of(desk, run)
        self._follower = EventFollower(self._folder.events)

    def poll(self) -> list[Event]:
        """Events since the last call."""
        return self._follower.poll()

    def alive(self) -> bool:
        """Whether more events can come: its worker is there, or holds the lock on another way of starting."""
        return control.launched_is_alive(self._folder.control) or lock.is_held(self._folder.lock)


def follow_run(desk: Desk, reference: str, pause: float = 0.1) -> Iterator[Event]:
    """The events of a run from its beginning until its worker is gone. Waits in between; for the command line."""
    run = desk.library.run(reference)
    watch = RunWatch(desk, run)
    while watch.alive():
        yield from watch.poll()
        time.sleep(pause)
    yield from watch.poll()
    settled(desk, run)


def list_runs(desk: Desk, offset: int = 0, limit: int = 100) -> list[Run]:
    """A page of the runs, newest first, each as it stands now."""
    return [settled(desk, run) for run in desk.library.runs(offset=offset, limit=limit)]


def show_run(desk: Desk, reference: str) -> RunReport:
    """One run with its plan and its figures."""
    run = settled(desk, desk.library.run(reference))
    folder = folder_of(desk, run)
    result = run_folder.read_result(folder) if run.end == RunEnd.SUCCESS else None
    version = desk.library.version(run.version_id)
    return RunReport(run, version, run_folder.read_request(folder), result, _failure(run, folder))


def settled(desk: Desk, run: Run) -> Run:
    """The run with the end that its folder tells, written down in the library once it has one."""
    if run.end != RunEnd.RUNNING:
        return run
    if RunWatch(desk, run).alive():
        return run
    desk.library.set_run_end(run.id, end_of(folder_of(desk, run)))
    return desk.library.run(run.id)


def _failure(run: Run, folder: RunFolder) -> Problem | None:
    """Why a run failed, as its worker told it; of a worker that told nothing, that much is known."""
    if run.end == RunEnd.CRASHED:
        return Problem("evaluation.crashed", run=run.id, log=folder.log)
    ending = last_ending(EventFollower(folder.events).poll())
    if run.end == RunEnd.ERROR and isinstance(ending, Failed):
        return Problem(ending.id, **ending.params)
    return None


def _check_weights(desk: Desk, version: Version, progress: Progress) -> None:
    path = Path(version.path)
    if not path.exists():
        raise Problem("desk.weights_gone", version=version.name, path=path)
    if inspect_with_cache(desk, path, progress).weights_sha256 != version.facts.weights_sha256:
        raise Problem("desk.weights_changed", version=version.name, path=path)


def _check_memory(version: Version, device: Device) -> None:
    needed = version.facts.parameters * BYTES_PER_PARAMETER
    total = psutil.virtual_memory().total
    if device == "cpu" and needed > total:
        sizes = {"needed": f"{needed / 1e9:.0f}", "total": f"{total / 1e9:.0f}"}
        raise Problem("desk.too_large_for_memory", version=version.name, **sizes)


def _request(
    desk: Desk, run_id: str, version: Version, content: SuiteContent, device: Device, limit: int | None
) -> RunRequest:
    path, facts = Path(version.path), version.facts
    threads = desk.settings.threads or psutil.cpu_count(logical=False) or 1
    return RunRequest(
        run_id=run_id,
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
        program=f"AI Act Desk {__version__}",
        version=MeasuredVersion(
            id=version.id,
            name=version.name,
            folder=str(path.parent if facts.kind == "gguf" else path),
            gguf_file=path.name if facts.kind == "gguf" else None,
            architecture=facts.architecture,
            parameters=facts.parameters,
            quantisation=facts.quantisation,
            weights_sha256=facts.weights_sha256,
            tokenizer_sha256=facts.tokenizer_sha256,
            chat_template_sha256=facts.chat_template_sha256,
        ),
        suite=content.suite.id,
        suite_version=content.suite.version,
        packs=tuple(PlannedPack(id=pack.id, version=pack.version, sha256=pack.sha256) for pack in content.packs),
        asking=content.suite.asking,
        engine=EngineSettings(device=device, threads=threads, batch_size=desk.settings.batch_size),
        limit=limit,
    )


def _launch(desk: Desk, folder: RunFolder) -> None:
    threads = run_folder.read_request(folder).engine.threads
    control.give(folder.control, "start")
    worker = desk.launch(["evaluate", str(folder.path)], folder.log, {"OMP_NUM_THREADS": str(threads)})
    control.note_launch(folder.control, worker.pid)
    threading.Thread(target=worker.wait, daemon=True).start()  # so that an ended worker leaves no zombie behind
