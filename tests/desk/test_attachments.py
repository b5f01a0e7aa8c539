"""Files that belong to answers: read once, kept by their hash."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from aiact_desk.desk import attachments
from aiact_desk.desk.attachments import as_if_kept, attachment, with_files_kept
from aiact_desk.desk.desk import Desk
from aiact_desk.problems import Misuse
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.values import parse


def _field(type_: dict[str, object]) -> Field:
    given: dict[str, object] = {
        "id": "x.list", "label": "List", "guidance": "…", "type": type_, "audience": ["aio"], "legal": ["…"],
        "force": "code",
    }  # fmt: skip
    return Field.model_validate(given)


FILE = _field({"kind": "file"})
RECORD = _field(
    {
        "kind": "record",
        "parts": [
            {"id": "note", "label": "Note", "type": {"kind": "text"}},
            {"id": "file", "label": "File", "type": {"kind": "file"}, "optional": True},
        ],
    }
)


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    file = tmp_path / "list.csv"
    file.write_text("domain\nexample.org\n", encoding="utf-8")
    return file


def test_a_path_becomes_the_facts_of_the_file_and_its_bytes_are_kept(desk: Desk, listed: Path) -> None:
    digest = hashlib.sha256(listed.read_bytes()).hexdigest()
    value = parse(FILE, with_files_kept(desk, FILE, str(listed)))
    assert value == {"name": "list.csv", "size": str(listed.stat().st_size), "sha256": digest}
    kept = attachment(desk, digest)
    listed.unlink()
    assert kept.read_text(encoding="utf-8") == "domain\nexample.org\n"
    assert with_files_kept(desk, FILE, value) == value, "facts that stand are left as they are"


@pytest.mark.parametrize("typed", [True, False])
def test_a_file_as_a_part_of_an_answer(desk: Desk, listed: Path, typed: bool) -> None:
    given: Json = f"the whole list | {listed}" if typed else {"note": "the whole list", "file": str(listed)}
    value = parse(RECORD, with_files_kept(desk, RECORD, given))
    assert isinstance(value, dict)
    assert isinstance(value["file"], dict)
    assert value["file"]["name"] == "list.csv"
    without = parse(RECORD, with_files_kept(desk, RECORD, {"note": "none", "file": None}))
    assert without == {"note": "none", "file": None}


def test_a_look_keeps_nothing(desk: Desk, listed: Path) -> None:
    assert parse(FILE, as_if_kept(FILE, str(listed)))
    assert not desk.paths.attachments.exists()
    with pytest.raises(Misuse):
        as_if_kept(FILE, str(listed.with_name("other.csv")))


def test_links_folders_and_what_is_not_there_are_refused(desk: Desk, listed: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to(listed)
    for path in (link, tmp_path, tmp_path / "nothing.csv", tmp_path / ("x" * 300)):
        with pytest.raises(Misuse):
            with_files_kept(desk, FILE, str(path))


def test_a_file_that_is_too_large_is_refused(desk: Desk, listed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "LARGEST", 5)
    with pytest.raises(Misuse):
        with_files_kept(desk, FILE, str(listed))
    assert not desk.paths.attachments.exists()


def test_nobody_states_a_file_that_is_not_kept(desk: Desk) -> None:
    facts: dict[str, Json] = {"name": "x.csv", "size": "7", "sha256": "a" * 64}
    with pytest.raises(Misuse):
        with_files_kept(desk, FILE, facts)
    with pytest.raises(Misuse):
        with_files_kept(desk, RECORD, {"note": "n", "file": {**facts, "sha256": "../library.sqlite"}})
