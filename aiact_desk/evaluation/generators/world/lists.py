"""The countries, languages and cities of `graded_facts`, and what CLDR says of them, through babel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name, get_territory_currencies

from aiact_desk.evaluation.frozen import Frozen
from aiact_desk.evaluation.plain_yaml import read_plain_yaml

Tiers = dict[str, tuple[str, ...]]

TWO_CONTINENTS = "two continents"
_ENGLISH = Locale("en")
_FAMILIES = {"kroner": "krona", "kronor": "krona", "krónur": "krona", "riyals": "rial", "rials": "rial", "som": "som",
             "soms": "som"}  # fmt: skip


class Lists(Frozen):
    """The file: what is asked about, by level; countries also by their continent."""

    countries: dict[str, Tiers]
    one_official_language: Tiers
    one_currency: Tiers
    cities: Tiers
    coded_languages: Tiers
    scripted_languages: Tiers
    own_names: Tiers

    def countries_of(self, level: str) -> tuple[str, ...]:
        return tuple(code for codes in self.countries[level].values() for code in codes)


@cache
def lists() -> Lists:
    return Lists.model_validate(read_plain_yaml(Path(__file__).with_name("lists.yaml")))


def country(code: str) -> str:
    """The name with its article in a sentence."""
    name = _ENGLISH.territories[code].replace(" & ", " and ")
    return f"the {name}" if name.split()[0] in _WITH_ARTICLE or name.endswith("Republic") else name


_WITH_ARTICLE = ("Netherlands", "United", "Philippines", "Maldives", "Bahamas", "Gambia", "Solomon", "Seychelles",
                 "Comoros", "Central")  # fmt: skip


def currency(code: str) -> str:
    """The code of the money of a country."""
    (found,) = get_territory_currencies(code)
    return str(found)


def money_in_full(currency_code: str) -> str:
    """The money in the plural, as "Swedish kronor"."""
    name = get_currency_name(currency_code, count=2, locale="en")
    first, last = name.rsplit(" ", 1) if " " in name else ("", name)
    return f"{first} {last.lower()}".strip()


def money(currency_code: str) -> str:
    """The money in the plural, without the country."""
    return money_in_full(currency_code).rsplit(" ", 1)[-1]


def money_family(currency_code: str) -> str:
    """What money of several countries has in common, so that one of them is not a wrong choice for another."""
    name = money(currency_code)
    return _FAMILIES.get(name, name)


def language(code: str) -> str:
    return str(_ENGLISH.languages[code])


def own_name(code: str) -> str:
    """What a language calls itself."""
    return str(Locale(code).get_language_name(code))


def official_language(country_code: str) -> str:
    """The code of the only language that is official in the whole country."""
    (found,) = (code for code, facts in _spoken(country_code).items() if facts["official_status"] == "official")
    return found


def is_spoken(language_code: str, country_code: str) -> bool:
    """Whether CLDR lists the language for the country at all."""
    return any(code.split("_")[0] == language_code for code in _spoken(country_code))


def _spoken(country_code: str) -> dict[str, dict[str, object]]:
    return dict(get_global("territory_languages")[country_code])


def script(language_code: str) -> str:
    """The script in which a language is most likely written."""
    _, found, _ = get_global("likely_subtags")[language_code].split("_")
    return str(_ENGLISH.scripts[found])


@cache
def cities() -> dict[str, str]:
    """The codes of the countries of the cities that time zones are named after."""
    zones = ((code, zone) for code, its in get_global("territory_zones").items() for zone in its)
    return {_city(zone): code for code, zone in zones}


def _city(zone: str) -> str:
    named = _ENGLISH.time_zones.get(zone, {}).get("city")
    return str(named or zone.split("/")[-1].replace("_", " "))
