"""Prints what lm-eval's own task files say of the tasks named on standard input, as JSON; a program for a test.

Only the index is built: YAML is read with its includes, functions stay names, no task is built and no data loaded.
"""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lm_eval.tasks import TaskManager


def main() -> None:
    names: list[str] = json.load(sys.stdin)
    manager = TaskManager()
    index = manager.task_index
    every = set(manager.all_tasks)
    found = {name: [_facts(index, leaf) for leaf in _leaves(index, name)] for name in names if name in every}
    json.dump(found, sys.stdout)


def _leaves(index: dict[str, Any], name: str) -> Iterator[str]:
    """The tasks that a task, group or tag stands for."""
    entry = index[name]
    if entry.kind.name in ("TASK", "PY_TASK"):
        yield name
        return
    named = sorted(entry.tags) if entry.kind.name == "TAG" else entry.cfg["task"]
    for part in [named] if isinstance(named, str) else named:
        if not isinstance(part, str):
            raise ValueError(f"{name} holds a task that is changed in place")
        yield from _leaves(index, part)


def _facts(index: dict[str, Any], name: str) -> dict[str, Any]:
    entry = index[name]
    if entry.kind.name == "PY_TASK":
        return _facts_of_class(entry.yaml_path.parent / "task.py")
    config = entry.cfg
    return {
        "dataset": config["dataset_path"],
        "config": config.get("dataset_name"),
        "revision": (config.get("dataset_kwargs") or {}).get("revision"),
        "shots": config.get("num_fewshot") or 0,
        "metrics": [_metric(one["metric"]) for one in config["metric_list"]],
    }


def _metric(named: str) -> str:
    """The name of a metric; of one that is a function in a file, the function's own."""
    return named.rpartition(".")[2] if "/" in named else named


def _facts_of_class(path: Path) -> dict[str, Any]:
    """The same of a task in Python code, read from its source; the code is not run."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    constants: dict[str, Any] = {}
    metrics: list[str] = []
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and isinstance(node.value, ast.Constant)
        ):
            constants[node.targets[0].id] = node.value.value
        if isinstance(node, ast.FunctionDef) and node.name == "aggregation":
            tables = [part for part in ast.walk(node) if isinstance(part, ast.Dict)]
            metrics = [str(key.value) for key in tables[0].keys if isinstance(key, ast.Constant)]
    return {
        "dataset": constants["DATASET_PATH"],
        "config": constants.get("DATASET_NAME"),
        "revision": None,
        "shots": 0,
        "metrics": metrics,
    }


if __name__ == "__main__":
    main()
