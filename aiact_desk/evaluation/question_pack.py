"""Writes questions of somebody else as a pack: task file, data with a canary of its own, and a datasheet.

The datasheet says what is known and marks, with `TO_FILL`, what only the user can know; the pack check finds the marks.
"""

from __future__ import annotations

import json
import string
import uuid
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from aiact_desk.evaluation.packs import DATASHEET, Item
from aiact_desk.evaluation.question_datasheet import datasheet
from aiact_desk.evaluation.rules.marking import METRIC
from aiact_desk.evaluation.task_file import MARKING, METRIC_CODE, METRIC_FILE, NAME
from aiact_desk.files import disk_problems
from aiact_desk.problems import Misuse

SHORT, WORKED = 32, 400
"""Tokens of a written answer at most: of one that is an answer alone, and of one that is worked out first."""


@dataclass(frozen=True)
class About:
    """What the user says of the questions. `shots`: so many of the first items become solved examples.

    `most_written`: tokens of a written answer at most; None: as is usual. `source`: where the questions are from.
    """

    title: str
    measures: str
    language: str
    licence: str
    source: str
    shots: int = 0
    most_written: int | None = None


def write_pack(folder: Path, id: str, items: list[Item], about: About) -> None:
    """Write a pack into the new folder. All items have choices, or all have a written answer.

    Raises:
        Misuse: if no item is left beside the solved examples.
        Problem: if the disk is full.
    """
    if len(items) <= about.shots:
        raise Misuse("packs.all_shots", items=len(items), shots=about.shots)
    shots, measured = items[: about.shots], items[about.shots :]
    task = _task(id, measured, about)
    canary = f"{about.title}: evaluation data, not for training, canary {uuid.uuid4()}"
    with disk_problems(folder):
        (folder / "data").mkdir(parents=True)
        _write_items(folder / "data" / "test.jsonl", measured, canary)
        if shots:
            _write_items(folder / "data" / "dev.jsonl", shots, canary)
        (folder / NAME).write_text(_yaml(task), encoding="utf-8")
        if "process_results" in task:
            (folder / METRIC_FILE).write_text(METRIC_CODE, encoding="utf-8")
        (folder / DATASHEET).write_text(datasheet(measured, task, about.source, canary), encoding="utf-8")


def _task(id: str, items: list[Item], about: About) -> dict[str, object]:
    """The task file as data; `process_results` stands for `!function`."""
    files = {"test": "data/test.jsonl"} | ({"dev": "data/dev.jsonl"} if about.shots else {})
    examples = {"fewshot_split": "dev", "fewshot_config": {"sampler": "first_n"}} if about.shots else {}
    asked = _choosing(items) if items[0].choices else _writing(items, about)
    metric = str(asked.pop("metric"))
    how: dict[str, object] = {"metric": metric, "aggregation": "mean", "higher_is_better": True}
    if metric == "exact_match":
        how |= {"ignore_case": True, "ignore_punctuation": True, "regexes_to_ignore": [r"^\s+|\s+$"]}
    facts = {
        "version": "1.0",
        "title": _one_line(about.title),
        "measures": _one_line(about.measures),
        "language": about.language,
        "licence": _one_line(about.licence),
        "metric": metric,
        "chance": asked.pop("chance"),
    }
    if items[0].choices:
        facts["gold_letters"] = _gold_letters(items)
    return {
        "task": id,
        "dataset_path": "json",
        "dataset_kwargs": {"data_files": files},
        "test_split": "test",
        **examples,
        "num_fewshot": about.shots,
        **asked,
        "metric_list": [how],
        "metadata": facts,
    }


def _choosing(items: list[Item]) -> dict[str, object]:
    """Choices are shown under letters where all items have as many of them, else each is scored as it is."""
    counts = {len(item.choices) for item in items}
    most = max(counts)
    lettered = len(counts) == 1 and most <= len(string.ascii_uppercase)
    letters = list(string.ascii_uppercase[:most])
    shown = "".join(f"\n{letter}. {{{{choices[{at}]}}}}" for at, letter in enumerate(letters)) if lettered else ""
    return {
        "output_type": "multiple_choice",
        "doc_to_text": f"Question: {{{{question}}}}{shown}\nAnswer:",
        "doc_to_choice": letters if lettered else "choices",
        "doc_to_target": "gold",
        "metric": "acc",
        "chance": round(sum(1 / len(item.choices) for item in items) / len(items), 4),
    }


def _writing(items: list[Item], about: About) -> dict[str, object]:
    worked = bool(items[0].checks)
    asked: dict[str, object] = {
        "output_type": "generate_until",
        "doc_to_text": "Question: {{question}}\nAnswer:",
        "doc_to_target": "answer",
        "generation_kwargs": {
            "until": ["\n\n", "\nQuestion:"] if worked else ["\n"],
            "max_gen_toks": about.most_written or (WORKED if worked else SHORT),
            "do_sample": False,
        },
        "metric": METRIC if worked else "exact_match",
        "chance": 0,
    }
    return asked | ({"process_results": MARKING} if worked else {})


def _gold_letters(items: list[Item]) -> dict[str, int]:
    counts = Counter(item.gold for item in items)
    most = max(len(item.choices) for item in items)
    return {letter: counts[at] for at, letter in enumerate(string.ascii_uppercase[:most])}


def _write_items(path: Path, items: list[Item], canary: str) -> None:
    lines = [json.dumps({"canary": canary, **_record(item)}, ensure_ascii=False) for item in items]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _record(item: Item) -> dict[str, object]:
    return {name: value for name, value in item.model_dump().items() if value not in (None, "", ())}


def _yaml(task: Mapping[str, object]) -> str:
    """The task file; anything of the user's stands in quotes, so that it is text and nothing else."""
    text = yaml.safe_dump(dict(task), sort_keys=False, allow_unicode=True, width=110)
    return text.replace(f"\nprocess_results: {MARKING}\n", f"\nprocess_results: !function {MARKING}\n")
