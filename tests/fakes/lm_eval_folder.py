"""Writes a results folder as lm-eval does, with the hashes that it puts in, so that tests can bend one part of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

STAMP = "2026-11-20T10-11-12.131415"
Lines = list[dict[str, Any]]


def choice_line(number: int, *, right: bool, rule: str = "none", **more: object) -> dict[str, Any]:
    """One sample of a task with two choices, the second of which is right."""
    doc = {"question": f"Question {number}?", "gold": 1}
    context = f"Question {number}?\nAnswer:"
    said = [["-2.5", "False"], ["-1.5", "False"]] if right else [["-1.5", "False"], ["-2.5", "False"]]
    return {
        "doc_id": number,
        "doc": doc,
        "target": "1",
        "arguments": {f"gen_args_{n}": {"arg_0": context, "arg_1": f" {one}"} for n, one in enumerate(("no", "yes"))},
        "resps": [[one] for one in said],
        "filtered_resps": said,
        "filter": rule,
        "metrics": ["acc"],
        "doc_hash": _sha256(json.dumps(doc)),
        "prompt_hash": _sha256(context),
        "target_hash": _sha256("1"),
        "acc": 1.0 if right else 0.0,
        **more,
    }


def choice_lines(items: int, right: int) -> Lines:
    """So many samples, the first of them right."""
    return [choice_line(number, right=number < right) for number in range(items)]


CHOICES = {
    "output_type": "multiple_choice",
    "target_delimiter": " ",
    "metric_list": [{"metric": "acc", "aggregation": "mean", "higher_is_better": True}],
}


def write_folder(
    folder: Path,
    tasks: Mapping[str, Lines],
    *,
    figures: Mapping[str, Mapping[str, Any]] | None = None,
    configs: Mapping[str, Mapping[str, Any]] | None = None,
    change: Callable[[dict[str, Any]], object] | None = None,
) -> Path:
    """A results folder of these samples. `figures` and `configs` stand in place of accuracies and choices; `change`
    bends the results before they are written."""
    folder.mkdir(parents=True, exist_ok=True)
    results: dict[str, Any] = {
        "results": {task: {"alias": task, **((figures or {}).get(task) or _accuracy(tasks[task]))} for task in tasks},
        "group_subtasks": {task: [] for task in tasks},
        "configs": {task: {"task": task, **((configs or {}).get(task) or CHOICES)} for task in tasks},
        "versions": dict.fromkeys(tasks, 1.0),
        "n-samples": {task: {"original": len(tasks[task]), "effective": len(tasks[task])} for task in tasks},
        "higher_is_better": {task: {"acc": True} for task in tasks},
        "config": {"model": "hf", "model_dtype": "torch.bfloat16", "limit": None, "random_seed": 0, "numpy_seed": 1,
                   "torch_seed": 2, "fewshot_seed": 3},
        "date": 1795000000.25,
        "total_evaluation_time_seconds": "90.5",
        "lm_eval_version": "0.4.13",
        "model_source": "hf",
        "model_name": "example-lab/tiny-1",
        "system_instruction": None,
        "chat_template": None,
        "task_hashes": {task: _hash_of(lines) for task, lines in tasks.items()},
    }  # fmt: skip
    if change:
        change(results)
    (folder / f"results_{STAMP}.json").write_text(json.dumps(results), encoding="utf-8")
    for task, lines in tasks.items():
        text = "".join(json.dumps(line) + "\n" for line in lines)
        (folder / f"samples_{task}_{STAMP}.jsonl").write_text(text, encoding="utf-8")
    return folder


def _accuracy(lines: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {"acc,none": sum(line["acc"] for line in lines) / max(1, len(lines)), "acc_stderr,none": 0.01}


def _hash_of(lines: Sequence[Mapping[str, Any]]) -> str:
    return _sha256("".join(line["doc_hash"] + line["prompt_hash"] + line["target_hash"] for line in lines))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
