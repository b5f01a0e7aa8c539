"""Personal data that a rule can see in a text: addresses of mail, numbers of telephones, accounts and cards.

A rule of this program, not of the law: it finds the shapes that identify somebody by themselves. A name or a story can
identify a person too, and only a reader sees that; a person can mark such a sample.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_MAIL = re.compile(r"\b[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,4})\b")
_PHONE = re.compile(r"(?<![\w+])(?<![\d] )(?:\+|00)[1-9](?:[ ./()-]?\d){7,13}(?!\w)")
_IBAN = re.compile(r"\b([A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,8})\b")
_CARD = re.compile(r"(?<![\d.,])\d(?:[ -]?\d){12,18}(?![\d.,])")

_RESERVED = ("example.org", "example.com", "example.net", ".example", ".test", ".invalid", ".localhost")
"""Names that belong to nobody: RFC 2606 and RFC 6761."""


def personal_data_in(text: str) -> tuple[str, ...]:
    """The kinds that were found, each once: "mail address", "telephone number", "bank account", "payment card"."""
    return tuple(dict.fromkeys(_found(text)))


def _found(text: str) -> Iterator[str]:
    if any(not _is_reserved(found[1].lower()) for found in _MAIL.finditer(text)):
        yield "mail address"
    if _PHONE.search(text):
        yield "telephone number"
    if any(_is_account(found[1]) for found in _IBAN.finditer(text)):
        yield "bank account"
    if any(_is_card(found[0]) for found in _CARD.finditer(text)):
        yield "payment card"


def _is_reserved(domain: str) -> bool:
    return any(domain == name.lstrip(".") or domain.endswith(f".{name.lstrip('.')}") for name in _RESERVED)


def _is_account(text: str) -> bool:
    """ISO 13616: country and check digits go to the end, letters count from 10, and the rest by 97 is 1."""
    number = text.replace(" ", "")
    if not 15 <= len(number) <= 34:
        return False
    return int("".join(str(int(character, 36)) for character in number[4:] + number[:4])) % 97 == 1


def _is_card(text: str) -> bool:
    """ISO/IEC 7812: the Luhn sum; a number of one digit over and over is none."""
    digits = [int(character) for character in text if character.isdigit()]
    total = sum(
        digit if place % 2 else (digit * 2 - 9 if digit > 4 else digit * 2)
        for place, digit in enumerate(reversed(digits), start=1)
    )
    return len(set(digits)) > 1 and total % 10 == 0
