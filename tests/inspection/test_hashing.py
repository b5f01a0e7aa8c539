"""Hashing: right, with progress, remembered, and never of a file that changed."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiact_desk.inspection.hashing import HashCache, HashProgress, Listed, Stamp, hash_files, hash_of_hashes
from aiact_desk.problems import Problem

Refused = Callable[[str, Callable[[], object]], Problem]


def listed(path: Path) -> Listed:
    return Listed(path.name, path, Stamp.of(path.stat()))


@pytest.fixture
def files(tmp_path: Path) -> list[Listed]:
    contents = {"a": b"", "b": b"x" * 10, "c": os.urandom(9 << 20)}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    return [listed(tmp_path / name) for name in contents]


def test_hashes_and_progress(files: list[Listed]) -> None:
    steps: list[HashProgress] = []
    hashes = hash_files(files, steps.append)
    assert hashes == {item.path: hashlib.sha256(item.file.read_bytes()).hexdigest() for item in files}
    total = sum(item.stamp.size for item in files)
    assert [step.done_bytes for step in steps] == sorted(step.done_bytes for step in steps)
    assert {step.total_bytes for step in steps} == {total}
    assert steps[-1] == HashProgress("c", total, total)
    assert len([step for step in steps if step.file == "c"]) > 2


def test_what_progress_raises_ends_the_hashing(files: list[Listed]) -> None:
    class Cancelled(Exception):
        pass

    def cancel(step: HashProgress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        hash_files(files, cancel)


def test_a_changed_file_is_refused(files: list[Listed], refused: Refused) -> None:
    files[1].file.write_bytes(b"y" * 11)
    refused("inspection.changed_meanwhile", lambda: hash_files(files))


def test_the_cache_answers_for_unchanged_files(files: list[Listed], tmp_path: Path) -> None:
    cache = HashCache(tmp_path / "hashes.json")
    hashes = hash_files(files, cache=cache)
    kept = json.loads((tmp_path / "hashes.json").read_text())
    assert list(kept) == [str(files[2].file)], "small files are not kept"
    kept[str(files[2].file)][4] = "0" * 64
    (tmp_path / "hashes.json").write_text(json.dumps(kept))
    again = hash_files(files, cache=HashCache(tmp_path / "hashes.json"))
    assert again == {**hashes, "c": "0" * 64}, "the kept hash was used"


def test_a_change_that_keeps_size_and_time_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "w"
    file.write_bytes(b"old")
    os.utime(file, ns=(1, 1))
    cache = HashCache(tmp_path / "hashes.json", smallest=0)
    hash_files([listed(file)], cache=cache)
    while Stamp.of(file.stat()) == listed(file).stamp and file.read_bytes() == b"old":
        file.write_bytes(b"new")
    os.utime(file, ns=(1, 1))
    assert hash_files([listed(file)], cache=cache) == {"w": hashlib.sha256(b"new").hexdigest()}


@settings(max_examples=30)
@given(damage=st.binary(max_size=60) | st.just(b'{"/a": [1]}') | st.just(b"[" * 100_000) | st.just(b'{"a": {}}'))
def test_a_damaged_cache_is_an_empty_one(tmp_path_factory: pytest.TempPathFactory, damage: bytes) -> None:
    folder = tmp_path_factory.mktemp("cache")
    file = folder / "w"
    file.write_bytes(b"weights")
    path = folder / "hashes.json"
    path.write_bytes(damage)
    cache = HashCache(path, smallest=0)
    item = listed(file)
    assert cache.get(item.file, item.stamp) is None
    cache.put(item.file, item.stamp, "a" * 64)
    assert HashCache(path, smallest=0).get(item.file, item.stamp) == "a" * 64


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "w").write_bytes(b"weights")
    cache = HashCache(tmp_path / "not there" / "hashes.json", smallest=0)
    assert set(hash_files([listed(tmp_path / "w")], cache=cache)) == {"w"}


def test_hash_of_hashes_is_over_sorted_lines() -> None:
    lines = f"{'a' * 64}  z.safetensors\n{'b' * 64}  a.safetensors\n"
    files = [("a.safetensors", "b" * 64), ("z.safetensors", "a" * 64)]
    assert hash_of_hashes(files) == hash_of_hashes(files[::-1]) == hashlib.sha256(lines.encode()).hexdigest()
