"""Which rows of a table changed."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.documents.table_difference import Cells, RowChange, changed_rows

TABLES = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("12")), max_size=8)


def test_rows_go_come_and_change_by_what_they_begin_with() -> None:
    old = [("web", "10 TB"), ("books", "1 TB"), ("code", "2 TB")]
    new = [("web", "12 TB"), ("code", "2 TB"), ("audio", "3 TB")]
    assert changed_rows(old, new) == (
        RowChange(("books", "1 TB"), None),
        RowChange(("web", "10 TB"), ("web", "12 TB")),
        RowChange(None, ("audio", "3 TB")),
    )


def test_rows_that_begin_alike_are_not_mistaken_for_one_another() -> None:
    old, new = [("web", "1"), ("web", "2")], [("web", "3"), ("web", "4")]
    assert changed_rows(old, new) == (
        RowChange(("web", "1"), None),
        RowChange(("web", "2"), None),
        RowChange(None, ("web", "3")),
        RowChange(None, ("web", "4")),
    )


@given(TABLES, TABLES)
def test_the_changes_lead_from_one_table_to_the_other(old: list[Cells], new: list[Cells]) -> None:
    changes = changed_rows(old, new)
    rows = Counter(old)
    rows.subtract(change.old for change in changes if change.old)
    rows.update(change.new for change in changes if change.new)
    assert +rows == Counter(new)
    assert min(rows.values(), default=0) >= 0
    assert bool(changes) == (Counter(old) != Counter(new))
