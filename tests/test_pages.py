"""A page is a list whose records are made when they are looked at."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.pages import Page


def test_a_record_is_made_when_it_is_looked_at_and_only_once() -> None:
    made: list[int] = []

    def record(cells: tuple[int, ...]) -> str:
        made.append(cells[0])
        return f"record {cells[0]}"

    page = Page([(1,), (2,), (3,)], record)
    assert (len(page), bool(page), made) == (3, True, [])
    assert page[1] == "record 2"
    assert page[-2] is page[1]
    assert made == [2]
    assert list(page) == ["record 1", "record 2", "record 3"]
    assert made == [2, 1, 3]


@given(st.lists(st.integers()), st.slices(8))
def test_it_reads_like_a_list(numbers: list[int], part: slice) -> None:
    page = Page([(number,) for number in numbers], lambda cells: int(cells[0]))
    assert page == numbers
    assert numbers == page
    assert page == tuple(numbers)
    assert page[part] == numbers[part]
    assert repr(page) == repr(numbers)
    assert list(reversed(page)) == numbers[::-1]
    assert page != [*numbers, 0]
    assert page != "text"
