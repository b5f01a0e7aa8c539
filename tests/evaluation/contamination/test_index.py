"""The index finds exactly what a plain search finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.evaluation.contamination.index import NgramIndex

WORD = st.sampled_from(["a", "b", "c", "", "x", "y"])
KNOWN = st.sampled_from(["a", "b", "c"])
NGRAMS = st.lists(st.lists(KNOWN, min_size=2, max_size=5).map(tuple), unique=True, max_size=8)


@given(NGRAMS, st.lists(WORD, max_size=60))
def test_what_a_plain_search_finds_is_found(ngrams: list[tuple[str, ...]], words: list[str]) -> None:
    plain = {
        (at, number)
        for number, ngram in enumerate(ngrams)
        for at in range(len(words) - len(ngram) + 1)
        if tuple(words[at : at + len(ngram)]) == ngram
    }
    found = list(NgramIndex(ngrams).find(words))
    assert set(found) == plain
    assert len(found) == len(plain)


def test_equal_hashes_are_told_apart_by_their_words() -> None:
    index = NgramIndex([("a", "b", "c"), ("b", "c", "a")])
    index._values[:] = 0
    for table in index._tables:
        table.hashes[:] = 0
    assert list(index.find(["c", "a", "b"])) == []


def test_the_longest_is_known() -> None:
    assert NgramIndex([]).longest == 0
    assert NgramIndex([("a", "b"), ("a", "b", "c")]).longest == 3
