"""Draws that depend on the seed alone."""

from __future__ import annotations

from collections import Counter

from aiact_desk.evaluation.draw import drawn_samples
from aiact_desk.evaluation.result import Sample


def sample(number: int) -> Sample:
    return Sample(
        pack="p", item=f"{number:03d}", language="en", input="", output="", expected="", right=True, score=1.0
    )


def test_the_draw_depends_on_the_seed_and_not_on_the_order() -> None:
    made = [sample(number) for number in range(40)]
    first = drawn_samples(made, seed=1)
    assert first == drawn_samples(list(reversed(made)), seed=1)
    assert first != drawn_samples(made, seed=2)
    assert len({each.item for each in first}) == 5


def test_every_item_can_be_drawn() -> None:
    made = [sample(number) for number in range(10)]
    drawn = Counter(each.item for seed in range(400) for each in drawn_samples(made, seed))
    assert len(drawn) == 10
    assert all(140 < count < 260 for count in drawn.values())


def test_a_small_pack_is_shown_whole() -> None:
    assert len(drawn_samples([sample(1), sample(2)], seed=1)) == 2
