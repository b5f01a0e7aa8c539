"""How the templates of `calendar_questions` on weekdays and dates draw: what is shown, the right answer, wrong ones.

The arithmetic is that of `datetime`.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip

Drawn = tuple[dict[str, object], str, list[str]]


@dataclass(frozen=True)
class Template:
    """One kind of question: `draw` gives the values for the scenes, the right answer and three wrong ones."""

    id: str
    draw: Callable[[random.Random], Drawn]
    scenes: tuple[str, ...]


def some_day(draw: random.Random, year: int | None = None) -> date:
    """Any day of one of the years 2021 to 2031, or of the given one."""
    first = date(year or draw.randint(2021, 2031), 1, 1)
    return first + timedelta(days=draw.randrange(365))


def inner_day(draw: random.Random, span: int) -> date:
    """A day of a common year, after February, with at least `span` days before the year ends."""
    first = date(2025, 3, 1)
    return first + timedelta(days=draw.randrange((date(2025, 12, 31) - first).days - span))


def short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def full(day: date) -> str:
    return f"{short(day)} {day.year}"


def around(draw: random.Random, right: int, reach: int, near: tuple[int, ...] = (), low: int = 1) -> list[int]:
    """Three whole numbers near the right one; how many of them are smaller is drawn."""
    pool = [*draw.sample(near, len(near)), *draw.sample(range(right - reach, right + reach + 1), 2 * reach + 1)]
    pool = [value for value in dict.fromkeys(pool) if value >= low and value != right]
    below, above = [value for value in pool if value < right], [value for value in pool if value > right]
    smaller = min(draw.randrange(4), len(below))
    return [*below[:smaller], *above[: 3 - smaller]]


def other_days(draw: random.Random, right: str) -> list[str]:
    return draw.sample([day for day in WEEK if day != right], 3)


def dates_near(draw: random.Random, right: date, form: Callable[[date], str], near: tuple[int, ...] = ()) -> list[str]:
    """Three other dates: first those at the distances `near`, in days, then others close by."""
    shifts = around(draw, 100, 9, tuple(100 + shift for shift in near))
    return [form(right + timedelta(days=shift - 100)) for shift in shifts]


def weekday_after(draw: random.Random) -> Drawn:
    start, days = draw.randrange(7), draw.randint(9, 60)
    right = WEEK[(start + days) % 7]
    return {"day": WEEK[start], "n": days}, right, other_days(draw, right)


def weekday_before(draw: random.Random) -> Drawn:
    start, days = draw.randrange(7), draw.randint(8, 40)
    right = WEEK[(start - days) % 7]
    return {"day": WEEK[start], "n": days}, right, other_days(draw, right)


def day_words(shift: int) -> Callable[[random.Random], Drawn]:
    def drawn(draw: random.Random) -> Drawn:
        start = draw.randrange(7)
        right = WEEK[(start + shift) % 7]
        return {"day": WEEK[start]}, right, other_days(draw, right)

    return drawn


def date_after(draw: random.Random) -> Drawn:
    days = draw.randint(8, 45)
    start = inner_day(draw, days + 10)
    right = start + timedelta(days=days)
    return {"date": short(start), "n": days}, short(right), dates_near(draw, right, short, (-1, 1))


def date_before(draw: random.Random) -> Drawn:
    days = draw.randint(8, 45)
    right = inner_day(draw, days + 10)
    return (
        {"date": short(right + timedelta(days=days)), "n": days},
        short(right),
        dates_near(draw, right, short, (-1, 1)),
    )


def span(extra: int, unit: str, longest: int = 60) -> Callable[[random.Random], Drawn]:
    def drawn(draw: random.Random) -> Drawn:
        days = draw.randint(6, longest)
        start = inner_day(draw, days)
        shown: dict[str, object] = {"date": short(start), "end": short(start + timedelta(days=days))}
        right = days + extra
        return shown, f"{right} {unit}", [f"{n} {unit}" for n in around(draw, right, 6, (right - 1, right + 1))]

    return drawn


def across_february(draw: random.Random) -> Drawn:
    start = date(draw.randint(2021, 2032), 2, draw.randint(12, 27))
    days = draw.randint(12, 28)
    end = start + timedelta(days=days)
    return (
        {"date": full(start), "end": short(end)},
        str(days),
        [str(n) for n in around(draw, days, 5, (days - 1, days + 1))],
    )


def weekday_in_month(draw: random.Random) -> Drawn:
    start = inner_day(draw, 20).replace(day=draw.randint(1, 5))
    other = start + timedelta(days=draw.randint(8, 24))
    weekday = draw.randrange(7)
    right = WEEK[(weekday + (other - start).days) % 7]
    return {"date": short(start), "day": WEEK[weekday], "other": short(other)}, right, other_days(draw, right)


def weekday_in_next_month(draw: random.Random) -> Drawn:
    start = some_day(draw)
    other = start + timedelta(days=draw.randint(25, 50))
    right = WEEK[other.weekday()]
    shown: dict[str, object] = {"date": full(start), "day": WEEK[start.weekday()], "other": full(other)}
    return shown, right, other_days(draw, right)


def nth_weekday(draw: random.Random) -> Drawn:
    first = date(draw.randint(2021, 2031), draw.randint(1, 12), 1)
    weekday, nth = draw.randrange(7), draw.randint(2, 4)
    right = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    shown: dict[str, object] = {
        "date": full(first),
        "first": WEEK[first.weekday()],
        "nth": ("", "first", "second", "third", "fourth")[nth],
        "day": WEEK[weekday],
    }
    wrong = [short(right.replace(day=n)) for n in around(draw, right.day, 6) if n <= 28]
    return shown, short(right), wrong


def last_weekday(draw: random.Random) -> Drawn:
    first = date(draw.randint(2021, 2031), draw.choice((3, 5, 6, 8, 9, 10, 11)), 1)
    end = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    weekday = draw.randrange(7)
    right = end - timedelta(days=(end.weekday() - weekday) % 7)
    shown: dict[str, object] = {"date": full(first), "first": WEEK[first.weekday()], "day": WEEK[weekday]}
    wrong = [short(first.replace(day=n)) for n in around(draw, right.day, 6) if n <= end.day]
    return shown, short(right), wrong


def same_date_next_year(draw: random.Random) -> Drawn:
    day = some_day(draw)
    while (day.month, day.day) == (2, 29):
        day = some_day(draw)
    later = day.replace(year=day.year + 1)
    right = WEEK[later.weekday()]
    shown: dict[str, object] = {"date": full(day), "day": WEEK[day.weekday()], "other": full(later)}
    return shown, right, other_days(draw, right)


def rhythm(draw: random.Random) -> Drawn:
    step = draw.choice((10, 14, 21))
    start = inner_day(draw, 80)
    right = start + timedelta(days=step * draw.randint(2, 3))
    wrong = dates_near(draw, right, short)
    return {"date": short(start), "n": step}, short(right), wrong


def nth_meeting(draw: random.Random) -> Drawn:
    weeks, nth = draw.choice((2, 3)), draw.randint(3, 5)
    start = inner_day(draw, 100)
    right = start + timedelta(weeks=weeks * (nth - 1))
    shown: dict[str, object] = {
        "date": short(start),
        "weeks": {2: "two", 3: "three"}[weeks],
        "nth": {3: "third", 4: "fourth", 5: "fifth"}[nth],
    }
    return shown, short(right), dates_near(draw, right, short, (-7 * weeks, 7 * weeks, -7, 7))


def working_days(draw: random.Random) -> Drawn:
    start = inner_day(draw, 30)
    start += timedelta(days=(draw.randrange(5) - start.weekday()) % 7)
    days, end = draw.randint(4, 12), start
    shown: dict[str, object] = {"date": f"{WEEK[start.weekday()]} {short(start)}", "n": days}
    while days:
        end += timedelta(days=1)
        days -= end.weekday() < 5
    return shown, short(end), dates_near(draw, end, short, (-2, -1, 1, 2, 3))


def last_day(draw: random.Random) -> Drawn:
    days = draw.randint(10, 40)
    start = inner_day(draw, days + 10)
    right = start + timedelta(days=days - 1)
    return {"date": short(start), "n": days}, short(right), dates_near(draw, right, short, (1, -1, 2))


def weeks_between(draw: random.Random) -> Drawn:
    weeks = draw.randint(5, 20)
    start = inner_day(draw, 7 * weeks + 7)
    shown: dict[str, object] = {
        "day": WEEK[start.weekday()],
        "date": short(start),
        "end": short(start + timedelta(weeks=weeks)),
    }
    return shown, f"{weeks} weeks", [f"{n} weeks" for n in around(draw, weeks, 4)]


def earliest(draw: random.Random) -> Drawn:
    days = sorted({some_day(draw, draw.choice((2024, 2025, 2026))) for _ in range(4)})
    while len(days) < 4 or days[0].day < min(day.day for day in days[1:]):
        days = sorted({some_day(draw, draw.choice((2024, 2025, 2026))) for _ in range(4)})
    return {}, full(days[0]), [full(day) for day in days[1:]]


def latest(draw: random.Random) -> Drawn:
    days = sorted({some_day(draw, draw.choice((2024, 2025, 2026))) for _ in range(4)})
    while len(days) < 4 or days[-1].day > max(day.day for day in days[:-1]):
        days = sorted({some_day(draw, draw.choice((2024, 2025, 2026))) for _ in range(4)})
    return {}, full(days[-1]), [full(day) for day in days[:-1]]


def nearest(draw: random.Random) -> Drawn:
    goal = inner_day(draw, 60) + timedelta(days=20)
    shifts = draw.sample(range(3, 20), 4)
    days = sorted(
        (goal + timedelta(days=draw.choice((-1, 1)) * shift) for shift in shifts), key=lambda day: abs(day - goal)
    )
    return {"date": short(goal)}, short(days[0]), [short(day) for day in days[1:]]
