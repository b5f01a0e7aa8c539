"""Deadlines at the command line, for a person and for a script."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

Call = Callable[..., Any]
EVENTS = ("--event", "notification=2026-05-01", "--event", "placing=2026-07-01")


def test_a_script_reads_days_and_how_they_were_counted(answer: Call, own_home: Path) -> None:
    found = answer("deadlines", *EVENTS, "--country", "BE", "--as-of", "2026-05-20")
    confirm = found["due"][0]
    assert (confirm["id"], confirm["day"], confirm["standing"], confirm["days"]) == (
        "framework_confirm", "2026-05-29", "ahead", 9,
    )  # fmt: skip
    assert (confirm["measure"], confirm["force"]) == ("safety_security.1.1", "code")
    assert [each["strict"] for each in confirm["counted"]] == ["2026-05-29", "2026-06-17"]
    delay = next(each for each in found["due"] if each["id"] == "model_report_delay")
    assert delay["counted"][0]["holidays"] == [{"day": "2026-07-21", "name": "National Day"}]
    assert found["working_days"]["country"] == "BE"
    assert found["counting"]["force"] == "ours"
    assert not (own_home / "library").exists()


def test_a_person_reads_day_source_force_and_count(desk: Call) -> None:
    told = desk("deadlines", *EVENTS, "--as-of", "2026-05-30").stdout
    assert "2 weeks before 2026-07-01 (placing on the Union market): 2026-06-17" in told
    assert "Safety and Security Chapter, Measure 1.1" in told
    assert "overdue, days: 1" in told
    assert "no public holidays, since no country was named" in told
    assert "1182/71" in told


def test_the_clocks_of_an_incident(answer: Call) -> None:
    harms = ("--harm", "death", "--harm", "cybersecurity_breach")
    found = answer("deadlines", "--event", "incident_aware=2026-05-01T14:30+02:00", *harms, "--as-of", "2026-05-07")
    initial = next(each for each in found["due"] if each["id"] == found["incident"]["initial"])
    assert (initial["day"], initial["standing"]) == ("2026-05-06", "overdue")
    assert initial["counted"][0]["at"] == "2026-05-06T14:30:00+02:00"
    assert found["incident"]["final"] is None


def test_without_events_it_says_what_can_be_given(desk: Call, answer: Call) -> None:
    told = desk("deadlines").stdout
    assert "incident_aware" in told
    assert "cybersecurity_breach" in told
    assert answer("deadlines")["due"] == []


def test_wrong_use_is_one_sentence(desk: Call) -> None:
    for arguments, said in (
        (("--event", "placing"), "placing=2026-07-01"),
        (("--event", "placing=2026-07-01", "--event", "placing=2026-07-02"), "twice"),
    ):
        told = desk("deadlines", *arguments, code=2)
        assert told.stdout == ""
        assert said in told.stderr
