"""The figures of a run, pack by pack, whether they have come yet or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject

from aiact_desk.evaluation.events import Metric
from aiact_desk.evaluation.request import RunRequest
from aiact_desk.evaluation.result import PackResult, RunResult
from aiact_desk.gui.evaluations.live_run import LiveRun
from aiact_desk.gui.look import Look, Tone
from aiact_desk.gui.parts.figures import share, whole
from aiact_desk.gui.parts.interval_bar import Estimate
from aiact_desk.gui.parts.rows_model import Column

BAR = 2
"""The column that is painted as a bar."""
Wait = Literal["", "waiting", "at_work", "not_measured"]


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
    wait: Wait = ""


def pack_lines(
    request: RunRequest, live: LiveRun, result: RunResult | None, titles: dict[str, str], *, over: bool
) -> tuple[PackLine, ...]:
    """A line for every planned pack, in the order of the plan; `over`: what has not come yet will not come."""
    results = {pack.pack: pack for pack in result.packs} if result else {}
    metrics = {metric.pack: metric for metric in live.metrics}
    current = live.stage.pack if live.stage else None
    lines = []
    for planned in request.packs:
        title = titles.get(planned.id, planned.id)
        if planned.id in results:
            lines.append(_measured(title, results[planned.id]))
        elif planned.id in metrics:
            lines.append(_told(title, metrics[planned.id]))
        else:
            wait: Wait = "not_measured" if over else "at_work" if planned.id == current else "waiting"
            lines.append(PackLine(planned.id, title, "", None, None, None, request.partial, wait))
    return tuple(lines)


def _measured(title: str, pack: PackResult) -> PackLine:
    estimate = Estimate(pack.value, pack.interval.low, pack.interval.high, pack.chance)
    return PackLine(pack.pack, title, pack.metric, estimate, pack.items, pack.items_in_pack, pack.partial)


def _told(title: str, metric: Metric) -> PackLine:
    estimate = Estimate(metric.value, metric.low, metric.high, None)
    return PackLine(metric.pack, title, metric.metric, estimate, metric.items, None, metric.partial)


class PackColumns(QObject):
    """The columns of the table of figures."""

    def __init__(self, look: Look, owner: QObject) -> None:
        super().__init__(owner)
        icons = {
            "": look.icon("done", Tone.GOOD),
            "at_work": look.icon("running", Tone.LIVE),
            "waiting": look.icon("open", Tone.QUIET),
            "not_measured": look.icon("not_applicable", Tone.QUIET),
        }
        self.columns: tuple[Column[PackLine], ...] = (
            Column(self.tr("Pack"), lambda one: one.title, icon=lambda one: icons[one.wait]),
            Column(
                self.tr("Value (95 % interval)"),
                self._figure,
                sort=lambda one: one.estimate.value if one.estimate else -1,
                number=True,
            ),
            Column(self.tr("0 to 1"), self._figure, wide=True, value=lambda one: one.estimate, tip=self._explained),
            Column(self.tr("Metric"), lambda one: one.metric),
            Column(self.tr("Items"), self._items, sort=lambda one: one.items or -1, number=True),
        )

    def _figure(self, line: PackLine) -> str:
        if line.estimate is not None:
            return f"{share(line.estimate.value)} ({share(line.estimate.low)} – {share(line.estimate.high)})"
        waits = {"at_work": self.tr("at work"), "waiting": self.tr("waiting"), "not_measured": self.tr("not measured")}
        return waits.get(line.wait, "")

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
