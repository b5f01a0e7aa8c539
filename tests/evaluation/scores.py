"""Scores of clustered items whose true mean is known, for the tests of statistics."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from aiact_desk.evaluation.clusters import ItemScore
from aiact_desk.evaluation.score import Score


def clustered_answers(chance: np.random.Generator, groups: int, mean: float, alike: float) -> list[Score]:
    """Right and wrong answers in groups of 2 to 6 items; `alike` is the correlation inside a group (beta-binomial)."""
    shape = (1 - alike) / alike
    scores: list[Score] = []
    for group in range(groups):
        share = chance.beta(mean * shape, (1 - mean) * shape)
        right = chance.random(chance.integers(2, 7)) < share
        scores += [Score(f"{group}-{number}", f"t{group}", 0, float(one)) for number, one in enumerate(right)]
    return scores


def items_of(values: Sequence[float], group_of: int = 1) -> list[ItemScore]:
    """Items of these scores; `group_of` neighbours make a group."""
    return [ItemScore(str(at), f"g{at // group_of}" if group_of > 1 else "", one) for at, one in enumerate(values)]
