"""lm-eval's tasks behind one adapter: packs in, planned requests and scored samples out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from lm_eval import evaluate
from lm_eval.api.model import LM
from lm_eval.tasks import TaskManager

from aiact_desk.engine.variation import task_of, ways_of
from aiact_desk.evaluation.packs import Pack
from aiact_desk.evaluation.request import RunRequest
from aiact_desk.evaluation.responses import Written
from aiact_desk.evaluation.result import Sample
from aiact_desk.evaluation.rules.marking import mark
from aiact_desk.evaluation.units import PlannedRequest, request_key

Task = Any
"""An lm-eval task object; lm-eval ships no types."""

Asked = tuple[str, int]
"""A pack's id and the number of a repeat, counted from 0."""

FindWritten = Callable[[Sequence[object]], Written]
"""Finds the answer that was written to a request, by the request's arguments."""

LETTERS = "ABCDEFGHIJ"
INVALID = "[invalid]"
"""What lm-eval's filters give for an answer that they cannot read."""


def load_tasks(packs: list[Pack], request: RunRequest, scratch: Path) -> dict[Asked, Task]:
    """The lm-eval task of each pack and of each repeat that asks it in a way of its own.

    Only the named packs are read, no task of lm-eval's own.
    """
    manager = TaskManager(include_defaults=False)
    tasks = {}
    for pack in packs:
        for repeat, way in enumerate(ways_of(pack, request)):
            shots = scratch / f"{pack.id}-{repeat}.jsonl"
            (task,) = manager.load([task_of(pack, way, request.asking, shots)])["tasks"].values()
            task.set_fewshot_seed(seed=request.seeds.fewshot)
            tasks[pack.id, repeat] = task
    return tasks


def draw_of(request: RunRequest, repeat: int) -> int:
    """The number that tells apart answers drawn to equal requests; greedy answers are not drawn."""
    return repeat if request.asking.sampling.temperature > 0 else 0


def planned_requests(lm: LM, tasks: Mapping[Asked, Task], request: RunRequest) -> Iterator[PlannedRequest]:
    """Every request that the run will make, pack by pack, built the way `evaluate()` builds them."""
    chat = request.asking.templated
    for (pack, repeat), task in tasks.items():
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
            key = request_key(kind, instance.args, draw_of(request, repeat))
            yield PlannedRequest(pack=pack, item=instance.doc_id, kind=kind, key=key, size=size, repeat=repeat)


def measure(
    lm: LM, pack: Pack, repeat: int, task: Task, request: RunRequest, find_written: FindWritten
) -> list[Sample]:
    """Run one pack once through `lm_eval.evaluate` and give back its scored samples."""
    chat = request.asking.templated
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
    return [_sample(pack, repeat, entry, find_written) for entry in logged]


def _sample(pack: Pack, repeat: int, entry: dict[str, Any], find_written: FindWritten) -> Sample:
    doc = entry["doc"]
    score = float(entry[pack.metric])
    base = {
        "pack": pack.id,
        "item": str(doc.get("id", entry["doc_id"])),
        "language": str(doc.get("language", pack.language)),
        "cluster": str(doc.get("template") or doc.get("source", "")),
        "repeat": repeat,
        "input": entry["arguments"][0][0],
        "right": score == 1.0,
        "score": score,
    }
    if pack.output_type != "multiple_choice":
        answer = str(entry["filtered_resps"][0])
        return Sample(
            **base,
            output=answer,
            expected=str(entry["target"]),
            outcome=mark(answer, doc["checks"]).outcome if doc.get("checks") else None,
            cut_off=find_written(entry["arguments"][0]).cut_off,
            understood=answer.strip() not in ("", INVALID),
        )
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
