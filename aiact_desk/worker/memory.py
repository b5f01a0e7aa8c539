"""Peak memory of the worker, in the host and on its device."""

from __future__ import annotations

import resource
import sys
from contextlib import suppress
from pathlib import Path

import torch

_PROCESS = Path("/proc/self")


def reset_peaks() -> None:
    """Begin a new stretch over which the highest memory is kept; where the system cannot, the peak is that so far."""
    with suppress(OSError):
        (_PROCESS / "clear_refs").write_text("5")  # resets the peak alone, see proc(5)
    if torch.cuda.is_available():
        torch.cuda.reset_peak_memory_stats()


def peak_host() -> int:
    """The highest resident size since the last reset, in bytes."""
    with suppress(OSError, ValueError, StopIteration):
        lines = (_PROCESS / "status").read_text(encoding="ascii", errors="replace").splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM:")).split()[1]) * 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def peak_device() -> int | None:
    """The highest memory allocated on the GPU since the last reset, in bytes; None on a machine without."""
    return int(torch.cuda.max_memory_allocated()) if torch.cuda.is_available() else None
