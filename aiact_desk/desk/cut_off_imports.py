"""What an import leaves when it is killed: a folder that is not whole yet, or a whole one that the library lacks."""

from __future__ import annotations

import shutil
import time
from contextlib import suppress
from pathlib import Path

from aiact_desk.desk.desk import Desk
from aiact_desk.documents.nouns import RunEnd
from aiact_desk.evaluation import lock, run_folder
from aiact_desk.evaluation.run_folder import RunFolder
from aiact_desk.problems import Problem

STAGED = "."
"""What the name of a folder begins with until it is whole."""

YOUNG = 60.0
"""Seconds in which an import has surely taken the lock of the folder that it made."""


def clear_cut_off_imports(desk: Desk) -> None:
    """Remove folders that are not whole, and add whole ones to the library; those of a living import stay."""
    known = {run.id for run in desk.library.runs(limit=-1)}
    for path in desk.paths.runs.iterdir():
        if path.name in known or not _is_left(path):
            continue
        if path.name.startswith(f"{STAGED}run-"):
            shutil.rmtree(path, ignore_errors=True)
        else:
            _add(desk, RunFolder(path))


def clear_cut_off_bundles(desk: Desk) -> None:
    """Remove what imports of bundles left that were killed; that of a living one stays."""
    for path in desk.paths.root.glob(f"{STAGED}bundle-*"):
        if _is_left(path):
            shutil.rmtree(path, ignore_errors=True)


def _is_left(path: Path) -> bool:
    with suppress(OSError):
        young = time.time() - path.stat().st_mtime < YOUNG
        return path.is_dir() and not path.is_symlink() and not young and not lock.is_held(RunFolder(path).lock)
    return False


def _add(desk: Desk, folder: RunFolder) -> None:
    """Nothing comes of what is damaged, was measured here, or is of a Version that the library lacks."""
    with suppress(Problem):
        request = run_folder.read_request(folder)
        if request.origin and request.run_id == folder.path.name and folder.manifest.is_file():
            desk.library.add_run(request.version.id, request.suite, request.limit, run_id=request.run_id)
            desk.library.set_run_end(request.run_id, RunEnd.SUCCESS)
