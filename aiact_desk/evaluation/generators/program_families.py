"""The families of small programs in `program_writing.yaml`, and how their gaps are filled."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from pydantic import Field

from aiact_desk.evaluation.frozen import Frozen
from aiact_desk.evaluation.plain_yaml import read_plain_yaml

NAME, WORDS, CODE, AGAIN = range(4)
_NUMBERS = {"k": (5, 20), "d": (3, 5)}

Option = tuple[str, str, str, str]
Options = Mapping[str, Option]


class Family(Frozen):
    """Programs that are built alike: see the head of the YAML file."""

    id: str
    name: str
    doc: str
    args: tuple[tuple[str, str] | tuple[str, str, int], ...]
    solution: str
    again: str
    options: dict[str, str | tuple[Option, ...]]
    numbers: dict[str, tuple[int, int]] = Field(default_factory=dict)
    wrong: tuple[str, ...] = ()


class Families(Frozen):
    """The whole file."""

    lists: tuple[str, ...]
    shared: dict[str, tuple[Option, ...]]
    families: tuple[Family, ...]

    def options(self, family: Family) -> dict[str, tuple[Option, ...]]:
        """The options of each gap of a family."""
        return {
            gap: self.shared[options] if isinstance(options, str) else options
            for gap, options in family.options.items()
        }

    def numbers(self, family: Family) -> dict[str, tuple[int, int]]:
        """The limits of each number that may be drawn in a family."""
        return {**_NUMBERS, **family.numbers}


@dataclass(frozen=True)
class Filling:
    """What stands in the gaps of a family."""

    options: Options
    numbers: Mapping[str, int]
    list_name: str

    def fill(self, text: str, column: int) -> str:
        """A text of the family with its gaps filled, options with that column of theirs."""
        for gap, option in [
            *self.options.items(),
            *self.options.items(),
        ]:  # the text of one may hold the gap of another
            text = text.replace(f"<{gap}>", option[column])
        for gap, number in self.numbers.items():
            text = text.replace(f"<{gap}>", str(number))
        return text.replace("<xs>", self.list_name)


@cache
def families() -> Families:
    """The content of `program_writing.yaml`."""
    return Families.model_validate(read_plain_yaml(Path(__file__).with_name("program_writing.yaml")))


def every_options(family: Family) -> list[Options]:
    """Every choice of options for the gaps of a family."""
    gaps = families().options(family)
    return [dict(zip(gaps, chosen, strict=True)) for chosen in product(*gaps.values())]


def drawn_filling(draw: random.Random, family: Family, options: Options) -> Filling:
    """A filling of a family's gaps with these options, and random numbers."""
    every = families()
    numbers = {gap: draw.randint(low, high) for gap, (low, high) in every.numbers(family).items()}
    return Filling(options, numbers, draw.choice(every.lists))
