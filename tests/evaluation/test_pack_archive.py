"""Packs as one file: the same bytes each time, and archives that could do harm are refused."""

from __future__ import annotations

import json
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aiact_desk.evaluation.pack_archive import MANIFEST, unpack, write_archive
from aiact_desk.evaluation.pack_intake import take_in
from aiact_desk.evaluation.pack_store import PackStore
from aiact_desk.evaluation.packs import load_pack
from aiact_desk.problems import Problem
from aiact_desk.wording import say_problem
from tests.evaluation.pack_folders import copied, with_code

Member = tuple[zipfile.ZipInfo, bytes]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A pack as one file."""
    write_archive(load_pack(copied(tmp_path)), tmp_path / "mine.zip")
    return tmp_path / "mine.zip"


def members(archive: Path) -> list[Member]:
    with zipfile.ZipFile(archive) as opened:
        return [(member, opened.read(member)) for member in opened.infolist()]


def write(archive: Path, content: list[Member]) -> None:
    with zipfile.ZipFile(archive, "w") as opened:
        for member, data in content:
            opened.writestr(member, data)


def refusal(archive: Path, tmp_path: Path) -> str:
    store = PackStore(tmp_path / "packs")
    with pytest.raises(Problem) as caught:
        take_in(store, archive)
    assert say_problem(caught.value)
    assert list(store.folder.glob("*")) == []
    return caught.value.id


def test_the_same_pack_gives_the_same_bytes_and_comes_back_whole(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "later").mkdir()
    again = copied(tmp_path / "later")
    for path in sorted(again.rglob("*.jsonl"), reverse=True):
        path.touch()
    write_archive(load_pack(again), tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == archive.read_bytes()

    taken = take_in(PackStore(tmp_path / "packs"), archive)
    assert (taken.id, taken.sha256) == ("mine", load_pack(again).sha256)
    manifest = json.loads(members(archive)[0][1])
    assert manifest["sha256"] == taken.sha256
    assert set(manifest["files"]) == {"DATASHEET.md", "data/dev.jsonl", "data/test.jsonl", "task.yaml"}


def test_a_signed_pack_travels_and_must_be_signed_for_again(tmp_path: Path) -> None:
    folder = with_code(tmp_path)
    home = PackStore(tmp_path / "home")
    with pytest.raises(Problem) as caught:
        take_in(home, folder)
    signed = str(caught.value.params["sha256"])
    write_archive(take_in(home, folder, trust=signed), tmp_path / "coded.zip")
    assert refusal(tmp_path / "coded.zip", tmp_path) == "packs.holds_code"
    assert take_in(PackStore(tmp_path / "packs"), tmp_path / "coded.zip", trust=signed).sha256 == signed


def _named(name: str) -> Callable[[list[Member]], list[Member]]:
    return lambda content: [*content, (zipfile.ZipInfo(name), b"x")]


def _link(content: list[Member]) -> list[Member]:
    link = zipfile.ZipInfo("mine/NOTES.md")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return [*content, (link, b"/etc/passwd")]


def _other_byte(content: list[Member]) -> list[Member]:
    return [
        (member, data.replace(b"lamp", b"lump") + b"\n" * (member.filename == "mine/DATASHEET.md"))
        for member, data in content
    ]


def _bomb(content: list[Member]) -> list[Member]:
    member = zipfile.ZipInfo("mine/data/more.jsonl")
    member.compress_type = zipfile.ZIP_DEFLATED
    return [*content, (member, bytes(40 << 20))]


def _without_manifest(content: list[Member]) -> list[Member]:
    return [one for one in content if one[0].filename != MANIFEST]


def _with_script(content: list[Member]) -> list[Member]:
    return [*content, (zipfile.ZipInfo("mine/score.py"), b"x = 1")]


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (_named("/etc/cron.d/x"), "packs.archive_path"),
        (_named("mine/../../x.md"), "packs.archive_path"),
        (_named("mine\\x.md"), "packs.archive_path"),
        (_named("mine/data/deep/er/x.jsonl"), "packs.archive_path"),
        (_named("mine/.hidden"), "packs.archive_path"),
        (_named("mine/folder/"), "packs.archive_path"),
        (_link, "packs.link"),
        (_other_byte, "packs.archive_altered"),
        (_with_script, "packs.archive_altered"),
        (_bomb, "packs.too_large"),
        (_without_manifest, "packs.no_archive"),
    ],
)
def test_an_archive_that_could_do_harm_is_refused_and_leaves_nothing(
    archive: Path, tmp_path: Path, spoil: Callable[[list[Member]], list[Member]], problem: str
) -> None:
    write(archive, spoil(members(archive)))
    assert refusal(archive, tmp_path) == problem


def test_an_entry_that_stands_there_twice_is_refused(archive: Path, tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        write(archive, [*members(archive), members(archive)[1]])
    assert refusal(archive, tmp_path) == "packs.archive_path"


def test_more_bytes_than_an_entry_claims_are_not_unpacked(archive: Path, tmp_path: Path) -> None:
    data = archive.read_bytes()
    size = len(members(archive)[1][1])
    assert data.count(size.to_bytes(4, "little")) >= 3
    archive.write_bytes(data.replace(size.to_bytes(4, "little"), (size - 1).to_bytes(4, "little")))
    assert refusal(archive, tmp_path) in {"packs.no_archive", "packs.archive_altered"}


@pytest.mark.parametrize(
    "content", [b"", b"PK\5\6", b"no archive at all, but long enough to be looked at", b"PK\5\6" + bytes(18)]
)
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(content)
    assert refusal(tmp_path / "x.zip", tmp_path) == "packs.no_archive"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 1 << 20), byte=st.integers(0, 255), kept=st.integers(0, 1 << 20) | st.none())
def test_a_damaged_archive_gives_the_pack_or_one_problem(
    archive: Path, tmp_path_factory: pytest.TempPathFactory, at: int, byte: int, kept: int | None
) -> None:
    place = tmp_path_factory.mktemp("damaged")
    data = bytearray(archive.read_bytes())
    data[at % len(data)] = byte
    (place / "x.zip").write_bytes(bytes(data[:kept]))
    try:
        unpack(place / "x.zip", place / "out")
        outcome = str(load_pack(place / "out").items)
    except Problem as problem:
        outcome = say_problem(problem)
    assert outcome == "42" or "x.zip" in outcome
