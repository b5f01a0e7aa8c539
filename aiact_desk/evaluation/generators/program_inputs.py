"""Arguments for the tests of small programs, by kind."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

WORDS = (
    "apple", "bridge", "cellar", "dune", "engine", "ferry", "gravel", "harbour", "iron", "jacket", "kettle", "lemon",
    "meadow", "noodle", "oven", "parcel", "quilt", "ribbon", "saddle", "tulip", "umbrella", "violin", "window", "yard",
)  # fmt: skip
ALIKE_WORDS = (
    "bell",
    "boat",
    "bread",
    "salt",
    "sand",
    "seat",
    "sugar",
    "tent",
    "toad",
    "trout",
    "lamb",
    "land",
    "loud",
)
TELLING_WORDS = ("Anna", "Otto", "level", "Noon", "kayak", "Tent", "Eagle", "Area", "begin", "Almost", "chin", "Forty",
                 "Biscuit", "market", "Planet", "school", "Copy", "Yeast", "trumpet", "moss")  # fmt: skip
TEXTS = (
    "Gate 7 is closed", "My cat Mia is 12", "Bus 40 to Oulu", "No milk today", "Room 101, floor 2", "See you at 9",
    "The Old Mill", "3 eggs and 2 Rolls", "Call Ben at 17", "Oh, what a day", "Zone B: 20 cars", "IT is 5 to 8",
    "Under the oak", "Buy 6 Lemons", "Rust never sleeps", "A tin of peas", "Exit 14 West", "Yes or NO",
)  # fmt: skip
SENTENCES = (
    "the old ferry leaves at noon", "Anna bakes a cake for Emil", "two boats are enough", "nobody saw the red kite",
    "every tram stops at Elm Square", "my sister sells used books", "Snow fell all night long", "we ate soup in a tent",
    "the baker sings every morning", "an owl lives above the barn", "Boris mends bikes and boats",
    "take the second path", "Tea tastes best at dawn", "it rains", "a tall man in a tall hat", "Summer begins in June",
    "bring bread and butter", "Easter eggs are hidden everywhere",
)  # fmt: skip
ECHOES = (
    "the cat and the dog", "tea or tea or milk", "red red blue", "no news is good news", "one by one by two",
    "to be or not to be", "ten hens ten eggs", "a rose is a rose", "so far so good", "row row row", "all for one",
    "time after time", "big fish small fish", "such a day such a night",
)  # fmt: skip
GOODS = ("bolts", "cups", "lamps", "nails", "plates", "ropes", "screws", "tiles")
PEOPLE = ("Ada", "Ben", "Cleo", "Dario", "Edda", "Finn", "Greta", "Hugo")

Kind = Callable[[random.Random, int, Sequence[int]], object]  # draws with a least length and numbers worth trying


def argument(kind: str, draw: random.Random, least: int, borders: Sequence[int]) -> object:
    """An argument of a kind. `borders` are numbers of the program, at and beside which mistakes show."""
    return _KINDS[kind](draw, least, borders)


def empty(kind: str) -> object:
    """The empty argument of a kind; None where a kind has none that a program must take."""
    return {"ints": [], "few": [], "brief": [], "long": [], "words": [], "text": "", "sentence": "", "echo": ""}.get(
        kind
    )


def _numbers(low: int, high: int, shortest: int, longest: int) -> Kind:
    def numbers(draw: random.Random, least: int, borders: Sequence[int]) -> list[int]:
        near = [border + step for border in borders for step in (-1, 0, 1)]
        count = draw.randint(max(shortest, least), max(longest, least))
        return [draw.choice(near) if near and draw.random() < 0.3 else draw.randint(low, high) for _ in range(count)]

    return numbers


def _number(low: int, high: int) -> Kind:
    def number(draw: random.Random, _least: int, borders: Sequence[int]) -> int:
        near = [border + step for border in borders for step in (-1, 0, 1)]
        return draw.choice(near) if near and high >= max(near) and draw.random() < 0.6 else draw.randint(low, high)

    return number


def _one_of(several: Sequence[str]) -> Kind:
    return lambda draw, _least, _borders: draw.choice(several)


def _runs(draw: random.Random, _least: int, _borders: Sequence[int]) -> str:
    return "".join(draw.choice("abcxyz") * draw.randint(1, 3) for _ in range(draw.randint(2, 4)))


def _code(draw: random.Random, _least: int, _borders: Sequence[int]) -> str:
    return "".join(draw.choice("ABCDEFGHKLMNPRSTUVWXYZ23456789") for _ in range(draw.randint(2, 9)))


def _stock(draw: random.Random, _least: int, borders: Sequence[int]) -> dict[str, int]:
    count = draw.randint(2, 4)
    pieces = draw.sample([0, 0, *range(1, 25), *borders], count + 1)
    return dict(zip(draw.sample(GOODS, count), dict.fromkeys(pieces), strict=False))


def _people(draw: random.Random, _least: int, borders: Sequence[int]) -> list[tuple[str, int]]:
    count = draw.randint(2, 4)
    ages = draw.sample(list(dict.fromkeys([*borders, *range(18, 70, 3)])), count)
    return list(zip(draw.sample(PEOPLE, count), ages, strict=True))


def _order(draw: random.Random, _least: int, borders: Sequence[int]) -> list[tuple[int, int]]:
    return [(draw.choice([*range(2, 24), *borders]), draw.randint(1, 5)) for _ in range(draw.randint(1, 3))]


def _table(draw: random.Random, _least: int, _borders: Sequence[int]) -> list[list[int]]:
    columns = draw.randint(2, 3)
    return [[draw.randint(0, 9) for _ in range(columns)] for _ in range(draw.randint(2, 3))]


def _point(draw: random.Random, _least: int, _borders: Sequence[int]) -> tuple[int, int]:
    return draw.randint(-9, 9), draw.randint(-9, 9)


def _words(draw: random.Random, _least: int, _borders: Sequence[int]) -> list[str]:
    return draw.sample(ALIKE_WORDS, draw.randint(4, 6))


def _minutes(draw: random.Random, _least: int, _borders: Sequence[int]) -> int:
    return draw.choice((60 * draw.randint(0, 9), draw.randint(1, 59), draw.randint(61, 700)))


_KINDS: dict[str, Kind] = {
    "ints": _numbers(-12, 30, 3, 6),
    "few": _numbers(0, 5, 4, 7),
    "brief": _numbers(-12, 30, 1, 3),
    "long": _numbers(1, 40, 6, 9),
    "three": _numbers(-9, 20, 3, 3),
    "small": _number(1, 8),
    "width": _number(5, 9),
    "whole": _number(0, 3000),
    "composite": _number(2, 40),
    "twenty": _number(5, 13),
    "hundred": _number(0, 100),
    "minutes": _minutes,
    "word": _one_of(WORDS),
    "odd_word": _one_of(TELLING_WORDS),
    "text": _one_of(TEXTS),
    "sentence": _one_of(SENTENCES),
    "echo": _one_of(ECHOES),
    "letter": _one_of("abeostBT"),
    "runs": _runs,
    "code": _code,
    "stock": _stock,
    "people": _people,
    "order": _order,
    "table": _table,
    "point": _point,
    "words": _words,
}
