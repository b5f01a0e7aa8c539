"""Drawing of large packs of graded difficulty: the level of an item is its `kind`.

In a thousand items some text is always right too often by chance, so that no whole split would pass. Here only the
items by which a guess pays are drawn again.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from functools import lru_cache

from aiact_desk.evaluation.generators.drawing import Maker, Question, paying_guesses
from aiact_desk.evaluation.pack_check import NEAR_DUPLICATE, bare_words, jaccard
from aiact_desk.evaluation.packs import Item

CHOICES = 4
_TRIES_FOR_ONE = 2000
_ROUNDS = 1000
_WORD = re.compile(r"[^\W_]+")

Leveled = tuple[str, Maker]


def draw_graded(draw: random.Random, prefix: str, makers: Sequence[Leveled], count: int) -> list[Item]:
    """`count` items, as evenly as possible from all makers, each of which has its level, none nearly like another.

    Right answers fall evenly on the letters, and no guess that ignores the question pays.
    """
    order = draw.sample(list(makers), len(makers))
    taken = [order[index % len(order)] for index in range(count)]
    draw.shuffle(taken)
    places = [index % CHOICES for index in range(count)]
    draw.shuffle(places)
    items: list[Item] = []
    for number, (leveled, place) in enumerate(zip(taken, places, strict=True), start=1):
        items.append(_unlike(draw, f"{prefix}-{number:04}", leveled, place, items))
    for _ in range(_ROUNDS):
        pays = [*paying_guesses(items), *paying_guesses([_without_signs(item) for item in items])]
        if not pays:
            return items
        for index in {draw.choice(hits) for hits in pays}:
            others = [*items[:index], *items[index + 1 :]]
            items[index] = _unlike(draw, items[index].id, taken[index], places[index], others)
    raise RuntimeError(f"no split of {prefix} without an advantage for guessing was found")


def _unlike(draw: random.Random, id: str, leveled: Leveled, place: int, others: Sequence[Item]) -> Item:
    """An item that asks something else than the others do, in words that are not nearly theirs."""
    level, maker = leveled
    asked = {other.question.casefold() for other in others}
    seen = [_words(other) for other in others]
    for _ in range(_TRIES_FOR_ONE):
        question = maker(draw)
        item = _item(id, level, question, draw.sample(question.wrong, len(question.wrong)), place)
        new = item.question.casefold() not in asked
        if new and not any(_nearly_alike(_words(item), words) for words in seen):
            return item
    raise RuntimeError(f"the template {question.template} has not enough variety")


def _without_signs(item: Item) -> Item:
    """The item with bare choices: of €24 and 24%, the 24 is the same guess."""
    return item.model_copy(update={"choices": tuple(" ".join(_WORD.findall(choice)) for choice in item.choices)})


@lru_cache(maxsize=4096)
def _words(item: Item) -> frozenset[str]:
    return bare_words(item)


def _nearly_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the words are as alike as no two items may be; sets of very different size cannot be."""
    shorter, longer = sorted((len(one), len(other)))
    return shorter > NEAR_DUPLICATE * longer and jaccard(one, other) > NEAR_DUPLICATE


def _item(id: str, level: str, question: Question, wrong: list[str], place: int) -> Item:
    choices = [*wrong[:place], question.right, *wrong[place:]]
    return Item(
        id=id,
        template=question.template,
        language="en",
        question=question.text,
        choices=tuple(choices),
        gold=place,
        kind=level,
    )
