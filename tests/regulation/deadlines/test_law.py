"""The deadlines as data: each bound with its source, and what makes the file unsound."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from aiact_desk import resources
from aiact_desk.regulation.code_of_practice.editions import load_code_of_practice
from aiact_desk.regulation.deadlines.editions import load_deadlines
from aiact_desk.regulation.deadlines.schema import Deadlines, Kind
from aiact_desk.regulation.terms import Force

LAW = load_deadlines()

# (id, kind, bounds, repeats, source, force): Act = Regulation (EU) 2024/1689, the rest = Code of 10 July 2025
EXPECTED = [
    ("notification", "due", ["2 weeks after threshold"], False, "Art. 52(1)", "act"),
    ("framework_confirm", "due", ["4 weeks after notification", "2 weeks before placing"], False,
     "Measure 1.1", "code"),
    ("framework_access", "due", ["5 business days after framework_confirmed"], False, "Measure 1.4", "code"),
    ("framework_assessment", "due", ["12 months after placing"], True, "Measure 1.3", "code"),
    ("model_report", "due", ["on placing"], False, "Measure 7.7", "code"),
    ("model_report_delay", "due", ["15 business days after placing"], False, "Measure 7.7", "code"),
    ("model_report_update_access", "due", ["5 business days after model_report_updated"], False, "Measure 7.7", "code"),
    ("model_report_periodic", "due", ["6 months after model_report"], True, "Measure 7.6", "code"),
    ("safe_reference_lost", "due", ["6 months after safe_reference_lost"], False, "Appendix 2.2", "code"),
    ("evaluation_time", "lasts", ["20 business days after evaluation_began"], False, "Appendix 3.4", "code"),
    ("external_search", "lasts", ["20 business days after search_opened"], False, "Appendix 3.5", "code"),
    ("vulnerability_embargo", "due", ["30 business days after findings_shared"], False, "Measure 3.5", "code"),
    ("incident_initial_critical_infrastructure", "due", ["2 days after incident_aware"], False, "9.3(1)", "code"),
    ("incident_initial_cybersecurity_breach", "due", ["5 days after incident_aware"], False, "9.3(2)", "code"),
    ("incident_initial_death", "due", ["10 days after incident_aware"], False, "9.3(3)", "code"),
    ("incident_initial_other", "due", ["15 days after incident_aware"], False, "9.3(4)", "code"),
    ("incident_intermediate", "due", ["4 weeks after incident_initial_report"], True, "Measure 9.3", "code"),
    ("incident_final", "due", ["60 days after incident_resolved"], False, "Measure 9.3", "code"),
    ("incident_retention", "lasts", ["5 years after incident_documented", "5 years after incident"], False,
     "Measure 9.4", "code"),
    ("documentation_retention", "lasts", ["10 years after placing"], False, "Measure 10.1", "code"),
    ("model_documentation_retention", "lasts", ["10 years after placing"], False, "Measure 1.1", "code"),
    ("representative_retention", "lasts", ["10 years after placing"], False, "Art. 54(3)(b)", "act"),
    ("downstream_answer", "due", ["14 days after downstream_request"], False, "Measure 1.2", "code"),
    ("summary", "due", ["on placing"], False, "Art. 53(1)(d)", "act"),
    ("summary_of_earlier_model", "due", ["fixed 2027-08-02"], False, "Art. 111(3)", "act"),
    ("summary_update", "due", ["6 months after summary_published"], True, "C(2025) 8311", "template"),
]  # fmt: skip


def in_words(bound: Any) -> str:
    if bound.side == "fixed":
        return f"fixed {bound.day}"
    if bound.side == "on":
        return f"on {bound.event}"
    return f"{bound.amount} {bound.unit} {bound.side} {bound.event}"


def test_every_deadline_is_listed_here() -> None:
    assert [deadline.id for deadline in LAW.deadlines] == [row[0] for row in EXPECTED]


@pytest.mark.parametrize(
    ("id", "kind", "bounds", "repeats", "source", "force"), EXPECTED, ids=[str(row[0]) for row in EXPECTED]
)
def test_a_deadline(id: str, kind: str, bounds: list[str], repeats: bool, source: str, force: str) -> None:
    found = next(deadline for deadline in LAW.deadlines if deadline.id == id)
    assert (found.kind, found.repeats, found.force) == (Kind(kind), repeats, Force(force))
    assert [in_words(bound) for bound in found.bounds] == bounds
    assert source in found.source


def test_nineteen_belong_to_the_chapter_on_systemic_risk() -> None:
    """Measures 1.1, 1.3, 1.4, 3.5, 7.6, 7.7, 9.3, 9.4, 10.1 and Appendices 2 and 3 of the chapter."""
    code = [each for each in LAW.deadlines if each.source.startswith("Safety and Security Chapter")]
    assert len(code) == LAW.counts.code == 19


def test_every_measure_named_is_in_the_code_and_in_the_source() -> None:
    code = load_code_of_practice()
    for deadline in LAW.deadlines:
        if deadline.measure:
            chapter, _, number = code.measure_name(deadline.measure).rpartition(" ")
            assert deadline.source.startswith(f"{chapter} Chapter, Measure {number}")
            assert deadline.force is Force.CODE


def test_conventions_are_ours_and_conditions_have_a_force() -> None:
    """Union law counts periods so; that the Code's periods are counted so is a reading of this program."""
    assert LAW.counting.force is Force.OURS
    assert "1182/71" in LAW.counting.source
    for deadline in LAW.deadlines:
        for note in deadline.notes:
            assert note.force is Force.OURS or note.force in (deadline.force, Force.ACT)
            assert note.text.endswith(".")


def test_the_summary_turns_on_the_day_of_placing() -> None:
    """Art. 111(3), 113: models placed before 2 August 2025 have until 2 August 2027."""
    by_id = {deadline.id: deadline for deadline in LAW.deadlines}
    later, earlier = by_id["summary"].when, by_id["summary_of_earlier_model"].when
    assert later is not None
    assert earlier is not None
    assert (later.since.isoformat(), earlier.until.isoformat()) == ("2025-08-02", "2025-08-01")
    assert (later.since - earlier.until).days == 1


def test_the_file_has_no_anchors_and_is_named_after_its_edition() -> None:
    path = next(path for path in resources.regulation_files() if path.name.startswith("deadlines_"))
    tokens = list(yaml.scan(path.read_text(encoding="utf-8")))
    assert not [token for token in tokens if isinstance(token, yaml.AnchorToken | yaml.AliasToken | yaml.TagToken)]
    assert path.name == f"{LAW.id}_{LAW.edition}.yaml"


def changed(**changes: Any) -> dict[str, Any]:
    return {**LAW.model_dump(mode="json"), **changes}


def test_what_is_unsound_is_refused() -> None:
    data = LAW.model_dump(mode="json")
    with pytest.raises(ValidationError, match="the counts say"):
        Deadlines.model_validate(changed(counts={"code": 18, "others": 8}))
    with pytest.raises(ValidationError, match="stands twice"):
        Deadlines.model_validate(changed(events=[*data["events"], data["events"][0]]))
    with pytest.raises(ValidationError, match="threshold"):
        Deadlines.model_validate(changed(events=data["events"][1:]))
    with pytest.raises(ValidationError, match="the harms"):
        Deadlines.model_validate(changed(harms=data["harms"][1:]))


def test_what_repeats_must_say_when_it_was_done() -> None:
    data = LAW.model_dump(mode="json")
    periodic = next(each for each in data["deadlines"] if each["id"] == "summary_update")
    periodic["done_by"] = None
    data["events"] = [event for event in data["events"] if event["id"] != "summary_updated"]
    with pytest.raises(ValidationError, match="repeats"):
        Deadlines.model_validate(data)


def test_an_amount_of_nothing_or_an_unknown_unit_is_refused() -> None:
    for change in ({"amount": 0}, {"amount": -1}, {"unit": "fortnights"}, {"side": "around"}):
        data = LAW.model_dump(mode="json")
        data["deadlines"][0]["bounds"][0].update(change)
        with pytest.raises(ValidationError):
            Deadlines.model_validate(data)
