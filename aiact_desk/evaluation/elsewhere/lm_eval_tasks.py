"""The tasks of a results file of lm-eval: which are taken, with which metric and filter, and what is left out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from aiact_desk.evaluation.elsewhere.found import Found, FoundTask, suite_name
from aiact_desk.evaluation.elsewhere.lm_eval_results import Results, conduct_of, model_of, read_results
from aiact_desk.evaluation.elsewhere.lm_eval_samples import Reading, Survey, read_samples, survey
from aiact_desk.evaluation.elsewhere.reading import canonical, number, printable, text
from aiact_desk.evaluation.request import Remark
from aiact_desk.problems import Misuse, Problem

_BETTER_HIGHER = frozenset({"acc", "acc_norm", "exact_match", "f1", "em", "bleu", "rouge1", "rouge2", "rougeL"})
"""Metrics of which a higher value is better, where the file does not say it."""

_ADDRESS = re.compile(rb" at 0x[0-9a-f]+")


@dataclass(frozen=True)
class Wanted:
    """A task that is to be taken, and its metric ("acc", or "exact_match,strict-match") where the user names one."""

    task: str
    metric: str | None = None


def wanted_tasks(results: Results, named: Sequence[str]) -> list[Wanted]:
    """The tasks that are named (groups are opened), or all of them. Raises Misuse if one is not in the file."""
    leaves = [name for name in results.results if name not in results.groups]
    if not named:
        return [Wanted(name) for name in leaves]
    found: dict[str, Wanted] = {}
    for one in named:
        name, _, metric = (one, "", "") if one in results.results else one.partition(":")
        tasks = [task for task in results.tasks_of(name) if task in leaves]
        if not tasks:
            raise Misuse("elsewhere.no_such_task", task=one, known=", ".join(map(printable, leaves)))
        found.update({task: Wanted(task, metric or None) for task in tasks})
    return list(found.values())


def read_lm_eval(file: Path, samples: Mapping[str, Path], named: Sequence[str]) -> Found:
    """The measurement of a results file with the sample files of its tasks.

    Raises:
        Misuse: if a task or metric that is named is not there.
        Problem: if a file is damaged, samples are not those of the results, or nothing is left to take.
    """
    results = read_results(file)
    tasks: list[FoundTask] = []
    remarks: list[Remark] = []
    for wanted in wanted_tasks(results, named):
        if wanted.task in samples:
            _take(results, wanted, samples[wanted.task], tasks, remarks)
        else:
            remarks.append(Remark(id="elsewhere.task_without_samples", params={"task": printable(wanted.task)}))
    if not tasks:
        raise Problem("elsewhere.nothing_to_take", file=file.name)
    names = [task.name for task in tasks]
    conduct = conduct_of(results, names)
    return Found(
        tool="lm-eval",
        tool_version=printable(results.lm_eval_version) or None,
        model=model_of(results),
        suite=suite_name("lm-eval", names, _group_of(results, names)),
        asking=conduct.asking,
        seeds=conduct.seeds,
        unsaid=conduct.unsaid,
        dtype=conduct.dtype,
        limit=conduct.limit,
        started_at=conduct.started_at,
        finished_at=conduct.finished_at,
        tokens_read=0,
        tokens_written=0,
        tasks=tuple(tasks),
        remarks=tuple(remarks),
    )


def _take(results: Results, wanted: Wanted, file: Path, tasks: list[FoundTask], remarks: list[Remark]) -> None:
    task = wanted.task
    figures = _figures(results.results[task])
    found = survey(file, {metric for metric, _ in figures})
    stated_hash = results.task_hashes.get(task)
    if stated_hash and found.sha256 and stated_hash != found.sha256:
        raise Problem("elsewhere.other_samples", file=file.name, task=printable(task))
    choices = _choices(results, task, figures, found)
    if wanted.metric is not None:
        choices = [one for one in choices if wanted.metric in (one[0], label(*one))]
        if not choices:
            known = ", ".join(label(*one) for one in _choices(results, task, figures, found))
            raise Misuse("elsewhere.no_such_metric", task=printable(task), metric=wanted.metric, known=known or "none")
    if not choices:
        remarks.append(Remark(id="elsewhere.task_without_metric", params={"task": printable(task)}))
        return
    metric, rule = choices[0]
    remarks += _about_others(task, figures, _choices(results, task, figures, found), (metric, rule))
    tasks.append(_task(results, task, metric, rule, figures[metric, rule], file, found))


def label(metric: str, rule: str) -> str:
    """A metric's name as lm-eval prints it, without a filter that does nothing."""
    return printable(metric if rule == "none" else f"{metric},{rule}")


def _task(
    results: Results, task: str, metric: str, rule: str, stated: float | None, file: Path, found: Survey
) -> FoundTask:
    settings = results.configs.get(task, {})
    delimiter = settings.get("target_delimiter")
    how = Reading(
        task=printable(task),
        metric=metric,
        filter=rule,
        higher_is_better=_direction(results, task, metric) is not False,
        output_type=text(settings.get("output_type")),
        delimiter=delimiter if isinstance(delimiter, str) else " ",
        survey=found,
    )
    whole = number(results.counts.get(task, {}).get("original"))
    return FoundTask(
        name=how.task,
        version=printable(results.versions.get(task)),
        settings_sha256=_settings_sha256(settings),
        metric=label(metric, rule),
        higher_is_better=how.higher_is_better,
        stated=stated,
        chance=_chance(settings, metric),
        items_in_task=int(whole) if whole and found.items <= whole < 1e12 else None,
        samples=partial(read_samples, file, how),
    )


def _settings_sha256(settings: Mapping[str, object]) -> str:
    """The hash of a task's settings: without where its data lay and notes on it, and where in memory its code was."""
    kept = {name: value for name, value in settings.items() if name not in ("dataset_kwargs", "metadata")}
    return hashlib.sha256(_ADDRESS.sub(b"", canonical(kept))).hexdigest()


def _figures(stated: Mapping[str, object]) -> dict[tuple[str, str], float | None]:
    """The tool's figures by metric and filter, in its order; None where one is no finite number."""
    found = {}
    for key, value in stated.items():
        metric, comma, rule = key.partition(",")
        if metric in ("alias", "name", "sample_len", "sample_count", "samples") or metric.endswith("_stderr"):
            continue
        if isinstance(value, int | float):
            found[metric, rule if comma else "none"] = number(value)
    return found


def _choices(
    results: Results, task: str, figures: Mapping[tuple[str, str], float | None], found: Survey
) -> list[tuple[str, str]]:
    """The metrics that can be taken: a number for each item, a mean over items, and known which way is better.

    The task's own order of metrics comes first, then the order of its filters; so the first is its main metric.
    """
    declared = [one for one in _declared(results, task) if isinstance(one.get("metric"), str)]
    means = {one["metric"]: one.get("aggregation", "mean") in ("mean", "nanmean") for one in declared}
    order = {metric: place for place, metric in enumerate(means)}
    possible = [
        (metric, rule)
        for metric, rule in figures
        if metric in found.numeric.get(rule, ())
        and means.get(metric, True)
        and _direction(results, task, metric) is not None
    ]
    return sorted(possible, key=lambda one: order.get(one[0], len(order)))  # stable: filters keep their order


def _declared(results: Results, task: str) -> list[dict[str, object]]:
    listed = results.configs.get(task, {}).get("metric_list")
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _direction(results: Results, task: str, metric: str) -> bool | None:
    """Whether a higher value is better; None where nothing says it."""
    stated = results.higher_is_better.get(task)
    said = stated.get(metric) if isinstance(stated, dict) else None
    for one in _declared(results, task):
        if one.get("metric") == metric and said is None:
            said = one.get("higher_is_better")
    return said if isinstance(said, bool) else True if metric in _BETTER_HIGHER else None


def _chance(settings: Mapping[str, object], metric: str) -> float | None:
    """What guessing scores, where the task's metadata say it of this metric."""
    said = settings.get("metadata")
    if not isinstance(said, dict) or said.get("metric") not in (None, metric):
        return None
    chance = number(said.get("chance"))
    return chance if chance is not None and 0 <= chance < 1 else None


def _about_others(
    task: str, figures: Iterable[tuple[str, str]], possible: Sequence[tuple[str, str]], taken: tuple[str, str]
) -> list[Remark]:
    """Which metrics were not taken: those that could have been, and those that stand in the file as a whole only."""
    name, others = printable(task), [label(*one) for one in possible if one != taken]
    whole = [label(*one) for one in figures if one not in possible]
    remarks = []
    if others:
        params = {"task": name, "metric": label(*taken), "others": ", ".join(others)}
        remarks.append(Remark(id="elsewhere.other_metrics", params=params))
    if whole:
        remarks.append(Remark(id="elsewhere.metrics_left_out", params={"task": name, "metrics": ", ".join(whole)}))
    return remarks


def _group_of(results: Results, tasks: list[str]) -> str | None:
    """The group that is made of just these tasks."""
    groups = (name for name in results.groups if sorted(results.tasks_of(name)) == sorted(tasks))
    return next(map(printable, groups), None)
