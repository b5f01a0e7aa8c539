"""Figures beside a pack's own, from answers whose figures can be worked out by hand."""

from __future__ import annotations

import dataclasses
import math
from typing import Any

import pytest

from aiact_desk.evaluation import packs
from aiact_desk.evaluation.figures.answers import Answer
from aiact_desk.evaluation.figures.beside import beside
from aiact_desk.evaluation.figures.consistency import agreements, expected_by_guessing
from aiact_desk.evaluation.packs import Item, Pack
from aiact_desk.evaluation.result import Sample


def pack(**changes: Any) -> Pack:
    return dataclasses.replace(packs.shipped_pack("typo_answers"), **changes)


def answer(id: str, chose: int, *, repeat: int = 0, outcome: str | None = None, **more: Any) -> Answer:
    """An answer to a question with four choices of which the first is right, with probabilities 0.4 and 0.2."""
    choices = more.pop("choices", ("red", "green", "blue", "grey"))
    item = Item(id=id, template=more.pop("template", id), language=more.pop("language", "en"), question=f"{id}?",
                choices=choices, gold=more.pop("gold", 0), **more)  # fmt: skip
    options = tuple(f"{letter}. {text}" for letter, text in zip("ABCD", choices, strict=False))
    logprobs = tuple(math.log(0.4 if at == chose else 0.2) - 7 for at in range(len(choices)))
    right = chose == item.gold
    sample = Sample(pack="p", item=id, language=item.language, cluster=item.template, repeat=repeat, input="?",
                    options=options, option_logprobs=logprobs, output=options[chose], expected=options[0], right=right,
                    score=float(right), outcome=outcome)  # fmt: skip
    return Answer(item, sample)


def test_a_pair_agrees_where_the_same_choice_was_taken_wherever_it_stood() -> None:
    given = [
        answer("a1", 1, pair="a"),
        answer("a2", 0, pair="a", choices=("green", "red", "blue", "grey"), gold=1),
        answer("b1", 0, pair="b"),
        answer("b2", 2, pair="b"),
        answer("c1", 0, pair="c"),
        answer("d", 0),
    ]
    assert {score.item: score.score for score in agreements(given)} == {"a": 1.0, "b": 0.0}
    assert expected_by_guessing(given) == 0.25


def test_each_repeat_of_a_pair_is_looked_at_on_its_own() -> None:
    given = [answer(f"a{n}", chose, repeat=r, pair="a") for r, both in enumerate([(1, 1), (1, 2)]) for n, chose in
             enumerate(both)]  # fmt: skip
    assert [(score.repeat, score.score) for score in agreements(given)] == [(0, 1.0), (1, 0.0)]


def test_the_probability_is_among_the_choices_offered() -> None:
    assert answer("a", 2).probability == pytest.approx(0.4)
    assert answer("a", 2).chosen == "blue"


def test_kinds_are_shown_apart_and_one_kind_alone_is_not() -> None:
    given = [answer(f"k{n}", 0, kind="plain") for n in range(4)] + [answer(f"m{n}", 1, kind="mixed") for n in range(2)]
    found = {one.of: one for one in beside(pack(), given)}
    assert {of: (one.value, one.items) for of, one in found.items()} == {"plain": (1.0, 4), "mixed": (0.0, 2)}
    assert beside(pack(), given[:4]) == ()


def test_outcomes_are_shares_within_each_kind() -> None:
    given = [answer("a", 0, kind="harmful", outcome="refused"), answer("b", 1, kind="harmful", outcome="complied"),
             answer("c", 0, kind="harmless", outcome="complied")]  # fmt: skip
    found = {one.of: one.value for one in beside(pack(), given) if one.figure == "outcome"}
    assert found == {
        "harmful: refused": 0.5, "harmful: complied": 0.5, "harmless: refused": 0.0, "harmless: complied": 1.0,
    }  # fmt: skip


def test_calibration_is_not_given_for_few_answers() -> None:
    few = beside(pack(figure="calibration", chance=0.25), [answer(f"a{n}", n % 2) for n in range(100)])
    assert [one.figure for one in few] == ["right"]
    many = beside(pack(figure="calibration", chance=0.25), [answer(f"a{n}", n % 2) for n in range(1_000)])
    found = {one.figure: one for one in many}
    assert found["right"].value == 0.5
    assert found["uncertainty"].value == pytest.approx(0.25, abs=1e-3)
    assert found["calibration_error"].value == pytest.approx(0.08, abs=0.01)  # 0.1 less the noise of 15 bins
    assert (found["calibration_error"].expected or 0) > 0


def test_languages_that_nobody_checked_are_listed_and_not_compared() -> None:
    checks = {"de": "official data", "fr": "official data", "mt": "unchecked"}
    given = [
        answer(
            f"{language}{n}",
            int(language == "fr" and n < 10),
            language=language,
            parallel=str(n),
            language_check=check,
        )
        for language, check in checks.items()
        for n in range(20)
    ]
    found = beside(pack(language="mul"), given)
    assert [(one.of, one.value) for one in found if one.figure == "language"] == [("de", 1.0), ("fr", 0.5)]
    assert [one.of for one in found if one.figure == "language_not_compared"] == ["mt"]
    gap = next(one for one in found if one.figure == "language_gap")
    assert gap.value == 0.5
    assert gap.items == 20
