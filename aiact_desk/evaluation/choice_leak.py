"""Whether a pack can be answered from its choices alone, by a simple model that never sees a question.

Naive Bayes over the words of the choices, with each word counted once a choice (the binary multinomial form, add-one
smoothing): what sets right choices apart from wrong ones. It is trained on some templates and guesses the items of
the others, so that it cannot know the items themselves. Items with the same choices and the same right one, such as
those of a pair, get the same guess and count once. The hits are held to chance by an exact binomial test, and
the p-values of all packs that are looked at are corrected together (Holm, 1979).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from aiact_desk.evaluation import packs
from aiact_desk.evaluation.pack_check import SIGNIFICANT, Finding, binomial_tail
from aiact_desk.evaluation.packs import Item, Pack
from aiact_desk.evaluation.paired import holm

FOLDS = 10

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Guessed:
    """How many of the items on which the model prefers one choice it guessed right; `p` that chance does as well."""

    hits: int
    items: int
    p: float


def leaks(checked: Mapping[str, Pack]) -> dict[str, Finding]:
    """By name, the packs among these whose right choices can be told without the question."""
    choosing = {name: pack for name, pack in checked.items() if pack.output_type == "multiple_choice"}
    guessed = {name: guess_blindly(packs.items(pack)) for name, pack in choosing.items()}
    corrected = dict(zip(guessed, holm([one.p for one in guessed.values()]), strict=True))
    return {
        name: Finding(
            "packs.check_choice_words",
            {"hits": str(one.hits), "items": str(one.items), "p": f"{corrected[name]:.2g}", "packs": str(len(guessed))},
        )
        for name, one in guessed.items()
        if corrected[name] < SIGNIFICANT
    }


def guess_blindly(items: list[Item]) -> Guessed:
    """Guess each item from its choices, with what the items of other folds teach. Items share a fold by template."""
    groups = {group: place % FOLDS for place, group in enumerate(sorted({item.group for item in items}))}
    different = {_offer(item): item for item in items}.values()
    folds = [[item for item in different if groups[item.group] == fold] for fold in range(FOLDS)]
    hits, chances = 0, []
    for fold in folds:
        right, wrong = _counted(item for other in folds if other is not fold for item in other)
        for item in fold:
            guess = _guess(item, right, wrong)
            if guess is not None:
                hits += guess == item.gold
                chances.append(1 / len(item.choices))
    chance = sum(chances) / len(chances) if chances else 1.0
    return Guessed(hits, len(chances), binomial_tail(hits, len(chances), chance))


def _offer(item: Item) -> tuple[frozenset[str], str]:
    return frozenset(map(str.casefold, item.choices)), item.choices[item.gold or 0].casefold()


def _counted(items: Iterable[Item]) -> tuple[Counter[str], Counter[str]]:
    """In how many right choices, and in how many wrong ones, each word stands."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for item in items:
        for place, choice in enumerate(item.choices):
            (right if place == item.gold else wrong).update(_words(choice))
    return right, wrong


def _guess(item: Item, right: Counter[str], wrong: Counter[str]) -> int | None:
    """The place of the choice that is likeliest right; None where two are equally likely. Unknown words say nothing."""
    vocabulary = len(right.keys() | wrong.keys())
    all_right, all_wrong = sum(right.values()) + vocabulary, sum(wrong.values()) + vocabulary
    weights = [
        sum(
            math.log((right[word] + 1) / all_right) - math.log((wrong[word] + 1) / all_wrong)
            for word in sorted(_words(choice))
            if word in right or word in wrong
        )
        for choice in item.choices
    ]
    best = max(weights)
    return weights.index(best) if sum(math.isclose(weight, best) for weight in weights) == 1 else None


def _words(choice: str) -> frozenset[str]:
    return frozenset(_WORD.findall(choice.casefold()))
