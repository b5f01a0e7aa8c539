"""Where a folder keeps its chat template."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from aiact_desk.inspection.findings import Findings
from aiact_desk.inspection.folder import list_folder
from aiact_desk.inspection.tokenizer import find_chat_template
from aiact_desk.problems import Problem

Refused = Callable[[str, Callable[[], object]], Problem]


def found(folder: Path, **files: object) -> tuple[object, str | None]:
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    findings = Findings()
    find_chat_template(list_folder(folder, findings), findings)
    return findings.values.get("chat_template_sha256"), findings.origins.get("chat_template_sha256")


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_in_a_file_of_its_own_first(tmp_path: Path) -> None:
    config = {"chat_template": "{{ config }}"}
    assert found(tmp_path, tokenizer_config__json=config) == (sha256("{{ config }}"), "tokenizer_config.json")
    older = found(tmp_path, chat_template__json={"chat_template": "{{ ä }}"})
    assert older == (sha256("{{ ä }}"), "chat_template.json")
    assert found(tmp_path, chat_template__jinja="{{ own }}\n") == (sha256("{{ own }}\n"), "chat_template.jinja")


def test_of_several_the_default(tmp_path: Path) -> None:
    several = [{"name": "tools", "template": "t"}, {"name": "default", "template": "d"}]
    assert found(tmp_path, tokenizer_config__json={"chat_template": several})[0] == sha256("d")


@pytest.mark.parametrize("template", [None, 3, [], [{"name": "default"}], [3], {}])
def test_none(tmp_path: Path, template: object) -> None:
    assert found(tmp_path, tokenizer_config__json={"chat_template": template}) == (None, None)


def test_a_broken_tokenizer_config(tmp_path: Path, refused: Refused) -> None:
    refused("inspection.json_broken", lambda: found(tmp_path, tokenizer_config__json="{"))


def test_a_template_without_end(tmp_path: Path, refused: Refused) -> None:
    refused("inspection.json_large", lambda: found(tmp_path, chat_template__jinja="x" * ((4 << 20) + 1)))
