"""Runs calls of a program behind the walls, and says whether this system has any."""

from __future__ import annotations

import contextlib
import marshal
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from aiact_desk.evaluation.isolation import inside, syscall_filter, walls
from aiact_desk.problems import Problem

SECONDS = 2
PATIENCE = 10.0
MEMORY = 256 * 2**20
ANSWER = 64 * 2**10

_WAYS = (walls.bubblewrap, walls.unshare)
_PROBE = '''
def leaks(path):
    """What can be done inside that should not be."""
    import os, socket
    found = []
    for name, attempt in (
        ("a file of the host can be read", lambda: open(path).close()),
        ("a folder of the host can be read", lambda: os.listdir(os.path.dirname(path))),
        ("files can be written", lambda: open("/tried", "w").close()),
        ("a socket can be opened", lambda: socket.socket().close()),
        ("processes can be started", lambda: os.fork() or os._exit(0)),
    ):
        try:
            attempt()
        except OSError:
            continue
        found.append(name)
    return found
'''


def available() -> str | None:
    """None where programs can be run in isolation; else why not, in words. Found out once, by running one."""
    return _way()[1]


def run(candidates: Sequence[str], calls: Sequence[str]) -> list[str] | None:
    """What each call of the first candidate that is a Python program gives, as `inside.plain` writes it.

    The list is empty if the program took too long, too much memory or ended by itself, and None if none is Python.

    Raises:
        Problem: if this system has no isolation; nothing was run.
    """
    way, reason = _way()
    if way is None:
        raise Problem("evaluation.no_isolation", reason=reason)
    return _read(_run(way, candidates, calls)[0], len(calls))


Way = Callable[[walls.Interpreter, str], list[str] | None]


@cache
def _way() -> tuple[Way | None, str | None]:
    """The first way that works, or why none does."""
    if sys.platform != "linux":
        return None, "only Linux is supported"
    if not syscall_filter.is_known():
        return None, "there is no filter of system calls for this kind of processor"
    if walls.interpreter() is None:
        return None, "the program does not run on an installed Python"
    reasons = []
    for way in _WAYS:
        reason = _fault(way)
        if reason is None:
            return way, None
        reasons.append(f"{way.__name__}: {reason}")
    return None, "; ".join(reasons)


def _fault(way: Way) -> str | None:
    """What is wrong with a way, tried on a program that looks for gaps in the walls."""
    python = walls.interpreter()
    if python is None or way(python, "") is None:
        return "not installed"
    with tempfile.NamedTemporaryFile(prefix="aiact-desk-", suffix=".txt") as file:
        answer, said = _run(way, [_PROBE], [f"leaks({file.name!r})"])
    found = _read(answer, 1)
    if found == ["list()"]:
        return None
    return found[0] if found else " ".join(said.split()) or "it gave no answer"


def _run(way: Way, candidates: Sequence[str], calls: Sequence[str]) -> tuple[bytes, str]:
    """What the program inside answers, cut off at a length and a time, and what was complained of."""
    python = walls.interpreter()
    command = way(python, _inside()) if python is not None else None
    if command is None:
        raise Problem("evaluation.no_isolation", reason="not installed")
    asked = {"candidates": list(candidates), "calls": list(calls), "seconds": SECONDS, "bytes": MEMORY}
    with tempfile.TemporaryFile() as words, tempfile.TemporaryFile() as complaints:
        words.write(marshal.dumps({**asked, "filter": syscall_filter.instructions()}))
        words.seek(0)
        with subprocess.Popen(
            command,
            stdin=words,
            stdout=subprocess.PIPE,
            stderr=complaints,
            env={"PATH": f"{os.defpath}:/usr/sbin:/sbin"},
            start_new_session=True,
        ) as process:
            try:
                answer = _answer(process)
            finally:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
        complaints.seek(0)
        return answer, complaints.read(500).decode(errors="replace")


def _answer(process: subprocess.Popen[bytes]) -> bytes:
    """All that comes out until the end, if it comes in time and is not too long."""
    if process.stdout is None:
        return b""
    answer, deadline = b"", time.monotonic() + PATIENCE
    while len(answer) <= ANSWER:
        ready, _, _ = select.select([process.stdout], [], [], max(0.0, deadline - time.monotonic()))
        piece = os.read(process.stdout.fileno(), ANSWER) if ready else b""
        if not ready:
            return b""
        if not piece:
            return answer
        answer += piece
    return b""


def _read(answer: bytes, calls: int) -> list[str] | None:
    """The results, if there is one for each call; none otherwise: whoever writes them is not trusted."""
    text = answer.decode(errors="replace")
    if text == inside.NO_PROGRAM:
        return None
    results = text.split(inside.SEPARATOR)
    return results if text and len(results) == calls else []


@cache
def _inside() -> str:
    return Path(inside.__file__).read_text(encoding="utf-8")
