"""Finding exact words in texts, whatever white space or case they stand in there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from aiact_desk.regulation.json_values import Json

SHORTEST = 4
"""Signs of a passage. A shorter one stands in too many words that nobody means."""

_OURS = frozenset(
    {
        "kind", "audience", "language", "generator", "at", "audit_head", "field", "number", "label", "part", "legal",
        "force", "head", "mark", "terms", "about",
    }
)  # fmt: skip
"""Keys of a view whose texts are of the law, of a form, or of this program."""


@dataclass(frozen=True)
class Span:
    """A stretch of a text that holds one passage or several that overlap; `claims` are their numbers."""

    start: int
    end: int
    claims: tuple[int, ...]


def spans(text: str, passages: Mapping[int, str]) -> tuple[Span, ...]:
    """Where the passages (by the number of their claim) stand in a text; those that overlap are one stretch."""
    found = sorted((start, end, number) for number, words in passages.items() for start, end in _places(text, words))
    merged: list[Span] = []
    for start, end, number in found:
        if merged and start < merged[-1].end:
            last = merged.pop()
            merged.append(Span(last.start, max(last.end, end), tuple(dict.fromkeys((*last.claims, number)))))
        else:
            merged.append(Span(start, end, (number,)))
    return tuple(merged)


def replaced(text: str, passages: Mapping[int, str], instead: Callable[[str, tuple[int, ...]], str]) -> str:
    """The text in which each stretch is what `instead` makes of it and of the numbers of its claims."""
    pieces, last = [], 0
    for span in spans(text, passages):
        pieces += [text[last : span.start], instead(text[span.start : span.end], span.claims)]
        last = span.end
    return "".join([*pieces, text[last:]])


def with_texts(thing: Json, change: Callable[[str], str]) -> Json:
    """The JSON of a view in which every text that came from somebody is changed, and those that are ours are not."""
    match thing:
        case str():
            return change(thing)
        case list():
            return [with_texts(each, change) for each in thing]
        case dict():
            return {key: value if key in _OURS else with_texts(value, change) for key, value in thing.items()}
        case _:
            return thing


def texts_in(thing: Json) -> tuple[str, ...]:
    """Every text of the JSON of a view that came from somebody."""
    found: list[str] = []

    def keep(text: str) -> str:
        found.append(text)
        return text

    with_texts(thing, keep)
    return tuple(found)


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Every place where the words stand, overlapping ones too."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    for found in re.finditer(f"(?=({pattern}))", text, re.IGNORECASE):
        yield found.span(1)
