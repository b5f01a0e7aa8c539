"""What a template of `arithmetic_word_problems` is made of."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True)
class Template:
    """One kind of sum with the scenes that tell it.

    `draw` gives the numbers, which stand in the scenes as a, b, c, d, always in this order. `right` is the result and
    `mistakes` are results of usual errors, both computed from the numbers as fractions. `answer` is how a result is
    printed; a wrong choice may lie `step` away. `times` are the letters that are minutes since midnight.
    """

    id: str
    draw: Callable[[random.Random], Sequence[int | Decimal]]
    right: Callable[..., Fraction]
    mistakes: Callable[..., Sequence[Fraction]]
    answer: str
    scenes: tuple[str, ...]
    step: Fraction = Fraction(1)
    times: str = ""


def price(draw: random.Random, low: int, high: int, cents: int = 10) -> Decimal:
    """A price from `low` to below `high` euros in steps of some cents, never a whole number of euros."""
    while True:
        value = draw.randrange(low * 100, high * 100, cents)
        if value % 100:
            return (Decimal(value) / 100).quantize(Decimal("0.01"))
