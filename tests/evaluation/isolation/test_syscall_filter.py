"""The filter of system calls holds no call that reaches out, and its jumps land where they should."""

from __future__ import annotations

import platform
import struct

import pytest

from aiact_desk.evaluation.isolation import syscall_filter

OUT = {
    "socket",
    "connect",
    "bind",
    "clone",
    "clone3",
    "fork",
    "vfork",
    "execve",
    "execveat",
    "kill",
    "tgkill",
    "ptrace",
    "mount",
    "unshare",
    "setns",
    "prctl",
    "ioctl",
    "unlink",
    "rename",
    "chmod",
    "bpf",
    "io_uring_setup",
}
ALLOW, NOT_PERMITTED, KILL = 0x7FFF0000, 0x00050001, 0x80000000


def verdict(code: bytes, arch: int, number: int) -> int:
    """What the kernel would say: the filter is run step by step."""
    program = list(struct.iter_unpack("HBBI", code))
    place, value = 0, 0
    while True:
        operation, if_true, if_false, k = program[place]
        place += 1
        if operation == 0x20:
            value = arch if k == 4 else number
        elif operation == 0x15:
            place += if_true if value == k else if_false
        else:
            return int(k)


@pytest.mark.parametrize("machine", sorted(syscall_filter.ALLOWED))
def test_the_filter_lets_through_what_is_listed_and_nothing_else(machine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: machine)
    code, arch = syscall_filter.instructions(), syscall_filter._AUDIT_ARCH[machine]
    numbers = set(syscall_filter.ALLOWED[machine].values())
    for number in [*range(460), 0x40000000, 0x40000001, 0xFFFFFFFF]:
        assert verdict(code, arch, number) == (ALLOW if number in numbers else NOT_PERMITTED)
        assert verdict(code, arch ^ 1, number) == KILL


@pytest.mark.parametrize("calls", syscall_filter.ALLOWED.values(), ids=list(syscall_filter.ALLOWED))
def test_no_call_that_reaches_out_is_listed(calls: dict[str, int]) -> None:
    assert not OUT & set(calls)
    assert len(set(calls.values())) == len(calls) < 200
