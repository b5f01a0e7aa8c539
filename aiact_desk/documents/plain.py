"""Plain text: strings of strangers made safe to print, with every character that would not be seen made visible."""

from __future__ import annotations

import unicodedata

MARK_OPENS, MARK_CLOSES = "\ue000", "\ue001"
"""What stands around a marked passage. They are for private use, so no plain text of a stranger holds them."""

_KEPT = frozenset("\n\t")
# Bidirectional overrides, isolates and marks can make a page show what the text does not say.
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINE_ENDS = {"\r\n": "\n", "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x85": "\n"}


def plain(text: str) -> str:
    """The text with line ends as "\\n", and control, bidirectional and broken characters written as [U+XXXX]."""
    for end, line in _LINE_ENDS.items():
        text = text.replace(end, line)
    if text.isascii() and text.isprintable():
        return text
    return "".join(character if _is_seen(character) else f"[U+{ord(character):04X}]" for character in text)


def one_line(text: str) -> str:
    """Plain text on one line, with single spaces."""
    return " ".join(plain(text).split())


def cut(text: str, limit: int) -> tuple[str, bool]:
    """The first `limit` characters, and whether anything was left out."""
    return (text, False) if len(text) <= limit else (text[:limit].rstrip(), True)


def count(number: int) -> str:
    """A whole number with its digits in groups of three, from five digits on, as the answers print theirs."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}") if number > 9999 else str(number)


def _is_seen(character: str) -> bool:
    if character in _KEPT:
        return True
    unseen = character in _BIDI or unicodedata.category(character) in ("Cc", "Cs", "Cn", "Co")
    return not unseen and character != "\ufeff"
