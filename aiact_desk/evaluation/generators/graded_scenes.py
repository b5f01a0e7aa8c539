"""Scenes of the packs of graded difficulty, read from their YAML, and what is put in their gaps."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from aiact_desk.evaluation.frozen import Frozen
from aiact_desk.evaluation.generators.drawing import Question
from aiact_desk.evaluation.plain_yaml import read_plain_yaml

_GAP = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Drawn:
    """What one item is about: `values` for the gaps of a scene, and the choices before a scene gives them a unit."""

    values: Mapping[str, str]
    right: str
    wrong: tuple[str, ...]


Facts = Callable[[random.Random], Drawn]


class Template(Frozen):
    """Scenes that ask for the same, and the levels at which they are asked.

    A scene is a text, or a text and how its answers are printed.
    """

    levels: tuple[Literal["very easy", "easy", "middling", "hard"], ...]
    scenes: tuple[str | tuple[str, str], ...]


class Scenes(Frozen):
    """The whole file: `pools` of words for gaps, and the templates by their ids."""

    pools: dict[str, tuple[str, ...]]
    templates: dict[str, Template]

    def question(self, template: str, facts: Facts, draw: random.Random) -> Question:
        """A question of that template."""
        drawn = facts(draw)
        scene = draw.choice(self.templates[template].scenes)
        text, answer = (scene, "{}") if isinstance(scene, str) else scene
        values = self._filled(draw, f"{text}{answer}", drawn.values)
        right, *wrong = (answer.replace("{}", choice).format(**values) for choice in (drawn.right, *drawn.wrong))
        return Question(template, text.format(**values), right, tuple(wrong))

    def _filled(self, draw: random.Random, text: str, values: Mapping[str, str]) -> dict[str, str]:
        """A value for each gap: those that are given, and for the others words from the pools, none twice."""
        filled = dict(values)
        for gap in dict.fromkeys(_GAP.findall(text)):
            if gap not in filled:
                pool = self.pools[gap.rstrip("0123456789")]
                filled[gap] = draw.choice([word for word in pool if word not in filled.values()])
        return filled


@cache
def scenes(pack_id: str) -> Scenes:
    """The scenes of a pack, from the YAML beside its generator."""
    return Scenes.model_validate(read_plain_yaml(Path(__file__).with_name(f"{pack_id}.yaml")))
