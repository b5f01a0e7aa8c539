"""lm-eval's tasks behind one adapter: packs in, planned requests and scored samples out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lm_eval import evaluate
from lm_eval.tasks import TaskManager

from aiact_desk.engine.lm import UnitLM
from aiact_desk.evaluation.packs import Pack, task_config
from aiact_desk.evaluation.request import RunRequest
from aiact_desk.evaluation.result import Sample
from aiact_desk.evaluation.units import PlannedRequest, request_key

Task = Any
"""An lm-eval task object; lm-eval ships no types."""

LETTERS = "ABCDEFGHIJ"


def load_tasks(packs: list[Pack], fewshot_seed: int) -> dict[str, Task]:
    """The lm-eval task of each pack, by pack id. Only the named packs are read, no task of lm-eval's own."""
    manager = TaskManager(include_defaults=False)
    tasks = {}
    for pack in packs:
        (task,) = manager.load([task_config(pack)])["tasks"].values()
        task.set_fewshot_seed(seed=fewshot_seed)
        tasks[pack.id] = task
    return tasks


def planned_requests(lm: UnitLM, tasks: dict[str, Task], request: RunRequest) -> Iterator[PlannedRequest]:
    """Every request that the run will make, pack by pack, built the way `evaluate()` builds them."""
    chat = request.asking.chat_template
    for pack, task in tasks.items():
        task.build_all_requests(
            limit=request.limit,
            system_instruction=request.asking.system_prompt,
            apply_chat_template=chat,
            fewshot_as_multiturn=chat,
            chat_template=lm.apply_chat_template if chat else None,
            tokenizer_name=lm.tokenizer_name if chat else "",
        )
        for instance in task.instances:
            kind = instance.request_type
            size = sum(len(argument) for argument in instance.args if isinstance(argument, str))
            key = request_key(kind, instance.args)
            yield PlannedRequest(pack=pack, item=instance.doc_id, kind=kind, key=key, size=size)


def measure(lm: UnitLM, pack: Pack, task: Task, request: RunRequest) -> list[Sample]:
    """Run one pack through `lm_eval.evaluate` and give back its scored samples."""
    chat = request.asking.chat_template
    found = evaluate(
        lm,
        {task.config.task: task},
        limit=request.limit,
        bootstrap_iters=0,
        system_instruction=request.asking.system_prompt,
        apply_chat_template=chat,
        fewshot_as_multiturn=chat,
    )
    (logged,) = found["samples"].values()
    return [_sample(pack, entry) for entry in logged]


def _sample(pack: Pack, entry: dict[str, Any]) -> Sample:
    doc = entry["doc"]
    score = float(entry[pack.metric])
    base = {
        "pack": pack.id,
        "item": str(doc.get("id", entry["doc_id"])),
        "language": str(doc.get("language", pack.language)),
        "input": entry["arguments"][0][0],
        "right": score == 1.0,
        "score": score,
    }
    if pack.output_type != "multiple_choice":
        (answer,) = entry["filtered_resps"]
        return Sample(**base, output=str(answer), expected=str(entry["target"]))
    logprobs = [float(response[0]) for response in entry["filtered_resps"]]
    options = _options(doc, entry)
    chosen = max(range(len(logprobs)), key=logprobs.__getitem__)
    return Sample(
        **base,
        options=options,
        option_logprobs=tuple(logprobs),
        output=options[chosen],
        expected=options[int(entry["target"])],
    )


def _options(doc: dict[str, Any], entry: dict[str, Any]) -> tuple[str, ...]:
    """The answer options in words: the item's own choices with their letters, else the continuations as scored."""
    choices = doc.get("choices")
    if isinstance(choices, list) and len(choices) == len(entry["arguments"]):
        return tuple(f"{letter}. {choice}" for letter, choice in zip(LETTERS, choices, strict=False))
    return tuple(str(continuation).strip() for _, continuation in entry["arguments"])
