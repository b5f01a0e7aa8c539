"""Energy and time of training runs as logs tell them, in the units of the Model Documentation Form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal, localcontext
from fractions import Fraction

from aiact_desk.regulation.json_values import Json

JOULES_PER_MWH = 3_600_000_000
KWH_PER_MWH = 1_000
SECONDS_PER_DAY = 86_400
_KEPT_FIGURES = 6
"""Figures that are kept of a quotient, more than the form asks for. The rest is cut off, as for calculated rows."""


@dataclass(frozen=True)
class Span:
    """A time in seconds since 1970, from `start` to `end`."""

    start: Fraction
    end: Fraction


def megawatt_hours_of_joules(joules: Fraction) -> str:
    """Joules as MWh: 1 MWh is 3.6 × 10^9 J."""
    return cut_off(joules / JOULES_PER_MWH)


def megawatt_hours_of_kilowatt_hours(kilowatt_hours: Fraction) -> str:
    """kWh as MWh."""
    return cut_off(kilowatt_hours / KWH_PER_MWH)


def days_of_seconds(seconds: Fraction) -> str:
    """Seconds as days of 24 hours."""
    return cut_off(seconds / SECONDS_PER_DAY)


def seconds_in_all(spans: Sequence[Span]) -> Fraction:
    """The wall-clock time in which at least one span ran: time that two share counts once."""
    total, reached = Fraction(0), None
    for span in sorted(spans, key=lambda one: one.start):
        start = span.start if reached is None else max(span.start, reached)
        total += max(span.end - start, Fraction(0))
        reached = span.end if reached is None else max(reached, span.end)
    return total


def training_time(period: str, seconds: Fraction, accelerator_seconds: Mapping[str, Fraction]) -> Json:
    """The row on training time for the AI Office; None where no accelerator is known, as the row wants one."""
    hardware: list[Json] = [
        {"amount": days_of_seconds(amount), "accelerator": name}
        for name, amount in accelerator_seconds.items()
        if amount
    ]
    return {"period": period, "days": days_of_seconds(seconds), "hardware": hardware} if hardware else None


def cut_off(number: Fraction) -> str:
    """A plain decimal of at most six significant figures, never above the exact number.

    Raises:
        ValueError: if the number is negative.
    """
    if number < 0:
        raise ValueError("a negative amount")
    if number == 0:
        return "0"
    with localcontext(prec=_KEPT_FIGURES, rounding=ROUND_FLOOR):
        return format((Decimal(number.numerator) / Decimal(number.denominator)).normalize(), "f")
