"""Programs in isolation compute, and can do nothing else: each test tries something that must fail."""

from __future__ import annotations

import os
import socket
import sys
import threading
import time
from pathlib import Path

import pytest

from aiact_desk.evaluation.isolation import running, walls
from aiact_desk.problems import Problem

REASON = running.available()
needs_isolation = pytest.mark.skipif(REASON is not None, reason=f"no isolation on this system: {REASON}")
WAYS = [way for way in (walls.bubblewrap, walls.unshare) if running._fault(way) is None] if REASON is None else []

TRIES = '''
import ctypes, os, sys

def attempt(action):
    """What an action gives, or the name of what it raised."""
    try:
        return action()
    except BaseException as error:
        return type(error).__name__

def listed(path): return attempt(lambda: sorted(os.listdir(path)))
def read(path): return attempt(lambda: open(path).read())
def written(path): return attempt(lambda: open(path, "w").write("x"))
def environment(): return sorted(os.environ)
def connected(port):
    import socket
    return attempt(lambda: socket.create_connection(("127.0.0.1", port), 1))
def called(name, *arguments): return getattr(ctypes.CDLL(None, use_errno=True), name)(*arguments)
def forked(): return attempt(os.fork)
def started(): return attempt(lambda: os.execv(sys.executable, ["python"]))
def signalled(pid): return attempt(lambda: os.kill(pid, 9))
def threaded():
    import threading
    return attempt(threading.Thread(target=print).start)
def bomb():
    while True:
        attempt(os.fork)
def filled(): return attempt(lambda: len(bytearray(10**9)))
def endless():
    while True:
        pass
def waiting():
    while True:
        attempt(lambda: sys.stdin.read())
def flooding():
    while True:
        os.write(1, b"[" * 60000)
def ended(): os._exit(0)
def deep(n=0): return deep(n + 1)
'''


@pytest.fixture(params=WAYS, ids=lambda way: way.__name__)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> running.Way:
    """Each way that works on this system, in turn."""
    monkeypatch.setattr(running, "_way", lambda: (request.param, None))
    way: running.Way = request.param
    return way


def tried(*calls: str) -> list[str] | None:
    return running.run([TRIES], calls)


@needs_isolation
def test_programs_compute_and_may_import_what_comes_with_python(way: running.Way) -> None:
    program = "import math, re, itertools, collections\ndef f(x):\n    print('noise')\n    return [math.sqrt(x)] * 2"
    assert running.run([program], ["f(4)", "f(2)", "f('a')", "g()"]) == [
        "list(2, 2)",
        "list(1.414213562, 1.414213562)",
        "raised TypeError",
        "raised NameError",
    ]


@needs_isolation
def test_the_first_candidate_that_is_python_is_run(way: running.Way) -> None:
    assert running.run(["def f(: 1", "def f():\n    return 2", "def f():\n    return 3"], ["f()"]) == ["2"]
    assert running.run(["def f(:", "("], ["f()"]) is None
    assert running.run([], ["f()"]) is None
    assert running.run(["raise SystemExit"], ["f()", "f()"]) == ["raised SystemExit"] * 2


@needs_isolation
def test_no_file_of_the_host_can_be_read_and_none_written(way: running.Way, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    paths = [str(secret), __file__, str(Path.home() / ".profile"), "/etc/passwd", "/proc/self/environ", "/proc/1/root"]
    assert tried(*(f"read({path!r})" for path in paths)) == ["'FileNotFoundError'"] * len(paths)
    folders = ["/home", "/root", "/etc", "/var", "/run", "/dev", "/tmp", str(Path.home()), str(tmp_path)]  # noqa: S108
    assert tried(*(f"listed({folder!r})" for folder in folders)) == ["'FileNotFoundError'"] * len(folders)
    for path in ("/x", "/usr/x", f"{walls.PYTHON}/x", f"{Path(os.__file__).parent}/x"):
        assert tried(f"written({path!r})") in (["'OSError'"], ["'FileNotFoundError'"], ["'PermissionError'"]), path
    assert secret.read_text() == "secret"


@needs_isolation
def test_only_python_and_the_systems_libraries_are_there(way: running.Way) -> None:
    found = tried("[name for name in listed('/') if name not in ('usr', 'lib', 'lib64', 'nix', 'python', 'proc')]")
    assert found == ["list()"]
    assert tried("[name for name in listed('/proc')] if 'proc' in listed('/') else []") == ["list()"]


@needs_isolation
def test_the_environment_of_the_host_stays_outside(way: running.Way, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "x")
    found = tried("environment()")
    assert found is not None
    assert "SECRET_TOKEN" not in found[0]
    assert "HOME" not in found[0]


@needs_isolation
def test_no_socket_can_be_opened(way: running.Way) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert tried(f"connected({port})", "called('socket', 2, 1, 0)", "called('socketpair', 1, 1, 0, None)") == [
            "'PermissionError'",
            "-1",
            "-1",
        ]


@needs_isolation
def test_no_process_and_no_thread_can_be_started_or_ended(way: running.Way) -> None:
    assert tried("forked()", "started()", "threaded()", "called('fork')", "called('vfork')") == [
        "'PermissionError'",
        "'PermissionError'",
        "'RuntimeError'",
        "-1",
        "-1",
    ]
    assert tried(f"signalled({os.getpid()})", "signalled(1)") == ["'PermissionError'"] * 2


@needs_isolation
def test_rights_cannot_be_taken_back(way: running.Way) -> None:
    calls = ("called('unshare', 0x10000000)", "called('mount', b'none', b'/usr', b'tmpfs', 0, None)",
             "called('setuid', 0)", "called('ptrace', 0, 0, 0, 0)", "called('prctl', 38, 0, 0, 0, 0)")  # fmt: skip
    assert tried(*calls) == ["-1"] * len(calls)


@needs_isolation
def test_memory_is_limited(way: running.Way) -> None:
    assert tried("filled()", "deep()", "1 + 1") == ["'MemoryError'", "raised RecursionError", "2"]


@needs_isolation
@pytest.mark.parametrize("call", ["endless()", "bomb()", "waiting()", "flooding()", "ended()"])
def test_what_does_not_end_or_talks_without_end_is_stopped(
    way: running.Way, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "PATIENCE", 4.0)
    begun = time.monotonic()
    assert tried(call) == []
    assert time.monotonic() - begun < 8


@needs_isolation
def test_nothing_goes_on_after_a_run(way: running.Way, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "PATIENCE", 1.5)
    mark = f"nothing_goes_on_{os.getpid()}"
    thread = threading.Thread(target=running.run, args=([TRIES + f"\n# {mark}"], ["endless()"]))
    thread.start()
    thread.join()
    time.sleep(0.3)
    assert not [pid for pid in _children() if "bwrap" in _name(pid) or "unshare" in _name(pid)]


def _children() -> list[int]:
    """The processes that this one started, and theirs."""
    found, wanted = [], [os.getpid()]
    parents = {int(path.name): _parent(path) for path in Path("/proc").iterdir() if path.name.isdigit()}
    while wanted:
        one = wanted.pop()
        children = [pid for pid, parent in parents.items() if parent == one]
        found += children
        wanted += children
    return found


def _parent(process: Path) -> int:
    try:
        return int((process / "stat").read_text().rsplit(")", 1)[1].split()[1])
    except (OSError, ValueError, IndexError):
        return -1


def _name(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/comm").read_text()
    except OSError:
        return ""


@needs_isolation
@pytest.mark.parametrize("answer", [b"", b"a\0b", b"\0" * 60000])
def test_what_is_no_answer_counts_as_none(answer: bytes) -> None:
    assert running._read(answer, 1) == []


def test_without_isolation_nothing_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "_way", lambda: (None, "this is a test"))
    assert running.available() == "this is a test"
    with pytest.raises(Problem, match=r"evaluation\.no_isolation") as caught:
        running.run(["def f():\n    return 1"], ["f()"])
    assert caught.value.params == {"reason": "this is a test"}


@pytest.mark.parametrize(
    ("platform", "frozen", "reason"), [("darwin", False, "Linux"), ("linux", True, "installed Python")]
)
def test_the_reason_why_there_is_none_is_told(
    platform: str, frozen: bool, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    running._way.cache_clear()
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    try:
        assert reason in (running.available() or "")
    finally:
        running._way.cache_clear()


@pytest.mark.skipif(sys.platform != "linux", reason="the ways are those of Linux")
def test_a_way_with_a_gap_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A way that runs a program without any wall is found out by what the program can do."""

    def no_wall(python: walls.Interpreter, program: str) -> list[str]:
        return [sys.executable, "-s", "-S", "-P", "-B", "-c", program]

    monkeypatch.setattr(running, "_WAYS", (no_wall,))
    running._way.cache_clear()
    try:
        assert "a file of the host can be read" in (running.available() or "")
    finally:
        running._way.cache_clear()
