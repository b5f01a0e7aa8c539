"""What a pack's own figure is the mean of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from aiact_desk.evaluation.figures.answers import Answer
from aiact_desk.evaluation.figures.calibration import brier
from aiact_desk.evaluation.figures.consistency import agreements, expected_by_guessing
from aiact_desk.evaluation.packs import Pack
from aiact_desk.evaluation.score import Score


@dataclass(frozen=True)
class Headline:
    """The metric by name, whether more of it is better, what guessing gives (None: nobody can guess), the scores."""

    metric: str
    higher_is_better: bool
    chance: float | None
    scores: list[Score]


def headline(pack: Pack, given: Sequence[Answer]) -> Headline:
    """Of answers to a pack. The share right stands in where a partial run has no whole pair.

    Guesses of even probability among n choices have a Brier score of (1/n)(1 - 1/n).

    Raises:
        ValueError: if the figure is not made from answers but from the computation behind them.
    """
    if pack.figure == "computation":
        raise ValueError("computation is no matter of answers")
    scores = [answer.score for answer in given]
    if pack.figure == "consistency" and (alike := agreements(given)):
        return Headline("consistency", True, expected_by_guessing(given), alike)
    if pack.figure == "calibration":
        marks = brier([answer.forecast for answer in given])
        marked = [replace(score, score=mark) for score, mark in zip(scores, marks, strict=True)]
        return Headline("brier_score", False, pack.chance * (1 - pack.chance), marked)
    return Headline(pack.metric, pack.higher_is_better, pack.chance, scores)
