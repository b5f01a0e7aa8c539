"""Which rows of a table changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

Cells = tuple[str, ...]


@dataclass(frozen=True)
class RowChange:
    """A row that was taken away (`new` is None), added (`old` is None), or changed in some cells."""

    old: Cells | None
    new: Cells | None


def changed_rows(old: Sequence[Cells], new: Sequence[Cells]) -> tuple[RowChange, ...]:
    """The rows that stand in one table alone, those taken away first, then those of the new table in its order.

    A row that begins like exactly one other of the other table is the same row, changed. The order of rows says
    nothing: where only that differs, there is no change.
    """
    removed, added = _left_over(old, new), _left_over(new, old)
    was, now = _by_beginning(removed), _by_beginning(added)
    both = {key for key in was if len(was[key]) == len(now.get(key, ())) == 1}
    return (
        *(RowChange(row, None) for row in removed if row[:1] not in both),
        *(RowChange(was[row[:1]][0] if row[:1] in both else None, row) for row in added),
    )


def _left_over(rows: Sequence[Cells], others: Sequence[Cells]) -> list[Cells]:
    """The rows that stand more often in the first table, each as often more."""
    more = Counter(rows) - Counter(others)
    found = []
    for row in rows:
        if more[row] > 0:
            more[row] -= 1
            found.append(row)
    return found


def _by_beginning(rows: Sequence[Cells]) -> dict[Cells, list[Cells]]:
    found: dict[Cells, list[Cells]] = {}
    for row in rows:
        found.setdefault(row[:1], []).append(row)
    return found
