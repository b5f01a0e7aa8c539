"""A pack's figure from its scored samples."""

from __future__ import annotations

from collections.abc import Sequence

from aiact_desk.evaluation.packs import Pack
from aiact_desk.evaluation.responses import UnitCost
from aiact_desk.evaluation.result import PackResult, Readings, Sample
from aiact_desk.evaluation.statistics import Score, estimate

BOOTSTRAP_SEED = 20260802
"""Seed of the resampling behind intervals, the same for every run."""


def pack_result(pack: Pack, scored: Sequence[Sample], costs: Sequence[UnitCost], meters: Readings) -> PackResult:
    """The figure of a pack over all of its repeats, with what its units took."""
    scores = [Score(sample.item, sample.cluster, sample.repeat, sample.score) for sample in scored]
    found = estimate(scores, pack.chance, BOOTSTRAP_SEED)
    return PackResult(
        pack=pack.id,
        pack_version=pack.version,
        pack_sha256=pack.sha256,
        data_sha256=pack.data_sha256,
        metric=pack.metric,
        higher_is_better=pack.higher_is_better,
        value=found.value,
        interval=found.interval,
        chance=pack.chance,
        items=len({sample.item for sample in scored}),
        items_in_pack=pack.items,
        clusters=found.clusters,
        effective_items=found.effective_items,
        smallest_difference=found.smallest_difference,
        adjusted=found.adjusted,
        spread=found.spread,
        cut_off=_share([sample.cut_off for sample in scored]),
        not_understood=_share([None if sample.understood is None else not sample.understood for sample in scored]),
        tokens_read=sum(cost.work.tokens_read for cost in costs),
        tokens_written=sum(cost.work.tokens_written for cost in costs),
        readings=meters,
    )


def _share(said: Sequence[bool | None]) -> float | None:
    """The share of true ones among those of which it is said."""
    known = [one for one in said if one is not None]
    return sum(known) / len(known) if known else None
