"""The second route to the answers of `graded_estimates`: read the question again, and play it through or try it out.

Where a template computes with a formula, this route counts, walks, or tries every number until one satisfies what the
text says; it knows nothing but the text, the choices and which kind of question it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, count, pairwise

from aiact_desk.evaluation.generators.calendar_second_route import MONTHS, WEEK, as_clock, distance, walk

_NUMBER = re.compile(r"\d[\d,]*(?:/\d+)?")
_TIME = re.compile(r"\b(\d{1,2}):(\d\d)\b")
_DATE = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS)})")
_NTH = ("first", "second", "third", "fourth", "fifth")
_LEAST = ("lowest", "smallest", "lightest", "shortest")
_YEAR = 2025  # any without a 29 February


@dataclass(frozen=True)
class Read:
    """What a question says. `numbers` are those that are no part of a time, a date or a quotation."""

    text: str
    choices: tuple[str, ...]
    numbers: list[int]
    times: list[int]
    dates: list[tuple[int, int, int]]
    quoted: list[str]

    @property
    def weekday(self) -> int:
        return next(place for place, day in enumerate(WEEK) if day in self.text)

    @property
    def word(self) -> str:
        """The longest quotation; the other one, if any, is a single letter."""
        return max(self.quoted, key=len)

    @property
    def letter(self) -> str:
        return min(self.quoted, key=len)


Found = int | Fraction | str


def answer(template: str, text: str, choices: tuple[str, ...]) -> str:
    """The choice that is right; the empty text if not exactly one fits."""
    found = _ROUTES[template](_read(text, choices))
    fitting = [choice for choice in choices if choice == found or _size(choice) == found]
    return fitting[0] if len(fitting) == 1 else ""


def _read(text: str, choices: tuple[str, ...]) -> Read:
    bare = _DATE.sub(" ", _TIME.sub(" ", re.sub(r'"[^"]*"', " ", text)))
    return Read(
        text=text,
        choices=choices,
        numbers=[int(number.rstrip(",").replace(",", "")) for number in _NUMBER.findall(bare)],
        times=[int(hours) * 60 + int(minutes) for hours, minutes in _TIME.findall(text)],
        dates=[(_YEAR, MONTHS.index(month) + 1, int(day)) for day, month in _DATE.findall(text)],
        quoted=re.findall(r'"([^"]*)"', text),
    )


def _size(choice: str) -> Fraction | None:
    """The only number of a choice; a length of time as "3 h 20 min" in minutes; None for other texts."""
    if lasts := re.fullmatch(r"(\d+) h (\d+) min", choice):
        return Fraction(int(lasts[1]) * 60 + int(lasts[2]))
    found = _NUMBER.findall(choice)
    return Fraction(found[0].replace(",", "")) if len(found) == 1 and not _DATE.search(choice) else None


def _first(fits: Callable[[int], bool]) -> int:
    return next(number for number in count(1) if fits(number))


def _pile(size: int, times: int) -> int:
    """Put down the same number again and again."""
    return sum(size for _ in range(times))


def _extreme(q: Read) -> str:
    ordered = sorted(q.choices, key=lambda choice: _size(choice) or 0)
    return ordered[0 if any(word in q.text for word in _LEAST) else -1]


def _same_steps(q: Read) -> int:
    """The row goes on: the number that is as far from the last one as the last one from the one before."""
    steps = {later - number for number, later in pairwise(q.numbers)}
    (step,) = steps
    return q.numbers[-1] + step


def _steps_of_steps(q: Read) -> int:
    """Differences of differences, as in a table of them."""
    rows = [q.numbers]
    while len(set(rows[-1])) > 1:
        rows.append([later - number for number, later in pairwise(rows[-1])])
    return sum(row[-1] for row in rows)


def _same_factor(q: Read) -> int:
    factor = _first(lambda n: all(a * n == b for a, b in pairwise(q.numbers)))
    return _pile(q.numbers[-1], factor)


def _in_turn(q: Read) -> int:
    one, _, two, _, three, _ = q.numbers
    return next(number for number in range(-50, 200) if number - three == three - two == two - one)


def _climbing(q: Read) -> Iterator[int]:
    """The first number, and each of the later ones."""
    size, more, places = q.numbers
    for _ in range(places):
        yield size
        size += more


def _named(q: Read) -> str:
    """The only choice that stands in the text as a whole word."""
    there = [choice for choice in q.choices if re.search(rf"\b{re.escape(choice)}\b", q.text)]
    return there[0] if len(there) == 1 else ""


def _things(q: Read) -> list[str]:
    return re.findall(r"\ba (\w+)(?=,| and a | are sold|\.|$)", q.text)


def _weekday_after(q: Read) -> str:
    day = q.weekday
    for _ in range(q.numbers[0] if q.numbers else 1):
        day = 0 if day == 6 else day + 1
    return WEEK[day]


def _month_after(q: Read) -> str:
    months = [*MONTHS, MONTHS[0]]
    return next(after for month, after in pairwise(months) if month in q.text)


def _new_date(q: Read) -> str:
    _, month, day = walk(q.dates[0], q.numbers[0])
    return f"{day} {MONTHS[month - 1]}"


def _turned(q: Read) -> int:
    """Turn the hands from the first time until they show the second."""
    return _first(lambda minutes: (q.times[0] + minutes) % 1440 == q.times[1])


def _from_the_end(word: str) -> str:
    letters = list(word)
    return "".join(letters.pop() for _ in word)


def _by_alphabet(q: Read) -> str:
    """The word that no other one stands before, or after, compared letter by letter."""
    last = "last" in q.text
    found = q.choices[0]
    for word in q.choices[1:]:
        differs = next((a, b) for a, b in zip(word, found + " ", strict=False) if a != b)
        found = word if (differs[0] < differs[1]) != last else found
    return found


def _nearest(q: Read) -> Fraction:
    total = _pile(q.numbers[0], q.numbers[1])
    return min((_size(choice) or Fraction(0) for choice in q.choices), key=lambda size: abs(size - total))


def _changed(q: Read) -> Fraction:
    price = Fraction(q.numbers[0])
    price += price / 100 * q.numbers[1]
    return price - price / 100 * q.numbers[2]


def _both_at_work(q: Read) -> Fraction:
    """The time after which the parts done by each make one whole."""
    return next(size for choice in q.choices if (size := _size(choice)) and sum(size / n for n in q.numbers) == 1)


def _under_way(q: Read) -> Fraction:
    way, there, back = map(Fraction, q.numbers)
    return (way / there + way / back) * 60


_ROUTES: dict[str, Callable[[Read], Found]] = {
    "copy_number": lambda q: q.numbers[0],
    "copy_name": _named,
    "one_more": lambda q: len([*range(q.numbers[0]), "one more"]),
    "one_less": lambda q: len(list(range(q.numbers[0]))[1:]),
    "next_in_count": _same_steps,
    "extreme_of_four": _extreme,
    "first_letter": lambda q: _from_the_end(q.word)[-1],
    "day_after": _weekday_after,
    "month_after": _month_after,
    "small_sum": lambda q: _first(lambda n: n - q.numbers[0] == q.numbers[1]),
    "one_hour_later": lambda q: q.numbers[0] + 1,
    "count_listed": lambda q: len(_things(q)),
    "pairs": lambda q: _pile(2, q.numbers[0]),
    "find_word": lambda q: q.word,
    "two_groups": lambda q: _first(lambda n: n - q.numbers[0] == q.numbers[1]),
    "take_away": lambda q: _first(lambda n: n + q.numbers[1] == q.numbers[0]),
    "times": lambda q: _pile(q.numbers[1], q.numbers[0]),
    "share": lambda q: _first(lambda n: _pile(n, q.numbers[1]) == q.numbers[0]),
    "word_length": lambda q: sum(1 for _ in q.word),
    "last_letter": lambda q: _from_the_end(q.word)[0],
    "weeks": lambda q: _pile(7, q.numbers[0]),
    "end_time": lambda q: as_clock(q.times[0] + q.numbers[0]),
    "days_on": _weekday_after,
    "even_steps": _same_steps,
    "counting_down": _same_steps,
    "change": lambda q: _first(lambda n: q.numbers[0] + n == q.numbers[1]),
    "simple_percent": lambda q: _first(lambda n: 100 * n == q.numbers[0] * q.numbers[1]),
    "nth_listed": lambda q: _things(q)[next(n for n, word in enumerate(_NTH) if f" {word}" in q.text)],
    "two_prices": lambda q: sum([*(q.numbers[1] for _ in range(q.numbers[0])), q.numbers[2]]),
    "percent_of": lambda q: _first(lambda n: 100 * n == q.numbers[0] * q.numbers[1]),
    "letter_count": lambda q: len(q.word.split(q.letter)) - 1,
    "minutes_between": _turned,
    "weekday_later": _weekday_after,
    "date_later": _new_date,
    "growing_steps": _steps_of_steps,
    "multiplying": _same_factor,
    "hours_and_minutes": lambda q: _pile(60, q.numbers[0]) + q.numbers[1],
    "mean_of_three": lambda q: _first(lambda n: sum(number - n for number in q.numbers) == 0),
    "largest_fraction": _extreme,
    "backwards": lambda q: _from_the_end(q.word),
    "dictionary_order": _by_alphabet,
    "about": _nearest,
    "up_then_down": _changed,
    "before_discount": lambda q: _first(lambda n: 100 * n - n * q.numbers[0] == 100 * q.numbers[1]),
    "two_digit_product": lambda q: _pile(q.numbers[1], q.numbers[0]),
    "night_hours": _turned,
    "weekday_far": _weekday_after,
    "days_between": lambda q: distance(q.dates[0], q.dates[1]),
    "interleaved": _in_turn,
    "nth_term": lambda q: list(_climbing(q))[-1],
    "series_total": lambda q: sum(_climbing(q)),
    "missing_mean": lambda q: _first(lambda n: sum([n, *q.numbers[1:]]) == 4 * q.numbers[0]),
    "letters_in_phrase": lambda q: len(q.word.split(q.letter)) - 1,
    "there_and_back": _under_way,
    "together": _both_at_work,
    "handshakes": lambda q: len(list(combinations(range(q.numbers[0]), 2))),
}
