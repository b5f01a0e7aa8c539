"""Seeded draws of samples for a reader."""

from __future__ import annotations

import random
from collections.abc import Sequence

from aiact_desk.evaluation.result import Sample


def drawn_samples(samples: Sequence[Sample], seed: int, count: int = 5) -> tuple[Sample, ...]:
    """`count` samples of one pack drawn at random without replacement; the same seed draws the same ones.

    The draw depends on the seed, the pack and the item ids alone, not on the order in which they were measured.
    """
    ordered = sorted(samples, key=lambda sample: sample.item)
    if len(ordered) <= count:
        return tuple(ordered)
    chance = random.Random(f"{seed}:{ordered[0].pack}")  # noqa: S311  (a reproducible draw, no secret)
    return tuple(chance.sample(ordered, count))
