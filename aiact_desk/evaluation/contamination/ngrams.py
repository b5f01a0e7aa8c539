"""The word n-grams of a pack's items: which are looked for, and which are left out since they are template text.

Sources: T. Brown et al., "Language models are few-shot learners" (2020), appendix C, search for 13-grams, or shorter
ones of at least 8 words where examples are short, and count an example as touched by a single one; they too pass over
n-grams that are too common to be evidence. A canary in the data, by which a copy can be searched for: A. Srivastava et
al., "Beyond the imitation game" (2022).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from sys import intern

from aiact_desk.evaluation import packs
from aiact_desk.evaluation.contamination.words import words_of
from aiact_desk.evaluation.packs import Item, Pack

LONGEST = 13
"""Words of an n-gram. A text with fewer is one n-gram as a whole."""

LEAST = 8
"""A text with fewer words than this has no n-gram: it may stand anywhere by chance."""

FEW_ITEMS = 5
"""An n-gram in more items of a pack than these is template text."""

Ngram = tuple[str, ...]
_GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class SoughtItem:
    """An item with the n-grams that count as evidence. `short`: its text has too few words for any."""

    id: str
    ngrams: frozenset[Ngram]
    short: bool


@dataclass(frozen=True)
class SoughtPack:
    """What is looked for of one pack. `template_ngrams` counts those left out; `canary` is None where there is none."""

    pack: Pack
    items: tuple[SoughtItem, ...]
    template_ngrams: int
    canary: str | None


def sought(pack: Pack, *, answers: bool) -> SoughtPack:
    """The n-grams of the questions of a pack and, where asked for, of their choices and answers; and its canary."""
    its = packs.items(pack)
    found = [frozenset(_ngrams_of(item, answers=answers)) for item in its]
    in_items = Counter(ngram for ngrams in found for ngram in ngrams)
    in_groups: dict[Ngram, set[str]] = defaultdict(set)
    for item, ngrams in zip(its, found, strict=True):
        for ngram in ngrams:
            in_groups[ngram].add(item.group)
    template = {ngram for ngram, items in in_items.items() if items > FEW_ITEMS or len(in_groups[ngram]) > 1}
    return SoughtPack(
        pack=pack,
        items=tuple(
            SoughtItem(item.id, ngrams - template, short=not ngrams) for item, ngrams in zip(its, found, strict=True)
        ),
        template_ngrams=len(template),
        canary=canary_of(pack),
    )


def canary_of(pack: Pack) -> str | None:
    """The GUID by which copies of the pack's data can be found."""
    found = _GUID.search(packs.data_lines(packs.data_paths(pack)[0])[0])
    return found[0] if found else None


def _ngrams_of(item: Item, *, answers: bool) -> Iterator[Ngram]:
    for text in _texts(item, answers=answers):
        words = [intern(word) for word in words_of(text)]  # one copy of each word in all n-grams
        length = min(LONGEST, len(words))
        if length >= LEAST:
            yield from (tuple(words[at : at + length]) for at in range(len(words) - length + 1))


def _texts(item: Item, *, answers: bool) -> list[str]:
    """The question; with answers, also the question with the right one after it, as leaks have it, and each choice."""
    if not answers:
        return [item.question]
    right = item.answer if item.gold is None else item.choices[item.gold]
    return [item.question, f"{item.question} {right}", *item.choices]
