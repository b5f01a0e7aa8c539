"""`import` shows what a file would set and changes nothing, until rows are taken."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from aiact_desk.cli.app import run_command_line
from aiact_desk.documents.importing.readers import READERS

BILL = str(Path(__file__).parents[1] / "documents" / "importing" / "files" / "bom.cdx.json")


def call(*arguments: str) -> int:
    return run_command_line(list(arguments), lambda _: 0)


@pytest.fixture
def document(own_home: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert call("model", "new", "Nordlicht", "--provider", "Nordlicht Sprachmodelle GmbH") == 0
    capsys.readouterr()
    assert call("--json", "document", "new", "Nordlicht", "model_documentation_form") == 0
    return str(json.loads(capsys.readouterr().out)["id"])


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert call("--json", *arguments) == 0
    return json.loads(capsys.readouterr().out)


def typed(capsys: pytest.CaptureFixture[str], document: str) -> dict[str, str]:
    fields = answer(capsys, "document", "show", document)["fields"]
    return {one["id"]: one["display"] for one in fields if one["source"] == "bom.cdx.json"}


def test_showing_changes_nothing(document: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = answer(capsys, "import", document, BILL)
    verdicts = {row["id"]: row["verdict"] for row in told["rows"]}
    assert (verdicts["general.legal_name"], verdicts["energy.training_mwh"]) == ("same", "new")
    assert told["kind"] == "cyclonedx"
    assert "$.components[1].description: no row asks for it." in told["notes"]
    assert typed(capsys, document) == {}


def test_for_a_person(document: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("import", document, BILL) == 0
    told = capsys.readouterr().out
    for words in ("bom.cdx.json: cyclonedx", "400.0005 MWh", "new", "same", "Not taken", "no row asks for it"):
        assert words in told


def test_rows_are_taken_one_by_one_or_all(document: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = answer(capsys, "import", document, BILL, "--take", "energy.training_mwh")
    assert told["taken"] == [{"id": "energy.training_mwh", "display": "400.0005 MWh"}]
    assert typed(capsys, document) == {"energy.training_mwh": "400.0005 MWh"}
    assert call("import", document, BILL, "--all", "--kind", "cyclonedx") == 0
    assert "LlamaForCausalLM (transformer)" in capsys.readouterr().out
    assert len(typed(capsys, document)) == len(answer(capsys, "import", document, BILL)["rows"]) - 1


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--take", "data.biases"), "proposes nothing for the row data.biases"),
        (("--take", "energy.training_mwh", "--all"), "not both"),
        (("--kind", "excel"), "There is no kind “excel”"),
        (("--part", "other"), "has no part “other”"),
    ],
)
def test_wrong_use(document: str, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], words: str) -> None:
    assert call("import", document, BILL, *options) == 2
    assert words in capsys.readouterr().err
    assert typed(capsys, document) == {}


def test_a_file_that_is_not_there(document: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert call("import", document, str(tmp_path / "none.json")) == 1
    assert "none.json" in capsys.readouterr().err


def test_the_help_names_every_kind(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("import", "--help") == 0
    told = capsys.readouterr().out.replace("\n", " ")
    for one in READERS:
        assert one.kind in told
