"""The prefix tree over token requests: what is read once for many, and what is packed into one row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

ROW_TOKENS = 512
"""A row grows to this many tokens; attention within a row costs with its square."""
LINE_TOKENS = 128
"""Short rows stand side by side in lines of this length, so that little is padding."""
ATTENDED_PER_READ = 1_024
"""Looking at so many tokens costs about as much as reading one: what a longer row may cost to spare tokens."""
WORTH_SHARING = 128
"""Tokens saved from which a prefix is read in a pass of its own instead of once in each row."""

Tokens = tuple[int, ...]


@dataclass(frozen=True)
class Request:
    """Input tokens, cut to the context, and the targets that the last `len(targets)` of them predict."""

    tokens: Tokens
    targets: Tokens

    @property
    def first_scored(self) -> int:
        """Index of the first input token whose prediction is scored."""
        return len(self.tokens) - len(self.targets)


@dataclass(frozen=True)
class Segment:
    """A run of tokens in a row, from `start` to before `end`, behind the token at `parent` (-1: behind the prefix)."""

    start: int
    end: int
    parent: int


@dataclass
class Row:
    """Sequences packed behind one prefix: a forest of tokens in which each sees its ancestors and nothing else.

    `positions` are the places in the unpacked sequence. `paths` gives, by the number of each sequence, the places of
    its tokens in the row.
    """

    tokens: list[int] = field(default_factory=list)
    positions: list[int] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    paths: dict[int, list[int]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.tokens)

    def add(self, number: int, sequence: Tokens, behind: int, common: list[int]) -> None:
        """Add a sequence behind `behind` prefix tokens; its first ones are already in the row, at `common`."""
        start = len(self.tokens)
        new = sequence[behind + len(common) :]
        self.tokens.extend(new)
        self.positions.extend(range(behind + len(common), len(sequence)))
        if new:
            self.segments.append(Segment(start, len(self.tokens), common[-1] if common else -1))
        self.paths[number] = [*common, *range(start, len(self.tokens))]


def chain(tokens: Tokens, position: int) -> Row:
    """The row of one run of tokens that stands at a position behind a prefix."""
    places = list(range(position, position + len(tokens)))
    return Row(list(tokens), places, [Segment(0, len(tokens), -1)])


@dataclass(frozen=True)
class Shared:
    """Sequences, by number, behind one prefix that is read once."""

    prefix: Tokens
    numbers: tuple[int, ...]


RowCount = Callable[[int, int, int], int]
"""Rows needed by the sequences from the first number to before the second, behind a prefix of the third's length."""


def share(sequences: Sequence[Tokens], limits: Sequence[int], rows: RowCount) -> list[Shared]:
    """Split sorted sequences into groups with the longest prefix that is worth reading once.

    Args:
        sequences: unique and sorted.
        limits: for each sequence, how many of its first tokens may be in a prefix (a scored token may not).
        rows: how many rows a stretch of sequences fills; a prefix saves its length in each but one.
    """
    common = _common(sequences)
    found: dict[Tokens, list[int]] = {}
    waiting = [(0, len(sequences), 0)] if sequences else []
    while waiting:
        low, high, start = waiting.pop()
        needed = rows(low, high, start)
        branch = min(common[low + 1 : high], default=len(sequences[low]))
        depth = min(branch, min(limits[low:high]))
        if (depth - start) * (needed - 1) >= WORTH_SHARING:
            waiting.append((low, high, depth))
        elif needed == 1 or high - low == 1:
            found.setdefault(sequences[low][:start], []).extend(range(low, high))
        else:
            cuts = [low, *(n for n in range(low + 1, high) if common[n] == branch), high]
            waiting.extend((a, b, start) for a, b in pairwise(cuts))
    return [Shared(prefix, tuple(sorted(numbers))) for prefix, numbers in sorted(found.items())]


def pack(sequences: Sequence[Tokens], numbers: Sequence[int], behind: int) -> list[Row]:
    """Pack sorted sequences behind a prefix into rows; those that share more tokens stand in one row as branches."""
    rows: list[Row] = []
    before: int | None = None
    longest = 0
    for number in numbers:
        sequence = sequences[number]
        longest = max(longest, len(sequence) - behind)
        shared = 0 if before is None else common_length(sequences[before], sequence) - behind
        new = len(sequence) - behind - shared
        beside = len(rows[-1]) if rows else 0
        spares = shared * ATTENDED_PER_READ > new * (beside - shared)
        if before is not None and shared and spares and beside + new <= max(ROW_TOKENS, longest + longest // 2):
            rows[-1].add(number, sequence, behind, rows[-1].paths[before][:shared])
        else:
            rows.append(Row())
            rows[-1].add(number, sequence, behind, [])
            longest = len(sequence) - behind
        before = number
    return rows


def bins(rows: Sequence[Row], capacity: int) -> list[list[Row]]:
    """Put rows side by side into lines of `capacity` tokens, first fit decreasing. The longest line comes first."""
    lines: list[tuple[int, list[Row]]] = []
    for row in sorted(rows, key=len, reverse=True):
        for place, (used, line) in enumerate(lines):
            if used + len(row) <= capacity:
                line.append(row)
                lines[place] = (used + len(row), line)
                break
        else:
            lines.append((len(row), [row]))
    return [line for _, line in sorted(lines, key=lambda entry: -entry[0])]


def common_length(one: Tokens, other: Tokens) -> int:
    """Number of first tokens that two sequences share."""
    shorter = min(len(one), len(other))
    if one[:shorter] == other[:shorter]:
        return shorter
    low, high = 0, shorter - 1
    while low < high:  # slices compare in C, a loop over tokens would not
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common(sequences: Sequence[Tokens]) -> list[int]:
    """For each sorted sequence the length that it shares with the one before; 0 for the first."""
    return [0, *(common_length(one, other) for one, other in pairwise(sequences))]
