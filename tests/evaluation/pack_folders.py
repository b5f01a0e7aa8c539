"""Small packs for tests, written as their makers would."""

from __future__ import annotations

import shutil
from pathlib import Path

from aiact_desk import resources

CODE = """\
def ask(doc):
    return "Say a letter. " + doc["question"]


def target(doc):
    return doc["gold"]


def choices(doc):
    return ["A", "B", "C"]


def score(doc, results):
    best = max(range(len(results)), key=lambda place: results[place][0])
    return {"acc": float(best == doc["gold"])}
"""


def copied(to: Path, name: str = "mine") -> Path:
    """A copy of a shipped pack under another name."""
    return Path(shutil.copytree(resources.folder("evals/packs/shutdown_answers"), to / name))


def with_code(to: Path, name: str = "coded", code: str = CODE) -> Path:
    """The same with functions of its own in every place where a pack may have them."""
    folder = copied(to, name)
    (folder / "score.py").write_text(code, encoding="utf-8")
    path = folder / "task.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    keys = {"doc_to_text": "ask", "doc_to_choice": "choices", "doc_to_target": "target"}
    changed = [f"{key}: !function score.{keys[key]}" if (key := line.split(":")[0]) in keys else line for line in lines]
    path.write_text("\n".join([*changed, "process_results: !function score.score"]) + "\n", encoding="utf-8")
    return folder
