"""A library lies on a disk of this machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from aiact_desk.library import place
from aiact_desk.library.store import open_library
from aiact_desk.paths import LibraryPaths
from aiact_desk.problems import Problem
from aiact_desk.wording import say_problem

_Mount = tuple[str, str]


@pytest.fixture
def mounted(monkeypatch: pytest.MonkeyPatch) -> Callable[[list[_Mount]], None]:
    """Let the system report these mounts (point, type): no test may mount a network."""

    def report(mounts: list[_Mount]) -> None:
        kind = type(psutil.disk_partitions(all=True)[0])
        parts = [kind("device", point, fstype, "rw") for point, fstype in mounts]
        monkeypatch.setattr(psutil, "disk_partitions", lambda **_: parts)

    return report


@pytest.mark.parametrize("file_system", ["nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "afs", "9p"])
def test_a_network_is_refused_before_anything_is_made(paths: LibraryPaths, file_system: str) -> None:
    with pytest.raises(Problem) as caught:
        open_library(paths, file_system_of=lambda _: file_system)
    assert caught.value.id == "library.network_folder"
    assert f"({file_system})" in say_problem(caught.value)
    assert not paths.root.exists()


@pytest.mark.parametrize("file_system", ["ext4", "overlay", "fuseblk", ""])
def test_a_disk_of_this_machine_is_taken(paths: LibraryPaths, file_system: str) -> None:
    open_library(paths, file_system_of=lambda _: file_system).close()
    assert paths.database.is_file()


def test_the_real_disk_has_a_type(tmp_path: Path) -> None:
    assert place.file_system_of(tmp_path / "not" / "there") not in {"", *place.NETWORK}


def test_the_nearest_mount_decides(mounted: Callable[[list[_Mount]], None]) -> None:
    mounted([("/", "ext4"), ("/srv", "nfs4"), ("/srv/local", "xfs")])
    assert place.file_system_of(Path("/srv/library")) == "nfs4"
    assert place.file_system_of(Path("/srv/local/library")) == "xfs"
    assert place.file_system_of(Path("/srv-not/library")) == "ext4"


def test_the_later_of_two_mounts_on_one_point_decides(mounted: Callable[[list[_Mount]], None]) -> None:
    mounted([("/", "ext4"), ("/home", "autofs"), ("/home", "nfs")])
    assert place.file_system_of(Path("/home/ada")) == "nfs"


def test_a_link_is_followed(mounted: Callable[[list[_Mount]], None], tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "near").symlink_to(tmp_path / "far")
    mounted([("/", "ext4"), (str(tmp_path / "far"), "cifs")])
    assert place.file_system_of(tmp_path / "near" / "library") == "cifs"


def test_a_system_that_reports_nothing_is_not_refused(mounted: Callable[[list[_Mount]], None]) -> None:
    mounted([])
    assert place.file_system_of(Path("/home/ada")) == ""
