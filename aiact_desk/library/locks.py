"""Lock files in the folder of a library; the system drops a lock with the program that holds it, however that ends.

A lock file stays in place: a removed one could be locked twice.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aiact_desk.library import place
from aiact_desk.problems import Problem

UPDATING = ".migrating"
"""Held alone while a program opens a library and updates its tables."""

OPEN = ".open"
"""Held together by all programs that have a library open; alone by one that puts a backup in its place."""

_POLL = 0.05  # seconds


def hold(file: Path, *, alone: bool, timeout: float, otherwise: str) -> int:
    """Hold a lock, waiting `timeout` seconds for others; the descriptor that, once closed, lets go of it.

    Raises: Problem `otherwise` if others still hold it then, or if the file cannot be made.
    """
    try:
        held = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise place.problem_of(error, file.parent) from error
    kind = fcntl.LOCK_EX if alone else fcntl.LOCK_SH
    give_up = time.monotonic() + timeout
    while not _locked(held, kind):
        if time.monotonic() > give_up:
            os.close(held)
            raise Problem(otherwise, path=file.parent)
        time.sleep(_POLL)
    return held


@contextmanager
def alone(file: Path, *, timeout: float, otherwise: str) -> Iterator[None]:
    """Hold a lock alone, see `hold`."""
    held = hold(file, alone=True, timeout=timeout, otherwise=otherwise)
    try:
        yield
    finally:
        os.close(held)


def _locked(held: int, kind: int) -> bool:
    try:
        fcntl.flock(held, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
