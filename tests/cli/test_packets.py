"""Question packets at the command line: sent, looked at, taken over."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from aiact_desk.compose import open_desk
from aiact_desk.desk import documents, models

Call = Callable[..., Any]


def test_a_packet_goes_out_and_comes_back(answer: Call, desk: Call, own_home: Path, tmp_path: Path) -> None:
    opened = open_desk(own_home / "library")
    models.new_model(opened, "Tiny", "Example Ltd")
    document = documents.new_document(opened, "Tiny", "model_documentation_form").id
    opened.library.close()
    page, file = tmp_path / "ask.html", tmp_path / "answers.json"
    asked = ["--rows", "use.aup,use.hardware", "--rows", "use.software", "--to", "Ada", "--out", page]
    sent = answer("packet", "new", document, *asked, "--due", "2026-12-24")
    assert (sent["rows"], sent["due"], sent["size"]) == (
        ["use.aup", "use.hardware", "use.software"],
        "2026-12-24",
        page.stat().st_size,
    )
    assert "not yet" in desk("packet", "list").stdout
    found = re.search(r'id="packet">(.*?)</script>', page.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    known = json.loads(found[1])
    kept = {key: known[key] for key in ("kind", "schema", "packet", "sha256", "document", "form", "edition")}
    rows = [{"field": "use.aup", "value": "We forbid it."}, {"field": "use.hardware", "ask": "Grace"}]
    file.write_text(json.dumps({**kept, "name": "Ada", "date": "2026-12-10", "rows": rows}), encoding="utf-8")

    looked = answer("packet", "look", document, file)
    assert [(row["id"], row["state"], row["ask"]) for row in looked["rows"]] == [
        ("use.aup", "new", None),
        ("use.hardware", "ask", "Grace"),
        ("use.software", "blank", None),
    ]
    told = desk("packet", "look", document, file).stdout
    assert "We forbid it." in told
    assert "ask Grace" in told
    assert "--all" in desk("packet", "take", document, file, code=2).stderr
    assert "“packet look”" in desk("packet", "take", document, file, "--rows", "use.hardware", code=2).stderr
    taken = answer("packet", "take", document, file, "--all")
    assert ([row["id"] for row in taken["taken"]], taken["answered_by"]) == (["use.aup"], "Ada")
    shown = answer("document", "show", document)
    (row,) = (each for each in shown["fields"] if each["id"] == "use.aup")
    assert (row["value"], row["origin"], row["source"]) == ("We forbid it.", "imported", "Ada, 2026-12-10")
