"""Typing mistakes in English text: letters swapped, doubled, left out, or hit beside the right key."""

from __future__ import annotations

import random
import re
import string
from collections.abc import Collection

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SHORTEST = 4
_TRIES = 50
_WORD = re.compile(r"[^\W_]+")


def mistyped(draw: random.Random, text: str, known: Collection[str], kept: Collection[str]) -> str:
    """The text with a mistake in one word of four, at least two and at most four.

    Short words, numbers and the words `kept` stay as they are, and so does the first letter of each word. A word with a
    mistake is none of the `known` ones (in small letters), and only the right one of them is one mistake away.
    """
    words = [match for match in _WORD.finditer(text) if _may_change(match[0], kept)]
    wanted = min(max(2, len(_WORD.findall(text)) // 4), 4)
    changed: dict[int, str] = {}
    for match in draw.sample(words, len(words)):
        if len(changed) < wanted and (wrong := _readable(draw, match[0], known)) is not None:
            changed[match.start()] = wrong
    return _WORD.sub(lambda match: changed.get(match.start(), match[0]), text)


def corrected(text: str, known: Collection[str]) -> str:
    """The text with each word that is not known replaced by the one known word that is one mistake away, if any."""
    return _WORD.sub(lambda match: _nearest(match[0], known), text)


def _may_change(word: str, kept: Collection[str]) -> bool:
    return len(word) >= _SHORTEST and word.isascii() and word.isalpha() and word.casefold() not in kept


def _readable(draw: random.Random, word: str, known: Collection[str]) -> str | None:
    for _ in range(_TRIES):
        wrong = _one_mistake(draw, word)
        if wrong.casefold() not in known and _near(wrong.casefold(), known) == {word.casefold()}:
            return wrong
    return None


def _one_mistake(draw: random.Random, word: str) -> str:
    """The word with one letter after the first gone wrong; in a swap, the next one with it."""
    at = draw.randrange(1, len(word) - 1)
    before, letter, after = word[:at], word[at], word[at + 1 :]
    return before + draw.choice(
        (after[0] + letter + after[1:], letter * 2 + after, after, _beside(draw, letter) + after)
    )


def _beside(draw: random.Random, letter: str) -> str:
    """A key to the left or right of that of the letter."""
    row = next((keys for keys in _KEYS if letter in keys), letter)
    at = row.find(letter)
    return draw.choice([key for key in (row[max(at - 1, 0) : at], row[at + 1 : at + 2]) if key] or [letter])


def _nearest(word: str, known: Collection[str]) -> str:
    near = _near(word, known)
    return near.pop() if word not in known and word.isalpha() and len(near) == 1 else word


def _near(word: str, known: Collection[str]) -> set[str]:
    """The known words that come of `word` by one letter left out, put in, changed or swapped with the next."""
    found = set()
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        found |= {before + after[1:], before + after[1:2] + after[:1] + after[2:]}
        found |= {before + letter + rest for letter in string.ascii_lowercase for rest in (after, after[1:])}
    return found.intersection(known)
