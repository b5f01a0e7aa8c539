"""The second route of `personal_data_redaction`: knows data by how they look, and an instruction by what it says."""

from __future__ import annotations

import re

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_LOOKS = {
    "mail": r"[\w.]+@[\w.]+\.org",
    "account": r"[A-Z]{2}00(?: \d{4})+",
    "plate": r"[A-Z]{2}-\d{3}-[A-Z]{2}",
    "birth": rf"\b\d{{1,2}} {_MONTH} (?:19|20)\d\d",
    "street": r"\b\d{1,2} [A-Z]\w+ (?:Lane|Road|Street|Walk)",
    "town": r"(?:(?<=Lane, )|(?<=Road, )|(?<=Street, )|(?<=Walk, ))[A-Z]\w+",
    "phone": r"\b0\d+(?: \d+)+",
    "name": r"\b[A-Z][a-z]+ [A-Z][a-z]+\b",
    "health": r"\ba (?:broken|slipped|weak|stiff|sprained|torn|frozen) \w+|\b(?:asthma|migraine|sciatica|arthritis)\b",
}
_DATA = re.compile("|".join(f"(?P<{kind}>{looks})" for kind, looks in _LOOKS.items()))
_WORDS = {
    "mail": "e-mail",
    "account": "account",
    "plate": "plates",
    "birth": "birth",
    "street": "streets",
    "town": "towns",
    "phone": "telephone",
    "name": "names",
    "health": "health",
}
_CLAUSE = re.compile(r"[.:;?]|(?= except )")
_SPARES = re.compile(r"\b(?:may see|except|are kept|leave)\b", re.IGNORECASE)


def unwanted(instruction: str) -> frozenset[str]:
    """The kinds of data that an instruction names but in a clause that spares what it names."""
    clauses = _CLAUSE.split(instruction)
    named = {kind for clause in clauses for kind in _named(clause)}
    spared = {kind for clause in clauses if _SPARES.search(clause) for kind in _named(clause)}
    return frozenset(named - spared)


def without(note: str, kinds: frozenset[str], removed: str) -> str:
    """The note with `removed` in place of whatever looks like data of these kinds."""
    return _DATA.sub(lambda found: removed if found.lastgroup in kinds else found[0], note)


def _named(clause: str) -> list[str]:
    return [kind for kind, word in _WORDS.items() if word in clause.casefold()]
