"""How wide the columns of a printed table are: shares of the page by what their cells hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BREAKS = "[ \t\n]+"
"""Where a line may break; a no-break space, as between the groups of a number, is part of a word."""
_LONGEST_WORD = 24
_MOST_TEXT = 90
_GAP = 3
_MANY_COLUMNS = 5


def column_shares(head: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """A share for each column, in hundredths of the width, 100 together.

    A column gets room for its longest word, so that none is broken that need not be, and for half of its mean text.
    """
    weights = [_weight([head[at], *(row[at] for row in rows)]) for at in range(len(head))]
    shares = [round(100 * weight / sum(weights)) for weight in weights]
    shares[shares.index(max(shares))] += 100 - sum(shares)
    return tuple(shares)


def is_wide(head: Sequence[str]) -> bool:
    """Whether a table has more columns than fit beside a label."""
    return len(head) >= _MANY_COLUMNS


def _weight(cells: Sequence[str]) -> float:
    longest_word = max((len(word) for cell in cells for word in re.split(_BREAKS, cell)), default=1)
    mean = sum(len(cell) for cell in cells) / len(cells)
    return max(min(longest_word, _LONGEST_WORD) + _GAP, min(mean, _MOST_TEXT) / 2 + 4)
