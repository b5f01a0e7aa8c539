"""What runs behind the walls, as a program of its own: it gives up its last rights, then calls the model's code.

It knows the calls, but not the results that are expected of them: those are compared outside. What it is asked comes
in as Python marshals it; out goes text alone, since nothing from here is trusted. It imports little, to start fast.
"""

from __future__ import annotations

import ctypes
import marshal
import os
import sys
from types import CodeType

NO_PROGRAM = "no program"
SEPARATOR = "\0"

_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2


class _Filter(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


class _Nowhere:
    """Takes what a program prints."""

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        return


def main() -> None:
    asked = marshal.loads(sys.stdin.buffer.read())  # noqa: S302  (from the program outside)
    _limit(asked["seconds"], asked["bytes"])
    _filter(asked["filter"])
    answer = sys.stdout.fileno()
    sys.stdout = sys.stderr = _Nowhere()
    results = _called(asked["candidates"], asked["calls"])
    text = NO_PROGRAM if results is None else SEPARATOR.join(results)
    os.write(answer, text.encode(errors="replace"))


def _limit(seconds: int, memory: int) -> None:
    import resource  # noqa: PLC0415  (there is none on Windows, where `plain` is used too)

    for limit, value in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 32),
    ):
        resource.setrlimit(limit, (value, value))


def _filter(instructions: bytes) -> None:
    """From here on only the system calls that the filter lets through."""
    libc = ctypes.CDLL(None, use_errno=True)
    program = _Filter(len(instructions) // 8, instructions)
    for call in ((_NO_NEW_PRIVILEGES, 1, 0, 0, 0), (_SECCOMP, _FILTER, ctypes.byref(program), 0, 0)):
        if libc.prctl(*call) != 0:
            raise OSError(ctypes.get_errno(), "the filter of system calls was refused")


def _called(candidates: list[str], calls: list[str]) -> list[str] | None:
    """What each call gives, as text; None if no candidate is a Python program."""
    code = next((code for text in candidates if (code := _compiled(text)) is not None), None)
    if code is None:
        return None
    namespace: dict[str, object] = {"__name__": "program"}
    try:
        exec(code, namespace)  # noqa: S102  (what this program is for)
    except BaseException as error:  # noqa: BLE001  (a program may raise anything, SystemExit too)
        return [_raised(error)] * len(calls)
    return [_result(call, namespace) for call in calls]


def _compiled(text: str) -> CodeType | None:
    try:
        return compile(text, "program", "exec")
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError):
        return None


def _result(call: str, namespace: dict[str, object]) -> str:
    try:
        return plain(eval(call, namespace))  # noqa: S307  (what this program is for)
    except BaseException as error:  # noqa: BLE001
        return _raised(error)


def _raised(error: BaseException) -> str:
    return f"raised {type(error).__name__}"


def plain(value: object) -> str:
    """A value as text, alike for what Python holds to be equal: 2 and 2.0, and sets and dicts in any order."""
    if isinstance(value, bool) or value is None or type(value) in (int, str):
        return repr(value)
    if type(value) is float:
        return repr(int(value)) if value.is_integer() else repr(round(value, 9))
    if type(value) in (list, tuple) and isinstance(value, list | tuple):
        return f"{type(value).__name__}({', '.join(map(plain, value))})"
    if isinstance(value, set | frozenset):
        return f"set({', '.join(sorted(map(plain, value)))})"
    if isinstance(value, dict):
        return f"dict({', '.join(sorted(f'{plain(key)}: {plain(its)}' for key, its in value.items()))})"
    return f"a {type(value).__name__}"


if __name__ == "__main__":
    main()
