"""Fills a small file system."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path


def fill(file: Path) -> None:
    """Write until nothing more goes in."""
    with suppress(OSError), file.open("wb", buffering=0) as ballast:
        while ballast.write(bytes(4096)):
            pass
