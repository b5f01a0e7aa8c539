"""Prefix planning and packing lose no token, mix no sequence, and read no scored token ahead of time."""

from __future__ import annotations

from itertools import pairwise

import torch
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.engine.packing import as_batch, whole_mask
from aiact_desk.engine.tree import Tokens, bins, common_length, pack, share

sequences = st.lists(
    st.tuples(st.integers(0, 200), st.lists(st.integers(0, 2), min_size=1, max_size=40)).map(
        lambda drawn: (7,) * drawn[0] + tuple(drawn[1])
    ),
    min_size=1,
    max_size=30,
    unique=True,
).map(sorted)


@given(st.lists(st.integers(0, 1), max_size=9), st.lists(st.integers(0, 1), max_size=9))
def test_common_length_is_that_of_a_loop(one: list[int], other: list[int]) -> None:
    wanted = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    assert common_length(tuple(one), tuple(other)) == wanted


@given(sequences, st.data())
def test_groups_hold_each_sequence_once_behind_its_own_prefix(found: list[Tokens], data: st.DataObject) -> None:
    limits = [data.draw(st.integers(0, len(sequence) - 1)) for sequence in found]
    groups = share(found, limits, lambda low, high, behind: len(pack(found, range(low, high), behind)))
    assert sorted(number for group in groups for number in group.numbers) == list(range(len(found)))
    for group in groups:
        for number in group.numbers:
            assert found[number][: len(group.prefix)] == group.prefix
            assert len(group.prefix) <= limits[number]


@given(sequences)
def test_each_token_of_a_line_sees_its_own_sequence_and_nothing_else(found: list[Tokens]) -> None:
    lines = bins(pack(found, range(len(found)), 0), 64)
    batch = as_batch(lines, torch.device("cpu"))
    mask = whole_mask(batch, 0)
    if mask is None:
        width = batch.ids.shape[1]
        mask = torch.ones((width, width), dtype=torch.bool).tril().expand(len(lines), 1, -1, -1)
    rows = [row for line in lines for row in line]
    assert batch.tokens == sum(map(len, rows))
    seen_numbers = []
    for row, span in zip(rows, batch.spans, strict=True):
        for number, path in row.paths.items():
            seen_numbers.append(number)
            assert all(a < b for a, b in pairwise(path))
            last = mask[span.line, 0, span.start + path[-1]]
            places = [place - span.start for place in last.nonzero().flatten().tolist()]
            assert places == path
            assert tuple(batch.ids[span.line, span.start :][places].tolist()) == found[number]
            assert batch.positions[span.line, span.start :][places].tolist() == list(range(len(path)))
    assert sorted(seen_numbers) == list(range(len(found)))


def test_a_prefix_of_many_is_read_once() -> None:
    shots = tuple(range(300))
    found = sorted(shots + (1000 + item, 5, 6, 7) * 20 for item in range(20))
    (group,) = share(found, [len(s) - 1 for s in found], lambda a, b, n: len(pack(found, range(a, b), n)))
    assert group.prefix == shots


def test_choices_of_an_item_stand_in_one_row() -> None:
    context = tuple(range(400))
    found = sorted((*context, choice, 9, 9) for choice in range(4))
    (row,) = pack(found, range(4), 0)
    assert len(row) == 400 + 4 * 3
