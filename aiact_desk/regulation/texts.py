"""Free text and days as typed by a person: cleaned, or refused with a reason."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from aiact_desk.problems import Misuse
from aiact_desk.regulation.json_values import Json

LONGEST = 100_000
EARLIEST_YEAR, LATEST_YEAR = 1950, 2100

_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")
# Characters that turn the reading direction of what follows: they can make a page show what a file does not say.
_TURNS_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})")
_MONTH_FIRST = re.compile(r"(?P<month>[0-9]{2})/(?P<year>[0-9]{4})")


def parse_text(where: str, given: Json) -> str:
    """A text in Unicode form NFC, without white space at its ends, with "\\n" between lines.

    Control characters (but line end and tab), characters that turn the reading direction, byte-order marks and
    half surrogates are refused rather than removed, so that what is kept is what the person saw.

    Raises:
        Misuse: if it is no text, is empty, holds such a character, or is longer than `LONGEST` characters.
    """
    if not isinstance(given, str):
        raise Misuse("regulation.not_text", field=where, given=quoted(given))
    text = _LINE_ENDS.sub("\n", given)
    for place, character in enumerate(text, start=1):
        if _is_refused(character):
            code = f"U+{ord(character):04X}"
            raise Misuse("regulation.character_refused", field=where, code=code, place=place)
    text = unicodedata.normalize("NFC", text).strip()
    if not text:
        raise Misuse("regulation.nothing_given", field=where)
    if len(text) > LONGEST:
        raise Misuse("regulation.text_too_long", field=where, length=len(text), longest=LONGEST)
    return text


def _is_refused(character: str) -> bool:
    if character in "\n\t":
        return False
    return unicodedata.category(character) in ("Cc", "Cs") or character in _TURNS_DIRECTION or character == "\ufeff"


def parse_date(where: str, given: Json) -> str:
    """A day of the calendar as "YYYY-MM-DD".

    Raises:
        Misuse: if it is not written that way, is no real day, or its year is outside 1950 to 2100.
    """
    written = given.strip() if isinstance(given, str) else ""
    try:
        day = date.fromisoformat(written) if _DAY.fullmatch(written) else None
    except ValueError:
        day = None
    if day is None:
        raise Misuse("regulation.not_a_day", field=where, given=quoted(given))
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise Misuse(
            "regulation.year_out_of_range", field=where, given=written, earliest=EARLIEST_YEAR, latest=LATEST_YEAR
        )
    return day.isoformat()


def parse_month(where: str, given: Json) -> str:
    """A month as "YYYY-MM"; "03/2026", as the official templates ask for it, is taken too.

    Raises:
        Misuse: if it is not written that way, or its year is outside 1950 to 2100.
    """
    written = given.strip() if isinstance(given, str) else ""
    found = _MONTH.fullmatch(written) or _MONTH_FIRST.fullmatch(written)
    if found is None or not 1 <= int(found["month"]) <= 12:
        raise Misuse("regulation.not_a_month", field=where, given=quoted(given))
    return parse_date(where, f"{found['year']}-{found['month']}-01")[:7]


def words(text: str) -> int:
    """How many words a text has: stretches without white space that hold a letter or a digit."""
    return sum(any(character.isalnum() for character in stretch) for stretch in text.split())


def quoted(given: Json) -> str:
    """What was given, short and safe to print in a sentence."""
    text = given if isinstance(given, str) else str(type(given).__name__ if _is_large(given) else given)
    short = text if len(text) <= 60 else f"{text[:57]}…"
    return "“" + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in short) + "”"


def _is_large(given: Json) -> bool:
    """Lists and mappings are named by their kind, and so are integers too long for Python to print."""
    return isinstance(given, list | dict) or (isinstance(given, int) and given.bit_length() > 1000)
