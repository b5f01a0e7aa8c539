"""The verb that compares runs: which runs it takes, and what it makes of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aiact_desk.desk.comparing import compare_runs
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.runs import folder_of
from aiact_desk.documents.nouns import Run
from aiact_desk.evaluation.run_folder import read_result
from aiact_desk.problems import Misuse, Problem
from tests.fakes.improved import improve

Measured = Callable[..., Run]


def test_runs_are_held_to_the_first(desk: Desk, measured: Measured) -> None:
    first, same, better = measured(), measured(), measured()
    pack = read_result(folder_of(desk, better)).packs[0].pack
    wrong = improve(folder_of(desk, better), pack)
    found = compare_runs(desk, [first.id, same.id, better.id])
    assert [report.run.id for report in found.reports] == [first.id, same.id, better.id]
    alike, differs = found.comparisons
    assert found.tests == 2 * len(alike.packs)
    assert all(one.difference and one.difference.value == 0 and one.better is None for one in alike.packs)
    (improved,) = (one for one in differs.packs if one.pack == pack)
    assert improved.better is True
    assert (len(improved.to_right), len(improved.to_wrong)) == (wrong, 0)
    assert improved.difference is not None
    assert improved.difference.corrected > improved.difference.p_value


def test_only_complete_runs_that_are_not_the_same_are_compared(desk: Desk, measured: Measured) -> None:
    good, failed = measured(), measured("failure")
    for runs, problem in (
        ([], "compare_needs_two"),
        ([good.id], "compare_needs_two"),
        ([good.id, good.id], "compare_with_itself"),
        ([good.id, failed.id], "compare_incomplete"),
    ):
        with pytest.raises(Misuse, match=problem):
            compare_runs(desk, runs)


def test_an_altered_run_is_no_evidence(desk: Desk, measured: Measured) -> None:
    first, other = measured(), measured()
    samples = folder_of(desk, other).samples
    samples.write_bytes(samples.read_bytes() + b"\0")
    with pytest.raises(Problem, match="run_altered"):
        compare_runs(desk, [first.id, other.id])
