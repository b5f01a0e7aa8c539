"""A pack's figure from its scored samples, whoever asked them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from aiact_desk.evaluation import bootstrap
from aiact_desk.evaluation.packs import Pack
from aiact_desk.evaluation.responses import UnitCost
from aiact_desk.evaluation.result import PackResult, Readings, Sample
from aiact_desk.evaluation.statistics import Score, estimate


@dataclass(frozen=True)
class Asked:
    """What was asked, as it goes into the figure: a pack of ours, or a task elsewhere. See `PackResult`."""

    pack: str
    version: str
    sha256: str
    data_sha256: str
    metric: str
    higher_is_better: bool
    chance: float | None
    items: int


def pack_result(pack: Pack, scored: Sequence[Sample], costs: Sequence[UnitCost], meters: Readings) -> PackResult:
    """The figure of a pack over all of its repeats, with what its units took."""
    asked = Asked(
        pack=pack.id,
        version=pack.version,
        sha256=pack.sha256,
        data_sha256=pack.data_sha256,
        metric=pack.metric,
        higher_is_better=pack.higher_is_better,
        chance=pack.chance,
        items=pack.items,
    )
    found = figure(
        asked,
        [Score(sample.item, sample.cluster, sample.repeat, sample.score) for sample in scored],
        cut_off=Counter(sample.cut_off for sample in scored),
        understood=Counter(sample.understood for sample in scored),
    )
    read, written = (sum(cost.work.tokens_read for cost in costs), sum(cost.work.tokens_written for cost in costs))
    return found.model_copy(update={"tokens_read": read, "tokens_written": written, "readings": meters})


def figure(
    asked: Asked, scores: Sequence[Score], *, cut_off: Counter[bool | None], understood: Counter[bool | None]
) -> PackResult:
    """The figure of these scores, without tokens and readings.

    `cut_off` and `understood` count what was said of the answers; None where nothing was.

    Raises:
        Problem: if there are no scores, one is no finite number, or they cannot have an interval.
    """
    found = estimate(scores, asked.chance, bootstrap.SEED)
    return PackResult(
        pack=asked.pack,
        pack_version=asked.version,
        pack_sha256=asked.sha256,
        data_sha256=asked.data_sha256,
        metric=asked.metric,
        higher_is_better=asked.higher_is_better,
        value=found.value,
        interval=found.interval,
        chance=asked.chance,
        items=len({score.item for score in scores}),
        items_in_pack=asked.items,
        clusters=found.clusters,
        effective_items=found.effective_items,
        smallest_difference=found.smallest_difference,
        adjusted=found.adjusted,
        spread=found.spread,
        cut_off=_share(cut_off, of=True),
        not_understood=_share(understood, of=False),
        tokens_read=0,
        tokens_written=0,
    )


def _share(said: Counter[bool | None], *, of: bool) -> float | None:
    """The share of one word among the answers of which anything is said."""
    known = said[True] + said[False]
    return said[of] / known if known else None
