"""Logs of Inspect, read with inspect-ai itself (an extra) from an archive that was checked before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import sha256
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from aiact_desk.evaluation.elsewhere.found import Found, FoundSample, FoundTask, suite_name
from aiact_desk.evaluation.elsewhere.inspect_archive import repack, sample_ids
from aiact_desk.evaluation.elsewhere.inspect_conduct import asking_of, times_of, tokens_of
from aiact_desk.evaluation.elsewhere.inspect_samples import Taken, read_sample
from aiact_desk.evaluation.elsewhere.reading import canonical, last_part, number, printable
from aiact_desk.evaluation.request import Remark, Seeds
from aiact_desk.problems import Misuse, Problem

if TYPE_CHECKING:
    from inspect_ai.log import EvalLog, EvalSample

_MEANS = ("accuracy", "mean")
"""Metrics of Inspect that are a mean over items."""

_NOT_FIGURES = frozenset({"stderr", "bootstrap_stderr", "std", "var", "ci"})
_UNUSED = frozenset({"events", "events_data", "store", "timelines"})
"""Parts of a sample that tell how it came about step by step; no figure rests on them."""

_AT_ONCE = 16
"""Samples in memory at a time."""


def read_inspect(log: Path, named: Sequence[str], scratch: Path) -> Found:
    """The measurement of an `.eval` log. `scratch` is a folder for the unpacked log, which the samples are read from.

    Raises:
        Misuse: if the task or metric that is named is not in the log.
        Problem: if inspect-ai is not installed, the log is damaged or not of a finished evaluation, or no metric of it
            can be taken.
    """
    if find_spec("inspect_ai") is None:
        raise Problem("elsewhere.no_inspect", file=log.name)
    plain = scratch / "log.eval"
    repack(log, plain)
    header = _header(plain, log.name)
    task = printable(header.eval.task)
    asked = _wanted(task, named)
    taken, others, whole = _choose(header, log.name, asked)
    remarks = []
    if others:
        params = {"task": task, "metric": taken.label, "others": ", ".join(others)}
        remarks.append(Remark(id="elsewhere.other_metrics", params=params))
    if whole:
        remarks.append(Remark(id="elsewhere.metrics_left_out", params={"task": task, "metrics": ", ".join(whole)}))
    if taken.metric != "accuracy":
        params = {"task": task, "metric": taken.label}
        remarks.append(Remark(id="elsewhere.direction_not_stated", params=params))
    return _found(header, plain, log.name, taken, remarks)


def _found(header: EvalLog, plain: Path, name: str, taken: Taken, remarks: list[Remark]) -> Found:
    spec = header.eval
    asking, unsaid = asking_of(header, name)
    started, finished = times_of(header)
    tokens = tokens_of(header)
    whole = spec.dataset.samples
    limit = spec.config.limit
    described = {  # what makes it the same task, not how this model was asked
        "spec": spec.model_dump(mode="json", include={"task", "task_version", "task_args", "solver", "scorers"}),
        "steps": [(step.solver, step.params) for step in header.plan.steps],
    }
    task = FoundTask(
        name=taken.task,
        version=printable(spec.task_version),
        settings_sha256=sha256(canonical(described)).hexdigest(),
        metric=taken.label,
        higher_is_better=True,
        stated=taken.stated,
        chance=None,
        items_in_task=whole if whole and whole > 0 else None,
        samples=partial(_samples, header, plain, name, taken),
    )
    return Found(
        tool="Inspect",
        tool_version=printable(spec.packages.get("inspect_ai")) or None,
        model=last_part(printable(spec.model)) or None,
        suite=suite_name("Inspect", [taken.task]),
        asking=asking,
        seeds=Seeds(),
        unsaid=unsaid,
        dtype="",
        limit=limit if type(limit) is int and limit > 0 else None,
        started_at=started,
        finished_at=finished,
        tokens_read=tokens[0],
        tokens_written=tokens[1],
        tasks=(task,),
        remarks=tuple(remarks),
    )


def _header(plain: Path, name: str) -> EvalLog:
    from inspect_ai.log import read_eval_log  # noqa: PLC0415  (an extra, and slow to load)

    try:
        header: EvalLog = read_eval_log(str(plain), header_only=True, format="eval")
    except Exception as error:  # noqa: BLE001  (whatever the reader of a stranger's file raises)
        raise _unreadable(name, error) from None
    if header.status != "success":
        raise Problem("elsewhere.not_finished", file=name, status=printable(header.status))
    if header.invalidated:
        raise Problem("elsewhere.invalidated", file=name)
    return header


def _wanted(task: str, named: Sequence[str]) -> str | None:
    """The metric that the user names, if any."""
    metric = None
    for one in named:
        if one != task and not one.startswith(f"{task}:"):
            raise Misuse("elsewhere.no_such_task", task=one, known=task)
        metric = one.removeprefix(task).removeprefix(":") or metric
    return metric


def _choose(header: EvalLog, name: str, asked: str | None) -> tuple[Taken, list[str], list[str]]:
    """The metric that is taken, others that could have been, and those that are whole figures only.

    The headline metric of the task comes first where it can be taken, else the first one.
    """
    found: list[Taken] = []
    whole: list[str] = []
    scores = header.results.scores if header.results else []
    headline = header.results.headline if header.results else None
    for score in scores:
        groups = [one.params.get("cluster") for one in score.metrics.values() if one.name.endswith("stderr")]
        cluster = next((one for one in groups if isinstance(one, str) and one), None)
        averaged = score.reducer in (None, "mean") or (header.eval.config.epochs or 1) == 1
        for key, metric in score.metrics.items():
            base = metric.name.rpartition("/")[2]
            label = printable(f"{base},{score.name}")
            if base in _MEANS and averaged:
                one = Taken(printable(header.eval.task), base, score.name, score.scorer, number(metric.value), cluster)
                first = headline is not None and (headline.score, headline.metric) == (score.name, key)
                found.insert(0, one) if first else found.append(one)
            elif base not in _NOT_FIGURES:
                whole.append(label)
    chosen = [one for one in found if asked in (None, one.metric, one.label)]
    if asked and not chosen:
        known = ", ".join(one.label for one in found) or "none"
        raise Misuse("elsewhere.no_such_metric", task=printable(header.eval.task), metric=asked, known=known)
    if not chosen:
        raise Problem("elsewhere.log_without_metric", file=name)
    return chosen[0], [one.label for one in found if one is not chosen[0]], whole


def _samples(header: EvalLog, plain: Path, name: str, taken: Taken) -> Iterator[FoundSample]:
    stated, epochs = header.eval.dataset.sample_ids, range(1, (header.eval.config.epochs or 1) + 1)
    ids = sample_ids(plain) if stated is None else stated
    waiting = ((id, epoch) for id in ids for epoch in epochs)
    while batch := list(islice(waiting, _AT_ONCE)):
        for sample in _batch(plain, name, batch):
            found = read_sample(sample, taken, name)
            if found is not None:
                yield found


def _batch(plain: Path, name: str, wanted: list[tuple[str | int, int]]) -> list[EvalSample]:
    """These samples; one that is not in the log is passed over."""
    from inspect_ai.log import read_eval_log_samples_by_id  # noqa: PLC0415

    read = partial(
        read_eval_log_samples_by_id,
        str(plain),
        concurrency=1,
        resolve_attachments="core",
        format="eval",
        exclude_fields=set(_UNUSED),
    )
    try:
        return list(read(wanted))
    except IndexError:
        return [found for one in wanted for found in _batch(plain, name, [one])] if len(wanted) > 1 else []
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001
        raise _unreadable(name, error) from None


def _unreadable(name: str, error: Exception) -> Problem:
    lines = str(error).splitlines() or [type(error).__name__]
    return Problem("elsewhere.not_inspect", file=name, reason=printable(lines[0])[:200])
