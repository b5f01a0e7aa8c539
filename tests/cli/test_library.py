"""`aiact-desk library`: what it holds, backing up, putting back, cleaning."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aiact_desk.library.store import open_library
from aiact_desk.paths import LibraryPaths


def test_a_library_is_backed_up_put_back_and_cleaned(
    answer: Callable[..., Any], desk: Callable[..., Any], tmp_path: Path
) -> None:
    here = ("--library", tmp_path / "library")
    answer(*here, "model", "new", "Tiny", "--provider", "Example Ltd")
    info = answer(*here, "library", "info")
    assert (info["root"], info["rows"]["models"]) == (str(tmp_path / "library"), 1)
    made = answer(*here, "library", "backup", "--to", tmp_path / "kept.sqlite")
    assert (made["path"], made["chain"]["broken"], made["files"]) == (str(tmp_path / "kept.sqlite"), None, None)
    answer(*here, "model", "new", "Later")
    back = answer(*here, "library", "restore", tmp_path / "kept.sqlite")
    assert Path(back["aside"]).parent == tmp_path / "library" / "replaced"
    assert [model["name"] for model in answer(*here, "model", "list")] == ["Tiny"]
    unknown = tmp_path / "library" / "runs" / "run-unknown"
    unknown.mkdir(parents=True)
    then = time.time() - 7200
    os.utime(unknown, (then, then))
    shown = answer(*here, "library", "clean", "--dry-run")
    assert shown == [{"path": str(unknown), "why": "run", "files": 0, "bytes": 0, "removed": False}]
    assert str(unknown) in desk(*here, "library", "clean").stdout
    assert not unknown.exists()
    assert "Nothing can go" in desk(*here, "library", "clean").stdout
    frees = answer(*here, "library", "clean", "--model", "tiny", "--dry-run")
    assert (frees["name"], frees["runs"], frees["removed"]) == ("Tiny", [], False)
    assert answer(*here, "library", "clean", "--model", "tiny")["removed"] is True
    assert answer(*here, "model", "list") == []
    assert "holds" in desk(*here, "audit", "verify").stdout


@pytest.mark.parametrize("with_files", [(), ("--with-files",)])
def test_what_is_said_to_a_person(desk: Callable[..., Any], tmp_path: Path, with_files: tuple[str, ...]) -> None:
    here = ("--library", tmp_path / "library")
    desk(*here, "people", "add", "Ada", "--function", "engineer")
    assert "audit chain holds: 2 rows" in desk(*here, "library", "backup", *with_files).stdout
    (made,) = (tmp_path / "library" / "backups").iterdir()
    assert made.is_dir() == bool(with_files)
    assert "What was there" in desk(*here, "library", "restore", made).stdout
    assert "library.sqlite" in desk(*here, "library", "info").stdout


def test_wrong_use_is_told(desk: Callable[..., Any], tmp_path: Path) -> None:
    here = ("--library", tmp_path / "library")
    assert "Name one thing" in desk(*here, "library", "clean", "--model", "a", "--run", "b", code=2).stderr
    assert "There is no backup" in desk(*here, "library", "restore", tmp_path / "none", code=2).stderr
    with open_library(LibraryPaths(tmp_path / "library")):
        desk(*here, "library", "backup", "--to", tmp_path / "kept.sqlite")
        assert "has the library" in desk(*here, "library", "restore", tmp_path / "kept.sqlite", code=1).stderr
    assert (
        "is no place for a backup" in desk(*here, "library", "backup", "--to", tmp_path / "kept.sqlite", code=2).stderr
    )
