"""What every verb works on: the open library, the settings, and the way to start a worker."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from aiact_desk.evaluation.launch import Launcher
from aiact_desk.evaluation.pack_store import PackStore
from aiact_desk.library.store import Library
from aiact_desk.paths import LibraryPaths
from aiact_desk.settings import Settings


@dataclass(frozen=True)
class Desk:
    """One open library with everything that the verbs need. Made by `aiact_desk.compose`."""

    paths: LibraryPaths
    library: Library
    settings: Settings
    launch: Launcher
    cache: Path

    @property
    def packs(self) -> PackStore:
        """All packs that this library knows."""
        return PackStore(self.paths.packs)

    @property
    def person(self) -> str:
        """Who types: the name in the settings, else the login name."""
        if self.settings.person:
            return self.settings.person
        try:
            return getpass.getuser()
        except (KeyError, OSError):
            return "unknown"


@dataclass(frozen=True)
class Step:
    """How far a verb has come: `done` of `total` in bytes (hashing, fetching) or plain steps."""

    what: str
    done: int
    total: int


class Progress(Protocol):
    """Told by a verb how far it is; a face shows it."""

    def __call__(self, step: Step) -> None: ...


def silent(step: Step) -> None:
    """A Progress that shows nothing."""
