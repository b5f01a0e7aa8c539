"""The verb that takes in a run that was measured elsewhere."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from aiact_desk import __version__
from aiact_desk.desk.cut_off_imports import STAGED, clear_cut_off_imports
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.runs import folder_of
from aiact_desk.desk.worker_job import do_job
from aiact_desk.documents.nouns import Run, RunEnd, Version
from aiact_desk.evaluation import run_folder
from aiact_desk.evaluation.elsewhere.job import ImportJob
from aiact_desk.evaluation.elsewhere.sources import find_source
from aiact_desk.evaluation.lock import WorkerLock
from aiact_desk.evaluation.request import MeasuredVersion
from aiact_desk.evaluation.run_folder import RunFolder
from aiact_desk.files import disk_problems, make_folder
from aiact_desk.library.ids import new_id
from aiact_desk.problems import Problem

PATIENCE = 6 * 3600.0
"""Seconds after which taking in a run is given up; the largest logs are copied, unpacked and read twice."""


def import_run(desk: Desk, path: Path, version: str, tasks: Sequence[str] = ()) -> Run:
    """Take in what lm-eval or Inspect measured of a Version, as a complete run that is marked "measured elsewhere".

    `path` is a results folder or results file of lm-eval with samples, or an `.eval` log of Inspect; it is read in a
    worker and kept in the run folder as it is. `tasks` says what to take of it, all where it is empty: TASK, or
    TASK:METRIC. Nothing is claimed of the Version's weights: the file names none.

    Raises:
        Misuse: if the Version, a task or a metric is unknown, or there is nothing at `path`, or more than one thing.
        Problem: if a file is damaged, too large, or in a run already, if inspect-ai is wanted and not installed, or
            the disk is full. Nothing is left behind then; what a killed import left goes when the next one begins.
    """
    measured = desk.library.version(version)
    where = path.expanduser().absolute()
    find_source(where)
    make_folder(desk.paths.runs)
    clear_cut_off_imports(desk)
    run_id = new_id("run")
    staged = make_folder(desk.paths.runs / f"{STAGED}{run_id}")
    alive = None
    try:
        alive = WorkerLock(RunFolder(staged).lock)
        job = ImportJob(
            source=str(where),
            tasks=tuple(tasks),
            folder=str(staged),
            run_id=run_id,
            program=f"AI Act Desk {__version__}",
            version=MeasuredVersion(
                id=measured.id, name=measured.name, architecture="", parameters=None, weights_sha256=None
            ),
            known_as=_names(desk, measured),
            taken=_taken(desk),
        )
        do_job(desk, "import", job, patience=PATIENCE, failed="desk.import_failed")
        request = run_folder.read_request(RunFolder(staged))
        _refuse_taken(desk, RunFolder(staged))
        with disk_problems(staged):
            staged.rename(desk.paths.run(run_id))
        staged = desk.paths.run(run_id)
        desk.library.add_run(measured.id, request.suite, request.limit, run_id=run_id)
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise
    finally:
        if alive:
            alive.release()
    return desk.library.set_run_end(run_id, RunEnd.SUCCESS)


def _names(desk: Desk, version: Version) -> tuple[str, ...]:
    """What the Version may be called in another tool's file."""
    model = desk.library.model(version.model_id).name
    return tuple(name for name in (version.name, model, Path(version.path).name, version.facts.name) if name)


def _taken(desk: Desk) -> dict[str, str]:
    """The hashes of all files that runs from elsewhere keep, with the run. One that is damaged tells nothing."""
    found: dict[str, str] = {}
    for run in desk.library.runs(limit=-1):
        with suppress(OSError, ValueError, Problem):
            found.update(dict.fromkeys(_kept(folder_of(desk, run)), run.id))
    return found


def _refuse_taken(desk: Desk, staged: RunFolder) -> None:
    """Raises Problem if another import took in the same samples in the meantime."""
    taken = _taken(desk)
    for sha256, name in _kept(staged).items():
        # a results file holds no samples, and is kept with each task that is taken from it
        if sha256 in taken and not name.endswith(".json"):
            raise Problem("elsewhere.taken_in_before", file=Path(name).name, run=taken[sha256])


def _kept(folder: RunFolder) -> dict[str, str]:
    """The original files of a run from elsewhere by their hashes. Raises OSError or ValueError if it is damaged."""
    hashes: dict[str, str] = json.loads(folder.manifest.read_bytes())
    return {sha256: name for name, sha256 in hashes.items() if name.startswith("original/")}
