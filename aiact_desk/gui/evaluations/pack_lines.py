"""The figures of a run, pack by pack, whether they have come yet or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from aiact_desk.evaluation.events import Metric
from aiact_desk.evaluation.profile import shows
from aiact_desk.evaluation.request import RunRequest
from aiact_desk.evaluation.result import PackResult, RunResult
from aiact_desk.gui.evaluations.live_run import LiveRun
from aiact_desk.gui.parts.interval_bar import Estimate

Wait = Literal["", "waiting", "at_work", "not_measured", "not_measurable", "skipped"]


@dataclass(frozen=True)
class PackLine:
    """One pack of a run. `estimate` is None while it waits, where it was skipped, and where the model cannot do the
    task whose conduct is measured; `result` and `items_in_pack` are known once the run has ended."""

    pack: str
    title: str
    metric: str
    estimate: Estimate | None
    items: int | None
    items_in_pack: int | None
    partial: bool
    wait: Wait = ""
    result: PackResult | None = None
    topic: str = ""


def pack_lines(
    request: RunRequest,
    live: LiveRun,
    result: RunResult | None,
    titles: Mapping[str, str],
    topics: Mapping[str, str],
    *,
    over: bool,
) -> tuple[PackLine, ...]:
    """A line for every planned pack, in the order of the plan; `over`: what has not come yet will not come."""
    results = {pack.pack: pack for pack in result.packs} if result else {}
    skipped = {one.pack for one in result.skipped} if result else set()
    metrics = {metric.pack: metric for metric in live.metrics}
    current = live.stage.pack if live.stage else None
    lines = []
    for planned in request.packs:
        title = titles.get(planned.id, planned.id)
        if planned.id in results:
            lines.append(_measured(title, results[planned.id], results))
        elif planned.id in metrics:
            lines.append(_told(title, metrics[planned.id]))
        else:
            wait: Wait = "not_measured" if over else "at_work" if planned.id == current else "waiting"
            wait = "skipped" if planned.id in skipped else wait
            lines.append(PackLine(planned.id, title, "", None, None, None, request.partial, wait))
    return tuple(replace(line, topic=topics.get(line.pack, "")) for line in lines)


def _measured(title: str, pack: PackResult, results: Mapping[str, PackResult]) -> PackLine:
    readable = shows(pack, results)
    return PackLine(
        pack=pack.pack,
        title=title,
        metric=pack.metric,
        estimate=Estimate(pack.value, pack.interval.low, pack.interval.high, pack.chance) if readable else None,
        items=pack.items,
        items_in_pack=pack.items_in_pack,
        partial=pack.partial,
        wait="" if readable else "not_measurable",
        result=pack,
    )


def _told(title: str, metric: Metric) -> PackLine:
    if metric.readable:
        estimate = Estimate(metric.value, metric.low, metric.high, None)
        return PackLine(metric.pack, title, metric.metric, estimate, metric.items, None, metric.partial)
    wait: Wait = "waiting" if metric.readable is None else "not_measurable"
    return PackLine(metric.pack, title, metric.metric, None, metric.items, None, metric.partial, wait)
