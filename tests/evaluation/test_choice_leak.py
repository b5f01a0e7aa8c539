"""The model that sees choices alone: it finds what sets right ones apart, and nothing where nothing does."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from aiact_desk.evaluation import packs
from aiact_desk.evaluation.choice_leak import guess_blindly, leaks
from aiact_desk.evaluation.pack_check import binomial_tail
from aiact_desk.evaluation.packs import Item
from aiact_desk.wording import say
from tests.evaluation.pack_folders import copied

WORDS = ("river", "stone", "bread", "lamp", "cloud", "chair", "field", "glass", "horse", "paper")


def item(number: int, *, tell: bool, template: str | None = None) -> Item:
    draw = random.Random(number)
    gold = number % 3
    choices = [" ".join(draw.sample(WORDS, 3)) + (" never" if tell and place != gold else "") for place in range(3)]
    return Item(
        id=str(number),
        template=template or f"t{number % 15}",
        language="en",
        question=f"Question {number}?",
        choices=tuple(choices),
        gold=gold,
    )


def test_a_word_that_gives_the_answer_away_is_found() -> None:
    found = guess_blindly([item(number, tell=True) for number in range(90)])
    assert found.hits / found.items > 0.9
    assert found.p < 1e-9


def test_nothing_is_found_in_choices_that_tell_nothing() -> None:
    assert guess_blindly([item(number, tell=False) for number in range(300)]).p > 0.05


def test_what_one_template_teaches_is_not_used_on_itself() -> None:
    assert guess_blindly([item(number, tell=True, template="one") for number in range(90)]).items == 0


def test_items_that_offer_the_same_count_once() -> None:
    items = [item(number, tell=True) for number in range(30)]
    again = [one.model_copy(update={"id": f"{one.id}-b"}) for one in items]
    assert guess_blindly(items + again) == guess_blindly(items)


def test_the_finding_is_corrected_for_all_packs_that_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = packs.load_pack(copied(tmp_path))
    monkeypatch.setattr(packs, "items", lambda _: [item(number, tell=True) for number in range(7)])
    p = guess_blindly(packs.items(pack)).p
    assert 0.001 < p < 0.05
    (found,) = leaks({"a": pack}).values()
    assert say(found.id, found.params)
    assert leaks({str(number): pack for number in range(60)}) == {}


@pytest.mark.parametrize(("hits", "trials"), [(5000, 14_000), (4800, 14_000)])
def test_the_binomial_tail_of_a_large_pack_is_finite(hits: int, trials: int) -> None:
    from scipy.stats import binom

    assert binomial_tail(hits, trials, 1 / 3) == pytest.approx(float(binom.sf(hits - 1, trials, 1 / 3)), rel=1e-6)
