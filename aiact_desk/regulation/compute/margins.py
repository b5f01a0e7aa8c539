"""The accepted margin of an estimate, and where it stands to a threshold: above, below, or on both sides."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from aiact_desk.regulation.numbers import EXACT


class Position(StrEnum):
    """Where a margin stands to a threshold, which is crossed by more than it and not by as much."""

    ABOVE = "above"
    BELOW = "below"
    STRADDLES = "straddles"


@dataclass(frozen=True)
class Margin:
    """A reported figure with the lowest and the highest true figure that are accepted for it."""

    figure: Decimal
    low: Decimal
    high: Decimal

    def position(self, threshold: Fraction | Decimal) -> Position:
        """Above or below where the whole margin is; a margin that begins at the threshold straddles it."""
        if Fraction(self.low) > threshold:
            return Position.ABOVE
        return Position.BELOW if Fraction(self.high) <= threshold else Position.STRADDLES


def margin(figure: Decimal, error: Decimal) -> Margin:
    """The margin of a reported figure: |true - reported| / reported <= `error` (Guidelines A.2: 0.30)."""
    return Margin(
        figure,
        EXACT.multiply(figure, EXACT.subtract(Decimal(1), error)),
        EXACT.multiply(figure, EXACT.add(Decimal(1), error)),
    )


def accepts(reported: Decimal, true: Decimal, error: Decimal) -> bool:
    """Whether a better figure lies within the margin of the reported one, ends included."""
    found = margin(reported, error)
    return found.low <= true <= found.high
