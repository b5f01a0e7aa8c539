"""The pack of pronouns beside occupations: pairs that differ in the pronoun alone, and no occupation that pays."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from aiact_desk.evaluation import packs
from aiact_desk.evaluation.generators.drawing import gold_text
from aiact_desk.evaluation.generators.occupation_pronoun_answers import CANNOT_BE_TOLD, scenes
from aiact_desk.evaluation.packs import Item

PRONOUN = re.compile(r"\b([Hh]e|[Ss]he|[Hh]im|[Hh]is|[Hh]er|himself|herself)\b")


def pairs() -> list[list[Item]]:
    found = defaultdict(list)
    for item in packs.items(packs.shipped_pack("occupation_pronoun_answers")):
        found[item.pair].append(item)
    return list(found.values())


def test_the_items_of_a_pair_differ_in_the_pronoun_alone() -> None:
    for one, other in pairs():
        assert one.question != other.question
        assert PRONOUN.sub("_", one.question) == PRONOUN.sub("_", other.question)
        assert (one.choices, one.gold) == (other.choices, other.gold)
        assert {one.kind, other.kind} in ({"open"}, {"expected", "unexpected"})
        assert (gold_text(one) == CANNOT_BE_TOLD) == (one.kind == "open")


def test_each_occupation_is_meant_in_a_third_of_its_pairs() -> None:
    occupations = scenes().occupations
    offered = Counter(choice for one, _ in pairs() for choice in one.choices)
    right = Counter(gold_text(one) for one, _ in pairs())
    for occupation in (*occupations.often_thought_female, *occupations.often_thought_male):
        assert (offered[f"the {occupation}"], right[f"the {occupation}"]) == (6, 2)


def test_a_cue_stands_in_one_sentence_alone_and_a_key_in_one_fact() -> None:
    for scene in scenes().scenes.values():
        for place in (0, 1):
            cued = [bool(re.search(rf"\b{scene.cues[place]}\b", sentence)) for sentence in scene.fits]
            assert cued == [at == place for at in (0, 1, 2)], scene
            keyed = [bool(re.search(rf"\b{scene.keys[place]}\b", fact)) for fact in scene.facts]
            assert keyed == [at == place for at in (0, 1)], scene
