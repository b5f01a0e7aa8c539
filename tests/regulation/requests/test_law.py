"""The rules on requests: what Article 91 of the Act names is there, each with its source and force."""

from __future__ import annotations

import pytest
import yaml
from pydantic import ValidationError

from aiact_desk import resources
from aiact_desk.problems import Misuse
from aiact_desk.regulation.requests.editions import PREFIX, load_request_rules
from aiact_desk.regulation.requests.schema import RequestRules
from aiact_desk.regulation.terms import Audience, Force

RULES = load_request_rules()


def raw() -> dict[str, object]:
    path = next(path for path in resources.regulation_files() if path.name.startswith(PREFIX))
    found: dict[str, object] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def test_a_request_states_five_things() -> None:
    """Art. 91(4): legal basis, purpose, what is asked, the period, the fines."""
    assert [one.id for one in RULES.particulars] == ["basis", "purpose", "items", "deadline", "fines"]
    assert {(one.source, one.force) for one in RULES.particulars} == {("Art. 91(4)", Force.ACT)}


def test_three_questions_are_asked_last() -> None:
    """Art. 101(1)(b) names three faults of an answer."""
    assert [one.id for one in RULES.questions] == ["incorrect", "incomplete", "misleading"]
    assert {one.source for one in RULES.questions} == {"Art. 101(1)(b)"}


def test_who_answers_and_that_the_client_of_a_lawyer_stays_responsible() -> None:
    """Art. 91(5)."""
    assert [one.id for one in RULES.capacities if one.responsible] == ["lawyer"]
    assert all("91(5)" in one.source for one in RULES.capacities)
    assert "fully responsible" in RULES.responsibility.text


def test_national_authorities_ask_through_the_ai_office() -> None:
    """Art. 75(3) and 88(2); by Art. 91(1) and (3) the Commission alone asks."""
    by_source = {one.source: one.asks for one in RULES.bases}
    assert by_source == {
        "Art. 91(1)": ("ai_office",),
        "Art. 91(3)": ("ai_office",),
        "Art. 75(3)": ("ai_office", "national_authority"),
        "Art. 88(2)": ("ai_office", "national_authority"),
    }
    assert RULES.authority("national_authority").audience is Audience.NCA


def test_what_the_act_does_not_say_is_ours() -> None:
    """Art. 91 knows no decision that asks; the list of whom to tell and grounds outside Art. 78 are proposals."""
    assert RULES.form("decision").force is Force.OURS
    assert RULES.update.force is Force.OURS
    assert [one.id for one in RULES.grounds if one.force is Force.OURS] == ["personal_data"]
    assert all(one.source.startswith("Art. 78(1)") for one in RULES.grounds if one.force is Force.ACT)


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(Misuse) as refused:
        RULES.ground("secret")
    assert refused.value.id == "requests.unknown_ground"
    assert "business_secret" in str(refused.value.params["known"])


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("counts", {"bases": 5, "particulars": 5, "capacities": 5, "grounds": 6, "questions": 3, "readers": 4}),
        ("authorities", []),
        ("questions", [{"id": "a", "text": "b", "source": "c", "force": "act"}] * 3),
        ("unknown", 1),
    ],
)
def test_a_file_that_does_not_hold_together_is_refused(key: str, value: object) -> None:
    with pytest.raises(ValidationError):
        RequestRules.model_validate({**raw(), key: value})
