"""Listing a model folder: roles, links, what is left out."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from aiact_desk.inspection.findings import Findings
from aiact_desk.inspection.folder import folder_name, list_folder, role_of
from aiact_desk.problems import Problem

Refused = Callable[[str, Callable[[], object]], Problem]


def test_lists_all_files_below_but_not_hidden_folders(tmp_path: Path) -> None:
    for path in ("b/x.txt", "a.txt", ".hidden", ".git/HEAD", "b/.cache/y"):
        (tmp_path / path).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / path).write_text("12")
    findings = Findings()
    listed = list_folder(tmp_path, findings)
    assert list(listed) == [".hidden", "a.txt", "b/x.txt"]
    assert {item.stamp.size for item in listed.values()} == {2}
    assert findings.warnings == []


def test_leaves_out_what_could_hang_or_lead_in_circles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "fifo")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        (tmp_path / "device").symlink_to("/dev/zero")
        (tmp_path / "gone").symlink_to("nowhere")
        (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
        (tmp_path / "self").symlink_to("self")
        findings = Findings()
        assert list_folder(tmp_path, findings) == {}
    (warning,) = findings.warnings
    assert warning.id == "inspection.left_out"
    assert warning.params == {"files": "device, fifo, gone, loop, self, socket", "count": "6"}


def test_links_into_a_download_cache_are_at_home(tmp_path: Path) -> None:
    store = tmp_path / "models--owner--name"
    snapshot = store / "snapshots" / "1234"
    snapshot.mkdir(parents=True)
    (store / "blobs").mkdir()
    (store / "blobs" / "abcd").write_text("{}")
    (snapshot / "config.json").symlink_to("../../blobs/abcd")
    findings = Findings()
    listed = list_folder(snapshot, findings)
    assert listed["config.json"].stamp.size == 2
    assert findings.warnings == []
    assert folder_name(snapshot) == "owner/name"


def test_links_that_lead_elsewhere_are_followed_and_recorded(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("outside")
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "inside").write_text("x")
    (folder / "alias").symlink_to("inside")
    (folder / "model.safetensors").symlink_to("../elsewhere")
    findings = Findings()
    assert list(list_folder(folder, findings)) == ["alias", "inside", "model.safetensors"]
    (warning,) = findings.warnings
    assert warning.id == "inspection.link_outside"
    assert warning.params["files"] == "model.safetensors"
    assert warning.params["target"] == str(tmp_path / "elsewhere")


@pytest.mark.parametrize("name", [b"a\nb", b"\xff\xfe", b"\x1b[31m"])
def test_file_names_that_cannot_be_printed(tmp_path: Path, name: bytes, refused: Refused) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("")
    refused("inspection.odd_file_name", lambda: list_folder(tmp_path, Findings()))


def test_a_folder_of_very_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: Refused) -> None:
    monkeypatch.setattr("aiact_desk.inspection.folder._MOST_FILES", 3)
    for name in "abcd":
        (tmp_path / name).write_text("")
    refused("inspection.many_files", lambda: list_folder(tmp_path, Findings()))


@pytest.mark.parametrize(
    ("path", "role"),
    [
        ("model-00001-of-00002.safetensors", "weights"),
        ("other.safetensors", "other"),
        ("config.json", "config"),
        ("model.safetensors.index.json", "config"),
        ("tokenizer.json", "tokenizer"),
        ("tokenizer.model", "tokenizer"),
        ("chat_template.jinja", "tokenizer"),
        ("qwen.tiktoken", "tokenizer"),
        ("README.md", "card"),
        ("LICENSE", "licence"),
        ("LICENCE.txt", "licence"),
        ("license-mit", "licence"),
        ("licensed_data.csv", "other"),
        ("sub/README.md", "other"),
        ("sub/LICENSE", "other"),
        ("sub/tokenizer.json", "other"),
        ("sub/config.json", "other"),
    ],
)
def test_roles(path: str, role: str) -> None:
    assert role_of(path, frozenset(["model-00001-of-00002.safetensors"])) == role


def test_the_name_of_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert folder_name(tmp_path / "my model") == "my model"
    monkeypatch.chdir(tmp_path)
    assert folder_name(tmp_path / "..") == tmp_path.parent.name
