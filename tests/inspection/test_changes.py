"""A look at real files tells whether they are those that were inspected, without hashing large ones."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from aiact_desk.inspection import changes
from aiact_desk.inspection.changes import HASHED_AT_ONCE, FileChange, changes_since
from aiact_desk.inspection.facts import FileFact
from aiact_desk.inspection.hashing import HashCache, Stamp

INSPECTED = datetime(2026, 12, 1, tzinfo=UTC)
BEFORE, AFTER = (INSPECTED + timedelta(days=days) for days in (-1, 1))


@pytest.fixture
def cache(tmp_path: Path) -> HashCache:
    return HashCache(tmp_path / "hashes.json")


def a_file(folder: Path, name: str, content: bytes, at: datetime) -> FileFact:
    """A file as it was inspected, last written at `at`."""
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_bytes(content)
    os.utime(file, (at.timestamp(), at.timestamp()))
    return FileFact(path=name, size=len(content), sha256=hashlib.sha256(content).hexdigest(), role="weights")


@pytest.fixture
def large(tmp_path: Path) -> FileFact:
    return a_file(tmp_path / "model", "model.safetensors", b"a" * HASHED_AT_ONCE, BEFORE)


def look(tmp_path: Path, cache: HashCache, *facts: FileFact) -> tuple[FileChange, ...]:
    return changes_since(tmp_path / "model", facts, INSPECTED, cache)


def test_files_that_stayed_are_not_told(tmp_path: Path, cache: HashCache, large: FileFact) -> None:
    small = a_file(tmp_path / "model", "config.json", b"{}", AFTER)  # small ones are hashed, whenever they were written
    assert look(tmp_path, cache, large, small) == ()


def test_a_large_file_is_not_read(
    tmp_path: Path, cache: HashCache, large: FileFact, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "sha256_of", lambda _: pytest.fail("hashed"))
    assert look(tmp_path, cache, large) == ()


def test_a_file_that_is_gone_or_of_another_size(tmp_path: Path, cache: HashCache, large: FileFact) -> None:
    file = tmp_path / "model" / large.path
    file.write_bytes(b"a" * (HASHED_AT_ONCE - 1))
    assert look(tmp_path, cache, large) == (FileChange(large.path, "changed"),)
    file.unlink()
    assert look(tmp_path, cache, large) == (FileChange(large.path, "gone"),)
    file.mkdir()
    assert look(tmp_path, cache, large) == (FileChange(large.path, "gone"),)


def test_a_small_file_that_says_something_else_is_found_by_its_hash(tmp_path: Path, cache: HashCache) -> None:
    fact = a_file(tmp_path / "model", "config.json", b"{1}", BEFORE)
    a_file(tmp_path / "model", "config.json", b"{2}", BEFORE)
    assert look(tmp_path, cache, fact) == (FileChange("config.json", "changed"),)


def test_a_large_file_that_was_written_since_is_compared_by_the_hash_at_hand(
    tmp_path: Path, cache: HashCache, large: FileFact
) -> None:
    file = tmp_path / "model" / large.path
    os.utime(file, (AFTER.timestamp(), AFTER.timestamp()))
    assert look(tmp_path, cache, large) == (FileChange(large.path, "touched"),)
    cache.put(file, Stamp.of(file.stat()), large.sha256)
    assert look(tmp_path, cache, large) == ()
    cache.put(file, Stamp.of(file.stat()), "0" * 64)
    assert look(tmp_path, cache, large) == (FileChange(large.path, "changed"),)


def test_a_single_file_is_its_own_place(tmp_path: Path, cache: HashCache) -> None:
    fact = a_file(tmp_path, "model.gguf", b"GGUF", BEFORE)
    renamed = (tmp_path / "model.gguf").rename(tmp_path / "model")
    assert changes_since(renamed, [fact], INSPECTED, cache) == ()
    renamed.write_bytes(b"FUGG")
    assert changes_since(renamed, [fact], INSPECTED, cache) == (FileChange("model.gguf", "changed"),)


@pytest.mark.parametrize("path", ["../secret", "/etc/hostname", "a/../../secret"])
def test_no_path_leads_out_of_the_folder(tmp_path: Path, cache: HashCache, path: str) -> None:
    fact = a_file(tmp_path, "secret", b"x", BEFORE)
    (tmp_path / "model" / "a").mkdir(parents=True)
    assert look(tmp_path, cache, fact.model_copy(update={"path": path})) == (FileChange(path, "gone"),)
