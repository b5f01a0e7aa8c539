"""The Code of Practice as data: its counts (Code of 10 July 2025), its numbers, and what makes it unsound."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from aiact_desk import resources
from aiact_desk.evaluation.topics import topics
from aiact_desk.regulation.code_of_practice.editions import load_code_of_practice
from aiact_desk.regulation.code_of_practice.schema import CodeOfPractice
from aiact_desk.regulation.terms import Force

CODE = load_code_of_practice()


@pytest.fixture
def data() -> dict[str, Any]:
    return CODE.model_dump(mode="json")


def test_every_list_is_as_long_as_in_the_code() -> None:
    """Safety and Security Chapter: 10 commitments with 32 measures; Measure 7.3(1), 9.2; Appendices 1, 3 and 4."""
    assert CODE.counts.model_dump() == {
        "chapters": 3,
        "commitments": {"transparency": 1, "copyright": 1, "safety_security": 10},
        "measures": {"transparency": 3, "copyright": 5, "safety_security": 32},
        "model_report_items": 8,
        "incident_items": 9,
        "appendices": 4,
        "risk_types": 5,
        "specified_risks": 4,
        "capability_sources": 14,
        "propensity_sources": 10,
        "affordance_sources": 13,
        "evidence_items": 20,
        "security_objectives": 4 + 6 + 4 + 4 + 7,
        "evaluation_requirements": 5,
    }


@pytest.mark.parametrize(
    ("chapter", "measures_of_commitments"),
    [("transparency", [3]), ("copyright", [5]), ("safety_security", [4, 2, 5, 2, 1, 2, 7, 3, 4, 2])],
)
def test_measures_are_numbered_through(chapter: str, measures_of_commitments: list[int]) -> None:
    found = next(each for each in CODE.chapters if each.id == chapter)
    numbers = [
        f"{commitment}.{measure}"
        for commitment, measures in enumerate(measures_of_commitments, start=1)
        for measure in range(1, measures + 1)
    ]
    assert [measure.number for measure in found.measures()] == numbers
    assert all(measure.guidance and measure.title for measure in found.measures())


def test_the_items_of_the_model_report_are_a_to_h() -> None:
    """Measure 7.3(1)(a) to (h)."""
    assert [item.id for item in CODE.model_report_items] == [f"7.3(1)({letter})" for letter in "abcdefgh"]


def test_the_four_specified_risks() -> None:
    """Appendix 1.4."""
    assert [risk.id for risk in CODE.specified_risks] == [
        "cbrn", "loss_of_control", "cyber_offence", "harmful_manipulation",
    ]  # fmt: skip


def test_the_code_binds_signatories_and_the_act_says_its_own_duties() -> None:
    assert {chapter.force for chapter in CODE.chapters} == {Force.CODE}
    assert {duty.force for duty in CODE.duties} == {Force.ACT}
    assert [duty.source for duty in CODE.duties] == [
        "Art. 53(1)(a)", "Art. 53(1)(b)", "Art. 53(1)(c)",
        "Art. 55(1)(a)", "Art. 55(1)(b)", "Art. 55(1)(c)", "Art. 55(1)(d)", "Art. 52(1)",
    ]  # fmt: skip
    served = {id for duty in CODE.duties for id in duty.commitments}
    assert served == {commitment.id for chapter in CODE.chapters for commitment in chapter.commitments}


def test_every_measure_that_a_topic_of_evaluations_names_is_there() -> None:
    cited = {CODE.measure_name(id) for id in CODE.measures()}
    named = {measure for topic in topics().topics for measure in topic.measures}
    assert named
    assert named <= cited


def test_the_file_has_no_anchors_and_is_named_after_its_edition() -> None:
    path = next(path for path in resources.regulation_files() if path.name.startswith("code_of_practice_"))
    tokens = list(yaml.scan(path.read_text(encoding="utf-8")))
    assert not [token for token in tokens if isinstance(token, yaml.AnchorToken | yaml.AliasToken | yaml.TagToken)]
    assert path.name == f"{CODE.id}_{CODE.edition}.yaml"


def test_it_survives_being_written_and_read(data: dict[str, Any]) -> None:
    assert CodeOfPractice.model_validate(data) == CODE


def test_a_list_that_lost_an_entry_is_refused(data: dict[str, Any]) -> None:
    for name in ("incident_items", "risk_types", "affordance_sources", "evaluation_evidence", "appendices"):
        with pytest.raises(ValidationError, match="the counts say"):
            CodeOfPractice.model_validate({**data, name: data[name][1:]})


def test_an_entry_that_stands_twice_is_refused(data: dict[str, Any]) -> None:
    data["incident_items"][1] = data["incident_items"][0]
    with pytest.raises(ValidationError, match="stands twice"):
        CodeOfPractice.model_validate(data)


def test_a_measure_in_the_wrong_commitment_is_refused(data: dict[str, Any]) -> None:
    first, second = data["chapters"][2]["commitments"][:2]
    first["measures"][0], second["measures"][0] = second["measures"][0], first["measures"][0]
    with pytest.raises(ValidationError, match="stands in the commitment"):
        CodeOfPractice.model_validate(data)


def test_a_commitment_in_the_wrong_chapter_is_refused(data: dict[str, Any]) -> None:
    transparency, copyright_ = data["chapters"][:2]
    transparency["commitments"], copyright_["commitments"] = copyright_["commitments"], transparency["commitments"]
    with pytest.raises(ValidationError, match="stands in the chapter"):
        CodeOfPractice.model_validate(data)


def test_a_duty_that_names_an_unknown_commitment_is_refused(data: dict[str, Any]) -> None:
    data["duties"][0]["commitments"] = ["transparency.9"]
    with pytest.raises(ValidationError, match=r"transparency\.9"):
        CodeOfPractice.model_validate(data)
