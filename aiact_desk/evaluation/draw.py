"""Seeded draws of samples for a reader."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from aiact_desk.evaluation import samples
from aiact_desk.evaluation.result import Sample


@dataclass(frozen=True)
class Drawn:
    """Samples of one pack in the order in which they were drawn, and the number of items that they were drawn from."""

    samples: tuple[Sample, ...]
    population: int


@dataclass(frozen=True)
class StoredSamples:
    """The samples of one pack in the samples file of its run, read only when they are drawn."""

    file: Path
    pack: str

    def drawn(self, seed: int, count: int = 5) -> Drawn:
        """Draw among the items as they were asked the first time.

        Raises:
            Problem: if the file is missing or damaged.
        """
        items = samples.read_items(self.file, self.pack)
        chosen = drawn_items(self.pack, items, seed, count)
        return Drawn(samples.read_first_asked(self.file, self.pack, chosen), len(items))

    def named(self, items: Sequence[str]) -> tuple[Sample, ...]:
        """The samples of these items as they were asked the first time; an item that was not measured has none.

        Raises:
            Problem: if the file is missing or damaged.
        """
        return samples.read_first_asked(self.file, self.pack, items)


def drawn_items(pack: str, items: Iterable[str], seed: int, count: int = 5) -> tuple[str, ...]:
    """`count` items of one pack drawn at random without replacement; the same seed draws the same ones.

    The draw depends on the seed, the pack and the item ids alone, not on the order in which they were measured.
    """
    ordered = sorted(items)
    if len(ordered) <= count:
        return tuple(ordered)
    chance = random.Random(f"{seed}:{pack}")  # noqa: S311  (a reproducible draw, no secret)
    return tuple(chance.sample(ordered, count))


def drawn_samples(scored: Sequence[Sample], seed: int, count: int = 5) -> tuple[Sample, ...]:
    """The same draw among samples of one pack that are at hand."""
    first = {sample.item: sample for sample in scored if sample.repeat == 0}
    pack = scored[0].pack if scored else ""
    return tuple(first[item] for item in drawn_items(pack, first, seed, count))
