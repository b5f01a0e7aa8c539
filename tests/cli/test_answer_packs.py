"""Requests, answers and the register at the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aiact_desk.compose import open_desk
from aiact_desk.desk import documents, models

Call = Callable[..., Any]
NOTED = ["--number", "AIO/7", "--purpose", "To assess it.", "--received", "2020-01-10", "--deadline", "2020-01-31"]


@pytest.fixture
def document(own_home: Path) -> str:
    opened = open_desk(own_home / "library")
    models.new_model(opened, "Tiny", "Example Ltd")
    made = documents.new_document(opened, "Tiny", "model_documentation_form").id
    documents.set_field(opened, made, "use.aup", "We forbid the Osprey use.")
    opened.library.close()
    return made


@pytest.mark.slow
def test_a_request_is_answered(answer: Call, desk: Call, document: str, tmp_path: Path) -> None:
    request = answer("answer-pack", "request", "add", "Tiny", *NOTED)["id"]
    place = f"{document}:use.aup"
    item = answer("answer-pack", "item", "add", request, "What is forbidden?")["id"]
    assert answer("answer-pack", "item", "answer", item, "--row", place)["rows"] == [place]
    claim = ["--ground", "business_secret", "--reason", "Rivals.", "--row", place, "--words", "Osprey use"]
    assert answer("answer-pack", "claim", request, *claim)["words"] == "Osprey use"
    assert "over since" in desk("answer-pack", "request", "list").stdout
    assert "Osprey use" in desk("answer-pack", "request", "show", request).stdout
    told = desk("answer-pack", "check", request).stdout
    for words in ("mend first", "days ago", "incorrect?", "incomplete?", "mislead"):
        assert words in told
    found = answer("answer-pack", "check", request, "--with-drafts")
    assert [one["blocks"] for one in found["findings"]] == [False, False]
    to = tmp_path / "out"
    write = ["answer-pack", "write", request, "--by", "Cleo", "--power", "chief executive", "--to", to]
    assert "--with-drafts" in desk(*write, "--confirm", code=1).stderr
    asked = desk(*write, "--with-drafts", code=2).stderr
    assert "Cleo answers, and is asked: Is anything in the answer incorrect?" in asked
    assert not to.exists()
    written = desk(*write, "--with-drafts", "--confirm").stdout
    assert "The deadline of the request is over" in written
    assert "Drafts answer" in written
    assert sorted(path.name for path in to.iterdir()) == ["confidential", "non-confidential"]
    shown = answer("answer-pack", "request", "show", request)
    assert [len(one["files"]) for one in shown["answers"]] == [2]
    assert shown["answered_at"]


@pytest.mark.slow
def test_the_register(answer: Call, desk: Call, document: str, own_home: Path) -> None:
    opened = open_desk(own_home / "library")
    newer = documents.new_document(opened, "Tiny", "model_documentation_form").id
    opened.library.close()
    answer("register", "recipient", "add", "Bolt", "--contact", "desk@bolt.example")
    assert "desk@bolt.example" in desk("register", "recipient", "list").stdout
    assert answer("register", "delivered", document, "Bolt", "--on", "2026-01-10")["day"] == "2026-01-10"
    waiting = answer("register", "to-tell", newer)
    assert [(one["recipient"]["name"], one["number"]) for one in waiting] == [("Bolt", 1)]
    assert "desk@bolt.example" in desk("register", "to-tell", newer).stdout
    assert answer("register", "told", newer, "Bolt")["what"] == "told"
    assert "Nobody" in desk("register", "to-tell", newer).stdout
    assert [one["what"] for one in answer("register", "list", "--recipient", "Bolt")] == ["told", "delivered"]
