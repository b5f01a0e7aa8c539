"""Whether the items of one pair, which ask the same in another way, are answered alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from aiact_desk.evaluation.figures.answers import Answer
from aiact_desk.evaluation.score import Score


def agreements(given: Sequence[Answer]) -> list[Score]:
    """For each pair whose items were all answered more than once over: 1 if every item got the same choice, else 0.

    An item without a pair, or one whose partners were not asked (a partial run), says nothing and is left out.
    """
    chosen: dict[tuple[str, int], list[Answer]] = defaultdict(list)
    for answer in given:
        if answer.item.pair is not None:
            chosen[answer.item.pair, answer.sample.repeat].append(answer)
    return [
        Score(pair, its[0].sample.cluster, repeat, float(len({answer.chosen for answer in its}) == 1))
        for (pair, repeat), its in chosen.items()
        if len(its) > 1
    ]


def expected_by_guessing(given: Sequence[Answer]) -> float | None:
    """The mean share of pairs that agree where every choice is drawn evenly; None where there is no pair."""
    sizes: dict[str, list[int]] = defaultdict(list)
    for answer in given:
        if answer.item.pair is not None and answer.sample.repeat == 0:
            sizes[answer.item.pair].append(len(answer.item.choices))
    chances = [max(its) ** (1 - len(its)) for its in sizes.values() if len(its) > 1]
    return sum(chances) / len(chances) if chances else None
