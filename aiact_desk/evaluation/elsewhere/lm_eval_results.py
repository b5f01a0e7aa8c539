"""The results file of lm-eval: what was run, how, when, and the tool's own figures."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from aiact_desk.evaluation.elsewhere.reading import last_part, number, printable, read_object, text
from aiact_desk.evaluation.request import Asking, Sampling, Seeds, Unsaid
from aiact_desk.problems import Problem

_SEEDS = {"random": "random_seed", "numpy": "numpy_seed", "torch": "torch_seed", "fewshot": "fewshot_seed"}
_YEARS = (946_684_800.0, 4_102_444_800.0)
"""Moments from 2000 to 2100, in seconds since 1970: what a clock can have said."""


class Results(BaseModel):
    """The parts of the file that are used; the others are passed over.

    `results` gives each task's and each group's figures by "metric,filter"; `configs` each task's settings.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    results: dict[str, dict[str, Any]]
    configs: dict[str, dict[str, Any]] = Field(default_factory=dict)
    versions: dict[str, Any] = Field(default_factory=dict)
    counts: dict[str, dict[str, Any]] = Field(default_factory=dict, alias="n-samples")
    higher_is_better: dict[str, Any] = Field(default_factory=dict)
    group_subtasks: dict[str, list[str]] = Field(default_factory=dict)
    task_hashes: dict[str, str] = Field(default_factory=dict)
    config: dict[str, Any] = Field(default_factory=dict)
    date: Any = None
    total_evaluation_time_seconds: Any = None
    lm_eval_version: str | None = None
    model_source: str | None = None
    model_name: str | None = None
    system_instruction: str | None = None
    chat_template: Any = None

    @property
    def groups(self) -> dict[str, list[str]]:
        """Groups with the names of what is in them; lm-eval lists a single task here with nothing in it."""
        return {name: tasks for name, tasks in self.group_subtasks.items() if tasks}

    def tasks_of(self, name: str) -> list[str]:
        """The tasks of a group, through groups in it; a task is itself."""
        found: list[str] = []
        waiting, seen = [name], set()
        while waiting:
            one = waiting.pop(0)
            if one in seen:
                continue
            seen.add(one)
            if one in self.groups:
                waiting = [*self.groups[one], *waiting]
            else:
                found.append(one)
        return found


@dataclass(frozen=True)
class Conduct:
    """How the run was conducted, as far as the file says it; what it leaves unsaid has its usual value."""

    asking: Asking
    seeds: Seeds
    unsaid: tuple[Unsaid, ...]
    dtype: str
    limit: int | None
    started_at: str
    finished_at: str


def read_results(file: Path) -> Results:
    """Raises Problem if the file is too large, no JSON, or no results file of lm-eval."""
    record = read_object(file)
    try:
        return Results.model_validate(record)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise Problem("elsewhere.not_lm_eval", file=file.name, reason=printable(f"{where}: {first['msg']}")) from None


def model_of(results: Results) -> str | None:
    """The model's name as the file states it, its last part only: the rest may be a path.

    A model that was handed over as an object has a name only in its config.
    """
    configured = results.config.get("model")
    handed_over = results.model_source == "CUSTOM" or not results.model_name
    name = printable(configured) if handed_over else printable(results.model_name)
    if handed_over and not isinstance(configured, str):
        return None
    return last_part(name) or None


def conduct_of(results: Results, tasks: list[str]) -> Conduct:
    """How these tasks were run."""
    config = results.config
    unsaid: list[Unsaid] = ["thinking"]
    if "chat_template" not in results.model_fields_set:
        unsaid.append("chat_template")
    if "system_instruction" not in results.model_fields_set:
        unsaid.append("system_prompt")
    asking = Asking(
        chat_template=bool(results.chat_template) if "chat_template" in results.model_fields_set else None,
        system_prompt=text(results.system_instruction) or None,
    )
    generation = _generation(results, tasks)
    if generation is None:
        unsaid += ["sampling", "length"]
    else:
        asking = asking.model_copy(update=generation)
    named = {ours: config.get(theirs) for ours, theirs in _SEEDS.items()}
    seeds = Seeds(**{ours: seed for ours, seed in named.items() if type(seed) is int})
    if not all(type(seed) is int for seed in named.values()):
        unsaid.append("seeds")
    started, finished, dated = _times(results)
    if not dated:
        unsaid.append("dates")
    limit = number(config.get("limit"))
    dtype = config.get("model_dtype")
    return Conduct(
        asking=asking,
        seeds=seeds,
        unsaid=tuple(unsaid),
        dtype=printable(dtype).removeprefix("torch.") if isinstance(dtype, str) else "",
        limit=int(limit) if limit is not None and limit >= 1 else None,  # below 1 it is a share of the items
        started_at=started,
        finished_at=finished,
    )


def _generation(results: Results, tasks: list[str]) -> dict[str, object] | None:
    """How answers were written: fields of `Asking`. None where the tasks differ in it or the file does not say it.

    A task that writes nothing says nothing. lm-eval takes the likeliest token unless `do_sample` is set or a
    temperature above 0 is (lm_eval.models.utils.normalize_gen_kwargs).
    """
    settings = [results.configs.get(task, {}) for task in tasks]
    writing = [one for one in settings if one.get("output_type") == "generate_until"]
    if settings and not writing:
        return {}
    said = {_key(one.get("generation_kwargs")): one.get("generation_kwargs") for one in writing}
    given = next(iter(said.values()), None)
    if len(said) != 1 or not isinstance(given, dict):
        return None
    temperature = number(given.get("temperature"))
    drawn = given.get("do_sample") is not False and bool(temperature)
    budget = given.get("max_gen_toks")
    found: dict[str, object] = {"most_written": budget} if type(budget) is int and budget > 0 else {}
    if not drawn or temperature is None:
        return found
    top_p, top_k = number(given.get("top_p")), given.get("top_k")
    try:
        sampling = Sampling(
            temperature=temperature,
            top_p=1.0 if top_p is None else top_p,
            top_k=top_k if type(top_k) is int and top_k > 0 else None,
        )
    except ValidationError:
        return None
    return {**found, "sampling": sampling}


def _key(settings: object) -> str:
    """Settings of writing without the texts that end an answer, which are the task's own."""
    kept = {name: one for name, one in settings.items() if name != "until"} if isinstance(settings, dict) else None
    return json.dumps(kept, sort_keys=True)


def _times(results: Results) -> tuple[str, str, bool]:
    """Start and end, and whether the file tells them; else both are now."""
    began = number(results.date)
    if began is None or not _YEARS[0] <= began <= _YEARS[1]:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        return now, now, False
    started = datetime.fromtimestamp(began, UTC)
    took = results.total_evaluation_time_seconds
    try:
        seconds = number(float(took)) if isinstance(took, str | int | float) else None
    except ValueError:
        seconds = None
    ended = started + timedelta(seconds=seconds) if seconds and 0 <= seconds < _YEARS[0] else started
    return started.isoformat(timespec="seconds"), ended.isoformat(timespec="seconds"), True
