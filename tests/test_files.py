"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from aiact_desk.files import disk_problems, make_folder, sha256_of, write_whole
from aiact_desk.problems import Problem


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    file = tmp_path / "a"
    write_whole(file, b"old")
    write_whole(file, b"new")
    assert file.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [file]
    assert sha256_of(file) == "11507a0e2f5e69d5dfa40a62a1bd7b6ee57e6bcd85c67c9b8431b36fff21c437"


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a"
    write_whole(file, b"old")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Problem, match=r"files\.disk_full"):
        write_whole(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_really_full_device_is_a_problem() -> None:
    full = Path("/dev/full")
    with pytest.raises(Problem, match=r"files\.disk_full"), disk_problems(full), full.open("wb", buffering=0) as device:
        device.write(b"x")


def test_a_link_is_followed_and_a_device_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"old")
    (tmp_path / "link").symlink_to("target")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_bytes() == b"new"
    os.mkfifo(tmp_path / "pipe")
    for other in (tmp_path / "pipe", tmp_path):
        with pytest.raises(Problem, match="no_regular_file"):
            write_whole(other, b"new")
    assert (tmp_path / "pipe").is_fifo()


def test_a_folder_that_cannot_be_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for place in (tmp_path / "file", tmp_path / "file" / "below", tmp_path / ("x" * 300)):
        with pytest.raises(Problem, match="no_such_place"):
            make_folder(place)
    assert make_folder(tmp_path / "a" / "b").is_dir()


def test_another_error_is_not_hidden(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError), disk_problems(tmp_path):
        tmp_path.open("wb")


def test_a_folder_without_permission_is_a_problem(tmp_path: Path) -> None:
    """Run as a user without rights, since root may write everywhere."""
    code = (
        "import os, sys; from pathlib import Path\n"
        "from aiact_desk.files import write_whole; from aiact_desk.problems import Problem\n"
        "if os.getuid() == 0: os.setuid(65534)\n"
        "try: write_whole(Path('/proc/none') if len(sys.argv) < 2 else Path(sys.argv[1]), b'')\n"
        "except Problem as problem: print(problem.id)\n"
    )
    shut = tmp_path / "shut"
    shut.mkdir()
    shut.chmod(0o555)
    told = subprocess.run([sys.executable, "-c", code, "/file-in-the-root"], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "files.not_writable"
