"""What the programs of `program_output_questions` are made from: an outline with gaps, and how it may be misread."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from string import Template
from typing import Any

Filled = dict[str, Any]
NUMBERS = ("total", "amount", "score", "result", "figure", "price", "height", "weight", "length", "points")
OTHERS = ("first", "left", "other", "second", "old", "before", "later", "inner", "upper", "rest")
STEPS = ("step", "day", "item", "row", "part", "visit", "round_no", "seat", "page", "lap")
INNER = ("turn", "place", "hour", "card", "column", "corner", "drop", "point", "shelf_no", "box_no")
LISTS = ("values", "numbers", "marks", "prices", "sizes", "ages", "scores", "lengths", "weights", "counts")
SERIES = ("names", "words", "fruits", "things", "basket", "shelf", "drawer", "labels", "goods", "box")
TEXTS = ("text", "word", "title_line", "label", "message", "note", "sign", "line", "entry", "caption")
FUNCTIONS = ("change", "shape", "work", "adjust", "count_up", "prepare", "measure", "convert", "handle", "build")
WORDS = (
    "garden", "silver", "window", "planet", "bridge", "monkey", "button", "castle", "pencil", "market",
    "travel", "orange", "winter", "basket", "kitten", "forest", "dragon", "hammer", "ladder", "violet",
)  # fmt: skip
FRUITS = ("fig", "plum", "pear", "lemon", "apple", "cherry", "grape", "melon", "peach", "kiwi", "quince", "mango")


@dataclass(frozen=True)
class Outline:
    """A program with gaps ($a), what each gap is drawn from, and what the filled program prints.

    `right` works the answer out from what stands in the gaps, without running anything. `misread` are changes to the
    program: what the changed programs print are the wrong answers. Gaps with the same list get different contents.
    """

    id: str
    code: str
    gaps: dict[str, Sequence[Any]]
    right: Callable[[Filled], object]
    misread: tuple[tuple[str, str], ...]

    def fill(self, draw: random.Random) -> Filled:
        filled: Filled = {}
        for gap, contents in self.gaps.items():
            free = [one for one in contents if one not in filled.values()]
            filled[gap] = draw.choice(free)
        return filled

    def program(self, filled: Filled) -> str:
        """The program with its gaps filled."""
        return Template(self.code).substitute(filled)

    def misread_programs(self, filled: Filled) -> list[str]:
        """The program as somebody would have it who misreads it in one of the ways."""
        return [Template(self.code.replace(old, new)).substitute(filled) for old, new in self.misread]
