"""Verbs on runs: start, follow, cancel, resume, show. A run belongs to its folder, not to the program that began it."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from aiact_desk.desk.asking import asking_for
from aiact_desk.desk.benchmarks import refuse_benchmarks
from aiact_desk.desk.desk import Desk, Progress, silent
from aiact_desk.desk.measurable import find_measurable
from aiact_desk.desk.run_plan import check_weights, plan_run
from aiact_desk.documents.nouns import Run, Version
from aiact_desk.evaluation import control, launch, lock, run_folder
from aiact_desk.evaluation.crash import likely_reason
from aiact_desk.evaluation.ending import RunEnd, end_of, last_ending
from aiact_desk.evaluation.event_stream import EventFollower
from aiact_desk.evaluation.events import Event, Failed
from aiact_desk.evaluation.request import Device, RunRequest
from aiact_desk.evaluation.result import RunResult
from aiact_desk.evaluation.run_folder import RunFolder
from aiact_desk.problems import Misuse, Problem

NOBODY = 0
"""A process id that no process has."""


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
    asking: Mapping[str, object] | None = None,
    seed: int | None = None,
) -> Run:
    """Freeze the plan of a run, register it, and start its worker. Returns at once; follow it with `follow_run`.

    `suite` is the id of a suite, or `pack:` and that of a pack, which is measured on its own then.
    `limit`: measure the first N items of each pack only; the run is then partial wherever it is shown. `asking`: what
    the user states of how the model is asked, by the names of `Asking`; the suite says the rest.

    Raises:
        Misuse: if the Version, the suite or the pack is unknown, the limit is no positive number, or the asking does
            not fit.
        Problem: if the weights are gone or have changed since they were inspected, or do not fit into memory.
    """
    measured = desk.library.version(version)
    refuse_benchmarks(suite, measured.name)
    content = find_measurable(desk, suite)
    if limit is not None and limit < 1:
        raise Misuse("desk.limit_not_positive", limit=limit)
    asked = asking_for(measured, content.packs, content.asking, asking or {})
    check_weights(desk, measured, progress)
    request = plan_run(desk, measured, content, asked, device, limit, seed)
    folder = RunFolder(desk.paths.run(request.run_id))
    run_folder.create(folder, request)
    _open_attempt(folder)
    run = desk.library.add_run(measured.id, suite, limit, run_id=request.run_id)
    _launch(desk, folder, measured)
    return run


def resume_run(desk: Desk, reference: str) -> Run:
    """Go on with a run that was paused, cancelled, failed or crashed, from its last finished unit.

    Raises:
        Misuse: if the run is unknown or has already succeeded.
        Problem: if it is alive, or its weights have changed.
    """
    run = settled(desk, desk.library.run(reference))
    folder = folder_of(desk, run)
    if run.end == RunEnd.SUCCESS:
        raise Misuse("desk.run_is_complete", run=run.id)
    if run.end == RunEnd.RUNNING:
        if control.wanted(folder.control) != "pause":
            raise Problem("evaluation.run_is_alive", run=run.id)
        control.give(folder.control, "resume")
        return run
    run_folder.read_request(folder)
    version = desk.library.version(run.version_id)
    check_weights(desk, version, silent)
    _open_attempt(folder)
    desk.library.set_run_end(run.id, RunEnd.RUNNING)
    _launch(desk, folder, version)
    return desk.library.run(run.id)


def pause_run(desk: Desk, reference: str) -> Run:
    """Ask a run to wait after its current unit, whoever started it; `resume_run` lets it go on.

    Raises:
        Misuse: if the run is unknown or not running.
    """
    run = settled(desk, desk.library.run(reference))
    if run.end != RunEnd.RUNNING:
        raise Misuse("desk.run_not_running", run=run.id, end=run.end.value)
    control.give(folder_of(desk, run).control, "pause")
    return run


def cancel_run(desk: Desk, reference: str, *, at_once: bool = False) -> Run:
    """Ask a run to stop after its current unit, whoever started it; `at_once` kills it instead. Answers are kept.

    Raises:
        Misuse: if the run is unknown or not running.
    """
    run = settled(desk, desk.library.run(reference))
    folder = folder_of(desk, run)
    if run.end != RunEnd.RUNNING:
        raise Misuse("desk.run_not_running", run=run.id, end=run.end.value)
    pid = control.launched(folder.control)
    worker = pid if pid != os.getpid() else None
    try:
        control.give(folder.control, "cancel")
    except Problem:
        if worker is None:
            raise
        os.kill(worker, signal.SIGTERM)  # the same request, where a full disk takes no command
    if at_once and worker is not None:
        launch.kill_group(worker)
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
        """Whether more events can come: its worker is there, or is being started, or holds the lock."""
        return control.launched(self._folder.control) is not None or lock.is_held(self._folder.lock)

    def pausing(self) -> bool:
        """Whether it was asked to wait after its unit, and not yet to go on."""
        return control.wanted(self._folder.control) == "pause"


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
    """The run with the end that its folder tells, written down in the library.

    A run that was found crashed is looked at again: somebody may have started its worker anew.
    """
    if run.end not in (RunEnd.RUNNING, RunEnd.CRASHED):
        return run
    end = RunEnd.RUNNING if RunWatch(desk, run).alive() else end_of(folder_of(desk, run))
    if end == run.end:
        return run
    desk.library.set_run_end(run.id, end)
    return desk.library.run(run.id)


def _failure(run: Run, folder: RunFolder) -> Problem | None:
    """Why a run failed, as its worker told it; of a worker that told nothing, that much is known."""
    if run.end == RunEnd.CRASHED:
        return likely_reason(folder, run.id)
    ending = last_ending(EventFollower(folder.events).poll())
    if run.end == RunEnd.ERROR and isinstance(ending, Failed):
        return Problem(ending.id, **ending.params)
    return None


def _open_attempt(folder: RunFolder) -> None:
    """From here on the run counts as alive: first by this program, which is about to start its worker."""
    control.give(folder.control, "start")
    control.note_launch(folder.control, os.getpid())


def _launch(desk: Desk, folder: RunFolder, version: Version) -> None:
    threads = run_folder.read_request(folder).engine.threads
    job = ["evaluate", str(folder.path), version.path, str(desk.paths.packs)]
    try:
        worker = desk.launch(job, folder.log, {"OMP_NUM_THREADS": str(threads)})
    except BaseException:
        control.note_launch(folder.control, NOBODY)
        raise
    control.note_launch(folder.control, worker.pid)
    threading.Thread(target=_reap, args=(folder, worker), daemon=True).start()


def _reap(folder: RunFolder, worker: subprocess.Popen[bytes]) -> None:
    """Leave no zombie behind an ended worker, and write down how it ended, as far as this program lives to see it."""
    with suppress(Problem, OSError):  # somebody else may have waited for it first
        ended = os.waitid(os.P_PID, worker.pid, os.WEXITED | os.WNOWAIT)  # a zombie, and so there, until it is noted
        if ended is not None:
            code = ended.si_status if ended.si_code == os.CLD_EXITED else -ended.si_status
            control.note_end(folder.control, worker.pid, code)
    worker.wait()
