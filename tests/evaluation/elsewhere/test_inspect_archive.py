"""The archive of a log is unpacked in bounds: bombs, lies about sizes, ways out and damage end in a sentence."""

from __future__ import annotations

import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.evaluation.elsewhere import inspect_archive
from aiact_desk.evaluation.elsewhere.inspect_archive import HEADER, repack
from aiact_desk.problems import Problem


@pytest.fixture
def log(tmp_path: Path) -> Callable[..., Path]:
    def write(parts: dict[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> Path:
        file = tmp_path / "a.eval"
        with zipfile.ZipFile(file, "w", kind) as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
        return file

    return write


def refused(file: Path, to: Path) -> str:
    with pytest.raises(Problem) as raised:
        repack(file, to)
    return raised.value.id


@pytest.mark.parametrize("kind", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_parts_are_the_same_afterwards_and_the_journal_is_left(
    log: Callable[..., Path], tmp_path: Path, kind: int
) -> None:
    parts = {HEADER: b"{}", "samples/a/b_epoch_1.json": os.urandom(900_000), "samples/c.json": b"x" * 3_000_000}
    repack(log({**parts, "_journal/start.json": b"{}"}, kind), tmp_path / "plain")
    with zipfile.ZipFile(tmp_path / "plain") as plain:
        assert {name: plain.read(name) for name in plain.namelist()} == parts


def test_a_bomb_is_not_unpacked_to_its_end(
    log: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inspect_archive, "MOST_OF_MEMBER", 1 << 20)
    file = log({HEADER: b"{}", "samples/a.json": b"\0" * (200 << 20)})
    assert file.stat().st_size < 300_000
    assert refused(file, tmp_path / "plain") == "elsewhere.archive_too_large"
    assert (tmp_path / "plain").stat().st_size < 2 << 20


def test_all_parts_together_are_bounded(
    log: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inspect_archive, "MOST_OF_ALL", 1000)
    file = log({HEADER: b"{}", **{f"samples/{n}.json": b"x" * 400 for n in range(3)}})
    assert refused(file, tmp_path / "plain") == "elsewhere.archive_too_large"
    monkeypatch.setattr(inspect_archive, "MOST_MEMBERS", 3)
    assert refused(file, tmp_path / "other") == "elsewhere.archive_too_large"


def test_a_size_that_is_a_lie_is_found_out(log: Callable[..., Path], tmp_path: Path) -> None:
    file = log({HEADER: b"{}", "samples/a.json": b"x" * 5000})
    data = bytearray(file.read_bytes())
    place = data.rindex(struct.pack("<L", 5000))  # in the directory, which readers believe
    data[place : place + 4] = struct.pack("<L", 10)
    file.write_bytes(data)
    assert refused(file, tmp_path / "plain") == "elsewhere.archive_too_large"
    data[place : place + 4] = struct.pack("<L", 6000)
    file.write_bytes(data)
    assert refused(file, tmp_path / "other") == "elsewhere.archive_damaged"


@pytest.mark.parametrize("name", ["../a.json", "samples/../../a.json", "/etc/a.json"])
def test_a_way_out_is_refused(log: Callable[..., Path], tmp_path: Path, name: str) -> None:
    assert refused(log({HEADER: b"{}", name: b"{}"}), tmp_path / "plain") == "elsewhere.archive_damaged"


def test_a_link_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.eval", "w") as archive:
        link = zipfile.ZipInfo(HEADER)
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert refused(tmp_path / "a.eval", tmp_path / "plain") == "elsewhere.archive_damaged"


def test_what_is_no_log_is_refused(log: Callable[..., Path], tmp_path: Path) -> None:
    assert refused(log({"a.json": b"{}"}), tmp_path / "plain") == "elsewhere.archive_no_log"
    (tmp_path / "b.eval").write_bytes(b"no archive")
    assert refused(tmp_path / "b.eval", tmp_path / "plain") == "elsewhere.archive_damaged"


@given(st.integers(0, 10_000), st.integers(0, 255))
def test_a_changed_byte_never_passes_as_another_content(
    tmp_path_factory: pytest.TempPathFactory, place: int, value: int
) -> None:
    folder = tmp_path_factory.mktemp("changed")
    parts = {HEADER: b'{"a": 1}' * 50, "samples/a.json": b'{"b": 2}' * 50}
    with zipfile.ZipFile(folder / "a.eval", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    data = bytearray((folder / "a.eval").read_bytes())
    data[place % len(data)] = value
    (folder / "a.eval").write_bytes(data)
    read, refused = {}, ""
    try:
        repack(folder / "a.eval", folder / "plain")
        with zipfile.ZipFile(folder / "plain") as plain:
            read = {name: plain.read(name) for name in plain.namelist()}
    except Problem as problem:
        refused = problem.id
    assert refused.startswith("elsewhere.") if refused else all(one in parts.values() for one in read.values())


def test_zstandard_is_unpacked_in_bounds(
    log: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zstandard = pytest.importorskip("zstandard")
    monkeypatch.setattr(inspect_archive, "_CHUNK", 1000)

    def with_part(data: bytes, packed: bytes) -> Path:
        """An archive whose second part is `packed`, said to be packed with Zstandard and to hold `data`."""
        file = log({HEADER: b"{}", "samples/a.json": packed}, zipfile.ZIP_STORED)
        archive = bytearray(file.read_bytes())
        entry = archive.rindex(b"PK\x01\x02")
        archive[entry + 10 : entry + 12] = struct.pack("<H", 93)
        archive[entry + 16 : entry + 20] = struct.pack("<L", zlib.crc32(data))
        archive[entry + 24 : entry + 28] = struct.pack("<L", len(data))
        file.write_bytes(archive)
        return file

    data = os.urandom(10_000)
    frames = b"".join(zstandard.ZstdCompressor().compress(half) for half in (data[:5000], data[5000:]))
    repack(with_part(data, frames), tmp_path / "plain")
    with zipfile.ZipFile(tmp_path / "plain") as plain:
        assert plain.read("samples/a.json") == data
    bomb = zstandard.ZstdCompressor().compress(b"\0" * (100 << 20))
    assert refused(with_part(b"\0" * 10, bomb), tmp_path / "bomb") == "elsewhere.archive_too_large"
    assert refused(with_part(data, frames[:4000]), tmp_path / "torn") == "elsewhere.archive_damaged"
    assert refused(with_part(data, b"no frame"), tmp_path / "none") == "elsewhere.archive_damaged"
