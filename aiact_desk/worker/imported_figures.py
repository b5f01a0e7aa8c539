"""The figures of tasks that were measured elsewhere, worked out from their samples while these are stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from aiact_desk.evaluation import samples
from aiact_desk.evaluation.elsewhere.found import FoundSample, FoundTask
from aiact_desk.evaluation.request import Remark
from aiact_desk.evaluation.result import PackResult, Sample
from aiact_desk.evaluation.score import Score
from aiact_desk.problems import Problem
from aiact_desk.worker.figures import Asked, figure

EXACT = 1e-9
"""So far the figure from the samples may lie from the tool's own before it is said."""


def store_and_measure(file: Path, task: FoundTask) -> PackResult:
    """Store the samples of a task in the samples file, and work out its figure from them.

    Raises:
        Problem: if there are none, an item stands there twice, or the reader of the original raises one.
    """
    heard = _Heard()
    samples.replace_pack(file, task.name, heard.listen(task, task.samples()))
    if not heard.scores:
        raise Problem("elsewhere.no_samples", task=task.name)
    asked = Asked(
        pack=task.name,
        version=task.version,
        sha256=task.settings_sha256,
        data_sha256=heard.data_sha256,
        metric=task.metric,
        higher_is_better=task.higher_is_better,
        chance=task.chance,
        items=max(len(heard.items), task.items_in_task or 0),
    )
    return figure(asked, heard.scores, cut_off=heard.cut_off, understood=heard.understood)


def compared_with_stated(task: FoundTask, result: PackResult) -> list[Remark]:
    """What is to be said where the figure is not the tool's own, or the tool states none."""
    if task.stated is None:
        return [Remark(id="elsewhere.figure_not_stated", params={"task": task.name, "metric": task.metric})]
    if abs(task.stated - result.value) <= EXACT:
        return []
    params = {"task": task.name, "metric": task.metric, "ours": f"{result.value:.10g}", "theirs": f"{task.stated:.10g}"}
    return [Remark(id="elsewhere.figure_differs", params=params)]


@dataclass
class _Heard:
    """What passes by while the samples of a task are stored: all that its figure needs."""

    scores: list[Score] = field(default_factory=list)
    items: dict[str, str] = field(default_factory=dict)
    cut_off: Counter[bool | None] = field(default_factory=Counter)
    understood: Counter[bool | None] = field(default_factory=Counter)

    def listen(self, task: FoundTask, given: Iterator[FoundSample]) -> Iterator[Sample]:
        seen: set[tuple[str, int]] = set()
        for one in given:
            sample = one.sample
            if (sample.item, sample.repeat) in seen:
                raise Problem("elsewhere.item_twice", task=task.name, item=sample.item)
            seen.add((sample.item, sample.repeat))
            self.scores.append(Score(sample.item, sample.cluster, sample.repeat, sample.score))
            self.items[sample.item] = one.item_sha256
            self.cut_off[sample.cut_off] += 1
            self.understood[sample.understood] += 1
            yield sample

    @property
    def data_sha256(self) -> str:
        """SHA-256 over the sorted lines "<sha256>  <item>\\n" of the items."""
        lines = sorted(f"{hashed}  {item}\n" for item, hashed in self.items.items())
        return sha256("".join(lines).encode()).hexdigest()
