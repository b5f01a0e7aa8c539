"""The second route to the answers of `ordering_puzzles`: a small grammar of English order words, and a search.

It knows nothing of the scenes: it finds out who is ordered, reads each sentence by its key words (older, directly,
between, not, second ...), and fills place after place as long as no sentence is broken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

AHEAD = {
    "before", "ahead", "left", "above", "older", "taller", "higher", "heavier", "dearer", "earlier",
    "longer", "more", "nearer", "warmer",
}  # fmt: skip
BEHIND = {
    "after", "behind", "right", "below", "younger", "shorter", "lower", "lighter", "cheaper",
    "later", "less", "fewer", "farther", "colder",
}  # fmt: skip
LEAST = {
    "last", "right", "bottom", "youngest", "shortest", "lightest", "cheapest", "worst", "lowest",
    "smallest", "coldest", "farthest",
}  # fmt: skip
ORDINALS = ("first", "second", "third", "fourth")

_LIST = re.compile(r"((?:[Tt]he )?\w+(?:, (?:the )?\w+){2,3}) and ((?:the )?\w+)")
_NEIGHBOURS = re.compile(r"\b(?:directly|immediately|(?:nobody|none|no)\b[^.]*\bbetween)\b")

Row = tuple[str, ...]
Test = Callable[[Row], bool]


def answer(question: str, choices: tuple[str, ...]) -> str:
    """The choice that has the place asked for in the only order that fits, or the empty text."""
    everyone = _everyone(question)
    *told, asked = re.split(r"(?<=[.?]) ", question)
    tests = [_test(sentence, everyone) for sentence in told if len(_named(sentence, everyone)) in {1, 2, 3}]
    orders = [row for row in _rows((), everyone) if all(test(row) for test in tests)]
    if len(orders) != 1:
        return ""
    found = orders[0][_rank(asked, len(everyone))]
    return found if found in choices else ""


def _everyone(question: str) -> list[str]:
    found = _LIST.search(question)
    assert found, question  # noqa: S101
    named = [*found[1].split(", "), found[2]]
    return [name.replace("The ", "the ") for name in named]


def _named(sentence: str, everyone: list[str]) -> list[str]:
    """Who is named, in the order of the sentence."""
    places = {name: re.search(rf"\b{name}\b", sentence, re.IGNORECASE) for name in everyone}
    return [name for _, name in sorted((place.start(), name) for name, place in places.items() if place)]


def _test(sentence: str, everyone: list[str]) -> Test:
    named = _named(sentence, everyone)
    words = set(re.findall(r"\w+", sentence))
    if len(named) == 1:
        rank, denied = _rank(sentence, len(everyone)), "not" in words
        return lambda row: (row[rank] == named[0]) != denied
    if len(named) == 3:
        assert "between" in words, sentence  # noqa: S101
        middle, *ends = named
        return lambda row: min(map(row.index, ends)) < row.index(middle) < max(map(row.index, ends))
    assert bool(words & AHEAD) != bool(words & BEHIND), sentence  # noqa: S101
    front, rear = named if words & AHEAD else reversed(named)
    if _NEIGHBOURS.search(sentence):
        return lambda row: row.index(rear) - row.index(front) == 1
    return lambda row: row.index(front) < row.index(rear)


def _rank(sentence: str, size: int) -> int:
    words = re.findall(r"\w+", sentence)
    for place, ordinal in enumerate(ORDINALS):
        if ordinal in words:
            return place
    return size - 1 if LEAST & set(words) else 0


def _rows(row: Row, rest: list[str]) -> Iterator[Row]:
    if not rest:
        yield row
    for name in rest:
        yield from _rows((*row, name), [other for other in rest if other != name])
