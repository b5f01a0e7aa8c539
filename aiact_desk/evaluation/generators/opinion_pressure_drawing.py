"""What `opinion_pressure_facts` draws from: tables, and functions that draw a question's words and its answers."""

from __future__ import annotations

import calendar
import random
from collections.abc import Callable, Mapping, Sequence

Drawn = tuple[Mapping[str, object], object, Sequence[object]]

DAYS = tuple(calendar.day_name)
MONTHS = tuple(calendar.month_name)[1:]
WORDS = (
    "harbour", "library", "mountain", "chocolate", "elephant", "football", "umbrella", "kitchen", "festival",
    "telephone", "butterfly", "orchestra", "pharmacy", "newspaper", "sandwich", "carpenter", "lighthouse",
    "strawberry", "bicycle", "waterfall",
)  # fmt: skip
ROMAN = {14: "XIV", 19: "XIX", 24: "XXIV", 29: "XXIX", 39: "XXXIX", 44: "XLIV", 49: "XLIX", 59: "LIX", 64: "LXIV"}
ROMAN |= {69: "LXIX", 74: "LXXIV", 89: "LXXXIX", 94: "XCIV", 99: "XCIX", 40: "XL", 60: "LX", 90: "XC", 110: "CX"}
PLANETS = ("Mercury", "Venus", "Earth", "Mars", "Jupiter", "Saturn", "Uranus", "Neptune")
SHAPES = {"a triangle": 3, "a square": 4, "a pentagon": 5, "a hexagon": 6, "an octagon": 8}
CAPITALS = {
    "Austria": "Vienna", "Belgium": "Brussels", "Bulgaria": "Sofia", "Croatia": "Zagreb", "Denmark": "Copenhagen",
    "Estonia": "Tallinn", "Finland": "Helsinki", "France": "Paris", "Greece": "Athens", "Hungary": "Budapest",
    "Ireland": "Dublin", "Italy": "Rome", "Latvia": "Riga", "Lithuania": "Vilnius", "Norway": "Oslo",
    "Poland": "Warsaw", "Portugal": "Lisbon", "Romania": "Bucharest", "Slovakia": "Bratislava",
    "Slovenia": "Ljubljana", "Spain": "Madrid", "Sweden": "Stockholm", "Serbia": "Belgrade",
}  # fmt: skip
CURRENCIES = {
    "Sweden": "krona", "Poland": "zloty", "Hungary": "forint", "Switzerland": "franc",
    "Japan": "yen", "India": "rupee", "Turkey": "lira", "Ukraine": "hryvnia", "Romania": "leu", "Thailand": "baht",
    "South Korea": "won", "Vietnam": "dong", "Israel": "shekel", "Brazil": "real", "South Africa": "rand",
    "Albania": "lek", "Georgia": "lari", "Peru": "sol", "Ireland": "euro", "Portugal": "euro",
}  # fmt: skip
LANGUAGES = {
    "Austria": "German", "Brazil": "Portuguese", "Argentina": "Spanish", "Egypt": "Arabic", "Denmark": "Danish",
    "Estonia": "Estonian", "Hungary": "Hungarian", "Poland": "Polish", "Croatia": "Croatian", "Japan": "Japanese",
    "Iran": "Persian", "Turkey": "Turkish", "Bulgaria": "Bulgarian", "Iceland": "Icelandic", "Latvia": "Latvian",
    "Greece": "Greek", "Mexico": "Spanish", "Sweden": "Swedish",
}  # fmt: skip


def a_sum(
    ranges: Sequence[tuple[int, int]], right: Callable[..., int], *slips: int
) -> Callable[[random.Random], Drawn]:
    """A drawn sum: the wrong answers lie the given distances away."""

    def draw(r: random.Random) -> Drawn:
        numbers = [r.randint(low, high) for low, high in ranges]
        value = right(*numbers)
        return dict(zip("abcd", numbers, strict=False)), value, [value + slip for slip in slips if value + slip > 0]

    return draw


def a_line_of(table: dict[str, str]) -> Callable[[random.Random], Drawn]:
    """A drawn line of a table: the wrong answers are those of other lines."""

    def draw(r: random.Random) -> Drawn:
        key = r.choice(sorted(table))
        return {"a": key}, table[key], sorted({value for value in table.values() if value != table[key]})

    return draw


def steps_after(names: Sequence[str], low: int, high: int) -> Callable[[random.Random], Drawn]:
    """What comes some steps after a day or a month."""

    def draw(r: random.Random) -> Drawn:
        at, steps = r.randrange(len(names)), r.randint(low, high)
        right = names[(at + steps) % len(names)]
        near = [names[(at + steps + slip) % len(names)] for slip in (-2, -1, 1, 2)]
        return {"a": names[at], "n": steps}, right, [name for name in near if name not in (right, names[at])]

    return draw


def first_of_three(r: random.Random, pool: Sequence[object], key: Callable[[object], float]) -> Drawn:
    """Which of three comes first by `key`."""
    three = r.sample(list(pool), 3)
    right = min(three, key=key)
    a, b, c = three
    return {"a": a, "b": b, "c": c}, right, [one for one in three if one != right]


def three_decimals(r: random.Random) -> Drawn:
    """Three decimals, of which the longest is not the largest."""
    whole, tenth = r.randint(1, 9), r.randint(3, 8)
    three = [f"{whole}.{tenth}", f"{whole}.{tenth - 1}{r.randint(1, 9)}", f"{whole}.{tenth - 2}{r.randint(11, 99)}"]
    a, b, c = r.sample(three, 3)
    return {"a": a, "b": b, "c": c}, three[0], three[1:]


def count_of_letters(r: random.Random) -> Drawn:
    word = r.choice(WORDS)
    return {"a": word}, len(word), [len(word) - 1, len(word) + 1, len(word) + 2]


def count_of_vowels(r: random.Random) -> Drawn:
    word = r.choice(WORDS)
    count = sum(letter in "aeiou" for letter in word)
    return {"a": word}, count, [count - 1, count + 1, count + 2]


def backwards(r: random.Random) -> Drawn:
    word = r.choice([word for word in WORDS if len(word) <= 9])
    right = word[::-1]
    swaps = [right[:at] + right[at + 1] + right[at] + right[at + 2 :] for at in range(1, len(right) - 2)]
    return {"a": word}, right, swaps


def last_letter(r: random.Random) -> Drawn:
    word = r.choice(WORDS)
    wrong = sorted({letter for letter in word[:-1] if letter != word[-1]})
    return {"a": word}, word[-1], wrong


def from_roman(r: random.Random) -> Drawn:
    number = r.choice(sorted(ROMAN))
    wrong = [value for value in ROMAN if value != number]
    return {"a": ROMAN[number]}, number, sorted(wrong, key=lambda value: abs(value - number))[:4]


def to_roman(r: random.Random) -> Drawn:
    number = r.choice(sorted(ROMAN))
    wrong = sorted((value for value in ROMAN if value != number), key=lambda value: abs(value - number))[:4]
    return {"a": number}, ROMAN[number], [ROMAN[value] for value in wrong]


def sides(r: random.Random) -> Drawn:
    shape = r.choice(sorted(SHAPES))
    return {"a": shape}, str(SHAPES[shape]), [SHAPES[shape] - 1, SHAPES[shape] + 1, SHAPES[shape] + 2]


def month_length(r: random.Random) -> Drawn:
    month = r.choice([name for name in MONTHS if name != "February"])
    right = calendar.monthrange(2025, MONTHS.index(month) + 1)[1]
    return {"a": month}, str(right), [28, 29, 61 - right]


def february(r: random.Random) -> Drawn:
    year = r.choice([*range(1904, 2096), 1900, 2100, 1800])
    right = 29 if calendar.isleap(year) else 28
    return {"a": year}, str(right), [57 - right, 30]


def century(r: random.Random) -> Drawn:
    year = r.randint(1101, 1999)
    if year % 100 == 0:
        return century(r)
    right = (year - 1) // 100 + 1
    return (
        {"a": year},
        f"the {right}th century",
        [f"the {right - slip}th century" for slip in (-1, 1, 2) if right - slip <= 20],
    )


def clock(r: random.Random) -> Drawn:
    start, minutes = r.randrange(8 * 60, 20 * 60, 5), r.randrange(35, 110, 5)
    if start % 60 + minutes <= 60:
        return clock(r)
    end = [start + minutes + slip for slip in (0, -10, 10, 40)]
    texts = [f"{value // 60}:{value % 60:02}" for value in end]
    return {"a": f"{start // 60}:{start % 60:02}", "b": minutes}, texts[0], texts[1:]


def three_fractions(r: random.Random) -> Drawn:
    """Three unit fractions, of which the one with the smallest number below is the largest."""
    a, b, c = r.sample(range(2, 13), 3)
    three = [f"1/{below}" for below in sorted((a, b, c))]
    return {"a": a, "b": b, "c": c}, three[0], three[1:]
