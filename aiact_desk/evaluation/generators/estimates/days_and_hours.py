"""Templates of `graded_estimates` about days, dates and times of the day."""

from __future__ import annotations

import calendar
import random
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from aiact_desk.evaluation.generators.drawing import numbers_around
from aiact_desk.evaluation.generators.graded_scenes import Drawn, Facts

DAYS = tuple(calendar.day_name)
MONTHS = tuple(calendar.month_name)[1:]
_YEAR = 2026  # any without a 29 February
_HOUR = 60
_DAY = 24 * _HOUR


def _weekday(low: int, high: int) -> Facts:
    """A weekday, and the one that many days later."""

    def facts(draw: random.Random) -> Drawn:
        day, later = draw.randrange(7), draw.randint(low, high)
        while later % 7 == 0:
            later = draw.randint(low, high)
        right = DAYS[(day + later) % 7]
        wrong = draw.sample([name for name in DAYS if name != right], 3)
        return Drawn({"day": DAYS[day], "a": str(later)}, right, tuple(wrong))

    return facts


def _month_after(draw: random.Random) -> Drawn:
    month = draw.randrange(12)
    right = MONTHS[(month + 1) % 12]
    wrong = draw.sample([name for name in MONTHS if name != right], 3)
    return Drawn({"month": MONTHS[month]}, right, tuple(wrong))


def _one_hour_later(draw: random.Random) -> Drawn:
    hour = draw.randint(1, 11)
    wrong = draw.sample([other for other in range(1, 13) if other != hour + 1], 3)
    return Drawn({"a": str(hour)}, str(hour + 1), tuple(map(str, wrong)))


def _end_time(draw: random.Random) -> Drawn:
    """A time and how long something takes, within the same hour."""
    hour, minute, lasts = draw.randint(7, 21), 5 * draw.randint(0, 6), 5 * draw.randint(2, 8)
    while minute + lasts >= _HOUR:
        lasts = 5 * draw.randint(2, 8)
    start = hour * _HOUR + minute
    right, *wrong = _times(draw, start + lasts, [start + lasts + away for away in (-60, -10, -5, 5, 10, 60)])
    return Drawn({"a": _clock(start), "b": str(lasts)}, right, tuple(wrong))


def _minutes_between(draw: random.Random) -> Drawn:
    """Two times of a day between which an hour begins."""
    start = draw.randint(7, 19) * _HOUR + 5 * draw.randint(5, 11)
    lasts = 5 * draw.randint((_HOUR - start % _HOUR) // 5 + 1, 24)
    slips = [lasts + away for away in (-60, -40, -20, -10, 10, 20, 40, 60)]
    wrong = numbers_around(draw, Fraction(lasts), [Fraction(value) for value in slips], Fraction(5))
    return Drawn({"a": _clock(start), "b": _clock(start + lasts)}, str(lasts), tuple(map(str, wrong)))


def _night_hours(draw: random.Random) -> Drawn:
    """A time of the evening and one of the morning."""
    start, end = draw.randint(18 * _HOUR, 23 * _HOUR + 55), draw.randint(4 * _HOUR, 8 * _HOUR + 55)
    lasts = end + _DAY - start
    slips = [lasts + away for away in (-120, -100, -60, -40, -20, 20, 40, 60, 100, 120)]
    wrong = numbers_around(draw, Fraction(lasts), [Fraction(value) for value in slips], Fraction(10))
    right, *others = (f"{length // _HOUR} h {length % _HOUR} min" for length in (lasts, *map(int, wrong)))
    return Drawn({"a": _clock(start), "b": _clock(end)}, right, tuple(others))


def _date_later(draw: random.Random) -> Drawn:
    """A date, and one in the next month that many days later; none in February, whose length depends on the year."""
    start = date(_YEAR, draw.choice((3, 4, 5, 6, 7, 8, 9, 10, 11)), 1) + timedelta(days=draw.randint(9, 27))
    left = calendar.monthrange(start.year, start.month)[1] - start.day
    later = left + draw.randint(2, 12)
    right = start + timedelta(days=later)
    near = [right + timedelta(days=away) for away in draw.sample((-10, -3, -2, -1, 1, 2, 3, 10), 5)]
    wrong = [day for day in near if day.month == right.month][:3]
    if len(wrong) < 3:
        return _date_later(draw)
    return Drawn({"date": _spoken(start), "a": str(later)}, _spoken(right), tuple(map(_spoken, wrong)))


def _days_between(draw: random.Random) -> Drawn:
    """Two dates from March on, at least one whole month between them."""
    start = date(_YEAR, draw.randint(3, 8), draw.randint(2, 27))
    end = date(_YEAR, start.month + draw.randint(2, 4), draw.randint(2, 27))
    days = (end - start).days
    slips = [days + away for away in (-10, -2, -1, 1, 2, 10)]
    wrong = numbers_around(draw, Fraction(days), [Fraction(value) for value in slips], Fraction(1))
    return Drawn({"date": _spoken(start), "date2": _spoken(end)}, str(days), tuple(map(str, wrong)))


def _times(draw: random.Random, right: int, others: Sequence[int]) -> list[str]:
    return [_clock(time) for time in (right, *draw.sample([other for other in others if other < _DAY], 3))]


def _clock(minutes: int) -> str:
    return f"{minutes // _HOUR}:{minutes % _HOUR:02}"


def _spoken(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


DAYS_AND_HOURS: dict[str, Facts] = {
    "day_after": _weekday(1, 1),
    "month_after": _month_after,
    "one_hour_later": _one_hour_later,
    "end_time": _end_time,
    "days_on": _weekday(2, 6),
    "minutes_between": _minutes_between,
    "weekday_later": _weekday(9, 20),
    "date_later": _date_later,
    "night_hours": _night_hours,
    "weekday_far": _weekday(50, 200),
    "days_between": _days_between,
}
