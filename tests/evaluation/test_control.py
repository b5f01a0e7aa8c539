"""Commands reach the attempt that they were meant for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from aiact_desk.evaluation import control


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ([], "start"),
        (["start"], "start"),
        (["start", "pause"], "pause"),
        (["start", "pause", "resume"], "resume"),
        (["start", "cancel"], "cancel"),
        (["start", "cancel", "resume"], "cancel"),
        (["start", "cancel", "start"], "start"),
        (["start", "cancel", "start", "pause"], "pause"),
    ],
)
def test_the_last_command_since_the_last_start_counts(
    tmp_path: Path, given: list[control.Command], wanted: control.Command
) -> None:
    file = tmp_path / "control.jsonl"
    for command in given:
        control.give(file, command)
    assert control.wanted(file) == wanted


def test_foreign_and_torn_lines_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "control.jsonl"
    control.give(file, "start")
    with file.open("ab") as lines:
        lines.write(b'{"command": "explode"}\n[1]\n\xff\n{"command": "can')
    assert control.wanted(file) == "start"


def test_a_launched_process_is_alive_until_it_ends(tmp_path: Path) -> None:
    file = tmp_path / "control.jsonl"
    assert control.launched(file) is None
    worker = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    control.note_launch(file, worker.pid)
    assert control.launched(file) == worker.pid
    worker.communicate(b"\n")
    assert control.launched(file) is None


def test_another_process_with_the_same_number_is_not_the_worker(tmp_path: Path) -> None:
    file = tmp_path / "control.jsonl"
    file.write_text(f'{{"launched": {os.getpid()}, "born": 1.0}}\n')
    assert control.launched(file) is None


def test_only_the_process_that_was_noted_last_counts(tmp_path: Path) -> None:
    file = tmp_path / "control.jsonl"
    control.note_launch(file, os.getpid())
    assert control.launched(file) == os.getpid()
    control.note_launch(file, 0)
    assert control.launched(file) is None
