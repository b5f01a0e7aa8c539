"""Shares of the columns of a printed table."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.documents.columns import column_shares, is_wide

_cells = st.text(max_size=200)


@given(st.integers(1, 8).flatmap(lambda n: st.tuples(
    st.lists(_cells, min_size=n, max_size=n), st.lists(st.lists(_cells, min_size=n, max_size=n), max_size=5)
)))  # fmt: skip
def test_shares_fill_the_width_and_leave_room_for_each(table: tuple[list[str], list[list[str]]]) -> None:
    head, rows = table
    shares = column_shares(head, rows)
    assert len(shares) == len(head)
    assert sum(shares) == 100
    assert min(shares) >= 1


def test_a_day_gets_less_room_than_a_sentence() -> None:
    day, text = column_shares(("Day", "What"), [("2026-10-05", "The downstream provider calls our incident desk")] * 3)
    assert day < text


def test_many_columns_are_wide() -> None:
    assert is_wide(tuple("abcde"))
    assert not is_wide(tuple("abcd"))


def test_a_number_in_groups_is_one_word() -> None:
    number, _ = column_shares(("Tokens", "x"), [("2\u00a0400\u00a0000\u00a0000\u00a0000", "y")])
    assert number >= 70
