"""Generator of `pack_question_recognition`: which of four questions of one make stands in a shipped pack.

The other three come from the same template with another seed, so that only who has seen the shipped data can tell. The
idea to guess hidden parts of known test items: C. Deng et al., "Investigating data contamination in modern benchmarks
for large language models", NAACL (2024); here the wrong ones are drawn like the right one.
"""

from __future__ import annotations

import random
from collections import defaultdict
from functools import cache, partial

from aiact_desk.evaluation import packs
from aiact_desk.evaluation.generators.drawing import SHIPPED_SEED, Maker, Question, draw_items
from aiact_desk.evaluation.generators.of_pack import generator_of
from aiact_desk.evaluation.packs import Item

SHOTS: tuple[Item, ...] = ()
SOURCES = ("arithmetic_word_problems", "calendar_questions", "graded_estimates", "unit_and_quantity_questions")
"""Packs of short questions with many numbers, of which two draws seldom agree."""
_ASKED = "One of these questions of the make “{make}” stands in the evaluation pack {pack} of AI Act Desk. Which one?"


def items(draw: random.Random) -> list[Item]:
    """A question for each template of the source packs, which is its template too."""
    makers: list[Maker] = []
    for pack in SOURCES:
        shipped, others = _by_template(pack, SHIPPED_SEED), _by_template(pack, draw.getrandbits(32))
        for template, its in shipped.items():
            new = [text for text in others[template] if text not in its]
            if len(new) >= 3:
                makers.append(partial(_question, pack, template, its, new))
    return draw_items(draw, "qr", makers, len(makers))


def rederive(item: Item) -> str:
    """The one choice that stands in the data file of the pack that the question names."""
    named = item.question.split("evaluation pack ")[1].split(" ")[0]
    data = {shipped.question for shipped in packs.items(packs.shipped_pack(named))}
    found = [choice for choice in item.choices if choice in data]
    return found[0] if len(found) == 1 else ""


def _question(pack: str, template: str, shipped: list[str], others: list[str], draw: random.Random) -> Question:
    wrong = tuple(draw.sample(others, 3))
    return Question(
        f"{pack}: {template}", _ASKED.format(make=template.replace("_", " "), pack=pack), draw.choice(shipped), wrong
    )


@cache
def _by_template(pack: str, seed: int) -> dict[str, list[str]]:
    """The questions that a seed draws, by template."""
    found: dict[str, list[str]] = defaultdict(list)
    for item in generator_of(pack).items(random.Random(seed)):  # noqa: S311  (a fixed draw)
        found[item.template].append(item.question)
    return found
