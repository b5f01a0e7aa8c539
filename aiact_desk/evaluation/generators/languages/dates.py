"""Puzzles about the forms of dates: short and long, in figures and in words, and rows of them.

Wrong answers mirror the right one (day for month, one year for the other), so that no choice stands out among the four.
"""

from __future__ import annotations

import random
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from aiact_desk.evaluation.generators.languages import forms
from aiact_desk.evaluation.generators.languages.phrases import (
    Frame,
    Phrase,
    Puzzle,
    day,
    filled,
    month,
    pairs,
    plain,
    quarter,
    weekday,
)

YEARS = range(2013, 2030)  # beyond 12, so that a year in two figures is taken for no month
_LENGTHS = (28, 29, 30, 31)


def frames() -> tuple[Frame, ...]:
    """One for each template."""
    return (
        _named("short_to_long_month", 12, lambda n: forms.short_month(n + 1), lambda n: month(n + 1)),
        _named("long_to_short_month", 12, lambda n: month(n + 1), lambda n: forms.short_month(n + 1)),
        _named("short_to_long_weekday", 7, forms.short_weekday, weekday),
        _named("long_to_short_weekday", 7, weekday, forms.short_weekday),
        short_months_in_steps,
        months_across_new_year,
        days_across_a_month_end,
        days_in_weekly_steps,
        days_in_yearly_steps,
        date_to_figures,
        figures_to_date,
        days_of_a_month,
        quarter_of_three_months,
    )


def _named(template: str, many: int, form: Callable[[int], Phrase], other: Callable[[int], Phrase]) -> Frame:
    """Jan = January: from one form of a name to the other."""

    def frame(draw: random.Random) -> Puzzle:
        one, two, right, *wrong = draw.sample(range(many), 6)
        question = pairs("=", [(form(index), other(index)) for index in (one, two)], form(right))
        return Puzzle(template, question, other(right), tuple(map(other, wrong)))

    return frame


def short_months_in_steps(draw: random.Random) -> Puzzle:
    """Jan, Apr, Jul, ?: forward or backward in steps of two or three months."""
    first, step = draw.randrange(12), draw.choice([-3, -2, 2, 3])
    row = [(first + n * step) % 12 for n in range(4)]
    beside = [(row[3] + 1) % 12, (row[3] - 1) % 12, *((row[n] + draw.choice([-1, 1])) % 12 for n in range(3))]
    wrong = draw.sample(sorted({index for index in beside if index not in row}), 3)
    question = filled("{}, {}, {}, ?", *(forms.short_month(index + 1) for index in row[:3]))
    right, *others = (forms.short_month(index + 1) for index in (row[3], *wrong))
    return Puzzle("short_months_in_steps", question, right, tuple(others))


def months_across_new_year(draw: random.Random) -> Puzzle:
    """October 2023, December 2023, ?"""
    step, new_year = draw.choice([-3, -2, -1, 1, 2, 3]), 12 * draw.choice(YEARS)
    right = new_year + draw.randrange(abs(step)) if step > 0 else new_year - 1 - draw.randrange(-step)
    other = right + draw.choice([-2, -1, 1, 2])
    other += 0 if other // 12 == right // 12 else 2 * (right - other)
    mirrored = -12 if step > 0 else 12
    question = filled("{}, {}, ?", *map(forms.month_of_year, (right - 2 * step, right - step)))
    wrong = (other, right + mirrored, other + mirrored)
    return Puzzle(
        "months_across_new_year", question, forms.month_of_year(right), tuple(map(forms.month_of_year, wrong))
    )


def days_across_a_month_end(draw: random.Random) -> Puzzle:
    """27 February 2024, 28 February 2024, ?"""
    step = draw.choice([1, 2, 3])
    first = date(draw.choice(YEARS), draw.randrange(1, 13), 1)
    right = first + timedelta(days=draw.randrange(step))
    row = [right - timedelta(days=n * step) for n in (2, 1)]
    return _row("days_across_a_month_end", row, right, _mirrored(draw, right))


def days_in_weekly_steps(draw: random.Random) -> Puzzle:
    """5 March 2024, 12 March 2024, ?"""
    step = draw.choice([-14, -7, 7, 14])
    right = date(draw.choice(YEARS), draw.randrange(2, 12), draw.randrange(3, 27))
    row = [right - timedelta(days=n * step) for n in (2, 1)]
    return _row("days_in_weekly_steps", row, right, _mirrored(draw, right))


def days_in_yearly_steps(draw: random.Random) -> Puzzle:
    """3 May 2019, 3 May 2021, ?: the wrong ones mix up day and month, or take another year."""
    one, two = draw.sample(range(1, 13), 2)
    step, year = draw.choice([-3, -2, 2, 3, 5]), draw.choice(YEARS)
    other = year + draw.choice([-1, 1])
    row = [date(year - n * step, one, two) for n in (2, 1)]
    wrong = [date(year, two, one), date(other, one, two), date(other, two, one)]
    return _row("days_in_yearly_steps", row, date(year, one, two), wrong)


def _row(template: str, row: list[date], right: date, wrong: list[date]) -> Puzzle:
    question = filled("{}, {}, ?", *map(day, row))
    return Puzzle(template, question, day(right), tuple(map(day, wrong)))


def _mirrored(draw: random.Random, right: date) -> list[date]:
    """The same day of a month beside, the day beside it, and both."""
    other_month = 12 if right.month == 1 else 1 if right.month == 12 else right.month + draw.choice([-1, 1])
    other_day = right.day + (1 if right.day == 1 else draw.choice([-1, 1]))
    return [
        right.replace(month=other_month),
        right.replace(day=other_day),
        right.replace(day=other_day, month=other_month),
    ]


def date_to_figures(draw: random.Random) -> Puzzle:
    """5 March 2024 = 05/03/2024."""
    shown, right, wrong = _day_and_month(draw)
    question = pairs("=", [(day(shown), forms.figures(shown))], day(right))
    return Puzzle("date_to_figures", question, forms.figures(right), tuple(map(forms.figures, wrong)))


def figures_to_date(draw: random.Random) -> Puzzle:
    """05/03/2024 = 5 March 2024."""
    shown, right, wrong = _day_and_month(draw)
    question = pairs("=", [(forms.figures(shown), day(shown))], forms.figures(right))
    return Puzzle("figures_to_date", question, day(right), tuple(map(day, wrong)))


def _day_and_month(draw: random.Random) -> tuple[date, date, list[date]]:
    """A date that shows which number is the day, one to ask for, and the others that its two numbers make."""
    year, (one, two) = draw.choice(YEARS), draw.sample(range(1, 13), 2)
    shown_year = draw.choice(YEARS)
    days = [number for number in range(13, 29) if number != shown_year % 100]
    shown = date(shown_year, draw.randrange(1, 13), draw.choice(days))
    return shown, date(year, one, two), [date(year, two, one), date(year, one, one), date(year, two, two)]


def days_of_a_month(draw: random.Random) -> Puzzle:
    """April 2023 = 30."""
    length = draw.choice(_LENGTHS)
    every = [12 * year + index for year in YEARS for index in range(12)]
    asked = draw.choice([months for months in every if _length(months) == length])
    shown = [
        draw.choice([months for months in every if _length(months) == other and months % 12 != asked % 12])
        for other in draw.sample([30, 31], 2)
    ]
    question = pairs(
        "=", [(forms.month_of_year(months), plain(_length(months))) for months in shown], forms.month_of_year(asked)
    )
    wrong = tuple(plain(other) for other in _LENGTHS if other != length)
    return Puzzle("days_of_a_month", question, plain(length), wrong)


def _length(months: int) -> int:
    return monthrange(months // 12, months % 12 + 1)[1]


def quarter_of_three_months(draw: random.Random) -> Puzzle:
    """January, February and March = 1st quarter."""
    shown, right = draw.sample(range(4), 2)
    groups = {
        index: forms.all_of(*(month(3 * index + n) for n in draw.sample([1, 2, 3], 3))) for index in (shown, right)
    }
    question = pairs("=", [(groups[shown], quarter(shown + 1))], groups[right])
    wrong = tuple(quarter(index + 1) for index in range(4) if index != right)
    return Puzzle("quarter_of_three_months", question, quarter(right + 1), wrong)
