"""Where things stand in a bundle, and how much of them there may be."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

BUNDLE = "bundle.json"
MANIFEST = "manifest.json"
_RUNS, _TEXTS, _ATTACHMENTS = "runs", "texts", "attachments"

MOST_FILES = 20_000
MOST_BYTES = (1 << 32) - (1 << 26)
"""Of all files together: what a ZIP file holds without extensions, with room for its list."""
MOST_RATIO = 100
"""Bytes that one byte of a bundle may unpack to. This program compresses nothing; others may have."""
LONGEST_LIST = 8 << 20
"""Bytes of the list of files, which is read into memory."""

RUN_FILES = frozenset(
    {"request.json", "units.json", "result.json", "manifest.json", "samples.sqlite", "telemetry.jsonl"}
)
RESPONSES = "responses.sqlite"
_ORIGINAL = "original"
_SHA256 = re.compile(r"[0-9a-f]{64}")
_TEXT = re.compile(r"[1-9][0-9]{0,8}\.json")
_RUN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_LONGEST_PART, _DEEPEST = 255, 16
_FORBIDDEN = frozenset('\\:*?"<>|')


def run_file(run: str, name: str) -> str:
    """The name of a file of a run folder."""
    return f"{_RUNS}/{run}/{name}"


def text_file(revision: int) -> str:
    """The name of a frozen text."""
    return f"{_TEXTS}/{revision}.json"


def attachment_file(sha256: str) -> str:
    """The name of a file that belongs to an answer."""
    return f"{_ATTACHMENTS}/{sha256}"


def is_known(name: str) -> bool:
    """Whether a bundle may hold a file of this name: a plain relative path, of a kind that has a place in it."""
    if name in (BUNDLE, MANIFEST):
        return True
    match name.split("/"):
        case [room, file] if room == _TEXTS:
            return _TEXT.fullmatch(file) is not None
        case [room, file] if room == _ATTACHMENTS:
            return _SHA256.fullmatch(file) is not None
        case [room, run, file] if room == _RUNS:
            return _RUN.fullmatch(run) is not None and file in RUN_FILES | {RESPONSES}
        case [room, run, folder, *parts] if room == _RUNS and folder == _ORIGINAL:
            return _RUN.fullmatch(run) is not None and len(parts) <= _DEEPEST and all(map(_is_plain, parts))
    return False


def is_run_file(name: str) -> bool:
    """Whether a run folder in a bundle may hold a file of this name, relative to the folder."""
    return is_known(run_file("run", name))


def same_place(name: str) -> str:
    """What two names share that a file system may take for one."""
    return unicodedata.normalize("NFC", str(PurePosixPath(name))).casefold()


def _is_plain(part: str) -> bool:
    """Whether a part of an original file's path leads nowhere else and shows as it is."""
    return (
        0 < len(part.encode(errors="replace")) <= _LONGEST_PART
        and part.isprintable()
        and part not in (".", "..")
        and not _FORBIDDEN & set(part)
    )
