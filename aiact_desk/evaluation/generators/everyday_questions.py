"""The easy questions, in the file beside this module, that several packs ask in two ways.

Each pack draws its own kinds of questions and has its own share of the facts, so that no two packs ask the same.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aiact_desk.evaluation.frozen import Frozen
from aiact_desk.evaluation.generators.together import Asked, Group, Maker, draw_together
from aiact_desk.evaluation.packs import Item
from aiact_desk.evaluation.plain_yaml import read_plain_yaml

PACKS = ("paraphrased_questions", "mistyped_questions", "reordered_options", "dialect_questions")
KINDS_IN_A_PACK = 33
PAIRS = 2 * KINDS_IN_A_PACK


class Kind(Frozen):
    """Questions that are asked in the same words about different facts."""

    plain: tuple[str, str]
    other: tuple[str, str, str]
    dialects: dict[str, str]
    facts: dict[str, str] | tuple[str, ...]
    apart: tuple[tuple[str, str], ...] = ()

    def answers(self) -> dict[str, str]:
        """The right answer to each fact that is asked for."""
        return self.facts if isinstance(self.facts, dict) else {fact: fact for fact in self.facts}

    def wrong(self, right: str) -> list[str]:
        """What may stand beside the right answer."""
        near = {text for two in self.apart if right in two for text in two}
        return sorted({*self.answers().values()} - {right} - near)


class Everyday(Frozen):
    """The whole file."""

    people: tuple[str, ...]
    kinds: dict[str, Kind]


@dataclass(frozen=True)
class Question:
    """What is asked, before it is put into words; the right one of the choices stands first."""

    kind: str
    slots: dict[str, str]
    choices: tuple[str, str, str]

    def worded(self, wording: str) -> str:
        """The question in one of the wordings of its kind."""
        return wording.format(**self.slots)

    def pair(self, plain: str, name: str, changed: str) -> Group:
        """The two items: one of plain text, and one that is changed in the way that `name` says."""
        return tuple(Asked(self.kind, kind, text, self.choices) for kind, text in (("plain", plain), (name, changed)))


Versions = Callable[[random.Random, Kind, Sequence[tuple[Question, str]]], list[Group]]
"""Makes pairs of some questions of one kind, each with its plain text."""


@cache
def everyday() -> Everyday:
    """The questions in the file beside this module."""
    return Everyday.model_validate(read_plain_yaml(Path(__file__).with_suffix(".yaml")))


def draw_pairs(draw: random.Random, prefix: str, pack: str, versions: Sequence[Versions]) -> list[Item]:
    """The whole split of a pack: two pairs of each of its kinds of questions, one of `versions` for each kind."""
    kinds = draw.sample(sorted(everyday().kinds), KINDS_IN_A_PACK)
    return draw_together(draw, prefix, [_maker(kind, pack, its) for kind, its in zip(kinds, versions, strict=True)])


def drawn(draw: random.Random, id: str, fact: str) -> Question:
    """A question about one fact of a kind, with wrong choices and people."""
    kind = everyday().kinds[id]
    right = kind.answers()[fact]
    first, second = _two_that_go_together(draw, kind, right)
    x, _, y = fact.partition(" | ")
    p, q = draw.sample(everyday().people, 2)
    slots = {"x": x, "y": y, "w": first, "v": second, "p": p, "q": q}
    large = {name.upper(): text[:1].upper() + text[1:] for name, text in slots.items()}
    return Question(id, slots | large, (right, first, second))


def _maker(id: str, pack: str, versions: Versions) -> Maker:
    def make(draw: random.Random) -> list[Group]:
        kind = everyday().kinds[id]
        share = list(kind.answers())[PACKS.index(pack) :: len(PACKS)]
        questions = [drawn(draw, id, fact) for fact in draw.sample(share, 2)]
        wordings = draw.sample(kind.plain, 2)
        plain = [(one, one.worded(wording)) for one, wording in zip(questions, wordings, strict=True)]
        return versions(draw, kind, plain)

    return make


def _two_that_go_together(draw: random.Random, kind: Kind, right: str) -> tuple[str, str]:
    first = draw.choice(kind.wrong(right))
    second = draw.choice([text for text in kind.wrong(right) if text in kind.wrong(first)])
    return first, second
