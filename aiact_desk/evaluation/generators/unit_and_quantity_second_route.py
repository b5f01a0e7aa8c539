"""The second route to the answers of `unit_and_quantity_questions`: every quantity in a text becomes base units.

Units are read by their parts (kilo-, centi-, square ...), not from the table of the generator.
"""

from __future__ import annotations

import re
from fractions import Fraction

PREFIXES = {"kilo": Fraction(1000), "centi": Fraction(1, 100), "milli": Fraction(1, 1000)}
BASES = {
    "metre": ("length", Fraction(1)),
    "gram": ("mass", Fraction(1)),
    "tonne": ("mass", Fraction(1_000_000)),
    "litre": ("volume", Fraction(1)),
    "bar": ("pressure", Fraction(1)),
    "watt": ("power", Fraction(1)),
    "watt-hour": ("energy", Fraction(3600)),
    "second": ("time", Fraction(1)),
    "minute": ("time", Fraction(60)),
    "hour": ("time", Fraction(3600)),
    "day": ("time", Fraction(86_400)),
    "week": ("time", Fraction(604_800)),
    "hectare": ("area", Fraction(10_000)),
    "euro": ("money", Fraction(100)),
    "cent": ("money", Fraction(1)),
    "dozen": ("number", Fraction(12)),
    "piece": ("number", Fraction(1)),
}

Quantity = tuple[str, Fraction]

_UNIT = r"(?:square |cubic )?[a-z]+(?:-hours?)?(?: per (?:hour|second))?"
_QUANTITY = re.compile(rf"(\d[\d,]*(?:\.\d+)?) ({_UNIT})")
_MOST = re.compile(r"\b(longest|heaviest|largest)\b")
_LEAST = re.compile(r"\b(shortest|lightest|smallest)\b")
_TAKEN = re.compile(r"\b(left|used|shortened|lost|of which|deep|ground|pipe|to go|missing|poured out|leaked|room for|"
                    r"early|jam|been in use|without|rotten|loses)\b")  # fmt: skip


def answer(question: str, choices: tuple[str, ...]) -> str:
    """The choice that fits; the empty text if not exactly one does."""
    sizes = {choice: _quantities(choice)[0] for choice in choices}
    named = _quantities(question)
    if not named:
        best = max(sizes.values()) if _MOST.search(question) else min(sizes.values())
        assert bool(_MOST.search(question)) != bool(_LEAST.search(question)), question  # noqa: S101
    elif len(named) == 1:
        best = named[0]
    else:
        sign = -1 if _TAKEN.search(question) and not question.startswith("After") else 1
        best = (named[0][0], named[0][1] + sign * named[1][1])
    fitting = [choice for choice, size in sizes.items() if size == best]
    return fitting[0] if len(fitting) == 1 else ""


def _quantities(text: str) -> list[Quantity]:
    return [_sized(Fraction(number.replace(",", "")), unit) for number, unit in _QUANTITY.findall(text)]


def _sized(number: Fraction, unit: str) -> Quantity:
    if " per " in unit:
        length, time = unit.split(" per ")
        return "speed", number * _sized(Fraction(1), length)[1] / _sized(Fraction(1), time)[1]
    for word, power in (("square ", 2), ("cubic ", 3)):
        if unit.startswith(word):
            side = _sized(Fraction(1), unit.removeprefix(word))[1]
            return ("area", number * side**2) if power == 2 else ("volume", number * side**3 * 1000)
    single = unit if unit in BASES else unit.removesuffix("s")
    if single in BASES:
        kind, size = BASES[single]
        return kind, number * size
    prefix = next(prefix for prefix in PREFIXES if single.startswith(prefix))
    kind, size = BASES[single.removeprefix(prefix)]
    return kind, number * size * PREFIXES[prefix]
