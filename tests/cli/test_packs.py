"""Packs at the command line: listed, shown, checked, carried, made of somebody's questions, fetched."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.evaluation.pack_folders import copied, with_code
from tests.fakes.hub import COMMIT, fake_hub

Call = Callable[..., Any]

pytestmark = pytest.mark.slow

MADE = ("--as", "sums", "--question", "question", "--answer", "answer", "--after", "####")


def questions(file: Path) -> Path:
    records = [
        {
            "question": f"What is {one} and {one + 3}?",
            "answer": f"{one} + {one + 3} = {2 * one + 3}\n#### {2 * one + 3}",
        }
        for one in range(6)
    ]
    file.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return file


def test_a_pack_is_taken_in_shown_carried_and_removed(desk: Call, answer: Call, tmp_path: Path) -> None:
    taken = answer("pack", "import", copied(tmp_path))
    assert (taken["name"], taken["items"]) == ("mine", 42)
    mine = next(one for one in answer("pack", "list") if one["id"] == "mine")
    assert (mine["from"], mine["languages"], mine["code"]) == ("import", ["en"], [])

    shown = answer("pack", "show", "mine", "--seed", 3)
    assert len(shown["drawn"]) == 5
    assert shown["drawn"] == answer("pack", "show", "mine", "--seed", 3)["drawn"]
    assert "Known weaknesses" in shown["datasheet"]
    told = desk("pack", "show", "mine").stdout
    assert "Known weaknesses" in told
    assert "Item sh-" in told

    desk("pack", "export", "mine", tmp_path / "mine.zip")
    desk("pack", "remove", "mine")
    assert "no pack “mine”" in desk("pack", "show", "mine", code=2).stderr
    assert answer("pack", "import", tmp_path / "mine.zip", "--as", "carried")["name"] == "carried"


def test_the_check_ends_with_1_where_it_finds_something(desk: Call, tmp_path: Path) -> None:
    folder = copied(tmp_path, "shutdown_answers")
    assert "Nothing found in 2 of 2 packs" in desk("pack", "check", "typo_answers", folder).stdout
    path = folder / "DATASHEET.md"
    path.write_text(path.read_text(encoding="utf-8").replace("## Known weaknesses", "## More"), encoding="utf-8")
    told = desk("pack", "check", "typo_answers", folder, code=1).stdout
    assert "has no section “Known weaknesses”" in told
    assert "Nothing found in 1 of 2 packs" in told
    assert "nowhere" in desk("pack", "check", "nowhere", code=2).stderr


def test_code_is_refused_until_its_hash_is_given_back(desk: Call, tmp_path: Path) -> None:
    folder = with_code(tmp_path)
    told = desk("pack", "import", folder, code=1).stderr
    assert "holds code (score.py)" in told
    signed = told.split("--trust ")[1].strip()
    desk("pack", "import", folder, "--trust", signed)
    assert "signed for on 20" in desk("pack", "list").stdout


def test_questions_become_a_pack(desk: Call, answer: Call, tmp_path: Path) -> None:
    file = questions(tmp_path / "questions.jsonl")
    assert "--as ID" in desk("pack", "import", file, code=2).stderr
    assert "--licence" in desk("pack", "import", file, *MADE, code=2).stderr
    made = answer("pack", "import", file, *MADE, "--licence", "CC0-1.0", "--shots", 1)
    assert (made["name"], made["items"]) == ("sums", 5)
    assert "packs.check_to_fill" in {finding["id"] for finding in made["findings"]}


def test_a_data_set_is_fetched_only_where_the_settings_let_it(
    desk: Call, answer: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = questions(tmp_path / "questions.jsonl").read_bytes()
    folder = tmp_path / "frozen"
    fetch = ("pack", "fetch", "someone/sums@main", "--file", "data/test.jsonl", "--to", folder)
    with fake_hub("someone/sums", {"data/test.jsonl": data, "README.md": b"# Sums\n"}) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
        assert "may not ask a network" in desk(*fetch, code=1).stderr
        monkeypatch.setenv("AIACT_DESK_NETWORK", "on")
        assert os.environ["HF_HUB_OFFLINE"] == "1"
        assert "HF_HUB_OFFLINE" in desk(*fetch, code=1).stderr
        assert hub.asked == []

        monkeypatch.delenv("HF_HUB_OFFLINE")
        monkeypatch.delenv("TRANSFORMERS_OFFLINE")
        monkeypatch.setenv("HF_TOKEN", "hf_never_sent")
        fetched = answer(*fetch)
        assert all("authorization" not in {name.lower() for name in headers} for _, _, headers in hub.asked)
        assert (fetched["commit"], fetched["licence"]) == (COMMIT, "mit")
        assert sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()) == [
            "data/test.jsonl",
            "fetched.json",
        ]
        assert "there already" in desk(*fetch, code=2).stderr
        assert "has no file" in desk(*fetch[:4], "no.jsonl", "--to", tmp_path / "b", code=1).stderr
        assert (
            "could not be fetched"
            in desk("pack", "fetch", "someone/sums@v9", *fetch[3:5], "--to", tmp_path / "b", code=1).stderr
        )
        hub.stated["data/test.jsonl"] = "0" * 64
        assert "hash differs" in desk(*fetch[:5], "--to", tmp_path / "b", code=1).stderr
        assert not (tmp_path / "b").exists()

    made = answer("pack", "import", folder / "data" / "test.jsonl", *MADE)
    shown = answer("pack", "show", "sums")
    assert made["items"] == 6
    assert shown["licence"] == "mit"
    assert COMMIT in shown["datasheet"]["How it was made"]
    with (folder / "data" / "test.jsonl").open("ab") as file:
        file.write(data)
    assert (
        "not as it was fetched"
        in desk("pack", "import", folder / "data" / "test.jsonl", *MADE[:1], "two", *MADE[2:], code=1).stderr
    )


@pytest.mark.parametrize("named", ["sums", "../x@main", "a/b/c@main", "a/b@../main", "@main"])
def test_what_names_no_data_set_is_refused(
    desk: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, named: str
) -> None:
    monkeypatch.setenv("AIACT_DESK_NETWORK", "on")
    assert "ID@REVISION" in desk("pack", "fetch", named, "--file", "x", "--to", tmp_path / "x", code=2).stderr
