"""Commands to a running worker: lines in `control.jsonl`, so that any process can give them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import psutil

from aiact_desk.files import disk_problems

Command = Literal["start", "pause", "resume", "cancel"]
"""`start` opens an attempt: commands before the last `start` were meant for an earlier one."""


def give(file: Path, command: Command) -> None:
    """Append a command. One short write, so lines of several processes do not mix."""
    _append(file, {"command": command, "by": os.getpid()})


def note_launch(file: Path, pid: int) -> None:
    """Write down which process was started for the run, so that it counts as alive before it takes the lock."""
    try:
        born = psutil.Process(pid).create_time()
    except psutil.Error:
        born = 0.0  # it has ended already
    _append(file, {"launched": pid, "born": born})


def note_end(file: Path, pid: int, code: int) -> None:
    """Write down how the process of an attempt ended: its exit code, or minus the signal that killed it."""
    _append(file, {"ended": pid, "code": code})


def exit_code(file: Path) -> int | None:
    """The exit code of the process that was last launched; None if it is there, or nobody saw it end."""
    code: object = None
    for line in _lines(file):
        if "launched" in line:
            code = None
        elif "ended" in line:
            code = line.get("code")
    return code if isinstance(code, int) else None


def launched(file: Path) -> int | None:
    """The process that was last noted for the run, if it is there: its worker, or the program about to start it.

    A later process that was given the same number is told apart by its birth.
    """
    line: dict[str, object] = {}
    for found in _lines(file):
        if "launched" in found:
            line = found
    pid, born = line.get("launched"), line.get("born")
    if not isinstance(pid, int) or not isinstance(born, float):
        return None
    try:
        process = psutil.Process(pid)
        ended = process.status() == psutil.STATUS_ZOMBIE and process.ppid() != os.getpid()
        there = process.create_time() == born and not ended  # a child of ours first has its end written down
    except psutil.Error:
        return None
    return pid if there else None


def wanted(file: Path) -> Command:
    """What the worker is asked to do now: the last command since the last `start`; a cancel is never taken back."""
    state: Command = "start"
    for line in _lines(file):
        command = line.get("command")
        if command == "start":
            state = "start"
        elif command in ("pause", "resume", "cancel") and state != "cancel":
            state = command
    return state


def _append(file: Path, line: dict[str, object]) -> None:
    line["at"] = datetime.now(UTC).isoformat(timespec="milliseconds")
    with disk_problems(file), file.open("ab", buffering=0) as control:
        control.write(json.dumps(line).encode() + b"\n")


def _lines(file: Path) -> Iterator[dict[str, object]]:
    try:
        lines = file.read_bytes().split(b"\n")
    except FileNotFoundError:
        return
    for line in lines:
        try:
            record = json.loads(line)
        except ValueError:
            continue  # a torn line
        if isinstance(record, dict):
            yield record
