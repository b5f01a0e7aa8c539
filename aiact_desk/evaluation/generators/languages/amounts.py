"""Puzzles about amounts: days and months stand for amounts of money, of weight, of length or of heat.

The rows are small equations ("January = €3.50"), so that nothing has to be said in words. Wrong answers are those of
likely mistakes, and how many of them are smaller than the right one is drawn.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

from aiact_desk.evaluation.generators.drawing import numbers_around
from aiact_desk.evaluation.generators.languages import forms
from aiact_desk.evaluation.generators.languages.forms import Measure, amount
from aiact_desk.evaluation.generators.languages.phrases import (
    Frame,
    Phrase,
    Puzzle,
    day,
    filled,
    month,
    quarter,
    weekday,
)

_MEASURES: tuple[Measure, ...] = ("euro", "kilometre", "kilogram")
_HALF = Fraction(1, 2)


def frames() -> tuple[Frame, ...]:
    """One for each template."""
    return (
        sum_of_two,
        difference_of_two,
        several_times,
        percentage,
        missing_part,
        double_and_more,
        quarter_total,
        _compared("day_with_more", ">"),
        _compared("day_with_less", "<"),
        amount_between,
        amounts_in_steps,
        amount_of_a_date,
        amount_of_a_month,
        temperature_change,
        two_lengths,
    )


def _labels(draw: random.Random, many: int) -> list[Phrase]:
    """Different months, or different days of the week, in their order."""
    if draw.randrange(2):
        return [month(index) for index in sorted(draw.sample(range(1, 13), many))]
    return [weekday(index) for index in sorted(draw.sample(range(7), many))]


def _values(draw: random.Random, many: int, low: int = 3, high: int = 40) -> list[Fraction]:
    """Different amounts in halves."""
    return [half * _HALF for half in draw.sample(range(2 * low, 2 * high), many)]


def _solved(
    draw: random.Random,
    template: str,
    rows: Sequence[Phrase],
    right: Fraction,
    mistakes: Iterable[Fraction],
    of: Measure,
) -> Puzzle:
    """The rows, the last of which asks for an amount."""
    wrong = numbers_around(draw, right, mistakes, Fraction(1))
    question = filled("\n".join(["{}"] * len(rows)), *rows)
    return Puzzle(template, question, amount(right, of), tuple(amount(value, of) for value in wrong))


def _is(label: Phrase, shown: Phrase) -> Phrase:
    return filled("{} = {}", label, shown)


def sum_of_two(draw: random.Random) -> Puzzle:
    """January = €3.50, March = €2.00, January + March = ?"""
    (one, two), (less, more), of = _labels(draw, 2), _values(draw, 2), draw.choice(_MEASURES)
    rows = [_is(one, amount(less, of)), _is(two, amount(more, of)), filled("{} + {} = ?", one, two)]
    mistakes = [abs(more - less), less + more + 1, less + more - 1, less + more + 10]
    return _solved(draw, "sum_of_two", rows, less + more, mistakes, of)


def difference_of_two(draw: random.Random) -> Puzzle:
    (one, two), of = draw.sample(_labels(draw, 2), 2), draw.choice(_MEASURES)
    less, more = sorted(_values(draw, 2))
    if more - less < 3:
        return difference_of_two(draw)
    rows = [_is(one, amount(less, of)), _is(two, amount(more, of)), filled("{} - {} = ?", two, one)]
    mistakes = [more + less, more - less + 1, more - less - 1, more - less + 10]
    return _solved(draw, "difference_of_two", rows, more - less, mistakes, of)


def several_times(draw: random.Random) -> Puzzle:
    """The other amount is not needed."""
    (one, two), (asked, other), of = draw.sample(_labels(draw, 2), 2), _values(draw, 2, 2, 15), draw.choice(_MEASURES)
    times = draw.randrange(2, 6)
    rows = [_is(one, amount(asked, of)), _is(two, amount(other, of)), filled(f"{times} × {{}} = ?", one)]
    if draw.randrange(2):
        rows[:2] = rows[1::-1]
    mistakes = [times * other, asked + times, (times + 1) * asked, (times - 1) * asked]
    return _solved(draw, "several_times", rows, times * asked, mistakes, of)


def percentage(draw: random.Random) -> Puzzle:
    (one, two), of = draw.sample(_labels(draw, 2), 2), draw.choice(_MEASURES)
    share = Fraction(draw.choice([10, 20, 25, 50, 75]), 100)
    asked, other = (Fraction(20 * value) for value in draw.sample(range(1, 15), 2))
    rows = [_is(one, amount(asked, of)), _is(two, amount(other, of)), filled("{} × {} = ?", forms.percent(share), one)]
    if draw.randrange(2):
        rows[:2] = rows[1::-1]
    mistakes = [share * other, asked - share * asked, share * asked * 2, share * asked / 2]
    return _solved(draw, "percentage", rows, share * asked, mistakes, of)


def missing_part(draw: random.Random) -> Puzzle:
    """January + March = €10.00, January = €4.00, March = ?"""
    (one, two), (known, asked), of = _labels(draw, 2), _values(draw, 2), draw.choice(_MEASURES)
    given, wanted = draw.sample([one, two], 2)
    rows = [_is(filled("{} + {}", one, two), amount(known + asked, of)), _is(given, amount(known, of))]
    mistakes = [2 * known + asked, known, asked + 1, asked - 1, asked + 10]
    return _solved(draw, "missing_part", [*rows, filled("{} = ?", wanted)], asked, mistakes, of)


def double_and_more(draw: random.Random) -> Puzzle:
    """January = €4.00, March = 2 × January, May = March + €3.00, May = ?"""
    (one, two, three), (first, added), of = _labels(draw, 3), _values(draw, 2, 2, 12), draw.choice(_MEASURES)
    times = draw.randrange(2, 5)
    rows = [
        _is(one, amount(first, of)),
        _is(two, filled(f"{times} × {{}}", one)),
        _is(three, filled("{} + {}", two, amount(added, of))),
        filled("{} = ?", three),
    ]
    mistakes = [times * first, first + added, times * (first + added), times * first + added + 1]
    return _solved(draw, "double_and_more", rows, times * first + added, mistakes, of)


def quarter_total(draw: random.Random) -> Puzzle:
    """Four months in a row, and the sum of the quarter that holds three of them."""
    index, of = draw.randrange(1, 5), draw.choice(_MEASURES)
    inside = [3 * index - 2, 3 * index - 1, 3 * index]
    before = draw.choice([index == 4, index != 1])
    listed = [inside[0] - 1, *inside] if before else [*inside, inside[2] + 1]
    values = dict(zip(listed, map(Fraction, draw.sample(range(2, 20), 4)), strict=True))
    right = sum((values[number] for number in inside), Fraction(0))
    rows = [_is(month(number), amount(value, of)) for number, value in values.items()]
    mistakes = [sum(values.values(), Fraction(0)), *(sum(values.values(), Fraction(0)) - values[n] for n in inside)]
    return _solved(draw, "quarter_total", [*rows, filled("{} = ?", quarter(index))], right, mistakes, of)


def _compared(template: str, sign: str) -> Frame:
    """The one day whose amount is above, or below, a bound. Amounts have one figure before the point, or more."""

    def frame(draw: random.Random) -> Puzzle:
        labels, of = _labels(draw, 4), draw.choice(_MEASURES)
        ordered = sorted(Fraction(value, 2) for value in [draw.randrange(5, 20), *draw.sample(range(21, 260), 3)])
        right, beside = (ordered[3], ordered[2]) if sign == ">" else (ordered[0], ordered[1])
        if abs(right - beside) < 2:
            return frame(draw)
        bound = Fraction((right + beside) // 2)
        values = draw.sample(ordered, 4)
        rows = [_is(label, amount(value, of)) for label, value in zip(labels, values, strict=True)]
        question = filled("{}\n{}\n{}\n{}\n? " + sign + " {}", *rows, amount(bound, of))
        wrong = [label for label, value in zip(labels, values, strict=True) if value != right]
        return Puzzle(template, question, labels[values.index(right)], tuple(wrong))

    return frame


def amount_between(draw: random.Random) -> Puzzle:
    """January = €3.50, March = €12.00, January < ? < March."""
    (one, two), of = draw.sample(_labels(draw, 2), 2), draw.choice(_MEASURES)
    middle, *others = (half * _HALF for half in draw.sample(range(20, 200), 4))
    low, high = middle - draw.randrange(2, 9), middle + draw.randrange(2, 9)
    if any(low - 1 <= value <= high + 1 for value in others):
        return amount_between(draw)
    question = filled("{}\n{}\n{} < ? < {}", _is(one, amount(low, of)), _is(two, amount(high, of)), one, two)
    return Puzzle("amount_between", question, amount(middle, of), tuple(amount(value, of) for value in others))


def amounts_in_steps(draw: random.Random) -> Puzzle:
    """Three months in a row, each with more, or less, than the one before."""
    of, start, step = draw.choice(_MEASURES), draw.randrange(24, 60), draw.choice([-5, -4, -3, 3, 4, 5, 7])
    first, stride = draw.randrange(1, 13), draw.choice([1, 2, 3])
    values = [(start + n * step) * _HALF for n in range(4)]
    labels = [month(first + n * stride) for n in range(4)]
    rows = [_is(label, amount(value, of)) for label, value in zip(labels[:3], values[:3], strict=True)]
    mistakes = [values[3] + step * _HALF, values[3] + 1, values[3] - 1, values[2] - step * _HALF]
    return _solved(draw, "amounts_in_steps", [*rows, filled("{} = ?", labels[3])], values[3], mistakes, of)


def amount_of_a_date(draw: random.Random) -> Puzzle:
    """Dates in figures, two of which mix up day and month, and one of them in words."""
    year, (one, two, three), of = draw.randrange(2013, 2030), draw.sample(range(1, 13), 3), draw.choice(_MEASURES)
    days = [date(year, one, two), date(year, two, one), date(year, one, three), date(year, two, three)]
    asked, *_ = draw.sample(days[:2], 2)
    listed = draw.sample(days, 4)
    values = [amount(value, of) for value in _values(draw, 4)]
    rows = [_is(forms.figures(at), value) for at, value in zip(listed, values, strict=True)]
    question = filled("{}\n{}\n{}\n{}\n{} = ?", *rows, day(asked))
    right = values[listed.index(asked)]
    return Puzzle("amount_of_a_date", question, right, tuple(value for value in values if value is not right))


def amount_of_a_month(draw: random.Random) -> Puzzle:
    """Amounts of three parts of a year, and a month that lies in one of them."""
    year, of, starts = (
        draw.randrange(2013, 2030),
        draw.choice(_MEASURES),
        [0, *draw.choice([(3, 8), (4, 8), (5, 9), (4, 7)]), 12],
    )
    parts = [(12 * year + start, 12 * year + end - 1) for start, end in pairwise(starts)]
    place = draw.randrange(3)
    low, high = parts[place]
    values = [amount(value, of) for value in _values(draw, 4)]
    rows = [_is(forms.months_from_to(*part), value) for part, value in zip(parts, values[:3], strict=True)]
    question = filled("{}\n{}\n{}\n{} = ?", *rows, forms.month_of_year(draw.randrange(low + 1, high)))
    wrong = tuple(value for index, value in enumerate(values) if index != place)
    return Puzzle("amount_of_a_month", question, values[place], wrong)


def temperature_change(draw: random.Random) -> Puzzle:
    """Monday = 4 °C, Tuesday = Monday - 7 °C, Tuesday = ?: above or below zero, or the change taken the other way."""
    one, two = _labels(draw, 2)
    sign, start, change = draw.choice([-1, 1]), draw.choice([-1, 1]) * draw.randrange(2, 15), draw.randrange(2, 15)
    beside = draw.choice([-3, -2, -1, 1, 2, 3])
    right, other = start + sign * change, start - sign * change
    values = (right, other, right + beside, other + beside)
    if len({abs(value) for value in values} - {0}) < len(values):
        return temperature_change(draw)
    pattern = "{} = {}\n{} = {} + {}\n{} = ?" if sign > 0 else "{} = {}\n{} = {} - {}\n{} = ?"
    shown = [amount(Fraction(value), "degree") for value in (start, change)]
    question = filled(pattern, one, shown[0], two, one, shown[1], two)
    gold, *wrong = (amount(Fraction(value), "degree") for value in values)
    return Puzzle("temperature_change", question, gold, tuple(wrong))


def two_lengths(draw: random.Random) -> Puzzle:
    """Monday = 3 cm, Tuesday = 14 mm, Monday + Tuesday = ?: the wrong ones leave the units as they are."""
    one, two = _labels(draw, 2)
    long, short = draw.randrange(2, 30), draw.randrange(11, 99)
    if short % 10 == 0:
        return two_lengths(draw)
    shown = [amount(Fraction(long), "centimetre"), amount(Fraction(short), "millimetre")]
    if draw.randrange(2):
        shown.reverse()
    question = filled("{} = {}\n{} = {}\n{} + {} = ?", one, shown[0], two, shown[1], one, two)
    units: tuple[Measure, Measure] = ("millimetre", "centimetre")
    right, *wrong = (amount(Fraction(value), unit) for value in (10 * long + short, long + short) for unit in units)
    return Puzzle("two_lengths", question, right, tuple(wrong))
