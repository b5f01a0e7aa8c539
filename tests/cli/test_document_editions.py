"""`document migrate` says what carried over, what is to be answered and why, and what stays with the old document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aiact_desk import resources
from aiact_desk.cli.app import run_command_line
from tests.fakes.editions import FORM, choice, edition, row, write_editions

FIRST = edition("2030-01-01", row("name"), row("kind", type=choice("Old", "Plain")), row("gone"))
SECOND = edition("2031-01-01", row("title", was="name"), row("kind", type=choice("Plain", "New")))


def call(*arguments: str) -> int:
    return run_command_line(list(arguments), lambda _: 0)


@pytest.fixture
def document(
    own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> str:
    files = write_editions(tmp_path, FIRST)
    monkeypatch.setattr(resources, "regulation_files", lambda: files)
    assert call("model", "new", "Tiny", "--provider", "Example Ltd") == 0
    capsys.readouterr()
    assert call("--json", "document", "new", "Tiny", FORM) == 0
    made = str(json.loads(capsys.readouterr().out)["id"])
    for field, value in {"name": "Framework [bold] of Tiny", "kind": "Old", "gone": "kept"}.items():
        assert call("document", "set", made, field, value) == 0
    files += write_editions(tmp_path, SECOND)
    capsys.readouterr()
    return made


def test_as_a_record(document: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("--json", "document", "migrate", document, "--to", "2031-01-01") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["from"], told["edition"], told["number"]) == (document, "2031-01-01", 2)
    assert told["carried"] == [{"id": "title", "origin": "typed"}]
    (asked,) = told["asked"]
    assert (asked["id"], asked["before"]["value"]) == ("kind", "Old")
    assert "does not offer what was chosen" in asked["reason"]
    assert [(one["id"], one["value"]["value"]) for one in told["left"]] == [("gone", "kept")]
    assert call("--json", "document", "show", told["id"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert {field["id"]: field["value"] for field in shown["fields"]} == {
        "title": "Framework [bold] of Tiny",
        "kind": None,
    }


def test_for_a_person(document: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("document", "migrate", document) == 0
    told = capsys.readouterr().out
    assert f"Carried over from {document}: 1 answers" in told
    for words in ("To be answered", "kind", "Old", f"Left with {document}", "gone", "kept"):
        assert words in told
    assert call("document", "migrate", document, "--to", "1999-01-01") == 2
    assert "has no edition 1999-01-01" in capsys.readouterr().err
