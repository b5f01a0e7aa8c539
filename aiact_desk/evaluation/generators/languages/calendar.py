"""Puzzles about days, months, dates and spans of time.

The wrong answers mirror the right one (before for after, month for day, hours for minutes), so that no choice stands
out among the four.
"""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta

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
    span,
    weekday,
)
from aiact_desk.evaluation.generators.languages.words import UNITS, Unit

EQUAL_SPANS: tuple[tuple[Unit, Unit, int], ...] = (
    ("minute", "second", 60),
    ("hour", "minute", 60),
    ("day", "hour", 24),
    ("week", "day", 7),
    ("year", "month", 12),
)
"""One of the first is so many of the second."""


def frames() -> tuple[Frame, ...]:
    """One for each template."""
    return (
        next_weekday,
        previous_weekday,
        weekday_at_a_distance,
        next_month,
        month_in_steps,
        month_of_number,
        number_of_month,
        month_at_a_distance,
        month_of_quarter,
        date_in_words,
        date_in_figures,
        weekday_of_date,
        time_of_day,
        month_and_year,
        equal_spans,
        span_between,
        order_of_dates,
    )


def next_weekday(draw: random.Random) -> Puzzle:
    first = draw.randrange(7)
    wrong = draw.sample([first + 3, first + 4, first + 5, first + 6], 3)
    question = filled("{}, {}, ?", weekday(first), weekday(first + 1))
    return Puzzle("next_weekday", question, weekday(first + 2), tuple(map(weekday, wrong)))


def previous_weekday(draw: random.Random) -> Puzzle:
    first = draw.randrange(7)
    wrong = draw.sample([first - 3, first - 4, first - 5, first - 6], 3)
    question = filled("{}, {}, ?", weekday(first), weekday(first - 1))
    return Puzzle("previous_weekday", question, weekday(first - 2), tuple(map(weekday, wrong)))


def weekday_at_a_distance(draw: random.Random) -> Puzzle:
    """Monday → in 2 days → Wednesday."""
    shown, asked = draw.sample(range(7), 2)
    far, other = draw.sample([2, 3], 2)
    sign = draw.choice([-1, 1])
    question = filled(
        "{} → {} → {}\n{} → {} → ?",
        *(weekday(shown), span(-sign * other, "day"), weekday(shown - sign * other)),
        *(weekday(asked), span(sign * far, "day")),
    )
    wrong = (asked - sign * far, asked + other, asked - other)
    return Puzzle("weekday_at_a_distance", question, weekday(asked + sign * far), tuple(map(weekday, wrong)))


def next_month(draw: random.Random) -> Puzzle:
    first = draw.randrange(1, 13)
    wrong = draw.sample(range(first + 3, first + 12), 3)
    question = filled("{}, {}, ?", month(first), month(first + 1))
    return Puzzle("next_month", question, month(first + 2), tuple(map(month, wrong)))


def month_in_steps(draw: random.Random) -> Puzzle:
    """January, March, May, ?: forward or backward in steps of two or three months."""
    first, step = draw.randrange(1, 13), draw.choice([-3, -2, 2, 3])
    row = [first + n * step for n in range(4)]
    others = [number for number in range(1, 13) if all((number - used) % 12 for used in row)]
    question = filled("{}, {}, {}, ?", *map(month, row[:3]))
    return Puzzle("month_in_steps", question, month(row[3]), tuple(map(month, draw.sample(others, 3))))


def month_of_number(draw: random.Random) -> Puzzle:
    one, two, right, *wrong = draw.sample(range(1, 13), 6)
    question = pairs("=", [(plain(number), month(number)) for number in (one, two)], plain(right))
    return Puzzle("month_of_number", question, month(right), tuple(map(month, wrong)))


def number_of_month(draw: random.Random) -> Puzzle:
    one, two, right, *wrong = draw.sample(range(1, 13), 6)
    question = pairs("=", [(month(number), plain(number)) for number in (one, two)], month(right))
    return Puzzle("number_of_month", question, plain(right), tuple(map(plain, wrong)))


def month_at_a_distance(draw: random.Random) -> Puzzle:
    """March → in 2 months → May."""
    shown, asked = draw.sample(range(1, 13), 2)
    far, other = draw.sample([2, 3, 4, 5], 2)
    sign = draw.choice([-1, 1])
    question = filled(
        "{} → {} → {}\n{} → {} → ?",
        *(month(shown), span(-sign * other, "month"), month(shown - sign * other)),
        *(month(asked), span(sign * far, "month")),
    )
    wrong = (asked - sign * far, asked + other, asked - other)
    return Puzzle("month_at_a_distance", question, month(asked + sign * far), tuple(map(month, wrong)))


def month_of_quarter(draw: random.Random) -> Puzzle:
    """There is one month of each quarter to choose from."""
    shown, right, *wrong = draw.sample([1, 2, 3, 4], 4)
    example, other = draw.sample([3 * shown - n for n in range(3)], 2)
    gold, *others = (3 * number - draw.randrange(3) for number in (right, *wrong))
    question = pairs(":", [(quarter(shown), month(example))], quarter(right))
    return Puzzle("month_of_quarter", question, month(gold), tuple(map(month, [*others, other])))


def date_in_words(draw: random.Random) -> Puzzle:
    """2024-05-12 = 12 May 2024. Day and month can be mistaken for each other."""
    shown, right, wrong = _dates(draw)
    question = pairs("=", [(plain(shown.isoformat()), day(shown))], plain(right.isoformat()))
    return Puzzle("date_in_words", question, day(right), tuple(map(day, wrong)))


def date_in_figures(draw: random.Random) -> Puzzle:
    """12 May 2024 = 2024-05-12."""
    shown, right, wrong = _dates(draw)
    question = pairs("=", [(day(shown), plain(shown.isoformat()))], day(right))
    return Puzzle("date_in_figures", question, plain(right.isoformat()), tuple(plain(of.isoformat()) for of in wrong))


def _dates(draw: random.Random) -> tuple[date, date, list[date]]:
    """A date to show, one to ask for, and the three others that two numbers make as day and month."""
    shown = date(draw.randrange(1990, 2030), draw.randrange(1, 13), draw.randrange(13, 29))
    year, (one, two) = draw.randrange(1990, 2030), draw.sample(range(1, 13), 2)
    return shown, date(year, one, two), [date(year, two, one), date(year, one, one), date(year, two, two)]


def weekday_of_date(draw: random.Random) -> Puzzle:
    """12 May 2024 = Sunday."""
    shown = date(draw.randrange(1990, 2030), draw.randrange(1, 13), draw.randrange(5, 25))
    far, other = draw.sample([1, 2, 3], 2)
    sign = draw.choice([-1, 1])
    question = pairs("=", [(day(shown), weekday(shown.weekday()))], day(shown + timedelta(days=sign * far)))
    right, *wrong = (shown.weekday() + distance for distance in (sign * far, -sign * far, other, -other))
    return Puzzle("weekday_of_date", question, weekday(right), tuple(map(weekday, wrong)))


def time_of_day(draw: random.Random) -> Puzzle:
    """14:00 → in 3 hours → 17:00. The wrong answers go the other way, or take hours for minutes."""
    shown, asked = (datetime(2024, 1, 1, draw.randrange(8, 15), draw.randrange(10, 50, 5)) for _ in range(2))  # noqa: DTZ001
    far, other = draw.sample(range(2, 7), 2)
    sign, shown_sign = draw.choice([-1, 1]), draw.choice([-1, 1])
    units: list[Unit] = draw.sample(["hour", "minute"], 2)
    after = {unit: timedelta(hours=1) if unit == "hour" else timedelta(minutes=1) for unit in units}
    question = filled(
        "{} → {} → {}\n{} → {} → ?",
        *(_clock(shown), span(shown_sign * other, units[1]), _clock(shown + shown_sign * other * after[units[1]])),
        *(_clock(asked), span(sign * far, units[0])),
    )
    right, *wrong = (asked + s * far * after[unit] for unit in units for s in (sign, -sign))
    return Puzzle("time_of_day", question, _clock(right), tuple(map(_clock, wrong)))


def _clock(time: datetime) -> Phrase:
    return plain(f"{time:%H:%M}")


def month_and_year(draw: random.Random) -> Puzzle:
    """2014-05 → in 3 years → 2017-05. The wrong answers go the other way, or take years for months."""
    shown, asked = (12 * draw.randrange(1990, 2030) + draw.randrange(5, 8) for _ in range(2))
    far, other = draw.sample(range(2, 5), 2)
    sign, shown_sign = draw.choice([-1, 1]), draw.choice([-1, 1])
    units: list[Unit] = draw.sample(["year", "month"], 2)
    after = {"year": 12, "month": 1}
    question = filled(
        "{} → {} → {}\n{} → {} → ?",
        *(
            _year_month(shown),
            span(shown_sign * other, units[1]),
            _year_month(shown + shown_sign * other * after[units[1]]),
        ),
        *(_year_month(asked), span(sign * far, units[0])),
    )
    right, *wrong = (asked + s * far * after[unit] for unit in units for s in (sign, -sign))
    return Puzzle("month_and_year", question, _year_month(right), tuple(map(_year_month, wrong)))


def _year_month(months: int) -> Phrase:
    return plain(f"{(months - 1) // 12}-{(months - 1) % 12 + 1:02}")


def equal_spans(draw: random.Random) -> Puzzle:
    """In 3 weeks = in 21 days. The wrong answers have another number, another direction, or both."""
    (long, short, each), (_long, _short, _each) = draw.sample(EQUAL_SPANS, 2)
    many, other, shown = draw.sample([2, 3, 4, 5], 3)
    sign = draw.choice([-1, 1])
    question = pairs("=", [(span(-sign * shown, _long), span(-sign * shown * _each, _short))], span(sign * many, long))
    right, *wrong = (span(s * number * each, short) for number in (many, other) for s in (sign, -sign))
    return Puzzle("equal_spans", question, right, tuple(wrong))


def span_between(draw: random.Random) -> Puzzle:
    """In 3 hours < ? < in 3 weeks: in time, that is. Past and future."""
    number, sign = draw.randrange(2, 6), draw.choice([-1, 1])
    low = draw.randrange(len(UNITS) - 2)
    right, bounds = UNITS[low + 1], (UNITS[low], UNITS[low + 2])
    wrong = draw.sample([unit for unit in UNITS if unit not in (right, *bounds)], 3)
    early, late = bounds[::sign]
    question = filled("{} < ? < {}", span(sign * number, early), span(sign * number, late))
    return Puzzle("span_between", question, span(sign * number, right), tuple(span(sign * number, u) for u in wrong))


def order_of_dates(draw: random.Random) -> Puzzle:
    """12 May 2024 < ? < 12 July 2024."""
    year, low = draw.randrange(1990, 2030), draw.randrange(1, 11)
    number = draw.randrange(1, 29)
    others = draw.sample([at for at in range(1, 13) if not low <= at <= low + 2], 3)
    early, right, late = (date(year, low + n, number) for n in range(3))
    question = filled("{} < ? < {}", day(early), day(late))
    return Puzzle("date_between", question, day(right), tuple(day(date(year, at, number)) for at in others))
