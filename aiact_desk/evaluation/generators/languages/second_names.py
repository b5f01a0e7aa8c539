"""Names of countries and languages from a source other than CLDR: Debian's iso-codes, as the package `pycountry` has.

Source: https://salsa.debian.org/iso-codes-team/iso-codes, translated by volunteers of its own. It knows most names in
most languages, some in an older or longer form ("Korea, Republic of"); so names are compared by their likeness. What
it says of Latvian in Czech and of Lithuanian in Slovak is the name of the other one, and is not used.
"""

from __future__ import annotations

import gettext
import re
import unicodedata
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import Literal

Kind = Literal["country", "language"]

ALIKE = 0.85
_MISTAKEN = {("lv", "cs"), ("lt", "sk")}
_DOMAINS: dict[Kind, str] = {"country": "iso3166-1", "language": "iso639-3"}


def called(kind: Kind, code: str, language: str, texts: Sequence[str]) -> str | None:
    """Which of the texts is what the other source calls the thing; None where it has no name, or one unlike all."""
    known = names(kind, code, language)
    return _clear_best({text: likeness(text, known) for text in texts})


def means(kind: Kind, text: str, language: str, codes: Sequence[str]) -> str | None:
    """Which of the codes has a name like the text in the other source; None where it lacks one of them, or none is."""
    known = {code: names(kind, code, language) for code in codes}
    return _clear_best({code: likeness(text, its) for code, its in known.items()}) if all(known.values()) else None


@cache
def names(kind: Kind, code: str, language: str) -> tuple[str, ...]:
    """The names that the other source has for a thing in a language."""
    import pycountry  # noqa: PLC0415  (only for checks: a dependency of development)

    table = pycountry.countries if kind == "country" else pycountry.languages
    record = table.get(alpha_2=code)
    english = [name for name in (getattr(record, "common_name", None), getattr(record, "name", None)) if name]
    if language == "en":
        return tuple(english)
    if (code, language) in _MISTAKEN:
        return ()
    translate = _translations(_DOMAINS[kind], language)
    return tuple(other for name in english if (other := translate.gettext(name)))


def likeness(text: str, others: Sequence[str]) -> float:
    """How like a text is to the one of the others that is most like it, 0 to 1."""
    return max((SequenceMatcher(None, _bare(text), _bare(other)).ratio() for other in others), default=0.0)


class _Unknown(gettext.NullTranslations):
    """Says nothing where there is no translation, so that a word that is the same in English can be told from one."""

    def gettext(self, message: str) -> str:  # noqa: ARG002  (the name is the base class's)
        return ""


@cache
def _translations(domain: str, language: str) -> gettext.NullTranslations:
    import pycountry  # noqa: PLC0415  (only for checks: a dependency of development)

    found = gettext.translation(domain, pycountry.LOCALES_DIR, languages=[language])
    found.add_fallback(_Unknown())
    return found


def _clear_best(likenesses: Mapping[str, float]) -> str | None:
    ordered = sorted(likenesses, key=likenesses.__getitem__, reverse=True)
    best, value = ordered[0], likenesses[ordered[0]]
    return best if value >= ALIKE and all(likenesses[other] < value for other in ordered[1:]) else None


def _bare(text: str) -> str:
    """Lower case, without accents and what stands in brackets, or after a comma."""
    short = re.split("[(;,]", text)[0].casefold()
    return "".join(sign for sign in unicodedata.normalize("NFKD", short) if sign.isalnum() or sign == " ").strip()
