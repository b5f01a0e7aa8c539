"""One document from end to end: imported and answered by packet, reviewed and approved by a second person, exported, a
request answered with a non-confidential copy, a new version made, the chain verified against both files, and the whole
library moved to another folder and verified again.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]

CARD = """---
license: apache-2.0
language: [en, de]
pipeline_tag: text-generation
---
# Tiny

## Intended use

Writing drafts of letters.
"""
ANSWER = "We forbid it, says clause 17."


def returned(page: Path, **answers: str) -> str:
    """What a colleague sends back for the questions of a packet's page."""
    found = re.search(r'id="packet">(.*?)</script>', page.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    known = json.loads(found[1])
    kept = {key: known[key] for key in ("kind", "schema", "packet", "sha256", "document", "form", "edition")}
    rows = [{"field": field, "value": value} for field, value in answers.items()]
    return json.dumps({**kept, "name": "Grace", "date": "2026-11-20", "rows": rows})


def words(file: Path) -> str:
    """The text of a PDF with its line breaks taken out."""
    told = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True, text=True)
    return " ".join(told.stdout.split())


def test_the_life_of_a_document(
    answer: Call, desk: Call, tiny_model: Path, tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIACT_DESK_PERSON", "Ada")
    desk("model", "new", "Tiny", "--provider", "Example Ltd")
    desk("model", "add", tiny_model, "--model", "Tiny")
    document = answer("document", "new", "Tiny", "model_documentation_form")["id"]

    # Filled from a file and by a colleague.
    card = tmp_path / "README.md"
    card.write_text(CARD, encoding="utf-8")
    proposed = answer("import", document, card)
    assert any(row["verdict"] in ("new", "differs") for row in proposed["rows"]), proposed
    desk("import", document, card, "--all")
    page, back = tmp_path / "ask.html", tmp_path / "answers.json"
    desk("packet", "new", document, "--rows", "use.aup", "--to", "Grace", "--out", page)
    back.write_text(returned(page, **{"use.aup": ANSWER}), encoding="utf-8")
    desk("packet", "take", document, back, "--all")
    desk("document", "set", document, "use.hardware", "One laptop.")

    # Reviewed and approved by a second person.
    desk("people", "add", "Bo", "--function", "head of compliance")
    desk("review", "send", document)
    desk("people", "add", "Ada")
    assert "wrote this document" in desk("approve", document, "--as", "Ada", code=2).stderr
    desk("approve", document, "--as", "Bo")
    assert "frozen" in desk("document", "set", document, "use.hardware", "Two.", code=1).stderr
    first = tmp_path / "aio.pdf"
    desk("document", "export", document, "--audience", "aio", "--to", first)
    assert "Bo, head of compliance" in words(first)

    # A request, answered with a copy that leaves out what is claimed confidential.
    request = answer(
        *("answer-pack", "request", "add", "Tiny", "--number", "CNECT/2026/17", "--purpose", "to look at use"),
        *("--received", "2026-11-21", "--deadline", "2026-12-21"),
    )["id"]
    desk("answer-pack", "item", "add", request, "The acceptable use policy", "--row", f"{document}:use.aup")
    claim = ("--ground", "business_secret", "--reason", "Our terms are under negotiation.")
    desk("answer-pack", "claim", request, *claim, "--row", f"{document}:use.aup", "--words", "clause 17")
    desk("answer-pack", "check", request)
    pack = tmp_path / "answer"
    who = ("--by", "Cem", "--power", "chief executive", "--to", pack)
    assert not pack.exists()
    desk("answer-pack", "write", request, *who, code=None)
    assert not list(pack.rglob("*.pdf"))
    desk("answer-pack", "write", request, *who, "--confirm")
    copies = {file.name: words(file) for file in pack.rglob("*.pdf")}
    assert len(copies) == 2
    told = [text for text in copies.values() if "clause 17" in text]
    assert len(told) == 1
    for text in copies.values():
        assert "We forbid it" in text
        assert "One laptop" not in text

    # The downstream part, who got it, and a new version that they are to be told of.
    second = tmp_path / "dp.pdf"
    desk("document", "export", document, "--audience", "dp", "--to", second)
    desk("register", "recipient", "add", "Downstream Ltd")
    desk("register", "delivered", document, "Downstream Ltd", "--on", "2026-11-24")
    newer = answer("document", "new-version", document)["id"]
    desk("document", "set", newer, "use.hardware", "Two laptops.")
    changes = desk("diff", newer).stdout
    assert "laptop" in changes
    desk("review", "send", newer)
    desk("approve", newer, "--as", "Bo")
    desk("document", "export", newer, "--audience", "dp", "--to", tmp_path / "dp-2.pdf")
    assert "Downstream Ltd" in desk("register", "to-tell", newer).stdout

    # The chain holds against every file, here and where the library is moved to.
    files = ("--against", first, "--against", second)
    verified = answer("audit", "verify", *files)
    assert verified["holds"]
    assert [one["outcome"] for one in verified["files"]] == ["holds", "holds"]
    moved = tmp_path / "moved"
    shutil.move(own_home / "library", moved)
    again = answer("--library", moved, "audit", "verify", *files)
    assert (again["holds"], again["rows"]) == (True, verified["rows"])
    assert answer("--library", moved, "document", "show", document)["state"] == "exported"
