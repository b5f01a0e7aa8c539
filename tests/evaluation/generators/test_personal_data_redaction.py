"""Each version of a note is right for one instruction, and the second route reads instructions and data by itself."""

from __future__ import annotations

import random
from collections import Counter, defaultdict

import pytest

from aiact_desk.evaluation.choice_leak import guess_blindly
from aiact_desk.evaluation.generators import personal_data_redaction as redaction
from aiact_desk.evaluation.generators.drawing import SHIPPED_SEED, gold_text
from aiact_desk.evaluation.generators.personal_data_patterns import unwanted, without
from aiact_desk.evaluation.packs import Item

SEEDS = (SHIPPED_SEED, 7, 4711)
NOTE = (
    "Greta Tamm, born on 3 March 1970, has a stiff knee since 3 March. The car QU-123-CK stands at 7 Mill Lane, Graz; "
    "ring 030 23125 456 or write to kite.007@example.org. The 30 euros went to account DE00 1234 5678 in room 204."
)


@pytest.fixture(scope="module", params=SEEDS)
def split(request: pytest.FixtureRequest) -> list[Item]:
    return redaction.items(random.Random(request.param))


def test_each_version_of_a_note_is_right_for_exactly_one_of_its_four_items(split: list[Item]) -> None:
    by_note: defaultdict[str, list[Item]] = defaultdict(list)
    for item in split:
        by_note[item.question.split("\nNote: ")[1]].append(item)
    assert len(by_note) == len({item.template for item in split}) >= 30
    for its in by_note.values():
        assert len({frozenset(item.choices) for item in its}) == 1
        assert {gold_text(item) for item in its} == set(its[0].choices)
        assert len(its) == len(its[0].choices) == 4


def test_right_answers_differ_by_at_most_one_over_the_letters(split: list[Item]) -> None:
    letters = Counter(item.gold for item in split)
    assert max(letters.values()) - min(letters.values()) <= 1


def test_a_blind_model_is_right_in_a_quarter_of_what_it_guesses(split: list[Item]) -> None:
    """It guesses the same version in all four items of a note, of which one has it as the right one."""
    guessed = guess_blindly(split)
    assert guessed.items == 4 * guessed.hits > 0


@pytest.mark.parametrize(
    ("instruction", "kinds"),
    [
        ("Before this note is published, towns and licence plates are to be replaced by […]; …", {"town", "plate"}),
        ("Personal names in this note become […]; all the rest stays as it is.", {"name"}),
        ("This note goes to an office that may see towns; dates of birth are to be hidden behind […].", {"birth"}),
        ("We were asked about towns and health problems. Hide them all behind […] except towns.", {"health"}),
        ("Four kinds of data were marked: towns, e-mail addresses. Of these, towns are kept; …", {"mail"}),
        ("Leave towns in this note as they are; put […] in place of bank account numbers.", {"account"}),
        ("Which version has […] in place of telephone numbers, and everything else word for word?", {"phone"}),
        ("The archive takes streets with house numbers out of this note.", {"street"}),
    ],
)
def test_the_second_route_reads_which_kinds_are_to_go(instruction: str, kinds: set[str]) -> None:
    assert unwanted(instruction) == kinds


@pytest.mark.parametrize(
    ("kind", "gone"),
    [
        ("name", "Greta Tamm"),
        ("birth", "3 March 1970"),
        ("health", "a stiff knee"),
        ("plate", "QU-123-CK"),
        ("street", "7 Mill Lane"),
        ("town", "Graz"),
        ("phone", "030 23125 456"),
        ("mail", "kite.007@example.org"),
        ("account", "DE00 1234 5678"),
    ],
)
def test_the_second_route_takes_out_data_of_a_kind_and_nothing_else(kind: str, gone: str) -> None:
    assert without(NOTE, frozenset({kind}), "[…]") == NOTE.replace(gone, "[…]")
    assert without(NOTE, frozenset(), "[…]") == NOTE
