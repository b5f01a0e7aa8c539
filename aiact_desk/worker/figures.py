"""A pack's figure from its scored samples, whoever asked them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from aiact_desk.evaluation import bootstrap
from aiact_desk.evaluation.figures.answers import Answer, answers
from aiact_desk.evaluation.figures.beside import beside
from aiact_desk.evaluation.figures.computation import counted_estimate, energy_beside, flop_scores
from aiact_desk.evaluation.figures.headline import Headline, headline
from aiact_desk.evaluation.packs import Pack, items
from aiact_desk.evaluation.responses import UnitCost
from aiact_desk.evaluation.result import PackResult, Readings, Sample
from aiact_desk.evaluation.score import Score
from aiact_desk.evaluation.statistics import Estimate, estimate
from aiact_desk.worker.readings import CountFlop

Spent = tuple[str, UnitCost]
"""A work unit's id, and what computing it took."""


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


def pack_result(
    pack: Pack, scored: Sequence[Sample], spent: Sequence[Spent], meters: Readings, flop: CountFlop | str
) -> PackResult:
    """The figure of a pack over all of its repeats, with those beside it and with what its units took.

    Raises:
        Problem: as `figure` does.
        ValueError: if the figure rests on operations, and `flop` says why they cannot be counted.
    """
    given = answers(items(pack), scored)
    made_of = _headline(pack, given, spent, flop)
    asked = Asked(
        pack=pack.id,
        version=pack.version,
        sha256=pack.sha256,
        data_sha256=pack.data_sha256,
        metric=made_of.metric,
        higher_is_better=made_of.higher_is_better,
        chance=made_of.chance,
        items=pack.items,
    )
    found = _told(
        asked,
        made_of.scores,
        counted_estimate(made_of.scores)
        if pack.figure == "computation"
        else estimate(made_of.scores, asked.chance, bootstrap.SEED),
        cut_off=Counter(sample.cut_off for sample in scored),
        understood=Counter(sample.understood for sample in scored),
    )
    work = [cost.work for _, cost in spent]
    return found.model_copy(
        update={
            "items": len({sample.item for sample in scored}),
            "competence": pack.competence,
            "beside": (*beside(pack, given), *(energy_beside(meters) if pack.figure == "computation" else ())),
            "tokens_read": sum(each.tokens_read for each in work),
            "tokens_written": sum(each.tokens_written for each in work),
            "readings": meters,
        }
    )


def _headline(pack: Pack, given: Sequence[Answer], spent: Sequence[Spent], flop: CountFlop | str) -> Headline:
    if pack.figure != "computation":
        return headline(pack, given)
    if isinstance(flop, str):
        raise ValueError(flop)
    return Headline("flop_per_1000_tokens", False, None, flop_scores(spent, lambda work: flop(work)[0]))


def figure(
    asked: Asked, scores: Sequence[Score], *, cut_off: Counter[bool | None], understood: Counter[bool | None]
) -> PackResult:
    """The figure of these scores, without tokens and readings.

    `cut_off` and `understood` count what was said of the answers; None where nothing was.

    Raises:
        Problem: if there are no scores, one is no finite number, or they cannot have an interval.
    """
    return _told(asked, scores, estimate(scores, asked.chance, bootstrap.SEED), cut_off, understood)


def _told(
    asked: Asked,
    scores: Sequence[Score],
    found: Estimate,
    cut_off: Counter[bool | None],
    understood: Counter[bool | None],
) -> PackResult:
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
