"""The right answer to a puzzle of dates and amounts, found again from its text alone.

The last row says what is asked: a row that goes on, a span that leads from here to there, what lies before, after or
within, or an amount that the rows above determine. Dates are counted in days, months in months, and equations solved.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from aiact_desk.evaluation.generators.languages.form_reading import FormReader, amount, form_reader
from aiact_desk.evaluation.generators.languages.reading import reader
from aiact_desk.evaluation.generators.languages.words import Unit
from aiact_desk.evaluation.packs import Item

_MINUTES: dict[Unit, int] = {"minute": 1, "hour": 60, "day": 1440, "week": 7 * 1440}
_UNITS = {"€", "EUR", "kg", "κιλά", "κιλό", "km", "χλμ.", "cm", "εκ.", "mm", "χλστ.", "°C"}
_CENTIMETRES, _MILLIMETRES = {"cm", "εκ."}, {"mm", "χλστ."}
_Amount = tuple[Fraction, str]


def rederive(item: Item) -> str:
    """The one choice that fits the question.

    Raises:
        ValueError: if not exactly one does.
    """
    fitting = [choice for choice in item.choices if _fits(item, choice)]
    if len(fitting) != 1:
        raise ValueError(f"{item.id}: {len(fitting)} choices fit")
    return fitting[0]


def _fits(item: Item, choice: str) -> bool:
    rows, reads = item.question.split("\n"), form_reader(item.language)
    asked = rows[-1]
    if "→" in asked:
        return _leads(item.language, asked.replace("?", choice).split(" → "))
    if asked.endswith(", ?"):
        return _goes_on(reads, asked.removesuffix(", ?"), choice)
    if asked.endswith(" : ?"):
        return _holds(reads, asked.removesuffix(" : ?"), choice)
    if len(rows) == 1:
        return _in_order(reads, asked.replace("?", choice).split(" < "))
    return _equals(reads, rows, choice)


def _leads(language: str, parts: list[str]) -> bool:
    """Whether the span leads from the first to the last."""
    reads, (start, far, goal) = form_reader(language), parts
    spans = [thing.value for thing in reader(language).meanings(far) if thing.kind == "span"]
    if not spans or not isinstance(spans[0], tuple):
        return False
    many, unit = spans[0]
    one, other = reads.day(start), reads.day(goal)
    if one and other:
        return other == _later(one, many, unit)
    first, last = reads.weekday_and_time(start), reads.weekday_and_time(goal)
    if first is None or last is None:
        first, last = 1440 * reads.weekday(start), 1440 * reads.weekday(goal)
    return (last - first - many * _MINUTES[unit]) % (7 * 1440) == 0


def _later(start: date, many: int, unit: Unit) -> date:
    if unit in ("day", "week"):
        return start + timedelta(minutes=many * _MINUTES[unit])
    months = 12 * start.year + start.month - 1 + many * (12 if unit == "year" else 1)
    return date(months // 12, months % 12 + 1, start.day)


def _goes_on(reads: FormReader, shown: str, choice: str) -> bool:
    """Whether the choice follows in the step of the row: of years, of days, of months, or of months without a year."""
    row = [*shown.split(", "), choice]
    days = [day for text in row if (day := reads.day(text))]
    if len(days) == len(row):
        if {day.month for day in days[:-1]} == {days[0].month} and {day.day for day in days[:-1]} == {days[0].day}:
            same = (days[-1].month, days[-1].day) == (days[0].month, days[0].day)
            return same and _even([day.year for day in days])
        return _even([day.toordinal() for day in days])
    months = [month for text in row if (month := reads.month_of_year(text))]
    if len(months) == len(row):
        return _even(months)
    short = [reads.month_of_short(text) for text in row]
    return len({(later - month) % 12 for month, later in pairwise(short)}) == 1


def _even(counts: list[int]) -> bool:
    return len({later - count for count, later in pairwise(counts)}) == 1


def _holds(reads: FormReader, whole: str, part: str) -> bool:
    """Whether the second lies in the first, or, for a quarter, the first in the second."""
    day = reads.day(part)
    if day and (ends := reads.days(whole)):
        return ends[0] <= day <= ends[1]
    if (month := reads.month_of_year(part)) and (bounds := reads.months(whole)):
        return bounds[0] <= month <= bounds[1]
    day, quarter = reads.day(whole), reads.quarter(part)
    return day is not None and quarter == (day.year, (day.month + 2) // 3)


def _in_order(reads: FormReader, parts: list[str]) -> bool:
    """Whether the days, or the months and parts of years, follow one another without overlap."""
    days = [day for text in parts if (day := reads.day(text))]
    if len(days) == len(parts):
        return days == sorted(days)
    ends = [reads.months(text) or _twice(reads.month_of_year(text)) for text in parts]
    bounds = [month for both in ends if both for month in both]
    return len(bounds) == 2 * len(parts) and all(bounds[n] < bounds[n + 1] for n in range(1, len(bounds) - 1, 2))


def _twice(month: int | None) -> tuple[int, int] | None:
    return None if month is None else (month, month)


def _equals(reads: FormReader, rows: list[str], choice: str) -> bool:
    """Rows of equations: what they say of amounts, of the length of months, of quarters, or of two forms of a name."""
    known = dict(row.split(" = ") for row in rows[:-1])
    asked = rows[-1].removesuffix(" = ?")
    if any(sign in rows[-1] for sign in ("<", ">")):
        return _compares(known, rows[-1], choice)
    value = amount(choice)
    if value and value[1] in _UNITS:
        return _result(reads, known, asked) == value
    return _is_form_of(reads, asked, choice)


def _compares(known: dict[str, str], row: str, choice: str) -> bool:
    filled = row.replace("?", choice)
    sign = "<" if "<" in filled else ">"
    found = [amount(known.get(text, text)) for text in filled.split(f" {sign} ")]
    values = [one[0] for one in found if one]
    return len(values) == len(found) and values == sorted(values, reverse=sign == ">")


def _result(reads: FormReader, known: dict[str, str], asked: str) -> _Amount | None:
    """The amount that the rows give for what is asked."""
    if (day := reads.day(asked)) is not None:
        return next((amount(shown) for text, shown in known.items() if reads.day(text) == day), None)
    if (month := reads.month_of_year(asked)) is not None:
        for text, shown in known.items():
            ends = reads.months(text)
            if ends and ends[0] <= month <= ends[1]:
                return amount(shown)
        return None
    quarter = reads.quarter(asked)
    if quarter and not any(sign in asked for sign in "+×"):
        found = [amount(shown) for text, shown in known.items() if ((reads.month(text) or 0) + 2) // 3 == quarter[1]]
        return _sum([one for one in found if one])
    return _solve(reads, known, asked) if asked not in known else _evaluate(known, asked)


def _sum(amounts: list[_Amount]) -> _Amount:
    return sum((value for value, _ in amounts), Fraction(0)), amounts[0][1]


def _solve(reads: FormReader, known: dict[str, str], asked: str) -> _Amount | None:
    """By evaluating, by taking from a sum what is known of it, or by going on in equal steps."""
    if any(f" {sign} " in asked for sign in "+-×"):
        return _evaluate(known, asked)
    for text, shown in known.items():
        parts = text.split(" + ")
        if len(parts) == 2 and asked in parts and (whole := amount(shown)):
            other = _evaluate(known, parts[1 - parts.index(asked)])
            return (whole[0] - other[0], whole[1]) if other else None
    months = [reads.month(text) or 0 for text in [*known, asked]]
    values = [one for shown in known.values() if (one := amount(shown))]
    if len({(later - month) % 12 for month, later in pairwise(months)}) != 1:
        return None
    return 2 * values[-1][0] - values[-2][0], values[-1][1]


def _evaluate(known: dict[str, str], text: str) -> _Amount | None:
    """What an expression of names, amounts, +, - and × comes to. Lengths are counted in millimetres where they mix."""
    if text in known:
        return _evaluate(known, known[text])
    for sign in (" + ", " - ", " × "):
        if sign in text:
            one, other = (_evaluate(known, part) for part in text.split(sign))
            return _joined(sign.strip(), one, other) if one and other else None
    return amount(text)


def _joined(sign: str, one: _Amount, other: _Amount) -> _Amount:
    if sign == "×":
        times = one[0] / 100 if one[1] == "%" else one[0]
        return times * other[0], other[1]
    if one[1] != other[1]:
        one, other = (_in_millimetres(length) for length in (one, other))
        short = next(unit for _, unit in (one, other) if unit in _MILLIMETRES)
        one, other = (one[0], short), (other[0], short)
    return (one[0] + other[0] if sign == "+" else one[0] - other[0]), one[1]


def _in_millimetres(length: _Amount) -> _Amount:
    return (10 * length[0], "") if length[1] in _CENTIMETRES else length


def _is_form_of(reads: FormReader, asked: str, choice: str) -> bool:
    """Two forms of one date, month or day, the length of a month, or the quarter of three months."""
    if (day := reads.day(asked)) is not None:
        return reads.day(choice) == day
    if (month := reads.month_of_year(asked)) is not None:
        return str(calendar.monthrange(month // 12, month % 12 + 1)[1]) == choice
    quarter = reads.quarter(choice)
    if quarter:
        named = [reads.month(part) for part in re.split(r",? | \w+ ", asked)]
        return {(number + 2) // 3 for number in named if number} == {quarter[1]}
    return _same_name(reads, asked, choice)


def _same_name(reads: FormReader, one: str, other: str) -> bool:
    """Whether one is the short name of the month, or of the day, that the other names in full."""
    for long, short in ((one, other), (other, one)):
        if (month := reads.month(long)) is not None:
            return reads.month_of_short(short) == month
    return reads.weekday(one) == reads.weekday(other)
