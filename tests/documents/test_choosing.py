"""One run per Version and suite counts: by rule, or as a person chose; every other one is kept with the reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.documents.choosing import CompleteRun, chosen_runs
from aiact_desk.documents.evidence import RunEvidence
from aiact_desk.documents.nouns import RunChoice
from aiact_desk.evaluation.request import Origin
from aiact_desk.problems import Problem

NOW = datetime(2026, 12, 3, tzinfo=UTC)
ORIGIN = Origin(tool="Inspect", tool_version=None, file="log.eval", sha256="0" * 64)


def complete(run: RunEvidence, id: str, *, limit: int | None = None, elsewhere: bool = False,
             version: str = "ver-1", suite: str = "starter") -> CompleteRun:  # fmt: skip
    request = run.request.model_copy(update={"limit": limit, "origin": ORIGIN if elsewhere else None})
    record = replace(run.run, id=id, limit=limit, version_id=version, suite=suite)
    return CompleteRun(record, replace(run, run=record, request=request))


def choice(run: str, suite: str = "starter") -> RunChoice:
    return RunChoice("doc-1", "ver-1", suite, run, "it was asked as it is meant to be", "Ada", NOW)


@pytest.fixture
def run(run_elsewhere: RunEvidence) -> RunEvidence:
    return run_elsewhere


def told(*runs: CompleteRun, choices: tuple[RunChoice, ...] = ()) -> dict[str, str]:
    """Why each run counts (in capitals) or not."""
    found = chosen_runs(runs, choices)
    said = {one.run.id: one.why.removeprefix("documents.run_") for one in found}
    return {one.run.id: said[one.run.id].upper() if one.chosen else said[one.run.id] for one in found}


def test_the_only_run_counts(run: RunEvidence) -> None:
    assert told(complete(run, "a")) == {"a": "CHOSEN_ONLY"}
    assert told() == {}


def test_the_newest_of_equals_counts(run: RunEvidence) -> None:
    assert told(complete(run, "new"), complete(run, "old")) == {"new": "CHOSEN_BY_RULE", "old": "is_older"}


def test_whole_before_partial_and_here_before_elsewhere(run: RunEvidence) -> None:
    partial, abroad = complete(run, "partial", limit=3), complete(run, "abroad", elsewhere=True)
    assert told(partial, abroad, complete(run, "here")) == {
        "partial": "is_partial",
        "abroad": "is_elsewhere",
        "here": "CHOSEN_BY_RULE",
    }
    assert told(partial, abroad) == {"partial": "is_partial", "abroad": "CHOSEN_BY_RULE"}


def test_each_version_and_suite_has_its_own(run: RunEvidence) -> None:
    runs = (complete(run, "a"), complete(run, "b", suite="other"), complete(run, "c", version="ver-2"))
    assert set(told(*runs).values()) == {"CHOSEN_ONLY"}


def test_a_person_chooses_before_the_rule(run: RunEvidence) -> None:
    runs = (complete(run, "new"), complete(run, "old"), complete(run, "other", suite="other"))
    found = chosen_runs(runs, (choice("old"),))
    assert {one.run.id for one in found if one.chosen} == {"old", "other"}
    assert next(one.params for one in found if one.run.id == "old") == {
        "day": "3\u00a0December\u00a02026",
        "reason": "it was asked as it is meant to be",
    }
    assert told(*runs, choices=(choice("old"),))["new"] == "not_chosen_by_person"


def test_a_choice_of_a_run_that_is_not_there_says_nothing(run: RunEvidence) -> None:
    assert told(complete(run, "a"), choices=(choice("gone"), choice("a", "other"))) == {"a": "CHOSEN_ONLY"}


def test_an_unreadable_run_takes_its_turn(run: RunEvidence) -> None:
    """The newest counts although it cannot be read: a document must not fall back on an older one in silence."""
    broken = replace(complete(run, "broken"), evidence=None, fault=Problem("evaluation.folder_damaged"))
    assert told(broken, complete(run, "old")) == {"broken": "CHOSEN_BY_RULE", "old": "is_older"}
    assert told(complete(run, "new"), broken)["broken"] == "is_older"


_RUNS = st.lists(st.tuples(st.sampled_from(["s", "t"]), st.booleans(), st.booleans()), max_size=8)


@given(made=_RUNS, picked=st.integers(0, 7))
def test_exactly_one_of_each_group_counts(run_elsewhere: RunEvidence, made: list[tuple[str, bool, bool]],
                                          picked: int) -> None:  # fmt: skip
    runs = [
        complete(run_elsewhere, f"run-{number}", limit=2 if partial else None, elsewhere=abroad, suite=suite)
        for number, (suite, partial, abroad) in enumerate(made)
    ]
    choices = (choice(f"run-{picked}", made[picked][0]),) if picked < len(made) else ()
    found = chosen_runs(runs, choices)
    assert sorted(one.run.id for one in found) == sorted(one.run.id for one in runs)
    chosen = [one.run for one in found if one.chosen]
    assert sorted(one.suite for one in chosen) == sorted({suite for suite, _, _ in made})
    if choices:
        assert f"run-{picked}" in {one.id for one in chosen}
