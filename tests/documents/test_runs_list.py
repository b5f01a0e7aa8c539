"""The list of all complete runs: each with its plan, its figures and why it is printed or not; nothing is hidden."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from aiact_desk.documents.choosing import CompleteRun, Listing, chosen_runs
from aiact_desk.documents.content import Content
from aiact_desk.documents.evidence import RunEvidence
from aiact_desk.documents.runs_list import run_list
from aiact_desk.documents.shown import ListedRun, RunList
from aiact_desk.evaluation.request import Seeds
from aiact_desk.problems import Problem

NAMES = {"ver-1": "polaris-2-base"}


@pytest.fixture
def run(make_content: Callable[..., Content]) -> RunEvidence:
    return make_content({}).evidence[0]


def again(run: RunEvidence, id: str, **changed: object) -> CompleteRun:
    record = replace(run.run, id=id)
    return CompleteRun(record, replace(run, run=record, request=run.request.model_copy(update=changed)))


def listed(runs: Sequence[CompleteRun], incomplete: int = 0, running: int = 0) -> RunList:
    found = run_list(Listing(chosen_runs(runs, ()), incomplete, running), NAMES, "A.2")
    assert found
    return found


def lines(found: RunList) -> dict[str, ListedRun]:
    return {run.run: run for suite in found.suites for plan in suite.plans for run in plan.runs}


def test_runs_stand_under_their_plans(run: RunEvidence) -> None:
    runs = (again(run, "a"), again(run, "b", seeds=Seeds(random=9)), again(run, "c"))
    found = listed(runs)
    assert [suite.title for suite in found.suites] == ["Suite starter on polaris-2-base"]
    assert [[one.run for one in plan.runs] for plan in found.suites[0].plans] == [["a", "c"], ["b"]]
    assert [plan.plan for plan in found.suites[0].plans] == [
        one.evidence.request.plan[:12] for one in runs[:2] if one.evidence
    ]
    assert found.suites[0].plans[0].asked == "starter 1.0.0, chat template, greedy"
    assert [(one.chosen, one.why) for one in lines(found).values()] == [
        (
            True,
            "It is the newest of those that come first by rule: whole before partial, measured here before elsewhere.",
        ),
        (False, "There is a newer complete run."),
        (False, "There is a newer complete run."),
    ]


def test_each_line_has_its_figures(run: RunEvidence) -> None:
    line = lines(listed((again(run, "a"),)))["a"]
    assert [(title, figure.replace("\u00a0", " ")) for title, figure in line.figures] == [
        ("Leaving decisions to people", "50.0 % (37.0 % – 63.0 %)"),
        ("Same question, typing errors", "75.0 % (62.0 % – 88.0 %)"),
    ]
    assert line.day == "2\u00a0December\u00a02026"


def test_a_partial_run_is_marked(run: RunEvidence) -> None:
    found = lines(listed((again(run, "a", limit=3), again(run, "b"))))
    assert [found[id].marks for id in ("a", "b")] == [("partial",), ()]


def test_runs_that_did_not_complete_are_counted(run: RunEvidence) -> None:
    assert listed((again(run, "a"),)).others is None
    assert listed((), incomplete=1).others == "1 further run did not complete (cancelled, failed or crashed)."
    assert listed((), incomplete=2, running=1).others == (
        "2 further runs did not complete (cancelled, failed or crashed). 1 run has not ended yet."
    )
    assert run_list(Listing(), NAMES, "A.1") is None


def test_a_run_that_cannot_be_printed_is_listed_without_figures(run: RunEvidence) -> None:
    candidates = chosen_runs((again(run, "a"), again(run, "b"), again(run, "c")), ())
    altered = candidates[1].faulty(Problem("desk.run_altered"))
    gone = replace(candidates[2], complete=replace(candidates[2].complete, evidence=None))
    found = run_list(Listing((candidates[0], altered, gone)), NAMES, "A.2")
    assert found
    for id, words in (("b", "were altered"), ("c", "cannot be read")):
        assert words in lines(found)[id].why
        assert lines(found)[id].figures == ()


def test_runs_on_other_versions_are_not_listed(run: RunEvidence) -> None:
    stray = again(run, "stray")
    stray = replace(stray, run=replace(stray.run, version_id="ver-9"))
    assert run_list(Listing(chosen_runs((stray,), ())), NAMES, "A.2") is None
