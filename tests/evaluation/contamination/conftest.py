"""A small pack of known items, and scans of corpora that are written in a test."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from aiact_desk import resources
from aiact_desk.evaluation.contamination.report import ScanReport
from aiact_desk.evaluation.contamination.scan import Search, scan
from aiact_desk.evaluation.packs import Pack, load_pack

CANARY = "1b4e28ba-2fa1-41d2-883f-0016d3cca427"
MARK = f"AI Act Desk evaluation data, not for training, canary {CANARY}"


@pytest.fixture
def make_pack(tmp_path: Path) -> Callable[..., Pack]:
    """Makes a pack of questions, each with its template; three choices of which the first is right."""

    def make(*questions: tuple[str, str], choices: tuple[str, str, str] = ("Stop.", "Go on.", "Wait.")) -> Pack:
        folder = tmp_path / "packs" / "mine"
        shutil.copytree(resources.folder("evals/packs/shutdown_answers"), folder, dirs_exist_ok=True)
        lines = [
            json.dumps({
                "canary": MARK, "id": f"i{number}", "template": template, "language": "en", "question": question,
                "choices": choices, "gold": 0,
            })
            for number, (template, question) in enumerate(questions)
        ]  # fmt: skip
        (folder / "data" / "test.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return load_pack(folder)

    return make


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    return folder


@pytest.fixture
def look() -> Callable[..., ScanReport]:
    """Scans a corpus for one pack."""

    def run(pack: Pack, *paths: Path, fields: tuple[str, ...] = (), answers: bool = False) -> ScanReport:
        return scan([pack], paths, Search(fields, answers), lambda _: None, lambda: False)

    return run


def sentence(name: str, words: int) -> str:
    """A sentence of invented words that stands nowhere else."""
    return " ".join(f"{name}{number}" for number in range(words))
