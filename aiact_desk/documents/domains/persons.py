"""Domains that look like the name of a person: shown to a person who decides, never left out by the program."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache

from aiact_desk import resources
from aiact_desk.documents.domains.hosts import in_unicode

_FILE = re.compile(r"(?P<list>[a-z_]+)_(?P<day>\d{4}-\d{2}-\d{2})\.txt")
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ς": "σ"}
)
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_PARTS = (2, 3)
_SHORTEST = 2


@dataclass(frozen=True)
class PersonNames:
    """Given names and surnames in plain letters, with the day on which the lists were made."""

    given: frozenset[str]
    surnames: frozenset[str]
    date: date

    def looks_like_a_person(self, domain: str) -> bool:
        """Whether a registrable domain ends in .name, or its own label is a given name beside another word with hyphens
        between ("anna-schmidt", "schmidt-anna", "jan-van-dijk"), or a given name and a surname in one ("annaschmidt").
        """
        if domain.endswith(".name"):
            return True
        label = plain(in_unicode(domain).partition(".")[0])
        parts = label.split("-")
        if len(parts) in _PARTS:
            words = all(part.isalpha() and len(part) >= _SHORTEST for part in parts)
            return words and (parts[0] in self.given or parts[-1] in self.given)
        return len(parts) == 1 and any(
            label[:at] in self.given and label[at:] in self.surnames for at in range(_SHORTEST, len(label) - 1)
        )


@cache
def person_names() -> PersonNames:
    """The packaged lists, read once per process."""
    found = {}
    for path in resources.folder("assets/names").iterdir():
        if match := _FILE.fullmatch(path.name):
            lines = path.read_text(encoding="utf-8").splitlines()
            names = " ".join(line for line in lines if not line.startswith("#")).split()
            spellings = frozenset(spelling for name in names for spelling in (plain(name), plain(_spelt_out(name))))
            found[match["list"]] = (spellings, date.fromisoformat(match["day"]))
    given, surnames = found["given_names"], found["surnames"]
    return PersonNames(given[0], surnames[0], max(given[1], surnames[1]))


def plain(text: str) -> str:
    """A name in small letters without their marks: Jürgen → jurgen, Søren → soren."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _spelt_out(name: str) -> str:
    return unicodedata.normalize("NFC", name.lower()).translate(_SPELT_OUT)
