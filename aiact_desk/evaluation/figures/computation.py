"""What running a model takes for each 1,000 tokens that pass through its layers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from aiact_desk.evaluation import bootstrap
from aiact_desk.evaluation.responses import UnitCost
from aiact_desk.evaluation.result import Beside, Interval, Readings
from aiact_desk.evaluation.score import Score
from aiact_desk.evaluation.statistics import Estimate, estimate
from aiact_desk.evaluation.work import Work

TOKENS = 1_000


def flop_scores(spent: Sequence[tuple[str, UnitCost]], flop: Callable[[Work], int]) -> list[Score]:
    """For each work unit the floating-point operations per 1,000 tokens. They differ with the length of the texts."""
    return [
        Score(unit, "", 0, flop(cost.work) / cost.work.forwards * TOKENS) for unit, cost in spent if cost.work.forwards
    ]


def counted_estimate(scores: Sequence[Score]) -> Estimate:
    """The mean over work units with its interval; where units cannot differ, the count alone, which nothing was drawn
    for."""
    if len({score.score for score in scores}) > 1:
        return estimate(scores, None, bootstrap.SEED)
    value = scores[0].score
    return Estimate(
        value=value,
        interval=Interval(low=value, high=value, method="counted, in one work unit or in equal ones"),
        clusters=None,
        effective_items=None,
        smallest_difference=0.0,
        adjusted=None,
        spread=None,
    )


def energy_beside(readings: Readings) -> tuple[Beside, ...]:
    """Joules per 1,000 tokens by each counter that the machine has; none where it has none."""
    if not readings.forwards:
        return ()
    return tuple(
        Beside(figure="joules_per_1000_tokens", of=counter, value=joules / readings.forwards * TOKENS)
        for counter, joules in readings.energy.joules.items()
    )
