"""The packs that ask easy questions in two ways: what the two items of a pair share, and what sets them apart."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from functools import cache
from itertools import combinations

import pytest

from aiact_desk.evaluation.generators import drawing, everyday_questions, everyday_second_route
from aiact_desk.evaluation.generators.everyday_questions import PACKS, everyday
from aiact_desk.evaluation.generators.of_pack import generator_of
from aiact_desk.evaluation.generators.typing_mistakes import corrected, mistyped
from aiact_desk.evaluation.packs import Item

KNOWN = everyday_second_route.vocabulary()


@cache
def pairs(id: str, seed: int = 5) -> list[tuple[Item, Item]]:
    """The pairs of a split, the plain item first."""
    generator = generator_of(id)
    found: dict[str, list[Item]] = defaultdict(list)
    for item in generator.items(random.Random(seed)):
        assert item.pair is not None
        found[item.pair].append(item)
    return [(one, other) if one.kind == "plain" else (other, one) for one, other in found.values()]


@pytest.mark.parametrize("id", PACKS)
def test_each_question_is_asked_plainly_and_in_another_way_with_the_same_answer(id: str) -> None:
    for plain, changed in pairs(id):
        assert plain.kind == "plain" != changed.kind
        assert plain.template == changed.template
        assert sorted(plain.choices) == sorted(changed.choices)
        assert drawing.gold_text(plain) == drawing.gold_text(changed)
        assert (plain.question == changed.question) == (id == "reordered_options")
        assert (plain.choices == changed.choices) == (id != "reordered_options")


def test_the_right_choice_moves_from_each_letter_to_each_other_equally_often() -> None:
    moves = Counter((plain.gold, changed.gold) for plain, changed in pairs("reordered_options"))
    assert moves == {(one, other): 11 for one in range(3) for other in range(3) if one != other}


def test_spelling_is_changed_in_three_ways_equally_often_and_nothing_else() -> None:
    assert Counter(changed.kind for _, changed in pairs("mistyped_questions")) == {
        "typing mistakes": 22,
        "lower case": 22,
        "capitals": 22,
    }
    for plain, changed in pairs("mistyped_questions"):
        words = list(zip(plain.question.split(), changed.question.split(), strict=True))
        if changed.kind == "typing mistakes":
            assert 2 <= sum(one != other for one, other in words) <= 4
            assert all(one == other for one, other in words if any(sign.isdigit() for sign in one))
            assert corrected(changed.question.casefold(), KNOWN) == plain.question.casefold()
        else:
            assert changed.question == (str.upper if changed.kind == "capitals" else str.lower)(plain.question)


def test_mistakes_spare_short_words_numbers_and_what_is_to_be_kept() -> None:
    for seed in range(200):
        text = mistyped(random.Random(seed), "Music has 1000 grams of butter and a kilogram", KNOWN, {"butter"})
        assert {"has", "1000", "of", "butter", "and", "a"} <= set(text.split())
        assert len({"Music", "grams", "kilogram"} - set(text.split())) == 2


def test_no_question_is_in_the_share_of_two_packs() -> None:
    for one, other in combinations(PACKS, 2):
        asked = [{item.question for pair in pairs(id) for item in pair} for id in (one, other)]
        assert not asked[0] & asked[1]


def test_each_variety_of_english_is_written_out_for_half_of_the_kinds() -> None:
    written = Counter(variety for kind in everyday().kinds.values() for variety in kind.dialects)
    assert set(written) == {"Scottish", "Northern Irish", "Welsh", "Yorkshire", "Indian", "Nigerian"}
    assert sum(written.values()) == 3 * len(everyday().kinds)
    assert min(written.values()) >= len(everyday().kinds) / 3


@pytest.mark.parametrize("id", everyday().kinds)
def test_the_second_route_understands_every_wording_of_every_fact(id: str) -> None:
    draw = random.Random(3)
    kind = everyday().kinds[id]
    for fact, right in kind.answers().items():
        for wording in (*kind.plain, *kind.other, *kind.dialects.values()):
            question = everyday_questions.drawn(draw, id, fact)
            text = question.worded(wording)
            item = Item(id="x", template=id, language="en", question=text, choices=question.choices, gold=0)
            assert everyday_second_route.answer(item) == right
