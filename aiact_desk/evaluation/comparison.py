"""Compares complete runs pack by pack over the items that both were asked. Imports scipy."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from aiact_desk.evaluation import bootstrap, samples
from aiact_desk.evaluation.asking_difference import asking_difference
from aiact_desk.evaluation.clusters import ItemScore
from aiact_desk.evaluation.compared import (
    ChangedItem,
    Comparison,
    Difference,
    MeasuredRun,
    NotCompared,
    PackComparison,
)
from aiact_desk.evaluation.paired import Tested, holm, mcnemar, paired_means
from aiact_desk.evaluation.result import PackResult
from aiact_desk.evaluation.samples import ItemScores
from aiact_desk.problems import Problem


def compare(first: MeasuredRun, others: Sequence[MeasuredRun]) -> tuple[Comparison, ...]:
    """Each of the others against the first, with Holm's correction over all packs of all pairs.

    Raises:
        Problem: if the samples of a run are damaged.
    """
    pairs = [(other, _packs(first, other)) for other in others]
    found = [pack.difference for _, packs in pairs for pack in packs if pack.difference]
    corrected = iter(holm([difference.p_value for difference in found]))
    return tuple(
        Comparison(first, other, tuple(_corrected(pack, corrected) for pack in packs), asking_difference(first, other))
        for other, packs in pairs
    )


def _packs(first: MeasuredRun, other: MeasuredRun) -> list[PackComparison]:
    """Every pack of either run, in the order of the first."""
    before = {pack.pack: pack for pack in first.result.packs}
    after = {pack.pack: pack for pack in other.result.packs}
    found = []
    for pack in dict.fromkeys([*before, *after]):
        known = before.get(pack) or after[pack]
        plain = PackComparison(pack, known.metric, known.higher_is_better)
        reason = _reason(before.get(pack), after.get(pack))
        found.append(replace(plain, reason=reason) if reason else _measured(plain, first, other))
    return found


def _reason(before: PackResult | None, after: PackResult | None) -> NotCompared | None:
    """Why two results of a pack are not of the same thing."""
    if before is None or after is None:
        return "not_in_first" if before is None else "not_in_other"
    if before.pack_version != after.pack_version:
        return "other_version"
    if before.data_sha256 != after.data_sha256:
        return "other_data"
    if before.pack_sha256 != after.pack_sha256:
        return "other_files"
    if (before.metric, before.higher_is_better) != (after.metric, after.higher_is_better):
        return "other_metric"
    return None


@dataclass(frozen=True)
class _Pair:
    """One item as both runs have it."""

    before: ItemScores
    after: ItemScores

    @property
    def change(self) -> ItemScore:
        return ItemScore(self.before.item, self.before.cluster, self.after.mean - self.before.mean)

    @property
    def scores(self) -> tuple[float, ...]:
        return (*self.before.scores, *self.after.scores)

    @property
    def shown(self) -> ChangedItem:
        return ChangedItem(self.before.item, self.before.mean, self.after.mean)


def _measured(pack: PackComparison, first: MeasuredRun, other: MeasuredRun) -> PackComparison:
    before = {one.item: one for one in samples.read_scores(first.folder.samples, pack.pack)}
    after = {one.item: one for one in samples.read_scores(other.folder.samples, pack.pack)}
    pairs = [_Pair(one, after[item]) for item, one in before.items() if item in after]
    if not before or not after:
        return replace(pack, reason="no_samples")
    if not pairs:
        return replace(pack, reason="no_common_items")
    right_or_wrong = all(score in (0.0, 1.0) for pair in pairs for score in pair.scores)
    try:
        tested = _tested(pairs, right_or_wrong=right_or_wrong)
    except Problem as problem:
        if problem.id != "evaluation.no_interval":
            raise
        return replace(pack, reason="no_interval")
    groups = _groups(pairs)
    difference = Difference(
        before=math.fsum(pair.before.mean for pair in pairs) / len(pairs),
        after=math.fsum(pair.after.mean for pair in pairs) / len(pairs),
        interval=tested.interval,
        test=tested.test,
        p_value=tested.p_value,
        corrected=tested.p_value,
        items=len(pairs),
        clusters=None if groups == len(pairs) else groups,
    )
    changed = [pair for pair in pairs if right_or_wrong and pair.before.is_right != pair.after.is_right]
    return replace(
        pack,
        difference=difference,
        right_or_wrong=right_or_wrong,
        to_right=tuple(pair.shown for pair in changed if pair.after.is_right),
        to_wrong=tuple(pair.shown for pair in changed if pair.before.is_right),
        only_before=len(before) - len(pairs),
        only_after=len(after) - len(pairs),
    )


def _tested(pairs: Sequence[_Pair], *, right_or_wrong: bool) -> Tested:
    """McNemar's test where each item stands for itself and was answered once by each, right or wrong."""
    single = all(len(pair.before.scores) == len(pair.after.scores) == 1 for pair in pairs)
    alone = _groups(pairs) == len(pairs)
    if single and alone and right_or_wrong:
        changes = [pair.change.score for pair in pairs]
        return mcnemar(changes.count(1.0), changes.count(-1.0), len(pairs))
    bounded = all(0.0 <= score <= 1.0 for pair in pairs for score in pair.scores)
    return paired_means([pair.change for pair in pairs], bootstrap.SEED, bounded=bounded)


def _groups(pairs: Sequence[_Pair]) -> int:
    return len({(pair.before.cluster, "" if pair.before.cluster else pair.before.item) for pair in pairs})


def _corrected(pack: PackComparison, corrected: Iterator[float]) -> PackComparison:
    if pack.difference is None:
        return pack
    return replace(pack, difference=replace(pack.difference, corrected=next(corrected)))
