"""Bundles from strangers: each kind of harm is refused with its own reason, before anything is written."""

from __future__ import annotations

import hashlib
import json
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from aiact_desk.documents.bundles.archive import write_bundle
from aiact_desk.documents.bundles.layout import MOST_BYTES, is_known
from aiact_desk.documents.bundles.unpacking import unpack_bundle
from aiact_desk.problems import Problem

RUN = "runs/run-k3f9x2ab"


def manifest_of(files: Mapping[str, bytes]) -> bytes:
    entries = {name: {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)} for name, data in files.items()}
    return json.dumps({"schema_version": 1, "files": entries}).encode()


def packed(path: Path, files: Mapping[str, bytes], method: int = zipfile.ZIP_STORED) -> Path:
    """A bundle with a manifest that is true of its files."""
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in {**files, "manifest.json": manifest_of(files)}.items():
            archive.writestr(name, data)
    return path


def refused(file: Path, to: Path) -> Problem:
    """Why the bundle is refused; nothing lies outside of the folder then."""
    to.mkdir()
    before = set(file.parent.iterdir())
    with pytest.raises(Problem) as told:
        unpack_bundle(file, to)
    assert set(file.parent.iterdir()) == before
    return told.value


FILES = {"bundle.json": b"{}", f"{RUN}/request.json": b"{}", f"attachments/{'a' * 64}": b"x", "texts/1.json": b"{}"}


def test_a_sound_bundle_is_unpacked(tmp_path: Path) -> None:
    manifest = unpack_bundle(packed(tmp_path / "b.zip", FILES), tmp_path / "to")
    assert set(manifest.files) == set(FILES)
    for name, data in FILES.items():
        assert (tmp_path / "to" / name).read_bytes() == data


def test_a_bundle_that_somebody_packed_anew_is_one_too(tmp_path: Path) -> None:
    file = packed(tmp_path / "b.zip", FILES, zipfile.ZIP_DEFLATED)
    assert set(unpack_bundle(file, tmp_path / "to").files) == set(FILES)


def test_written_and_unpacked_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "samples").write_bytes(b"samples" * 1000)
    files: dict[str, bytes | Path] = {"bundle.json": b"{}", f"{RUN}/samples.sqlite": tmp_path / "samples"}
    write_bundle(files, tmp_path / "b.zip")
    first = (tmp_path / "b.zip").read_bytes()
    write_bundle(dict(reversed(files.items())), tmp_path / "b.zip")
    assert (tmp_path / "b.zip").read_bytes() == first
    unpack_bundle(tmp_path / "b.zip", tmp_path / "to")
    assert (tmp_path / "to" / RUN / "samples.sqlite").read_bytes() == b"samples" * 1000


@pytest.mark.parametrize(
    "name",
    [
        "../outside",
        "/absolute",
        f"{RUN}/../../outside",
        f"{RUN}/original/../../../outside",
        f"{RUN}/original/./file",
        f"{RUN}/original//file",
        f"{RUN}\\request.json",
        f"{RUN}/original/a\\..\\b",
        f"{RUN}/original/C:file",
        f"{RUN}/original/new\nline",
        f"{RUN}/original/",
        f"{RUN}/worker.lock",
        f"{RUN}/events.jsonl",
        f"{RUN}/without-responses",
        "runs/.hidden/request.json",
        "runs/../library.sqlite",
        "library.sqlite",
        "texts/0.json",
        "texts/../bundle.json",
        f"attachments/{'A' * 64}",
        f"attachments/{'a' * 63}",
        "model.safetensors",
        "Bundle.json",
    ],
)
def test_only_names_with_a_place_are_taken(tmp_path: Path, name: str) -> None:
    assert not is_known(name)
    assert refused(packed(tmp_path / "b.zip", {**FILES, name: b"x"}), tmp_path / "to").id == "bundles.strange_name"
    assert not (tmp_path / "outside").exists()


def test_a_name_stands_once(tmp_path: Path) -> None:
    file = packed(tmp_path / "b.zip", FILES)
    with zipfile.ZipFile(file, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("bundle.json", b"{}")
    assert refused(file, tmp_path / "to").id == "bundles.name_twice"


def test_names_that_some_disks_take_for_one_stand_once(tmp_path: Path) -> None:
    both = {f"{RUN}/original/Results.json": b"1", f"{RUN}/original/results.json": b"2"}
    assert refused(packed(tmp_path / "b.zip", {**FILES, **both}), tmp_path / "to").id == "bundles.name_twice"


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO, stat.S_IFDIR])
def test_links_and_devices_are_refused(tmp_path: Path, kind: int) -> None:
    file = packed(tmp_path / "b.zip", FILES)
    member = zipfile.ZipInfo(f"{RUN}/result.json")
    member.create_system, member.external_attr = 3, (kind | 0o777) << 16
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(member, "/etc/passwd")
    assert refused(file, tmp_path / "to").id == "bundles.link"


def test_a_bomb_is_refused_by_its_ratio(tmp_path: Path) -> None:
    files = {**FILES, f"{RUN}/telemetry.jsonl": bytes(10_000_000)}
    file = packed(tmp_path / "b.zip", files, zipfile.ZIP_DEFLATED)
    assert file.stat().st_size < 100_000
    assert refused(file, tmp_path / "to").id == "bundles.too_large"


def test_a_bomb_beside_much_else_is_refused_too(tmp_path: Path) -> None:
    """The whole would pass: one file of it does not."""
    filling = hashlib.shake_256(b"x").digest(200_000)
    files = {**FILES, f"{RUN}/telemetry.jsonl": bytes(10_000_000), f"{RUN}/units.json": filling}
    assert refused(packed(tmp_path / "b.zip", files, zipfile.ZIP_DEFLATED), tmp_path / "to").id == "bundles.too_large"


def _central_directory(data: bytearray, name: bytes) -> int:
    return data.rindex(b"PK\x01\x02", 0, data.rindex(name))


def test_a_size_beyond_the_limit_is_refused_before_anything_is_unpacked(tmp_path: Path) -> None:
    file = packed(tmp_path / "b.zip", FILES)
    data = bytearray(file.read_bytes())
    at = _central_directory(data, b"texts/1.json")
    data[at + 20 : at + 28] = MOST_BYTES.to_bytes(4, "little") * 2
    file.write_bytes(data)
    assert refused(file, tmp_path / "to").id == "bundles.too_large"
    assert list((tmp_path / "to").iterdir()) == []


def test_a_file_that_unpacks_to_more_than_it_says_is_refused(tmp_path: Path) -> None:
    """The list of the archive and the manifest say two bytes; the packed stream holds a thousand."""
    name = f"{RUN}/telemetry.jsonl"
    file = tmp_path / "b.zip"
    small = {**FILES, name: b"xx"}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, data in {**FILES, name: b"x" * 1000, "manifest.json": manifest_of(small)}.items():
            archive.writestr(each, data)
    packed_bytes = bytearray(file.read_bytes())
    at = _central_directory(packed_bytes, name.encode())
    packed_bytes[at + 24 : at + 28] = (2).to_bytes(4, "little")
    file.write_bytes(packed_bytes)
    assert refused(file, tmp_path / "to").id in ("bundles.no_bundle", "bundles.altered")
    assert sum(path.stat().st_size for path in (tmp_path / "to").rglob("telemetry.jsonl")) <= 2


def test_every_byte_must_be_the_one_that_the_manifest_names(tmp_path: Path) -> None:
    true = manifest_of(FILES)
    file = tmp_path / "b.zip"
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in {**FILES, "texts/1.json": b"[]", "manifest.json": true}.items():
            archive.writestr(name, data)
    told = refused(file, tmp_path / "to")
    assert (told.id, told.params["name"]) == ("bundles.altered", "texts/1.json")


def test_files_beside_the_manifest_are_refused(tmp_path: Path) -> None:
    file = packed(tmp_path / "b.zip", FILES)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(f"{RUN}/units.json", b"{}")
    told = refused(file, tmp_path / "to")
    assert (told.id, told.params["name"]) == ("bundles.altered", f"{RUN}/units.json")


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    file = tmp_path / "b.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("bundle.json", b"{}")
        archive.writestr("manifest.json", manifest_of(FILES))
    assert refused(file, tmp_path / "to").params["name"] == min(FILES)


def test_a_newer_manifest_is_told_as_that(tmp_path: Path) -> None:
    file = tmp_path / "b.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("bundle.json", b"{}")
        archive.writestr("manifest.json", json.dumps({"schema_version": 2, "what": "is new"}))
    told = refused(file, tmp_path / "to")
    assert (told.id, told.params["found"]) == ("bundles.newer", 2)


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"[]",
        b"{",
        b"\xff",
        b'{"files": {}, "files": {}}',
        b'{"files": {"bundle.json": {"sha256": "x", "size": 1}}}',
        b'{"files": {"bundle.json": {"sha256": "' + b"a" * 64 + b'", "size": -1}}}',
        b'{"more": 1, "files": {}}',
    ],
)
def test_a_manifest_that_is_none_is_refused(tmp_path: Path, manifest: bytes) -> None:
    file = tmp_path / "b.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("bundle.json", b"{}")
        archive.writestr("manifest.json", manifest)
    assert refused(file, tmp_path / "to").id in ("bundles.no_bundle", "record_imports.json", "record_imports.not_text")


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    whole = packed(tmp_path / "whole.zip", FILES).read_bytes()
    for number, data in enumerate((b"", b"PK", b"%PDF-1.7", whole[:-30], whole[: len(whole) // 2], whole + b"more")):
        file = tmp_path / f"{number}.zip"
        file.write_bytes(data)
        assert refused(file, tmp_path / f"to-{number}").id == "bundles.no_bundle"


def test_an_archive_without_the_document_is_refused(tmp_path: Path) -> None:
    assert refused(packed(tmp_path / "b.zip", {"texts/1.json": b"{}"}), tmp_path / "to").id == "bundles.no_bundle"


def test_a_folder_is_no_bundle(tmp_path: Path) -> None:
    with pytest.raises(Problem):
        unpack_bundle(tmp_path, tmp_path / "to")


def test_too_long_a_list_of_files_is_refused(tmp_path: Path) -> None:
    file = packed(tmp_path / "b.zip", FILES)
    data = bytearray(file.read_bytes())
    data[-10:-6] = (1 << 31).to_bytes(4, "little")
    file.write_bytes(data)
    assert refused(file, tmp_path / "to").id == "bundles.no_bundle"


def test_a_bundle_too_large_is_not_written(tmp_path: Path) -> None:
    many = {f"{RUN}/original/{number}": b"" for number in range(20_000)}
    with pytest.raises(Problem) as told:
        write_bundle(many, tmp_path / "b.zip")
    assert told.value.id == "bundles.too_large"
    assert not (tmp_path / "b.zip").exists()
