"""How many domains are listed: Template for the public summary of training content, s. 2.3 (rule TS2)."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.problems import Misuse
from aiact_desk.regulation.terms import Force
from aiact_desk.regulation.top_domains import domain_rule, load_top_domains

COUNTS = st.integers(0, 10**12)


def test_two_rules_of_the_template_and_a_reading_of_ours() -> None:
    packaged = load_top_domains()
    assert [rule.id for rule in packaged.rules] == ["10%", "sme"]
    assert {rule.force for rule in packaged.rules} == {(Force.TEMPLATE,)}
    assert packaged.rounding.force == (Force.OURS,)


@given(COUNTS)
def test_a_tenth_of_all_domains_is_listed_rounded_up(domains: int) -> None:
    assert domain_rule("10%").listed(domains) == ceil(Fraction(domains, 10))


@given(COUNTS)
def test_an_sme_lists_a_twentieth_or_a_thousand_whichever_is_lower(domains: int) -> None:
    assert domain_rule("sme").listed(domains) == min(ceil(Fraction(domains, 20)), 1000)


@pytest.mark.parametrize(
    ("rule", "domains", "listed"),
    [
        ("10%", 0, 0), ("10%", 1, 1), ("10%", 10, 1), ("10%", 11, 2), ("10%", 30_000, 3_000),
        ("sme", 0, 0), ("sme", 1, 1), ("sme", 20, 1), ("sme", 21, 2), ("sme", 19_980, 999), ("sme", 19_981, 1_000),
        ("sme", 20_000, 1_000), ("sme", 20_001, 1_000), ("sme", 10**9, 1_000),
    ],
)  # fmt: skip
def test_the_edges_of_the_rules(rule: str, domains: int, listed: int) -> None:
    assert domain_rule(rule).listed(domains) == listed


def test_an_unknown_rule_names_the_known() -> None:
    with pytest.raises(Misuse) as raised:
        domain_rule("20%")
    assert raised.value.params == {"rule": "20%", "known": "10%, sme"}
