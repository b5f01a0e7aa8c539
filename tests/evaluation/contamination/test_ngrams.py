"""Which n-grams of a pack are looked for."""

from __future__ import annotations

from collections.abc import Callable

from aiact_desk.evaluation.contamination.ngrams import sought
from aiact_desk.evaluation.packs import Pack
from tests.evaluation.contamination.conftest import CANARY, sentence

MakePack = Callable[..., Pack]


def test_long_texts_are_windows_and_short_ones_are_whole_or_nothing(make_pack: MakePack) -> None:
    pack = make_pack(("a", sentence("a", 15)), ("b", sentence("b", 8)), ("c", sentence("c", 7)))
    long, whole, short = sought(pack, answers=False).items
    words = sentence("a", 15).split()
    assert long.ngrams == {tuple(words[at : at + 13]) for at in range(3)}
    assert whole.ngrams == {tuple(sentence("b", 8).split())}
    assert (short.ngrams, short.short, whole.short) == (frozenset(), True, False)


def test_template_text_is_left_out_and_counted(make_pack: MakePack) -> None:
    shared, common = sentence("shared", 13), sentence("common", 13)
    six = [("t", f"{common} {sentence(f'own{number}', 2)}") for number in range(6)]
    pack = make_pack(("a", f"{shared} one"), ("b", f"{shared} two"), *six, ("c", shared))
    found = sought(pack, answers=False)
    assert found.template_ngrams == 2
    by_id = {item.id: item for item in found.items}
    assert len(by_id["i0"].ngrams) == 1
    assert tuple(common.split()) not in by_id["i2"].ngrams
    assert len(by_id["i2"].ngrams) == 2
    assert (by_id["i8"].ngrams, by_id["i8"].short) == (frozenset(), False)


def test_text_of_a_few_items_of_one_template_is_evidence(make_pack: MakePack) -> None:
    pack = make_pack(*(("passage", f"{sentence('passage', 13)} {number}") for number in range(5)))
    found = sought(pack, answers=False)
    assert found.template_ngrams == 0
    assert all(tuple(sentence("passage", 13).split()) in item.ngrams for item in found.items)


def test_answers_are_looked_for_where_they_are_asked_for(make_pack: MakePack) -> None:
    choices = (sentence("right", 3), sentence("wrong", 9), "No.")
    pack = make_pack(("a", sentence("a", 7)), choices=choices)
    (without,), (with_them,) = (sought(pack, answers=answers).items for answers in (False, True))
    assert without.ngrams == frozenset()
    assert with_them.ngrams == {
        tuple(f"{sentence('a', 7)} {sentence('right', 3)}".split()),
        tuple(sentence("wrong", 9).split()),
    }


def test_the_canary_is_the_guid_of_the_data(make_pack: MakePack) -> None:
    assert sought(make_pack(("a", "Why?")), answers=False).canary == CANARY
