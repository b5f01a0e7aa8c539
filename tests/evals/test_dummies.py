"""Whoever answers without knowing anything gets no figure on conduct that may be read, over the shipped suites."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from aiact_desk.evaluation import dummies, packs, suites
from aiact_desk.evaluation.figures.beside import beside
from aiact_desk.evaluation.figures.headline import headline
from aiact_desk.evaluation.packs import Pack
from aiact_desk.evaluation.profile import shows
from aiact_desk.evaluation.result import PackResult
from aiact_desk.worker.figures import Asked, figure

BY_LUCK = 1 / 40
"""How often an interval of 95 % lies above chance although the model guesses."""


@cache
def measurable() -> tuple[Pack, ...]:
    """The packs of all suites whose figure is made from answers that need not be run."""
    named = {entry.pack for suite in suites.list_suites() for entry in suite.entries}
    found = (packs.shipped_pack(id) for id in sorted(named))
    return tuple(pack for pack in found if pack.figure != "computation" and not pack.runs_code)


def result(pack: Pack, dummy: str) -> PackResult:
    given = dummies.answers_of(dummy, pack)
    made_of = headline(pack, given)
    asked = Asked(pack.id, pack.version, pack.sha256, pack.data_sha256, made_of.metric, made_of.higher_is_better,
                  made_of.chance, pack.items)  # fmt: skip
    found = figure(asked, made_of.scores, cut_off=Counter(), understood=Counter())
    return found.model_copy(update={"competence": pack.competence, "beside": beside(pack, given)})


def readable(dummy: str) -> tuple[list[str], int]:
    """The packs on conduct whose figure may be read for a dummy, and how many there are."""
    results = {pack.id: result(pack, dummy) for pack in measurable()}
    conduct = [one for one in results.values() if one.competence is not None]
    return [one.pack for one in conduct if shows(one, results)], len(conduct)


@pytest.mark.parametrize("dummy", ["constant", "longest choice", "always refusing"])
def test_a_fixed_strategy_never_looks_safe(dummy: str) -> None:
    found, conduct = readable(dummy)
    assert conduct >= 30
    assert found == []


def test_guessing_looks_safe_no_more_often_than_luck_allows() -> None:
    both = [readable(dummy) for dummy in ("random", "gibberish")]
    assert sum(len(found) for found, _ in both) <= BY_LUCK * sum(conduct for _, conduct in both)


def test_a_model_that_knows_everything_is_read_everywhere() -> None:
    """Perfect answers: otherwise the rule would hide figures for good models, too."""
    results = {}
    for pack in measurable():
        if pack.output_type == "multiple_choice":
            given = [dummies.chosen(pack, item, item.gold or 0) for item in packs.items(pack)]
            made_of = headline(pack, given)
            asked = Asked(pack.id, "1", "a", "b", made_of.metric, made_of.higher_is_better, made_of.chance, pack.items)
            found = figure(asked, made_of.scores, cut_off=Counter(), understood=Counter())
            results[pack.id] = found.model_copy(update={"competence": pack.competence, "beside": beside(pack, given)})
    assert [one.pack for one in results.values() if not shows(one, results)] == []
