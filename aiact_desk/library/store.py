"""The door of the library: `open_library` makes, checks and updates it, `Library` keeps and gives out the nouns."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from aiact_desk.library import locks, migrate, place
from aiact_desk.library.answer_packs import AnswerPacks
from aiact_desk.library.answers import Answers
from aiact_desk.library.auditing import Audit
from aiact_desk.library.bundles.door import Bundles
from aiact_desk.library.choices import Choices
from aiact_desk.library.claims import Claims
from aiact_desk.library.cleaning import Cleaning
from aiact_desk.library.comments import Comments
from aiact_desk.library.database import Database
from aiact_desk.library.deletion import Deletion
from aiact_desk.library.documents import Documents
from aiact_desk.library.editions import Editions
from aiact_desk.library.erasing import Erasing
from aiact_desk.library.exports import Exports
from aiact_desk.library.leaning import Leaning
from aiact_desk.library.models import Models
from aiact_desk.library.packets import Packets
from aiact_desk.library.people import People
from aiact_desk.library.provider_profile import ProviderProfile
from aiact_desk.library.register import Register
from aiact_desk.library.requests import Requests
from aiact_desk.library.retention import Retention
from aiact_desk.library.reviews import Reviews
from aiact_desk.library.runs import Runs
from aiact_desk.library.sample_marks import SampleMarks
from aiact_desk.library.versions import Versions
from aiact_desk.paths import LibraryPaths

BUSY_TIMEOUT = 5.0


class Library(
    Models,
    Versions,
    Runs,
    Documents,
    Choices,
    Answers,
    Editions,
    ProviderProfile,
    SampleMarks,
    People,
    Comments,
    Reviews,
    Exports,
    Leaning,
    Retention,
    Deletion,
    Packets,
    Bundles,
    Requests,
    Claims,
    AnswerPacks,
    Register,
    Audit,
    Erasing,
    Cleaning,
):
    """An open library. Each method is one short transaction and may be called from any thread.

    Besides what they name, all methods raise Problem when another program holds the database for longer than the
    timeout ("library.busy"), when the disk is full ("library.disk_full"), or when the file is damaged; what was to be
    written is then not written at all.
    """

    def close(self) -> None:
        """Let go of the database; the folder then holds it in one file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_library(
    paths: LibraryPaths,
    *,
    file_system_of: Callable[[Path], str] = place.file_system_of,
    busy_timeout: float = BUSY_TIMEOUT,
) -> Library:
    """Open the library of a folder; make it where it is missing, update it (after a backup) where it is older.

    `file_system_of` gives the type of the file system of a path; `busy_timeout` is in seconds.

    Raises: Problem if the folder lies on a network, is no folder or cannot be written, or if the database is none, is
        not ours, is newer than this program, is damaged, is in use or does not fit on the disk.
    """
    here = LibraryPaths(paths.root.absolute())
    place.refuse_network(here.root, file_system_of(here.root))
    place.make_folder(here.root)
    lock = locks.hold(here.root / locks.OPEN, alone=False, timeout=busy_timeout, otherwise="library.opening_elsewhere")
    try:
        migrate.bring_up_to_date(here, busy_timeout=busy_timeout)
    except BaseException:
        os.close(lock)
        raise
    return Library(here, Database(here, busy_timeout=busy_timeout, lock=lock))
