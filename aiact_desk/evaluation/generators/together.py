"""Questions that are drawn together: all of one template at once, and pairs that differ in the one thing under test."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aiact_desk.evaluation.generators.drawing import pays_to_guess
from aiact_desk.evaluation.pack_check import NEAR_DUPLICATE, bare_words, jaccard
from aiact_desk.evaluation.packs import Item

CHOICES = 3
_TRIES_FOR_ONE = 200
_TRIES_FOR_ALL = 300


@dataclass(frozen=True)
class Asked:
    """A question with its right choice first. `kind` says what sets it apart in the pack."""

    template: str
    kind: str
    text: str
    choices: tuple[str, str, str]


Group = tuple[Asked, ...]
Maker = Callable[[random.Random], Sequence[Group]]


def draw_together(draw: random.Random, prefix: str, makers: Sequence[Maker]) -> list[Item]:
    """The items of all makers, one maker for a template; groups of more than one question become pairs.

    The right choices of a group stand on the same letter, and the letters are right equally often. Splits in which a
    guess that ignores the question would pay are drawn again.
    """
    for _ in range(_TRIES_FOR_ALL):
        items = _placed(draw, prefix, _groups(draw, makers))
        if not pays_to_guess(items):
            return items
    raise RuntimeError(f"no split of {prefix} without an advantage for guessing was found")


def _groups(draw: random.Random, makers: Sequence[Maker]) -> list[Group]:
    """The groups of all makers in a random order, none nearly like another."""
    found: list[Group] = []
    seen: list[frozenset[str]] = []
    for maker in makers:
        groups, words = _unlike(draw, maker, seen)
        found += groups
        seen += words
    draw.shuffle(found)
    return found


def _unlike(
    draw: random.Random, maker: Maker, seen: Sequence[frozenset[str]]
) -> tuple[Sequence[Group], list[frozenset[str]]]:
    for _ in range(_TRIES_FOR_ONE):
        groups = maker(draw)
        words = [[bare_words(_item("x", asked, asked.choices)) for asked in group] for group in groups]
        mine = [(place, one) for place, several in enumerate(words) for one in several]
        among = all(jaccard(one, two) <= NEAR_DUPLICATE for at, one in mine for other, two in mine if at < other)
        if among and all(jaccard(one, two) <= NEAR_DUPLICATE for _, one in mine for two in seen):
            return groups, [one for _, one in mine]
    raise RuntimeError(f"the template {groups[0][0].template} has not enough variety")


def _placed(draw: random.Random, prefix: str, groups: Sequence[Group]) -> list[Item]:
    """Numbered items; questions of one group keep one order of their choices, and pairs do not stand side by side."""
    places = [index % CHOICES for index in range(len(groups))]
    draw.shuffle(places)
    asked: list[tuple[Asked, tuple[str, ...], str | None]] = []
    for number, (group, place) in enumerate(zip(groups, places, strict=True), start=1):
        first, second = draw.sample((1, 2), 2)
        order = [first, second]
        order.insert(place, 0)
        pair = f"{prefix}-pair-{number:03}" if len(group) > 1 else None
        asked += [(one, tuple(one.choices[index] for index in order), pair) for one in group]
    draw.shuffle(asked)
    return [
        _item(f"{prefix}-{number:03}", one, choices, pair) for number, (one, choices, pair) in enumerate(asked, start=1)
    ]


def _item(id: str, asked: Asked, choices: tuple[str, ...], pair: str | None = None) -> Item:
    return Item(
        id=id,
        template=asked.template,
        language="en",
        question=asked.text,
        choices=choices,
        gold=choices.index(asked.choices[0]),
        kind=asked.kind,
        pair=pair,
    )
