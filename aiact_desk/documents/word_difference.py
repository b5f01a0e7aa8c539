"""Which words of a text changed, in bounded time however long both texts are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

Kind = Literal["same", "removed", "added"]

_SENTENCE = re.compile(r"[^\n.!?]*[\n.!?]\s*|[^\n.!?]+")
_WORD = re.compile(r"\s*\S+|\s+")
"""A word with the white space before it, so that what is appended leaves the last word as it was."""

_MOST_PAIRS = 4_000_000
"""Pairs of sentences and of words that are compared in one text; what lies beyond is told as replaced whole."""


@dataclass(frozen=True)
class Words:
    """A stretch of a text that is the same in both, or stands in the old or in the new one alone."""

    kind: Kind
    text: str


def changed_words(old: str, new: str) -> tuple[Words, ...]:
    """The stretches of both texts in their order. Those that are not added give the old text, those that are not
    removed the new one, to the character.

    Sentences are compared first, and the words of those that changed.
    """
    compare = _Comparison(_MOST_PAIRS)
    found: list[Words] = []
    for kind, before, after in compare.blocks(_SENTENCE.findall(old), _SENTENCE.findall(new)):
        if kind == "same":
            found.append(Words("same", "".join(before)))
        else:
            found += _replaced(compare.blocks(_WORD.findall("".join(before)), _WORD.findall("".join(after))))
    return tuple(_joined(found))


def around_changes(words: Sequence[Words], context: int) -> tuple[Words, ...]:
    """The same with long unchanged stretches cut to so many words beside a change; "…" stands for what is left out."""
    last = len(words) - 1
    return tuple(
        Words("same", _cut(one.text, 0 if place == 0 else context, 0 if place == last else context))
        if one.kind == "same"
        else one
        for place, one in enumerate(words)
    )


_Block = tuple[Literal["same", "changed"], Sequence[str], Sequence[str]]


class _Comparison:
    """Compares lists of strings while there are pairs left to compare."""

    def __init__(self, pairs: int) -> None:
        self._pairs = pairs

    def blocks(self, old: Sequence[str], new: Sequence[str]) -> Iterator[_Block]:
        """Long lists are cut first where both hold a string that stands once in either."""
        if len(old) * len(new) <= self._pairs:
            yield from self._between(old, new)
            return
        at_old = at_new = 0
        for place_old, place_new in _anchors(old, new):
            yield from self._between(old[at_old:place_old], new[at_new:place_new])
            yield "same", old[place_old : place_old + 1], new[place_new : place_new + 1]
            at_old, at_new = place_old + 1, place_new + 1
        yield from self._between(old[at_old:], new[at_new:])

    def _between(self, old: Sequence[str], new: Sequence[str]) -> Iterator[_Block]:
        """What both begin and end with, and between that what `difflib` finds, or all of it as changed."""
        start = _shared_start(old, new)
        end = _shared_start(old[start:][::-1], new[start:][::-1])
        yield "same", old[:start], new[:start]
        yield from self._middle(old[start : len(old) - end], new[start : len(new) - end])
        yield "same", old[len(old) - end :], new[len(new) - end :]

    def _middle(self, old: Sequence[str], new: Sequence[str]) -> Iterator[_Block]:
        pairs = len(old) * len(new)
        if not pairs or pairs > self._pairs:
            yield "changed", old, new
            return
        self._pairs -= pairs
        for tag, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new).get_opcodes():
            yield "same" if tag == "equal" else "changed", old[old_start:old_end], new[new_start:new_end]


def _shared_start(old: Sequence[str], new: Sequence[str]) -> int:
    """How many strings both begin with."""
    differing = (place for place, (one, other) in enumerate(zip(old, new, strict=False)) if one != other)
    return next(differing, min(len(old), len(new)))


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The places of strings that stand once in either list: as many as stand in one order in both."""
    once_old, once_new = _places_of_single(old), _places_of_single(new)
    pairs = [(place, once_new[text]) for text, place in once_old.items() if text in once_new]
    ends: list[int] = []  # the last place in `new` of the best chain of each length
    chain: list[int] = []  # the same as a place in `pairs`
    before: list[int | None] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(chain[length - 1] if length else None)
        ends[length : length + 1] = [place]
        chain[length : length + 1] = [number]
    found: list[tuple[int, int]] = []
    last = chain[-1] if chain else None
    while last is not None:
        found.append(pairs[last])
        last = before[last]
    return found[::-1]


def _places_of_single(texts: Sequence[str]) -> dict[str, int]:
    """Where each string stands that stands there once, in their order."""
    often = Counter(texts)
    return {text: place for place, text in enumerate(texts) if often[text] == 1}


def _replaced(blocks: Iterable[_Block]) -> Iterator[Words]:
    for kind, before, after in blocks:
        if kind == "same":
            yield Words("same", "".join(before))
        else:
            yield Words("removed", "".join(before))
            yield Words("added", "".join(after))


def _joined(found: Iterable[Words]) -> Iterator[Words]:
    """Neighbours of one kind as one stretch, empty ones left out."""
    for kind, group in groupby((one for one in found if one.text), key=lambda one: one.kind):
        yield Words(kind, "".join(one.text for one in group))


def _cut(text: str, at_start: int, at_end: int) -> str:
    words = _WORD.findall(text)
    if len(words) <= at_start + at_end:
        return text
    return "".join(words[:at_start]) + " … " + "".join(words[len(words) - at_end :])
