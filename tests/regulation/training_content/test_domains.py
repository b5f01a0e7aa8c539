"""Rule TS2 (template C(2025) 8311, s. 2.3): top 10 % of the domains; for an SME 5 % or 1 000, whichever is lower."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.regulation import values
from aiact_desk.regulation.field_types import Choice, Record
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.provider_profile import profile_form
from aiact_desk.regulation.top_domains import load_top_domains
from aiact_desk.regulation.training_content.domain_findings import SMALL, domain_findings
from aiact_desk.regulation.training_content.rules import summary_form
from tests.regulation.training_content.conftest import Answered, outcomes

TENTH, SME = "Top 10 % of all domains", "Top 5 % of all domains or 1 000, whichever is lower"


def typed(rule: str, domains: int, listed: int, *, size_class: str = SMALL, **others: Json) -> dict[str, Json]:
    record: Json = {
        "rule": rule,
        "domains": str(domains),
        "listed": str(listed),
        "link": "https://aurelia.example/domains.csv",
        **others,
    }
    return {"2.3.used": "Yes", "2.3.domains": record, "H.size_class": size_class}


def test_rules_and_size_classes_are_in_the_words_of_the_data() -> None:
    type_ = summary_form().field("2.3.domains").type
    assert isinstance(type_, Record)
    assert isinstance(type_.parts[0].type, Choice)
    assert type_.parts[0].type.options == tuple(rule.title for rule in load_top_domains().rules) == (TENTH, SME)
    size_class = profile_form().field("provider.size_class").type
    assert isinstance(size_class, Choice)
    assert size_class == summary_form().field("H.size_class").type
    assert size_class.options[0] == SMALL


@pytest.mark.parametrize(
    ("rule", "domains", "asked"),
    [
        (TENTH, 1, 1), (TENTH, 10, 1), (TENTH, 11, 2), (TENTH, 1_000_000, 100_000),
        (SME, 1, 1), (SME, 20, 1), (SME, 21, 2), (SME, 19_980, 999), (SME, 19_981, 1000), (SME, 20_000, 1000),
        (SME, 20_001, 1000), (SME, 5_000_000, 1000),
    ],
)  # fmt: skip
def test_a_list_is_long_enough_from_the_number_asked_on(
    answered: Answered, rule: str, domains: int, asked: int
) -> None:
    assert outcomes(domain_findings(answered(typed(rule, domains, asked)))) == [("holds", "listed")]
    assert outcomes(domain_findings(answered(typed(rule, domains, asked - 1)))) == [("broken", "too_few")]


@given(st.sampled_from([TENTH, SME]), st.integers(1, 10**8), st.integers(0, 10**8))
def test_it_is_what_fractions_say(rule: str, domains: int, listed: int) -> None:
    form = summary_form()
    answers = {id: values.parse(form.field(id), value) for id, value in typed(rule, domains, listed).items()}
    asked = ceil(Fraction(domains, 10)) if rule == TENTH else min(ceil(Fraction(domains, 20)), 1000)
    (found,) = domain_findings(answers.get)
    assert (found.outcome == "holds") == (asked <= listed <= domains)


def test_domains_left_out_leave_their_places_empty(answered: Answered) -> None:
    answers = typed(TENTH, 1000, 97)
    assert outcomes(domain_findings(answered(answers))) == [("broken", "too_few")]
    removed: dict[str, Json] = {**answers, "H.removals": "2 | The name of a person; 1 | Unlawful content"}
    assert outcomes(domain_findings(answered(removed))) == [("holds", "listed_without_removed")]


@pytest.mark.parametrize(
    ("size_class", "expected"),
    [
        ("Small mid-cap enterprise", [("broken", "not_small"), ("holds", "listed")]),
        ("Larger enterprise", [("broken", "not_small"), ("holds", "listed")]),
        (SMALL, [("holds", "listed")]),
    ],
)
def test_the_lower_number_is_for_small_enterprises(
    answered: Answered, size_class: str, expected: list[tuple[str, str]]
) -> None:
    assert outcomes(domain_findings(answered(typed(SME, 1000, 50, size_class=size_class)))) == expected
    tenth = domain_findings(answered(typed(TENTH, 1000, 100, size_class=size_class)))
    assert outcomes(tenth) == [("holds", "listed")]


def test_a_size_class_that_is_not_stated_is_asked_for(answered: Answered) -> None:
    answers = typed(SME, 1000, 50)
    del answers["H.size_class"]
    assert outcomes(domain_findings(answered(answers))) == [("open", "no_size_class"), ("holds", "listed")]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"2.3.used": "No"}, []),
        ({"2.3.used": "Yes"}, [("open", "no_domains")]),
        (typed(TENTH, 10, 1, link=None), [("open", "no_list"), ("holds", "listed")]),
        (typed(TENTH, 10, 1, link=None, list=["a.example"]), [("holds", "listed")]),
        (typed(TENTH, 10, 2, list=["a.example"]), [("broken", "other_number_of_names"), ("holds", "listed")]),
        (typed(TENTH, 10, 11), [("broken", "more_than_all")]),
    ],
)
def test_the_list_itself_is_looked_for(
    answered: Answered, answers: dict[str, Json], expected: list[tuple[str, str]]
) -> None:
    assert outcomes(domain_findings(answered(answers))) == expected
