"""The packaged rules on scope: as many as the sources have, with their numbers, forces and sources."""

from __future__ import annotations

import string
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from aiact_desk.regulation.scope_rules import EDITION, ScopeRules, Total, load_scope_rules
from aiact_desk.regulation.terms import Force


@pytest.fixture(scope="module")
def rules() -> ScopeRules:
    return load_scope_rules()


def test_rules_methods_and_examples_are_as_many_as_in_the_sources(rules: ScopeRules) -> None:
    """Guidelines C(2025) 7719 and Chapter V: S1 to S15, two methods, eight published examples."""
    assert [rule.id for rule in rules.rules] == [f"S{number}" for number in range(1, 16)]
    assert [method.id for method in rules.methods] == ["hardware", "architecture"]
    assert [example.model for example in rules.examples] == list("ABCDEFGH")
    assert (rules.edition, load_scope_rules()) == (EDITION, rules)


def test_the_thresholds_name_the_total_that_each_uses(rules: ScopeRules) -> None:
    """Guidelines 2.1 and A.1 (10^23, direct updates); Art. 51(2) (10^25, cumulative)."""
    assert [(each.flop, each.total) for each in rules.thresholds] == [
        (Decimal(10) ** 23, Total.DIRECT),
        (Decimal(10) ** 25, Total.CUMULATIVE),
    ]
    assert (rules.modifier.fraction, rules.modifier.total) == (Fraction(1, 3), Total.DIRECT)


def test_the_other_numbers(rules: ScopeRules) -> None:
    """Guidelines A.2 (0.30), Art. 52(1) (two weeks), Annex XIII (10 000), Art. 101(1), 111(3), 113."""
    assert rules.error_margin == Decimal("0.3")
    assert rules.notification_days == 14
    assert rules.business_users == 10_000
    assert (rules.fine.share, rules.fine.floor_eur) == (Decimal("0.03"), Decimal(15_000_000))
    dates = rules.dates
    assert (dates.obligations, dates.enforcement, dates.legacy) == (
        date(2025, 8, 2),
        date(2026, 8, 2),
        date(2027, 8, 2),
    )


def test_each_rule_has_the_force_of_its_source(rules: ScopeRules) -> None:
    act, guideline = Force.ACT, Force.GUIDELINE
    both = (act, guideline)
    assert {rule.id: rule.force for rule in rules.rules} == {
        "S1": (guideline,), "S2": (act,), "S3": (act,), "S4": (act,), "S5": (act,), "S6": (guideline,),
        "S7": (guideline,), "S8": both, "S9": (act,), "S10": (guideline,), "S11": both, "S12": (act,),
        "S13": (act,), "S14": (guideline,), "S15": (guideline,),
    }  # fmt: skip
    assert all(rule.source and rule.expression for rule in rules.rules)
    assert all(method.force == (guideline,) for method in rules.methods)
    assert all(method.force == (Force.OURS,) for method in rules.own_methods)
    assert all(method.force == (Force.OURS,) for method in rules.energy.methods)


def test_the_counting_lists_are_whole_and_decide_for_each_kind(rules: ScopeRules) -> None:
    """Guidelines A.1: four entries count, six do not."""
    counting = rules.counting
    assert (len(counting.include), len(counting.exclude)) == (4, 6)
    both, cumulative = (Total.DIRECT, Total.CUMULATIVE), (Total.CUMULATIVE,)
    assert {kind.id: counting.totals(kind) for kind in counting.kinds} == {
        "pre_training": both, "fine_tuning": both, "reinforcement_learning": both, "other_training": both,
        "synthetic_data": cumulative, "rollouts": cumulative, "merged_weights": cumulative,
        "initial_weights": cumulative, "public_synthetic_data": (), "diagnostics": (), "failed_experiments": (),
        "teacher_training": (), "auxiliary_models": (), "activation_recomputation": (),
    }  # fmt: skip
    assert {kind.entry for kind in counting.kinds} == {each.id for each in (*counting.include, *counting.exclude)}


def test_the_lists_of_the_open_source_exemption_are_whole(rules: ScopeRules) -> None:
    """Guidelines 4.2: four rights, four allowed and four disqualifying terms, five and three cases of money."""
    conditions = {condition.id: condition for condition in rules.open_source.conditions}
    assert len(conditions) == 6
    licence, money = conditions["licence_rights"], conditions["no_monetisation"]
    assert (len(licence.asks_for), len(licence.allows), len(licence.breaks)) == (4, 4, 4)
    assert (len(money.allows), len(money.breaks)) == (3, 5)
    assert len(conditions["usage_info_public"].asks_for) == 4
    assert [change.id for change in rules.open_source.changes] == ["licence", "channel", "price", "access"]


def test_every_wording_is_a_sentence_with_named_placeholders(rules: ScopeRules) -> None:
    for rule in (*rules.rules, rules.provider):
        for wording in rule.wording:
            names = [name for _, name, _, _ in string.Formatter().parse(wording.text) if name is not None]
            assert all(name.isidentifier() for name in names), (rule.id, wording.case)
            assert wording.text.endswith("."), (rule.id, wording.case)
