"""A deck of texts to deal from, where drawing each time anew would repeat some and forget others."""

from __future__ import annotations

import random
from collections.abc import Iterable


class Deck:
    """Cards that are dealt in a random order, each once before one comes again."""

    def __init__(self, cards: Iterable[str]) -> None:
        self._all = tuple(cards)
        self._left: list[str] = []

    def deal(self, draw: random.Random) -> str:
        if not self._left:
            self._left = draw.sample(self._all, len(self._all))
        return self._left.pop()
