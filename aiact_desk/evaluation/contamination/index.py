"""Finds many word n-grams in a sequence of words at once.

A word becomes the number that it has in the vocabulary of the n-grams, 0 where it is in none. Only where each word
follows another as it does in some n-gram can there be one; such windows are hashed together, looked up, and then
compared word by word, so that no hash can be mistaken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from aiact_desk.evaluation.contamination.ngrams import Ngram

Numbers = NDArray[np.int32]
Hashes = NDArray[np.uint64]
_BASE = np.uint64(0x9E3779B97F4A7C15)
"""An odd number with its bits well mixed: 2^64 over the golden ratio."""

_PAIRS = 1 << 20
"""Places of a table of pairs of words: a few that are in no n-gram share a place with one, and are found out later."""


@dataclass(frozen=True)
class _Table:
    """The n-grams of one length, by rising hash. `hashes`, `numbers`: (n-grams,); `words`: (n-grams, length)."""

    length: int
    hashes: Hashes
    words: Numbers
    numbers: Numbers


class NgramIndex:
    """The n-grams to be found; each is called by its place in the order in which they were given."""

    def __init__(self, ngrams: Sequence[Ngram]) -> None:
        self._vocabulary = {
            word: at for at, word in enumerate({word: 0 for ngram in ngrams for word in ngram}, start=1)
        }
        chance = np.random.default_rng(0)
        self._values = chance.integers(0, 1 << 64, len(self._vocabulary) + 1, dtype=np.uint64)
        self._pairs = np.zeros(_PAIRS, np.bool_)
        by_length: dict[int, list[int]] = defaultdict(list)
        for number, ngram in enumerate(ngrams):
            by_length[len(ngram)].append(number)
        self._tables = [self._table(length, ngrams, by_length[length]) for length in sorted(by_length)]

    @property
    def longest(self) -> int:
        """Words of the longest n-gram; 0 if there is none."""
        return self._tables[-1].length if self._tables else 0

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Every place where an n-gram begins, and which it is; in no certain order."""
        if not self._tables or not words:
            return
        ids = self._ids(words)
        known = _in_a_row(self._pairs[_pairs(ids)]) + 1
        starts = np.flatnonzero(known >= self._tables[0].length)
        for table in self._tables:
            starts = starts[known[starts] >= table.length]
            if len(starts):
                yield from self._find_in(table, ids, starts)

    def _find_in(self, table: _Table, ids: Numbers, starts: NDArray[np.intp]) -> Iterator[tuple[int, int]]:
        hashes = self._hash(ids, starts, table.length)
        at = np.searchsorted(table.hashes, hashes)
        at[at == len(table.hashes)] = 0
        alike = np.flatnonzero(table.hashes[at] == hashes)
        starts, at = starts[alike], at[alike]
        same = (ids[starts[:, None] + np.arange(table.length)] == table.words[at]).all(axis=1)
        yield from zip(starts[same].tolist(), table.numbers[at[same]].tolist(), strict=True)

    def _table(self, length: int, ngrams: Sequence[Ngram], numbers: Sequence[int]) -> _Table:
        words = self._ids([word for number in numbers for word in ngrams[number]])
        hashes = self._hash(words, np.arange(0, len(words), length), length)
        self._pairs[_pairs(words.reshape(-1, length))] = True
        order = np.argsort(hashes)
        return _Table(length, hashes[order], words.reshape(-1, length)[order], np.array(numbers, np.int32)[order])

    def _ids(self, words: Sequence[str]) -> Numbers:
        found: Iterable[int] = map(self._vocabulary.get, words, repeat(0))
        return np.fromiter(found, np.int32, len(words))

    def _hash(self, ids: Numbers, starts: NDArray[np.intp], length: int) -> Hashes:
        """The polynomial of M. O. Rabin's and R. Karp's search (1987) over random values of the words, modulo 2^64."""
        hashes = np.zeros(len(starts), np.uint64)
        for step in range(length):
            hashes = hashes * _BASE + self._values[ids[starts + step]]
        return hashes


def _pairs(ids: Numbers) -> NDArray[np.uint32]:
    """For each word and the one after it, their place in the table of pairs; one fewer than words."""
    words = ids.astype(np.uint32)
    return (words[..., :-1] * np.uint32(0x9E3779B1) + words[..., 1:]) % np.uint32(_PAIRS)


def _in_a_row(flags: NDArray[np.bool_]) -> NDArray[np.intp]:
    """For each place, how many flags are set there in a row from it on."""
    places = np.arange(len(flags))
    unset = np.where(flags, len(flags), places)
    ends = np.minimum.accumulate(unset[::-1])[::-1]
    return np.asarray(ends - places)
