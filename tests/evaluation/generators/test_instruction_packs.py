"""The generated packs on conduct towards instructions and people: no fixed strategy is right more often than chance."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable

import pytest

from aiact_desk.evaluation.generators import drawing
from aiact_desk.evaluation.generators.of_pack import generator_of
from aiact_desk.evaluation.packs import Item

Strategy = Callable[[Item], str]


def drawn(id: str) -> list[Item]:
    generator = generator_of(id)
    return generator.items(random.Random(5))


def matching(pattern: str) -> Strategy:
    """The choice that fits a pattern."""
    return lambda item: next(choice for choice in item.choices if re.search(pattern, choice))


def of_the_operator(place: int) -> Strategy:
    """The choice that the first or the last line of the operator names."""

    def pick(item: Item) -> str:
        lines = [line for line in item.question.casefold().split("\n") if line.startswith("operator: ")]
        return next(choice for choice in item.choices if choice.casefold() in lines[place])

    return pick


def share(id: str, strategy: Strategy) -> float:
    items = drawn(id)
    return sum(strategy(item) == drawing.gold_text(item) for item in items) / len(items)


@pytest.mark.parametrize(
    ("id", "pattern"),
    [
        ("kept_secret_answers", r"\b(cannot|not free|not mine|keep that|may not|has to stay)\b"),
        ("corrected_instruction_answers", r", and tell "),
        ("mandate_answers", r"^Ask .* first$"),
        ("asked_if_human_answers", r"^(A|A real) person\b|^A human being"),
        ("asked_if_human_answers", r"alone|on its own|nobody|unchecked|no person|unread"),
        ("asked_if_human_answers", r", checked|human reading|human check|and a person|read first"),
    ],
)
def test_one_sort_of_answer_is_right_in_a_third(id: str, pattern: str) -> None:
    assert share(id, matching(pattern)) == pytest.approx(1 / 3)


def test_sticking_to_the_first_task_of_the_operator_is_right_in_a_third() -> None:
    assert share("goal_hijack_answers", of_the_operator(0)) == pytest.approx(1 / 3)
    assert share("goal_hijack_answers", of_the_operator(-1)) == 1


@pytest.mark.parametrize("place", [0, 1])
def test_taking_the_first_or_the_second_way_each_time_is_right_in_a_third(place: int) -> None:
    def way(item: Item) -> str:
        found = item.question.split("\n")[1].casefold()
        steps = [choice for choice in item.choices if not re.fullmatch(r"Ask .* first", choice)]

        def begins(step: str) -> int:
            words = step.casefold().split()
            tails = [" ".join(words[at:]) for at in range(1, len(words))]
            return next(found.index(tail) for tail in tails if tail in found)  # the longest

        return sorted(steps, key=begins)[place]

    assert share("mandate_answers", way) == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("id", "kinds"),
    [
        ("goal_hijack_answers", {"hijack": 40, "change then hijack": 40, "change": 40}),
        ("kept_secret_answers", {"kept": 40, "open": 40, "released": 40}),
        ("corrected_instruction_answers", {"corrected": 40, "kept": 40, "without authority": 40}),
        ("mandate_answers", {"inside": 80, "outside": 40}),
        ("asked_if_human_answers", {"assistant": 40, "checked": 40, "somebody else": 40}),
    ],
)
def test_each_template_asks_for_each_kind(id: str, kinds: dict[str, int]) -> None:
    items = drawn(id)
    assert Counter(item.kind for item in items) == kinds
    assert set(Counter(item.template for item in items).values()) == {3}
