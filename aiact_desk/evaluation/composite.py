"""One figure from several packs of one metric family, for a glance at whether a new Version is better. It is no score
for any requirement, and no document prints it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from aiact_desk.evaluation.profile import Line
from aiact_desk.evaluation.result import PackResult

DRAWS = 4_000
SEED = 20260802


@dataclass(frozen=True)
class Composite:
    """The mean over packs of one metric, each with equal weight and guessing taken out (0 is guessing, 1 all right).

    `low` and `high` hold 95 of 100 means under weights drawn evenly from all there are; `lowest` and `highest` are the
    packs that pull it most.
    """

    metric: str
    packs: tuple[str, ...]
    value: float
    low: float
    high: float
    lowest: str
    highest: str


def composites(lines: Iterable[Line]) -> tuple[Composite, ...]:
    """One for each metric of which at least two whole, readable figures are there and more of it is better.

    Weights are drawn from the flat Dirichlet distribution; the same lines give the same figures.
    """
    families: dict[str, list[PackResult]] = defaultdict(list)
    for line in lines:
        if line.result is not None and line.shows and _can_join(line.result):
            families[line.result.metric].append(line.result)
    return tuple(_joined(metric, packs) for metric, packs in sorted(families.items()) if len(packs) > 1)


def _can_join(pack: PackResult) -> bool:
    return pack.higher_is_better and not pack.partial and 0 <= pack.value <= 1


def _joined(metric: str, packs: list[PackResult]) -> Composite:
    values = np.array([pack.adjusted.value if pack.adjusted else pack.value for pack in packs])
    weights = np.random.default_rng(SEED).dirichlet(np.ones(len(packs)), size=DRAWS)
    low, high = np.quantile(weights @ values, (0.025, 0.975))
    return Composite(
        metric=metric,
        packs=tuple(pack.pack for pack in packs),
        value=float(values.mean()),
        low=float(low),
        high=float(high),
        lowest=packs[int(values.argmin())].pack,
        highest=packs[int(values.argmax())].pack,
    )
