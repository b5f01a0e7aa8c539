"""Puzzles about how dates lie to one another: spans between them, what lies before, after or within.

Wrong answers mirror the right one (before for after, weeks for days), so that no choice stands out among the four.
"""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta

from aiact_desk.evaluation.generators.languages import forms
from aiact_desk.evaluation.generators.languages.dates import YEARS
from aiact_desk.evaluation.generators.languages.phrases import Frame, Puzzle, day, filled, pairs, span, weekday
from aiact_desk.evaluation.generators.languages.words import Unit


def frames() -> tuple[Frame, ...]:
    """One for each template."""
    return (
        full_date_after_span,
        day_within_days,
        month_within_months,
        _span_between("span_in_days_or_weeks", ("day", "week")),
        _span_between("span_in_months_or_years", ("month", "year")),
        span_between_weekdays,
        month_between_months,
        quarter_of_a_date,
        _ordered("date_before", -1),
        _ordered("date_after", 1),
        time_after_hours,
        time_after_days,
    )


def full_date_after_span(draw: random.Random) -> Puzzle:
    """Tuesday 5 March 2024 → in 2 weeks → ?: the wrong ones go the other way, or take days for weeks."""
    shown, asked = (date(draw.choice(YEARS), draw.randrange(1, 13), draw.randrange(1, 29)) for _ in range(2))
    far, other = draw.sample([2, 3, 4], 2)
    sign, shown_sign = draw.choice([-1, 1]), draw.choice([-1, 1])
    units: list[Unit] = draw.sample(["day", "week"], 2)
    right, *wrong = (_later(asked, s * far, unit) for unit in units for s in (sign, -sign))
    question = filled(
        "{} → {} → {}\n{} → {} → ?",
        *(forms.full_day(shown), span(shown_sign * other, units[1])),
        forms.full_day(_later(shown, shown_sign * other, units[1])),
        *(forms.full_day(asked), span(sign * far, units[0])),
    )
    return Puzzle("full_date_after_span", question, forms.full_day(right), tuple(map(forms.full_day, wrong)))


def _later(start: date, many: int, unit: Unit) -> date:
    if unit in ("day", "week"):
        return start + timedelta(days=many * (7 if unit == "week" else 1))
    months = 12 * start.year + start.month - 1 + many * (12 if unit == "year" else 1)
    return date(months // 12, months % 12 + 1, start.day)


def day_within_days(draw: random.Random) -> Puzzle:
    """5–9 Mar 2024 : 7 March 2024."""
    shown, asked = (date(draw.choice(YEARS), draw.randrange(1, 13), draw.randrange(6, 20)) for _ in range(2))
    far, other = draw.sample(range(3, 7), 2)
    right = asked + timedelta(days=draw.randrange(1, far))
    outside = right.replace(month=draw.choice([number for number in range(1, 13) if number != asked.month]))
    wrong = [asked - timedelta(days=draw.randrange(1, 5)), asked + timedelta(days=far + draw.randrange(1, 4)), outside]
    question = pairs(
        ":",
        [(forms.days_from_to(shown, shown + timedelta(days=other)), day(shown + timedelta(days=other // 2)))],
        forms.days_from_to(asked, asked + timedelta(days=far)),
    )
    return Puzzle("day_within_days", question, day(right), tuple(map(day, wrong)))


def month_within_months(draw: random.Random) -> Puzzle:
    """March–June 2024 : April 2024."""
    shown, asked = (12 * year + draw.randrange(1, 7) for year in draw.sample(YEARS, 2))
    far, other = draw.sample([2, 3, 4], 2)
    right = asked + draw.randrange(1, far)
    wrong = (asked - 1, asked + far + 1, right + draw.choice([-12, 12]))
    question = pairs(
        ":",
        [(forms.months_from_to(shown, shown + other), forms.month_of_year(shown + 1))],
        forms.months_from_to(asked, asked + far),
    )
    return Puzzle("month_within_months", question, forms.month_of_year(right), tuple(map(forms.month_of_year, wrong)))


def _span_between(template: str, units: tuple[Unit, Unit]) -> Frame:
    """5 March 2024 → in 3 days → 8 March 2024: the span is asked for."""

    def frame(draw: random.Random) -> Puzzle:
        shown, asked = (date(draw.choice(YEARS), draw.randrange(1, 13), draw.randrange(1, 29)) for _ in range(2))
        far, other = draw.sample([2, 3, 4, 5], 2)
        sign, shown_sign = draw.choice([-1, 1]), draw.choice([-1, 1])
        unit, another = draw.sample(units, 2)
        question = filled(
            "{} → {} → {}\n{} → ? → {}",
            *(day(shown), span(shown_sign * other, another), day(_later(shown, shown_sign * other, another))),
            *(day(asked), day(_later(asked, sign * far, unit))),
        )
        right, *wrong = (span(s * far, of) for of in (unit, another) for s in (sign, -sign))
        return Puzzle(template, question, right, tuple(wrong))

    return frame


def span_between_weekdays(draw: random.Random) -> Puzzle:
    """Monday → in 2 days → Wednesday: no other of the spans leads to the same day."""
    shown, asked = draw.sample(range(7), 2)
    far, other = draw.sample([2, 3], 2)
    sign, shown_sign = draw.choice([-1, 1]), draw.choice([-1, 1])
    question = filled(
        "{} → {} → {}\n{} → ? → {}",
        *(weekday(shown), span(shown_sign * other, "day"), weekday(shown + shown_sign * other)),
        *(weekday(asked), weekday(asked + sign * far)),
    )
    right, *wrong = (span(s * many, "day") for many in (far, other) for s in (sign, -sign))
    return Puzzle("span_between_weekdays", question, right, tuple(wrong))


def month_between_months(draw: random.Random) -> Puzzle:
    """January–March 2024 < ? < July–October 2024: the wrong ones lie in one of the two, or in another year."""
    start, first, gap, last = 12 * draw.choice(YEARS), draw.randrange(2, 4), draw.randrange(1, 4), draw.randrange(2, 4)
    start += draw.randrange(13 - first - gap - last)
    low, high = start + first, start + first + gap
    right = draw.randrange(low, high)
    wrong = (draw.randrange(start, low), draw.randrange(high, high + last), right + draw.choice([-12, 12]))
    question = filled("{} < ? < {}", forms.months_from_to(start, low - 1), forms.months_from_to(high, high + last - 1))
    return Puzzle("month_between_months", question, forms.month_of_year(right), tuple(map(forms.month_of_year, wrong)))


def quarter_of_a_date(draw: random.Random) -> Puzzle:
    """5 May 2024 : 2nd quarter 2024."""
    (one, two), years = draw.sample(range(4), 2), draw.sample(YEARS, 2)
    shown, asked = (
        date(year, 3 * index + draw.randrange(1, 4), draw.randrange(1, 29))
        for index, year in zip((one, two), years, strict=True)
    )
    question = pairs(":", [(day(shown), forms.quarter_of_year(4 * shown.year + one))], day(asked))
    wrong = [forms.quarter_of_year(4 * asked.year + index) for index in range(4) if index != two]
    return Puzzle("quarter_of_a_date", question, forms.quarter_of_year(4 * asked.year + two), tuple(wrong))


def _ordered(template: str, sign: int) -> Frame:
    """? < 5 March 2024, or 5 March 2024 < ?: the larger number of day or month is no sign of a later date."""

    def frame(draw: random.Random) -> Puzzle:
        bound = date(draw.choice(YEARS), draw.randrange(3, 11), draw.randrange(5, 25))
        fits, fails = (
            [
                day(date(bound.year + years * side, bound.month + months * side, bound.day + days * side))
                for years, months, days in draw.sample([(1, -2, -3), (1, -1, 2), (0, 1, -4), (0, 2, -2), (0, 0, 3)], 3)
            ]
            for side in (sign, -sign)
        )
        question = filled("? < {}" if sign < 0 else "{} < ?", day(bound))
        return Puzzle(template, question, fits[0], tuple(fails))

    return frame


def time_after_hours(draw: random.Random) -> Puzzle:
    """Fri 22:15 → in 4 hours → Sat 02:15, and the other day and the other direction."""
    shown = _moment(draw, range(8, 16))
    sign, (far, other) = draw.choice([-1, 1]), draw.sample(range(3, 8), 2)
    asked = _moment(draw, range(24 - far, 24) if sign > 0 else range(far))
    moved, back = (asked + timedelta(hours=s * far) for s in (sign, -sign))
    day_over = timedelta(days=sign)
    question = filled(
        "{} → {} → {}\n{} → {} → ?",
        *(forms.weekday_and_time(shown), span(-sign * other, "hour")),
        forms.weekday_and_time(shown - timedelta(hours=sign * other)),
        *(forms.weekday_and_time(asked), span(sign * far, "hour")),
    )
    wrong = (moved - day_over, back, back + day_over)
    return Puzzle(
        "time_after_hours", question, forms.weekday_and_time(moved), tuple(map(forms.weekday_and_time, wrong))
    )


def time_after_days(draw: random.Random) -> Puzzle:
    """Mon 09:30 → in 2 days → Wed 09:30: the wrong ones go the other way, or take hours for days."""
    shown, asked = (_moment(draw, range(8, 16)) for _ in range(2))
    far, other = draw.sample([2, 3, 4], 2)
    sign, shown_sign = draw.choice([-1, 1]), draw.choice([-1, 1])
    question = filled(
        "{} → {} → {}\n{} → {} → ?",
        *(forms.weekday_and_time(shown), span(shown_sign * other, "hour")),
        forms.weekday_and_time(shown + timedelta(hours=shown_sign * other)),
        *(forms.weekday_and_time(asked), span(sign * far, "day")),
    )
    ways = [timedelta(days=sign * far), timedelta(days=-sign * far), timedelta(hours=far), timedelta(hours=-far)]
    right, *wrong = (forms.weekday_and_time(asked + way) for way in ways)
    return Puzzle("time_after_days", question, right, tuple(wrong))


def _moment(draw: random.Random, hours: range) -> datetime:
    return datetime(2024, 1, draw.randrange(8, 15), draw.choice(hours), draw.randrange(10, 50, 5))  # noqa: DTZ001
