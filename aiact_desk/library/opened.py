"""What every part of the library's door stands on: its place and its open database."""

from __future__ import annotations

from aiact_desk.library.database import Database
from aiact_desk.paths import LibraryPaths


class Opened:
    """A library that is open. `paths` is absolute: it says where the library lies now, not where it was made."""

    def __init__(self, paths: LibraryPaths, database: Database) -> None:
        self.paths = paths
        self._database = database
