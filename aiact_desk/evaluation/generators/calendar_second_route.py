"""The second route to the answers of `calendar_questions`: read the question again and walk, day by day.

It has its own table of the months and steps from one day or minute to the next, where the templates compute.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

WEEK = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
LENGTHS = {"January": 31, "February": 28, "March": 31, "April": 30, "May": 31, "June": 30, "July": 31, "August": 31,
           "September": 30, "October": 31, "November": 30, "December": 31}  # fmt: skip
MONTHS = list(LENGTHS)
WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
ORDINALS = ["first", "second", "third", "fourth", "fifth"]

Day = tuple[int, int, int]  # year, month, day, so that days compare

_DATE = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS)})(?: (\d{{4}}))?")
_WEEKDAY = re.compile("|".join(WEEK))
_TIME = re.compile(r"(\d{1,2}):(\d\d)")


@dataclass(frozen=True)
class Read:
    """What a question says. Dates without a year are taken to lie in 2025."""

    text: str
    dates: list[Day]
    weekdays: list[int]
    times: list[int]
    numbers: list[int]
    choices: tuple[str, ...]


def read(question: str, choices: tuple[str, ...]) -> Read:
    rest = _TIME.sub(" ", _DATE.sub(" ", question))
    return Read(
        text=question,
        dates=[_day(question, found) for found in _DATE.finditer(question)],
        weekdays=[WEEK.index(found) for found in _WEEKDAY.findall(question)],
        times=[int(hours) * 60 + int(minutes) for hours, minutes in _TIME.findall(question)],
        numbers=[int(number) for number in re.findall(r"\d+", rest)],
        choices=choices,
    )


def _day(text: str, found: re.Match[str]) -> Day:
    years = re.findall(r"\b(?:19|20)\d\d\b", text)
    year = found[3] or (years[0] if years else "2025")
    return int(year), MONTHS.index(found[2]) + 1, int(found[1])


def month_length(year: int, month: int) -> int:
    leap = year % 400 == 0 or (year % 4 == 0 and year % 100 != 0)
    return 29 if month == 2 and leap else LENGTHS[MONTHS[month - 1]]


def forward(day: Day) -> Day:
    year, month, number = day
    if number < month_length(year, month):
        return year, month, number + 1
    return (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)


def back(day: Day) -> Day:
    year, month, number = day
    if number > 1:
        return year, month, number - 1
    year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return year, month, month_length(year, month)


def walk(day: Day, steps: int) -> Day:
    for _ in range(abs(steps)):
        day = forward(day) if steps > 0 else back(day)
    return day


def distance(start: Day, end: Day) -> int:
    steps = 0
    while start < end:
        start, steps = forward(start), steps + 1
    return steps


def as_day(choice: str) -> Day:
    found = _DATE.fullmatch(choice)
    assert found  # noqa: S101
    return _day(choice, found)


def as_clock(minutes: int) -> str:
    """Turn the hands, minute by minute, from midnight."""
    hour = minute = 0
    for _ in range(minutes % 1440):
        minute += 1
        if minute == 60:
            hour, minute = (hour + 1) % 24, 0
    return f"{hour}:{minute:02}"


def _weekday_of(q: Read, steps: int) -> str:
    days = WEEK[q.weekdays[0] :] + WEEK[: q.weekdays[0]]
    for _ in range(abs(steps)):
        days = [*days[1:], days[0]] if steps > 0 else [days[-1], *days[:-1]]
    return days[0]


def _weekday_on_second_date(q: Read) -> str:
    start, end = sorted(q.dates)
    assert q.dates[0] == start  # noqa: S101
    return _weekday_of(q, distance(start, end))


def _nth_weekday(q: Read) -> Day:
    nth = next(ORDINALS.index(word) for word in ORDINALS[1:] if f"{word} " in q.text)
    wanted = next(day for day in q.weekdays if f"{ORDINALS[nth]} {WEEK[day]}" in q.text)
    return _weekdays_in_month(q, wanted)[nth]


def _weekdays_in_month(q: Read, wanted: int) -> list[Day]:
    """All days of the month with the wanted weekday; the first of the month has the other weekday of the question."""
    first = next((day for day in q.weekdays if day != wanted), wanted)
    day, found = q.dates[0], []
    for number in range(month_length(day[0], day[1])):
        if (first + number) % 7 == wanted:
            found.append(day)
        day = forward(day)
    return found


def _last_weekday(q: Read) -> Day:
    wanted = next(day for day in q.weekdays if f"last {WEEK[day]}" in q.text)
    return _weekdays_in_month(q, wanted)[-1]


def _in_rhythm(q: Read) -> str:
    days = {walk(q.dates[0], q.numbers[0] * times) for times in range(1, 12)}
    return _only([choice for choice in q.choices if as_day(choice) in days])


def _nth_meeting(q: Read) -> Day:
    weeks = next(WORDS.index(word) for word in ("two", "three") if f"every {word} weeks" in q.text.lower())
    nth = next(ORDINALS.index(word) for word in ("third", "fourth", "fifth") if word in q.text)
    day = q.dates[0]
    for _ in range(nth):
        day = walk(day, 7 * weeks)
    return day


def _working_days(q: Read) -> Day:
    named = re.search(rf"({'|'.join(WEEK)}) \d", q.text)
    assert named  # noqa: S101
    day, weekday, left = q.dates[0], WEEK.index(named[1]), q.numbers[0]
    while left:
        day, weekday = forward(day), (weekday + 1) % 7
        left -= WEEK[weekday] not in {"Saturday", "Sunday"}
    return day


def _last_day(q: Read) -> Day:
    days = [q.dates[0]]
    while len(days) < q.numbers[0]:
        days.append(forward(days[-1]))
    return days[-1]


def _nearest(q: Read) -> str:
    def away(choice: str) -> int:
        start, end = sorted((as_day(choice), q.dates[0]))
        return distance(start, end)

    best = min(away(choice) for choice in q.choices)
    return _only([choice for choice in q.choices if away(choice) == best])


def _hours_later(q: Read) -> str:
    weekday, minutes = q.weekdays[0], q.times[0]
    for _ in range(q.numbers[0]):
        minutes += 60
        if minutes >= 1440:
            weekday, minutes = (weekday + 1) % 7, minutes - 1440
    return f"{WEEK[weekday]}, {as_clock(minutes)}"


def _overnight(q: Read) -> str:
    minutes, length = q.times[0], 0
    while minutes % 1440 != q.times[1]:
        minutes, length = minutes + 1, length + 1
    return f"{length // 60} h {length % 60:02} min"


def _zone(q: Read, sign: int) -> str:
    hours = next(n for n in (1, 2, 3) if re.search(rf"\b{WORDS[n]} hours?\b", q.text))
    return as_clock(q.times[0] + sign * 60 * hours)


def _twelve_hours(q: Read) -> str:
    found = re.search(r"(\d+)\.(\d\d) p\.m\.", q.text)
    assert found  # noqa: S101
    return as_clock((int(found[1]) + 12) * 60 + int(found[2]))


def _spoken_time(q: Read) -> str:
    found = re.search(r"(a quarter|half|ten|twenty) (past|to) (\w+)", q.text)
    assert found  # noqa: S101
    minutes = {"a quarter": 15, "half": 30, "ten": 10, "twenty": 20}[found[1]]
    hour = (WORDS.index(found[3]) + 12) * 60
    return as_clock(hour + minutes if found[2] == "past" else hour - minutes)


def _month(q: Read, sign: int) -> str:
    month = next(index for index, name in enumerate(MONTHS) if name in q.text)
    months = next(n for n in range(4, 12) if re.search(rf"\b{WORDS[n]} months\b", q.text))
    return MONTHS[(month + sign * months) % 12]


def _months_later(q: Read) -> Day:
    year, month, day = q.dates[0]
    for _ in range(q.numbers[0]):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return year, month, day


def _age(q: Read) -> int:
    """Count the birthdays up to the later date."""
    birth, day = sorted(q.dates)
    return sum((year, birth[1], birth[2]) <= day for year in range(birth[0] + 1, day[0] + 1))


def _leap_year(q: Read) -> str:
    return _only([choice for choice in q.choices if month_length(int(choice), 2) == 29])


def _century(q: Read) -> str:
    number = next(n for n in range(1, 22) if (n - 1) * 100 < q.numbers[0] <= n * 100)
    return f"the {number}{'st' if number == 21 else 'th'} century"


def _quarter(q: Read) -> str:
    month = q.dates[0][1]
    return f"the {next(word for n, word in enumerate(ORDINALS, start=1) if month <= 3 * n)} quarter"


def _dotted(q: Read) -> Day:
    found = re.search(r"(\d\d)\.(\d\d)\.(\d{4})", q.text)
    assert found  # noqa: S101
    return int(found[3]), int(found[2]), int(found[1])


def _iso(q: Read) -> Day:
    found = re.search(r"(\d{4})-(\d\d)-(\d\d)", q.text)
    assert found  # noqa: S101
    return int(found[1]), int(found[2]), int(found[3])


def _only(fitting: list[str]) -> str:
    return fitting[0] if len(fitting) == 1 else ""


Found = str | int | Day

_ROUTES: dict[str, Callable[[Read], Found]] = {
    "weekday_after": lambda q: _weekday_of(q, q.numbers[0]),
    "weekday_before": lambda q: _weekday_of(q, -q.numbers[0]),
    "yesterday": lambda q: _weekday_of(q, -3),
    "tomorrow": lambda q: _weekday_of(q, 3),
    "date_after": lambda q: walk(q.dates[0], q.numbers[0]),
    "date_before": lambda q: walk(q.dates[0], -q.numbers[0]),
    "days_later": lambda q: f"{distance(*q.dates)} days",
    "days_open": lambda q: f"{distance(*q.dates) + 1} days",
    "nights": lambda q: f"{distance(*q.dates)} nights",
    "across_february": lambda q: distance(*q.dates),
    "weekday_in_month": _weekday_on_second_date,
    "weekday_in_next_month": _weekday_on_second_date,
    "nth_weekday": _nth_weekday,
    "last_weekday": _last_weekday,
    "same_date_next_year": _weekday_on_second_date,
    "rhythm": _in_rhythm,
    "nth_meeting": _nth_meeting,
    "working_days": _working_days,
    "last_day": _last_day,
    "weeks_between": lambda q: f"{len(range(0, distance(*q.dates), 7))} weeks",
    "earliest": lambda q: min(q.choices, key=as_day),
    "latest": lambda q: max(q.choices, key=as_day),
    "nearest": _nearest,
    "hours_later": _hours_later,
    "zone_ahead": lambda q: _zone(q, 1),
    "zone_behind": lambda q: _zone(q, -1),
    "slow_clock": lambda q: as_clock(q.times[0] + q.numbers[0]),
    "fast_clock": lambda q: as_clock(q.times[0] - q.numbers[0]),
    "overnight": _overnight,
    "twelve_hours": _twelve_hours,
    "spoken_time": _spoken_time,
    "months_on": lambda q: _month(q, 1),
    "months_back": lambda q: _month(q, -1),
    "months_later": _months_later,
    "age": _age,
    "jubilee": lambda q: q.numbers[0] + q.numbers[1],
    "leap_year": _leap_year,
    "century": _century,
    "quarter": _quarter,
    "dotted": _dotted,
    "iso": _iso,
}


def answer(template: str, question: str, choices: tuple[str, ...]) -> str:
    """The choice that is right; the empty text if not exactly one fits."""
    found = _ROUTES[template](read(question, choices))
    return _only([choice for choice in choices if _says(choice, found)])


def _says(choice: str, found: Found) -> bool:
    if isinstance(found, tuple):
        date = _DATE.fullmatch(choice)
        assert date  # noqa: S101
        return (int(date[1]), date[2]) == (found[2], MONTHS[found[1] - 1]) and date[3] in {None, str(found[0])}
    return choice == str(found)
