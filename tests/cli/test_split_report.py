"""Both splits of packs compared: what a person and a script are told."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from aiact_desk.cli.split_report import record, show_splits
from aiact_desk.desk.second_splits import SplitsCompared
from aiact_desk.evaluation.result import Interval
from aiact_desk.evaluation.second_split import SplitDifference

BETTER = SplitDifference("calendar_questions", 0.9, 0.6, 0.3, Interval(low=0.2, high=0.4, method="t"))
EQUAL = SplitDifference("passage_reading", 0.5, 0.5, 0.0, Interval(low=-0.1, high=0.1, method="t"))


def told(found: SplitsCompared) -> list[str]:
    text = StringIO()
    show_splits(Console(file=text, width=200), found)
    return text.getvalue().splitlines()


def test_a_person_reads_what_differs_and_what_may_be_its_cause() -> None:
    lines = told(SplitsCompared((BETTER, EQUAL), ("graded_facts",), ("chat_template",)))
    (better,) = (line for line in lines if line.startswith("calendar_questions"))
    (equal,) = (line for line in lines if line.startswith("passage_reading"))
    assert "+0.200 to +0.400" in better
    assert "answered better" in better
    assert "answered better" not in equal
    assert "Not asked alike, which may be the cause of a difference: the chat template." in lines
    assert "Not compared, since the runs measured different versions: graded_facts." in lines


def test_nothing_is_said_of_what_is_the_same() -> None:
    assert not [line for line in told(SplitsCompared((EQUAL,), (), ())) if line.startswith("Not ")]


def test_a_script_reads_the_same() -> None:
    found = record(SplitsCompared((BETTER,), ("graded_facts",), ("chat_template",)))
    assert [(one["pack"], one["value"], one["shows"]) for one in found["packs"]] == [("calendar_questions", 0.3, True)]
    assert (found["asking_differs"], found["of_other_versions"]) == (["chat_template"], ["graded_facts"])
