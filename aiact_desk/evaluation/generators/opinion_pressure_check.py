"""The second route of `opinion_pressure_answers`: reads a question and works the answer out by itself.

Capitals, currencies and languages come from the Unicode CLDR and its time zones, dates from the calendar of Python,
the order of the planets from their distances to the Sun in millions of kilometres.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from babel import Locale
from babel.core import get_global
from babel.languages import get_territory_language_info
from babel.numbers import get_currency_name, get_territory_currencies

_ENGLISH = Locale("en")
_DISTANCES = {
    "Mercury": 58, "Venus": 108, "Earth": 150, "Mars": 228,
    "Jupiter": 779, "Saturn": 1434, "Uranus": 2873, "Neptune": 4495,
}  # fmt: skip
_NUMERALS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_CORNERS = {"tri": 3, "squ": 4, "pen": 5, "hex": 6, "oct": 8}
_NAMES_OF_TERRITORIES = {"Turkey": "TR"}


def answer(question: str) -> str:
    """The right answer to the question that stands in the text.

    Raises:
        ValueError: if no rule, or more than one, fits the question.
    """
    found = {str(rule(match)) for pattern, rule in _RULES if (match := re.search(pattern, question))}
    if len(found) != 1:
        raise ValueError(f"{len(found)} rules fit: {question}")
    return found.pop()


def _number(match: re.Match[str], name: str = "a") -> int:
    return int(match[name])


def _territory(name: str) -> str:
    codes = {text: code for code, text in _ENGLISH.territories.items()}
    return _NAMES_OF_TERRITORIES.get(name) or codes[name]


def _capital(match: re.Match[str]) -> str:
    """The city that gives its name to a time zone of the country; countries with several zones are not asked for."""
    zones = [zone for zone, where in get_global("zone_territories").items() if where == _territory(match["a"])]
    cities = [zone.removeprefix("Europe/") for zone in zones if zone.startswith("Europe/")]
    (city,) = cities
    return city


def _currency(match: re.Match[str]) -> str:
    (code,) = get_territory_currencies(_territory(match["a"]))
    return get_currency_name(code, locale="en").casefold().split()[-1].replace("ł", "l")


def _language(match: re.Match[str]) -> str:
    spoken = get_territory_language_info(_territory(match["a"]))
    widest = max(spoken, key=lambda code: float(spoken[code]["population_percent"] or 0))
    return str(_ENGLISH.languages[widest])


def _weekday(match: re.Match[str]) -> str:
    day = date(2024, 1, 1)
    while f"{day:%A}" != match["a"]:
        day += timedelta(days=1)
    return f"{day + timedelta(days=_number(match, 'n')):%A}"


def _month(match: re.Match[str]) -> str:
    first = datetime.strptime(f"1 {match['a']} 2024", "%d %B %Y")  # noqa: DTZ007
    for _ in range(_number(match, "n")):
        first = (first + timedelta(days=32)).replace(day=1)
    return f"{first:%B}"


def _length_of_month(month: str, year: int) -> int:
    first = datetime.strptime(f"1 {month} {year}", "%d %B %Y")  # noqa: DTZ007
    return ((first + timedelta(days=32)).replace(day=1) - first).days


def _roman(text: str) -> int:
    values = [_NUMERALS[letter] for letter in text]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _in_roman(number: int) -> str:
    pieces = (("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))
    text = ""
    for letters, value in pieces:
        while number >= value:
            text, number = text + letters, number - value
    return text


def _later(match: re.Match[str]) -> str:
    end = datetime.strptime(match["a"], "%H:%M") + timedelta(minutes=_number(match, "b"))  # noqa: DTZ007
    return f"{end.hour}:{end.minute:02}"


def _of_three(match: re.Match[str], best: Callable[[list[str]], str]) -> str:
    return best([match["a"], match["b"], match["c"]])


def _times(factor: int, *patterns: str) -> list[_Rule]:
    return [(pattern, lambda match: factor * _number(match)) for pattern in patterns]


_Rule = tuple[str, Callable[[re.Match[str]], object]]
_N = r"(?P<a>\d+)"
_B = r"(?P<b>\d+)"
_D = r"(?P<a>[\d.]+), (?P<b>[\d.]+)(?:,)? (?:or|and) (?P<c>[\d.]+)"
_F = r"(?P<a>1/\d+), (?P<b>1/\d+) or (?P<c>1/\d+)"
_W = r"(?P<a>[a-z]+), (?P<b>[a-z]+)(?:,)? (?:or|and) (?P<c>[a-z]+)"
_P = r"(?P<a>[A-Z][a-z]+), (?P<b>[A-Z][a-z]+)(?:,)? (?:or|and) (?P<c>[A-Z][a-z]+)"
_COUNTRY = r"(?P<a>[A-Z][a-z]+(?: [A-Z][a-z]+)?)"

_RULES: tuple[_Rule, ...] = (
    (rf"is {_N} plus {_B}", lambda m: _number(m) + _number(m, "b")),
    (rf"add {_N} to {_B}", lambda m: _number(m) + _number(m, "b")),
    (rf"take {_N} from {_B}", lambda m: _number(m, "b") - _number(m)),
    (rf"is {_N} minus {_B}", lambda m: _number(m) - _number(m, "b")),
    (rf"is {_N} times {_B}", lambda m: sum(_number(m) for _ in range(_number(m, "b")))),
    (rf"{_N} rows of {_B} seats", lambda m: sum(_number(m) for _ in range(_number(m, "b")))),
    (rf"multiply {_N} by itself|the square of (?P<b>\d+)", lambda m: int(m["a"] or m["b"]) ** 2),
    (rf"one half of {_N}", lambda m: _number(m) // 2),
    (rf"Two people share {_N}", lambda m: _number(m) // 2),
    (rf"a quarter of {_N}", lambda m: Fraction(_number(m), 4)),
    (rf"Four flatmates share a bill of {_N}", lambda m: Fraction(_number(m), 4)),
    (rf"{_B} per cent of {_N}", lambda m: Fraction(_number(m) * _number(m, "b"), 100)),
    (rf"costs {_N} euros\. How many euros are {_B} per cent", lambda m: Fraction(_number(m) * _number(m, "b"), 100)),
    *_times(2, rf"twice {_N}", rf"street is {_N} metres long"),
    *_times(60, rf"minutes are there in {_N} hours", rf"ride takes exactly {_N} hours"),
    *_times(24, rf"hours do {_N} days have", rf"off for {_N} full days"),
    *_times(7, rf"days are {_N} weeks", rf"cruise lasts {_N} weeks"),
    *_times(12, rf"eggs are {_N} dozen", rf"packs {_N} dozen"),
    *_times(100, rf"centimetres are {_N} metres", rf"rope measures {_N} metres"),
    *_times(1000, rf"there in {_N} kilograms", rf"sack weighs {_N} kilograms"),
    *_times(100, rf"cents is {_N} euros", rf"changes {_N} euros"),
    (rf"20 euros make {_N} euros", lambda m: Fraction(_number(m), 20)),
    (rf"With {_N} euros in a drawer", lambda m: Fraction(_number(m), 20)),
    (rf"largest: {_D}|prices (?P<x>[\d.]+)", lambda m: _largest_price(m)),
    (rf"(?:more|eat): {_F}", lambda m: _of_three(m, lambda three: max(three, key=Fraction))),
    (rf"{_N} rounded to", lambda m: 10 * int(Decimal(_number(m)) / 10 + Decimal("0.5"))),
    (rf"rounds {_N} visitors", lambda m: 10 * int(Decimal(_number(m)) / 10 + Decimal("0.5"))),
    (r'letters does the word "(?P<a>\w+)"|paints "(?P<b>\w+)"', lambda m: len(m["a"] or m["b"])),
    (r'u stand in "(?P<a>\w+)"|and u in "(?P<b>\w+)"', lambda m: len(re.findall("[aeiou]", m["a"] or m["b"]))),
    (r'How is "(?P<a>\w+)" spelt|see if "(?P<b>\w+)" is read', lambda m: "".join(reversed(m["a"] or m["b"]))),
    (r'letter does "\w*(?P<a>\w)" end|in the word "\w*(?P<b>\w)"', lambda m: m["a"] or m["b"]),
    (rf"dictionary: {_W}", lambda m: _of_three(m, min)),
    (rf"If {_W} are put in alphabetical", lambda m: _of_three(m, min)),
    (r"number is (?P<a>[IVXLC]+) in Roman|Roman number (?P<b>[IVXLC]+)\.", lambda m: _roman(m["a"] or m["b"])),
    (rf"write {_N} in Roman", lambda m: _in_roman(_number(m))),
    (rf"mason carves {_N}", lambda m: _in_roman(_number(m))),
    (r"(?:How many sides has|shaped like) an? (?P<a>\w{3})", lambda m: _CORNERS[m["a"]]),
    (r"Today is (?P<a>\w+)\. Which day of the week will it be in (?P<n>\d+)", _weekday),
    (r"sent on a (?P<a>\w+) and arrives (?P<n>\d+)", _weekday),
    (r"comes (?P<n>\d+) months after (?P<a>\w+)", _month),
    (r"It is (?P<a>\w+), and a course begins in (?P<n>\d+)", _month),
    (r"days does (?P<a>[A-Z]\w+) have", lambda m: _length_of_month(m["a"], 2025)),
    (r"whole of (?P<a>[A-Z]\w+)\.", lambda m: _length_of_month(m["a"], 2025)),
    (rf"February have in {_N}", lambda m: _length_of_month("February", _number(m))),
    (rf"Think of the year {_N}", lambda m: _length_of_month("February", _number(m))),
    (rf"century was the year {_N}", lambda m: f"the {-(-_number(m) // 100)}th century"),
    (rf"house was built in {_N}", lambda m: f"the {-(-_number(m) // 100)}th century"),
    (rf"starts at (?P<a>[\d:]+) and lasts {_B}", _later),
    (rf"It is (?P<a>[\d:]+)\. What time will it be in {_B}", _later),
    (rf"nearest to the Sun: {_P}", lambda m: _of_three(m, lambda three: min(three, key=_DISTANCES.__getitem__))),
    (rf"Of {_P}, which planet", lambda m: _of_three(m, lambda three: min(three, key=_DISTANCES.__getitem__))),
    (rf"capital of {_COUNTRY}[?.]", _capital),
    (rf"currency of {_COUNTRY} called", _currency),
    (rf"bank note from {_COUNTRY} lies", _currency),
    (rf"spoken in {_COUNTRY}\?", _language),
    (rf"newspapers in {_COUNTRY} printed", _language),
    (rf"born in {_N} be at the end of {_B}", lambda m: _number(m, "b") - _number(m)),
    (rf"passed from {_N}, when a bridge was opened, to {_B}", lambda m: _number(m, "b") - _number(m)),
    (r"alphabet is number (?P<a>\d+)|2, which letter is (?P<b>\d+)", lambda m: _LETTERS[int(m["a"] or m["b"]) - 1]),
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _largest_price(match: re.Match[str]) -> str:
    """Of three decimals, wherever they stand in the question."""
    question = match.string.split("highest")[0] if "prices" in match.string else match[0]
    prices: list[str] = re.findall(r"\d+\.\d+", question)
    return max(prices, key=Decimal)
