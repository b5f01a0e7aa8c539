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
from aiact_desk.evaluation.statistics import Score, estimate
from aiact_desk.problems import Problem
from aiact_desk.worker.figures import BOOTSTRAP_SEED

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
    found = estimate(heard.scores, task.chance, BOOTSTRAP_SEED)
    items = len(heard.items)
    return PackResult(
        pack=task.name,
        pack_version=task.version,
        pack_sha256=task.settings_sha256,
        data_sha256=heard.data_sha256,
        metric=task.metric,
        higher_is_better=task.higher_is_better,
        value=found.value,
        interval=found.interval,
        chance=task.chance,
        items=items,
        items_in_pack=max(items, task.items_in_task or 0),
        clusters=found.clusters,
        effective_items=found.effective_items,
        smallest_difference=found.smallest_difference,
        adjusted=found.adjusted,
        spread=found.spread,
        cut_off=_share(heard.cut_off, of=True),
        not_understood=_share(heard.understood, of=False),
        tokens_read=0,
        tokens_written=0,
    )


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


def _share(said: Counter[bool | None], *, of: bool) -> float | None:
    """The share of one word among the answers of which anything is said."""
    known = said[True] + said[False]
    return said[of] / known if known else None
