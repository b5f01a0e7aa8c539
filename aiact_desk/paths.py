"""Where things are on this machine: the library, the cache, the settings file, and the rooms inside a library."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

_APP = "aiact-desk"
LIBRARY_VARIABLE = "AIACT_DESK_LIBRARY"


def default_library() -> Path:
    """The library that is used when none is named: `AIACT_DESK_LIBRARY`, else the user's data folder."""
    named = os.environ.get(LIBRARY_VARIABLE)
    return Path(named).expanduser().absolute() if named else Path(platformdirs.user_data_dir(_APP)) / "library"


def cache_folder() -> Path:
    """What can be made again: file hashes and the demo model (`AIACT_DESK_CACHE` moves it)."""
    named = os.environ.get("AIACT_DESK_CACHE")
    return Path(named).expanduser() if named else Path(platformdirs.user_cache_dir(_APP))


def settings_file() -> Path:
    """The user's settings, one readable TOML file (`AIACT_DESK_SETTINGS` moves it)."""
    named = os.environ.get("AIACT_DESK_SETTINGS")
    return Path(named).expanduser() if named else Path(platformdirs.user_config_dir(_APP)) / "settings.toml"


@dataclass(frozen=True)
class LibraryPaths:
    """The folder of a library. Everything inside is found relative to it, so the folder can be moved whole."""

    root: Path

    @property
    def database(self) -> Path:
        return self.root / "library.sqlite"

    @property
    def runs(self) -> Path:
        return self.root / "runs"

    @property
    def exports(self) -> Path:
        return self.root / "exports"

    @property
    def packs(self) -> Path:
        """The packs that the user took in, each a folder."""
        return self.root / "packs"

    @property
    def attachments(self) -> Path:
        """The files that belong to answers, each under its SHA-256."""
        return self.root / "attachments"

    def run(self, run_id: str) -> Path:
        """The folder of one run."""
        return self.runs / run_id


def library_paths(named: Path | None) -> LibraryPaths:
    """The library that somebody named, else the user's own."""
    return LibraryPaths((named or default_library()).absolute())
