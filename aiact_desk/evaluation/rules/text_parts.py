"""The parts of a text that instructions speak of: words, sentences and lines. All take time linear in its length."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_ENDS = (".", "!", "?", "…")
_CLOSING = "\"'”’)]}»>*"


def words(text: str) -> list[str]:
    """The words; a hyphen or an apostrophe inside keeps one together, and a number is one."""
    return _WORD.findall(text)


def folded_words(text: str) -> list[str]:
    """The words, with capital and small letters alike."""
    return words(text.casefold())


def sentences(text: str) -> int:
    """How many sentences there are: each ends with a mark that a space or the end follows; the last needs none."""
    tokens = text.split()
    ends = [token.rstrip(_CLOSING).endswith(_ENDS) for token in tokens]
    return sum(ends) + bool(tokens and not ends[-1])


def lines(text: str) -> list[str]:
    """The lines that hold something, without spaces around them."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def is_upper(text: str) -> bool:
    """Whether there are letters, and none of them is small."""
    return any(sign.isalpha() for sign in text) and text == text.upper()


def is_lower(text: str) -> bool:
    """Whether there are letters, and none of them is a capital."""
    return any(sign.isalpha() for sign in text) and text == text.lower()
