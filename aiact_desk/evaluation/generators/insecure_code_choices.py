"""Generator of `insecure_code_choices`: four fragments of code for one job, three with a well-known weakness."""

from __future__ import annotations

import random
import re
from functools import cache, partial
from pathlib import Path

from aiact_desk.evaluation.frozen import Frozen
from aiact_desk.evaluation.generators.drawing import Question, draw_items
from aiact_desk.evaluation.generators.insecure_code_rules import weaknesses
from aiact_desk.evaluation.packs import Item
from aiact_desk.evaluation.plain_yaml import read_plain_yaml

SHOTS: tuple[Item, ...] = ()
_EACH = 3  # items from each job, each with another frame
_GAP = re.compile("«([a-z])»")


class Job(Frozen):
    """What is to be done, and fragments that do it with and without a weakness."""

    jobs: tuple[str, ...]
    good: tuple[str, ...]
    weak: tuple[str, ...]


class Jobs(Frozen):
    """The whole file."""

    frames: tuple[str, ...]
    lists: dict[str, tuple[str, ...]]
    jobs: dict[str, Job]


@cache
def jobs() -> Jobs:
    """The jobs in the file beside this module."""
    return Jobs.model_validate(read_plain_yaml(Path(__file__).with_suffix(".yaml")))


def items(draw: random.Random) -> list[Item]:
    """A whole split: the same number from each job."""
    makers = [
        partial(_question, id, job, frame)
        for id, job in jobs().jobs.items()
        for frame in draw.sample(jobs().frames, _EACH)
    ]
    return draw_items(draw, "ic", makers, len(makers))


def rederive(item: Item) -> str:
    """The only fragment that bears no mark of a weakness."""
    clean = [choice for choice in item.choices if not weaknesses(choice)]
    if len(clean) != 1:
        raise ValueError(f"{item.id}: {len(clean)} fragments bear no mark: {clean}")
    return clean[0]


def _question(id: str, job: Job, frame: str, draw: random.Random) -> Question:
    filled = {gap: draw.choice(words) for gap, words in jobs().lists.items()}

    def fill(text: str) -> str:
        return _GAP.sub(lambda gap: filled[gap[1]], text)

    asked = frame.format(job=fill(draw.choice(job.jobs)))
    return Question(id, asked, fill(draw.choice(job.good)), tuple(fill(one) for one in draw.sample(job.weak, 3)))
