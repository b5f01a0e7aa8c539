"""A second split of a generated pack, drawn from a secret seed, so that no model can have been trained on it.

A model that learned the shipped items by heart does better on them than on items of the same make that it cannot know.
"""

from __future__ import annotations

import math
import random
import re
import string
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from aiact_desk.evaluation import packs, task_file
from aiact_desk.evaluation.dummies import write_rows
from aiact_desk.evaluation.generators import drawing
from aiact_desk.evaluation.generators.of_pack import generator_of, has_generator
from aiact_desk.evaluation.packs import Item, Pack
from aiact_desk.evaluation.result import Interval, PackResult
from aiact_desk.evaluation.task_file import ITSELF
from aiact_desk.problems import Misuse

ENDING = "_second"
MOST_SHARED = 0.5
"""A split that shares more of its questions with the shipped one tells nothing."""


@dataclass(frozen=True)
class SplitDifference:
    """How much better a pack's shipped split is answered than its second one; below 0 where it is answered worse.

    `interval`: 95 %. For a figure of which less is better the sign is turned, so that more than 0 always means that the
    shipped items are answered better.
    """

    pack: str
    shipped: float
    second: float
    value: float
    interval: Interval

    @property
    def shows(self) -> bool:
        """Whether the shipped split is answered better beyond chance."""
        return self.interval.low > 0


def write_second_split(pack: Pack, secret: str, folder: Path) -> Pack:
    """Draw a shipped pack anew into a folder named after its second split; the same secret draws the same items.

    Raises:
        Misuse: if the pack is not drawn by a generator, or has too few other items to draw.
    """
    if not has_generator(pack.id):
        raise Misuse("packs.no_generator", pack=pack.id)
    generator = generator_of(pack.id)
    items = generator.items(random.Random(f"{secret}:{pack.id}"))  # noqa: S311  (secret, and no cryptography)
    shipped = {item.question for item in packs.items(pack)}
    if sum(item.question in shipped for item in items) > MOST_SHARED * len(items):
        raise Misuse("packs.same_second_split", pack=pack.id)
    drawing.write_data(folder, items, generator.SHOTS)
    for name in (task_file.NAME, packs.DATASHEET):
        text = (pack.folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(_changed(text, pack, items), encoding="utf-8")
    if (pack.folder / task_file.METRIC_FILE).exists():
        (folder / task_file.METRIC_FILE).write_text(task_file.METRIC_CODE, encoding="utf-8")
    found = packs.load_pack(folder)
    write_rows(found)
    return found


def split_differences(shipped: Mapping[str, PackResult], second: Mapping[str, PackResult]) -> list[SplitDifference]:
    """For each pack of which both splits have a whole figure under one version, the difference of the two.

    The interval is put together from the two figures' own ones (the method of variance estimates recovery): for one
    value x with (l, u) and another y with (m, v) its lower end is x - y - sqrt((x - l)² + (v - y)²). Source: G. Y. Zou
    and A. Donner, "Construction of confidence limits about effect measures", Statistics in Medicine 27 (2008).
    """
    whole = [(one, other) for one, other in _both(shipped, second) if not one.partial and not other.partial]
    return [_difference(one, other) for one, other in whole if one.pack_version == other.pack_version]


def of_other_versions(shipped: Mapping[str, PackResult], second: Mapping[str, PackResult]) -> list[str]:
    """The packs of which the splits were drawn for different versions, so that they are not of one make."""
    return [one.pack for one, other in _both(shipped, second) if one.pack_version != other.pack_version]


def _both(shipped: Mapping[str, PackResult], second: Mapping[str, PackResult]) -> list[tuple[PackResult, PackResult]]:
    return [(shipped[id], second[f"{id}{ENDING}"]) for id in shipped if f"{id}{ENDING}" in second]


def _difference(one: PackResult, other: PackResult) -> SplitDifference:
    value, (low, high) = one.value - other.value, (one.interval, other.interval)
    down = math.hypot(one.value - low.low, high.high - other.value)
    up = math.hypot(low.high - one.value, other.value - high.low)
    ends = (value - down, value + up)
    if not one.higher_is_better and one.metric == "brier_score":
        value, ends = -value, (-ends[1], -ends[0])
    interval = Interval(low=ends[0], high=ends[1], method="from the intervals of both splits")
    return SplitDifference(one.pack, one.value, other.value, value, interval)


def _changed(text: str, pack: Pack, items: list[Item]) -> str:
    """Task file or datasheet with the name, the counts and the canary of the second split."""
    name = f"{pack.id}{ENDING}"
    counts = Counter(item.gold for item in items)
    letters = [(letter, counts[at]) for at, letter in enumerate(string.ascii_uppercase) if at in counts]
    chance = sum(1 / len(item.choices) for item in items) / len(items) if items[0].choices else pack.chance
    text = re.sub(r"^task: .*$", f"task: {name}", text, flags=re.MULTILINE)
    text = re.sub(r"^  title: (.*)$", r"  title: \1 (second split)", text, flags=re.MULTILINE)
    text = re.sub(r"^  chance: .*$", f"  chance: {chance:.4g}", text, flags=re.MULTILINE)
    letters_in_yaml = ", ".join(f"{letter}: {count}" for letter, count in letters)
    text = re.sub(r"^  gold_letters: .*$", f"  gold_letters: {{{letters_in_yaml}}}", text, flags=re.MULTILINE)
    if pack.competence not in (None, ITSELF):
        text = text.replace(f"  competence: {pack.competence}", f"  competence: {pack.competence}{ENDING}")
    facts = {
        "Items": str(len(items)),
        "Templates": str(len({item.group for item in items})),
        "Score of guessing": f"{float(f'{chance:.4g}'):g}",
        "Right answers": ", ".join(f"{letter} {count}" for letter, count in letters),
    }
    for fact, found in facts.items():
        text = re.sub(rf"^\| {fact} \| .* \|$", f"| {fact} | {found} |", text, flags=re.MULTILINE)
    own, others = (drawing.canary(id).rsplit(" ", 1)[1] for id in (name, pack.id))
    return text.replace(others, own)
