"""The composition root: opens a library and hands out the desk that both faces work on."""

from __future__ import annotations

from pathlib import Path

from aiact_desk import paths, settings
from aiact_desk.desk.desk import Desk
from aiact_desk.evaluation.launch import Launcher, launch
from aiact_desk.library.store import open_library


def open_desk(library: Path | None = None, launcher: Launcher = launch) -> Desk:
    """Open the library at `library` (default: the user's own), making it if it is not there.

    Raises:
        Problem: if the library or the settings cannot be read.
    """
    where = paths.library_paths(library)
    chosen = settings.load(paths.settings_file())
    return Desk(where, open_library(where), chosen, launcher, paths.cache_folder())
