"""The second route to the answers of `graded_facts`: read the question again, and look it up in another source.

Countries, their money, languages and continents, and the countries of cities are looked up in GeoNames, names of
languages by code in Debian's iso-codes, scripts in the names that Unicode gives to the letters of what a language
calls itself, and what languages call themselves in a table of our own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from babel import Locale

from aiact_desk.evaluation.frozen import Frozen
from aiact_desk.evaluation.generators.languages import second_names
from aiact_desk.evaluation.generators.world.own_names import OWN_NAMES
from aiact_desk.evaluation.plain_yaml import read_plain_yaml

_ALIKE = 0.6
_LETTERS = {"Odia": "ORIYA"}


class Source(Frozen):
    """What GeoNames says.

    Of a country: name, continent, code and name of the currency, languages; of a city: its country.
    """

    countries: dict[str, tuple[str, str, str, str, tuple[str, ...]]]
    cities: dict[str, str]


@cache
def _source() -> Source:
    return Source.model_validate(read_plain_yaml(Path(__file__).with_name("second_source.yaml")))


def answer(template: str, text: str, choices: tuple[str, ...]) -> str:
    """The choice that is right by the other source; the empty text if not exactly one is."""
    fits = _ROUTES[template](text)
    likenesses = {choice: fits(choice) for choice in choices}
    best = max(likenesses.values())
    found = [choice for choice, likeness in likenesses.items() if likeness == best]
    return found[0] if len(found) == 1 and best >= _ALIKE else ""


Fits = Callable[[str], float]


def _like(one: str, other: str) -> float:
    return SequenceMatcher(None, _bare(one), _bare(other)).ratio()


def _bare(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().removeprefix("the ").replace(" and ", " "))
    return "".join(sign for sign in plain if sign.isalnum())


def _code(name: str) -> str:
    """The code of the country whose name is most like the one given."""
    return max(_source().countries, key=lambda code: _like(_source().countries[code][0], name))


def _country_in(text: str) -> str:
    """The code of the country whose name stands in the text; of several the longest."""
    bare = text.replace(" and ", " ")
    names = {code: facts[0].removeprefix("The ").replace(" and ", " ") for code, facts in _source().countries.items()}
    return max((code for code, name in names.items() if _folded(name) in _folded(bare)), key=lambda it: len(names[it]))


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("-", " "))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _quoted(text: str) -> str:
    return str(re.findall(r'"([^"]*)"', text)[0])


def _capitals(text: str) -> str:
    return str(re.findall(r"\b[A-Z]{2,3}\b", text)[0])


def _money_of_country(text: str) -> Fits:
    name = _source().countries[_country_in(text)][3]
    return lambda choice: _like_money(name, choice)


def _country_of_money(text: str) -> Fits:
    (money,) = re.findall(r"\bin ([^ ,]+), the money", text)
    return lambda choice: _like_money(_source().countries[_code(choice)][3], money)


def _like_money(name: str, plural: str) -> float:
    """How like the money is to the most like word of its name, as of "Yuan Renminbi"."""
    return max(_like(word, plural) for word in name.split())


def _currency_of_code(text: str) -> Fits:
    """Money whose name begins like that of the country with the code, and ends like what GeoNames calls it."""
    code = _capitals(text)
    name, money = next((facts[0], facts[3]) for facts in _source().countries.values() if facts[2] == code)

    def fits(choice: str) -> float:
        whose, _, what = choice.rpartition(" ")
        return (_like(name[: len(whose)], whose) + _like_money(money, what)) / 2

    return fits


def _official_language(text: str) -> Fits:
    languages = _source().countries[_country_in(text)][4]
    return lambda choice: 1.0 if _language_code(choice) == languages[0] else 0.0


def _country_of_language(text: str) -> Fits:
    (language,) = re.findall(r"(?:in|learns) ([\w ]+), the official", text)
    return lambda choice: 1.0 if _language_code(language) == _source().countries[_code(choice)][4][0] else 0.0


@cache
def _language_code(name: str) -> str:
    """The code of the language whose name in iso-codes is most like the one given."""
    import pycountry  # noqa: PLC0415  (only for checks: a dependency of development)

    names = {it.alpha_2: it.name.removeprefix("Modern ") for it in pycountry.languages if hasattr(it, "alpha_2")}
    return str(max(names, key=lambda code: second_names.likeness(name, [names[code]])))


def _language_of_code(text: str) -> Fits:
    names = second_names.names("language", _quoted(text), "en")
    return lambda choice: second_names.likeness(choice, names)


def _code_of_language(text: str) -> Fits:
    (language,) = re.findall(r"(?:in|speak) ([A-Z][\w ]*?)(?: is marked|\.)", text)
    return lambda choice: second_names.likeness(language, second_names.names("language", choice, "en"))


def _script_of_language(text: str) -> Fits:
    (language,) = re.findall(r"(?:in|write) ([A-Z][\w ]*?)\.", text)
    own = _own_letters(language)
    return lambda choice: float(unicodedata.name(own).startswith(_LETTERS.get(choice, choice.upper())))


def _own_letters(language: str) -> str:
    """A letter of what a language calls itself."""
    codes: Mapping[str, str] = Locale("en").languages
    code = next(code for code, name in codes.items() if name == language)
    return next(sign for sign in str(Locale(code).get_language_name(code)) if sign.isalpha())


_ROUTES: dict[str, Callable[[str], Fits]] = {
    "money_of_country": _money_of_country,
    "currency_code_of_country": lambda text: lambda choice: float(choice == _source().countries[_country_in(text)][2]),
    "country_of_money": _country_of_money,
    "currency_of_code": _currency_of_code,
    "official_language": _official_language,
    "country_of_language": _country_of_language,
    "language_of_code": _language_of_code,
    "code_of_language": _code_of_language,
    "country_of_code": lambda text: lambda choice: _like(choice, _source().countries[_capitals(text)][0]),
    "code_of_country": lambda text: lambda choice: float(choice == _country_in(text)),
    "continent_of_country": lambda text: lambda choice: float(choice == _source().countries[_country_in(text)][1]),
    "country_on_continent": lambda text: lambda choice: float(f" {_source().countries[_code(choice)][1]}." in text),
    "country_of_city": lambda text: (
        lambda choice: float(any(city in text and code == _code(choice) for city, code in _source().cities.items()))
    ),
    "city_of_country": lambda text: lambda choice: float(_source().cities[choice] == _country_in(text)),
    "script_of_language": _script_of_language,
    "language_of_own_name": lambda text: lambda choice: float(OWN_NAMES.get(_quoted(text).casefold()) == choice),
}
