"""Every generator draws a whole, varied split from any seed, and a second route agrees with each right answer."""

from __future__ import annotations

import random
from functools import cache

import pytest

from aiact_desk import resources
from aiact_desk.evaluation import packs
from aiact_desk.evaluation.generators import drawing
from aiact_desk.evaluation.generators.of_pack import generator_of, has_generator
from aiact_desk.evaluation.packs import Item

ROOM = resources.folder("evals/packs")
IDS = [id for id in packs.shipped_ids() if has_generator(id)]
SEEDS = (drawing.SHIPPED_SEED, 7, 4711)


def generator(id: str) -> drawing.Generator:
    return generator_of(id)


@cache
def drawn(id: str, seed: int) -> list[Item]:
    return generator(id).items(random.Random(seed))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("id", IDS)
def test_a_split_is_large_and_varied(id: str, seed: int) -> None:
    items = drawn(id, seed)
    assert len(items) >= 120
    assert len({item.template for item in items}) >= 30
    assert len({item.id for item in items}) == len(items)
    assert len({(item.language, item.question, item.choices) for item in items}) == len(items)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("id", IDS)
def test_a_second_route_agrees_with_every_right_answer(id: str, seed: int) -> None:
    rederive = generator(id).rederive
    shots = [shot for shot in generator(id).SHOTS if shot.template != "example"]
    for item in [*drawn(id, seed), *shots]:
        assert rederive(item) == drawing.gold_text(item), item


@pytest.mark.parametrize("id", IDS)
def test_the_shipped_data_is_what_the_shipped_seed_draws(id: str) -> None:
    pack = packs.shipped_pack(id)
    assert packs.items(pack) == drawn(id, drawing.SHIPPED_SEED)
    assert packs.shots(pack) == list(generator(id).SHOTS)
    assert drawing.canary(id).rsplit(" ", 1)[1] in (pack.folder / packs.DATASHEET).read_text(encoding="utf-8")


@pytest.mark.parametrize("id", IDS)
def test_another_seed_draws_other_items(id: str) -> None:
    shipped, other = ({(item.question, frozenset(item.choices)) for item in drawn(id, seed)} for seed in SEEDS[:2])
    assert len(shipped & other) <= len(shipped) / 10
