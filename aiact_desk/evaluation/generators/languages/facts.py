"""The facts that the puzzles about names use, chosen by hand: countries, languages, and which language is whose.

Left out are countries whose borders or names are disputed, and those whose names differ much between sources; of two
languages that are close to each other, such as Catalan and Galician, one. Who speaks what: the one language that is
official in the whole country, so the right answer is beyond dispute.
"""

from __future__ import annotations

from aiact_desk.evaluation.generators.languages.words import LANGUAGES

EU_NORTH = ("DK", "SE", "FI", "EE", "LV", "LT", "IE")
EU_MIDDLE = ("DE", "AT", "BE", "NL", "FR", "LU", "PL", "CZ", "SK", "HU", "SI")
EU_SOUTH = ("ES", "PT", "IT", "GR", "MT", "CY", "HR", "BG", "RO")
EUROPE_OUTSIDE = ("NO", "IS", "CH", "UA", "AL", "LI", "SM", "AD", "MC", "RS", "ME")
AFRICA = (
    "MA",
    "DZ",
    "TN",
    "LY",
    "KE",
    "GH",
    "NG",
    "SN",
    "ET",
    "ZA",
    "TZ",
    "UG",
    "NA",
    "ZM",
    "ZW",
    "CM",
    "AO",
    "MZ",
    "ML",
    "SO",
    "BW",
)
ASIA = (
    "JP",
    "IN",
    "TH",
    "VN",
    "ID",
    "PH",
    "NP",
    "MN",
    "JO",
    "LB",
    "IQ",
    "IR",
    "KR",
    "KH",
    "LK",
    "BD",
    "UZ",
    "TJ",
    "MY",
    "LA",
    "CN",
    "OM",
    "YE",
    "KW",
    "QA",
    "BT",
)
AMERICA = (
    "BR",
    "AR",
    "CL",
    "PE",
    "CO",
    "MX",
    "CA",
    "CU",
    "JM",
    "BO",
    "UY",
    "PY",
    "EC",
    "VE",
    "GT",
    "CR",
    "PA",
    "NI",
    "HN",
    "HT",
)
OCEANIA = ("AU", "NZ", "FJ", "TO", "WS", "VU")
EU = (*EU_NORTH, *EU_MIDDLE, *EU_SOUTH)

CONTINENTS = {
    "002": AFRICA,
    "019": tuple(code for code in AMERICA if code != "EC"),
    "142": ASIA,
    "150": tuple(code for code in (*EU, *EUROPE_OUTSIDE) if code not in ("CY", "ES", "IS")),
    "009": OCEANIA,
}
"""The countries of the continents, by the codes of UN M49. Left out are four that people, or the
names of time zones, place in two: Cyprus, Ecuador (Galápagos), Spain (Ceuta, Melilla) and Iceland."""

WORLD_LANGUAGES = (
    "ja",
    "ko",
    "zh",
    "ar",
    "he",
    "th",
    "hi",
    "ka",
    "hy",
    "uk",
    "ta",
    "bn",
    "tr",
    "is",
    "sq",
    "cy",
    "eu",
    "ca",
    "id",
    "sw",
    "vi",
    "fa",
    "mn",
    "uz",
    "ru",
    "az",
    "km",
    "lo",
)

SPOKEN_IN_EUROPE = {
    "PL": "pl", "HU": "hu", "GR": "el", "BG": "bg", "CZ": "cs", "DK": "da", "EE": "et", "LV": "lv", "LT": "lt",
    "PT": "pt", "IS": "is", "SE": "sv", "DE": "de", "HR": "hr", "SI": "sl", "SK": "sk", "RO": "ro", "AL": "sq",
    "FR": "fr", "IT": "it", "UA": "uk",
}  # fmt: skip
SPOKEN_IN_THE_WORLD = {
    "JP": "ja", "KR": "ko", "BR": "pt", "EG": "ar", "JO": "ar", "TR": "tr", "IR": "fa", "TH": "th", "VN": "vi",
    "MN": "mn", "GE": "ka", "AM": "hy", "ID": "id", "KH": "km", "LA": "lo", "BD": "bn", "UZ": "uz", "AZ": "az",
    "CU": "es", "CO": "es", "AO": "pt", "MZ": "pt", "SN": "fr", "OM": "ar",
}  # fmt: skip
SPOKEN = {**SPOKEN_IN_EUROPE, **SPOKEN_IN_THE_WORLD}

OWN_SCRIPT = ("ja", "ko", "ar", "he", "th", "hi", "ka", "hy", "uk", "ta", "bn", "km", "lo", "te", "gu", "my")
"""Languages that are written each in a script of its own here, so their names for themselves tell them apart."""

OTHER_CALENDARS = ("tr", "is", "sq", "cy", "eu", "ca", "id", "sw", "vi", "uk", "af")
"""Languages from outside of the official ones whose words for days and months differ from each other's."""

ALL_COUNTRIES = (*EU, *EUROPE_OUTSIDE, *AFRICA, *ASIA, *AMERICA, *OCEANIA)
ALL_LANGUAGES = (*LANGUAGES, *WORLD_LANGUAGES)
