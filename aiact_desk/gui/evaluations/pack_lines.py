"""The figures of a run, pack by pack, whether they have come yet or not."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from aiact_desk.evaluation.events import Metric
from aiact_desk.evaluation.request import RunRequest
from aiact_desk.evaluation.result import PackResult, RunResult
from aiact_desk.gui.evaluations.live_run import LiveRun
from aiact_desk.gui.look import Look, Tone
from aiact_desk.gui.parts.figures import share, whole
from aiact_desk.gui.parts.interval_bar import Estimate
from aiact_desk.gui.parts.rows_model import Column


@dataclass(frozen=True)
class PackLine:
    """One pack of a run. `estimate` is None while it waits; `items_in_pack` is known once the run has ended."""

    pack: str
    title: str
    metric: str
    estimate: Estimate | None
    items: int | None
    items_in_pack: int | None
    partial: bool
    at_work: bool


def pack_lines(
    request: RunRequest, live: LiveRun | None, result: RunResult | None, titles: dict[str, str]
) -> tuple[PackLine, ...]:
    """A line for every planned pack, in the order of the plan."""
    results = {pack.pack: pack for pack in result.packs} if result else {}
    metrics = {metric.pack: metric for metric in live.metrics} if live else {}
    current = live.stage.pack if live and live.stage else None
    lines = []
    for planned in request.packs:
        title = titles.get(planned.id, planned.id)
        if planned.id in results:
            lines.append(_measured(title, results[planned.id]))
        elif planned.id in metrics:
            lines.append(_told(title, metrics[planned.id]))
        else:
            at_work = planned.id == current
            lines.append(PackLine(planned.id, title, "", None, None, None, request.partial, at_work))
    return tuple(lines)


def _measured(title: str, pack: PackResult) -> PackLine:
    estimate = Estimate(pack.value, pack.interval.low, pack.interval.high, pack.chance)
    return PackLine(
        pack.pack, title, pack.metric, estimate, pack.items, pack.items_in_pack, pack.partial, at_work=False
    )


def _told(title: str, metric: Metric) -> PackLine:
    estimate = Estimate(metric.value, metric.low, metric.high, None)
    return PackLine(metric.pack, title, metric.metric, estimate, metric.items, None, metric.partial, at_work=False)


class PackColumns(QObject):
    """The columns of the table of figures."""

    def __init__(self, look: Look, owner: QObject) -> None:
        super().__init__(owner)
        running, done, waiting = look.icon("running", Tone.LIVE), look.icon("done", Tone.GOOD), look.icon("open")
        self.columns: tuple[Column[PackLine], ...] = (
            Column(
                self.tr("Pack"),
                lambda one: one.title,
                icon=lambda one: done if one.estimate else running if one.at_work else waiting,
            ),
            Column(self.tr("Metric"), self._metric),
            Column(self.tr("Value"), _value, sort=lambda one: one.estimate.value if one.estimate else -1, number=True),
            Column(self.tr("95 % interval"), _interval, number=True),
            Column(
                self.tr("0 to 1"),
                _interval,
                wide=True,
                value=lambda one: one.estimate,
                tip=self._explained,
            ),
            Column(self.tr("Items"), self._items, sort=lambda one: one.items or -1, number=True),
        )

    def _metric(self, line: PackLine) -> str:
        if line.estimate:
            return line.metric
        return self.tr("at work") if line.at_work else self.tr("waiting")

    def _items(self, line: PackLine) -> str:
        if line.items is None:
            return ""
        if not line.partial:
            return whole(line.items)
        if line.items_in_pack is None:
            return self.tr("{items}, partial").format(items=whole(line.items))
        text = self.tr("{items} of {all}, partial")
        return text.format(items=whole(line.items), all=whole(line.items_in_pack))

    def _explained(self, line: PackLine) -> str:
        if line.estimate is None:
            return ""
        if line.estimate.chance is None:
            return self.tr("The mark is the value, the band its 95 % interval.")
        text = self.tr("The mark is the value, the band its 95 % interval, the dashed line what guessing scores: {at}.")
        return text.format(at=share(line.estimate.chance))


def _value(line: PackLine) -> str:
    return share(line.estimate.value) if line.estimate else ""


def _interval(line: PackLine) -> str:
    return f"{share(line.estimate.low)} – {share(line.estimate.high)}" if line.estimate else ""
