"""Kept prefixes: the same values whatever was asked before, computed once, in bounded memory."""

from __future__ import annotations

import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from aiact_desk.engine.prefixes import BLOCK, Prefix, PrefixCache
from aiact_desk.engine.tree import Tokens


class Computing:
    """Stands for a model: the value at a place is the sum of all tokens up to there; what it is asked is counted."""

    def __init__(self) -> None:
        self.computed = 0

    def __call__(self, tokens: Tokens, position: int, behind: Prefix | None) -> Prefix:
        self.computed += len(tokens)
        assert position == (0 if behind is None else behind[0][0].shape[2])
        before = 0.0 if behind is None else float(behind[0][0][0, 0, -1, 0])
        sums = before + torch.cumsum(torch.tensor(tokens, dtype=torch.float64), 0)
        return [(sums.view(1, 1, -1, 1).expand(1, 2, -1, 3).clone(), -sums.view(1, 1, -1, 1)) for _ in range(2)]


def expected(tokens: Tokens) -> torch.Tensor:
    return torch.cumsum(torch.tensor(tokens, dtype=torch.float64), 0)


def check(found: Prefix | None, tokens: Tokens) -> None:
    if not tokens:
        assert found is None
        return
    assert found is not None
    for keys, values in found:
        assert keys.shape == (1, 2, len(tokens), 3)
        assert torch.equal(keys[0, 1, :, 2], expected(tokens))
        assert torch.equal(values[0, 0, :, 0], -expected(tokens))


def test_a_prefix_is_computed_once_and_one_that_goes_on_takes_it_over() -> None:
    model = Computing()
    cache = PrefixCache(model)
    short, long = tuple(range(2 * BLOCK)), tuple(range(5 * BLOCK + 7))
    check(cache.of(short), short)
    check(cache.of(short), short)
    assert model.computed == 2 * BLOCK
    check(cache.of(long), long)
    assert model.computed == len(long)
    check(cache.of(short), short)
    assert model.computed == len(long)


def test_two_prefixes_that_part_ways_share_what_they_have_in_common() -> None:
    model = Computing()
    cache = PrefixCache(model)
    one, other = (*range(3 * BLOCK), *[7] * BLOCK), (*range(3 * BLOCK), *[9] * BLOCK)
    for tokens in (one, other, one, other):
        check(cache.of(tokens), tokens)
    assert model.computed == 5 * BLOCK


def test_the_least_recently_used_prefix_makes_room() -> None:
    model = Computing()
    cache = PrefixCache(model, kept_tokens=2 * BLOCK)
    one, two, three = ((n,) * BLOCK for n in (1, 2, 3))
    for tokens in (one, two, one, three):
        cache.of(tokens)
    assert model.computed == 3 * BLOCK
    check(cache.of(one), one)
    assert model.computed == 3 * BLOCK
    check(cache.of(two), two)
    assert model.computed == 4 * BLOCK


def test_a_prefix_larger_than_all_room_is_still_given() -> None:
    model = Computing()
    cache = PrefixCache(model, kept_tokens=BLOCK)
    tokens = tuple(range(4 * BLOCK))
    check(cache.of(tokens), tokens)
    cache.clear()
    check(cache.of(tokens), tokens)
    assert model.computed == 8 * BLOCK


BLOCKS = st.lists(st.integers(0, 2), max_size=3)


@given(st.lists(st.tuples(BLOCKS, st.integers(0, 5)), max_size=12), st.integers(1, 6))
@settings(max_examples=80, deadline=None)
def test_values_hang_on_the_tokens_alone(asked: list[tuple[list[int], int]], room: int) -> None:
    cache = PrefixCache(Computing(), kept_tokens=room * BLOCK)
    for parts, rest in asked:
        tokens = tuple(part for part in parts for _ in range(BLOCK)) + (5,) * rest
        check(cache.of(tokens), tokens)
    assert len(cache._kept) <= max(1, room)
    assert set(cache._of.values()) <= set(cache._kept)
