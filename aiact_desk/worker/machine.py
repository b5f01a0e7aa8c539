"""What this machine is: devices, memory, versions. Read once per run; printed beside the figures."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path

import psutil
import torch

from aiact_desk.evaluation.request import Device
from aiact_desk.evaluation.result import Machine
from aiact_desk.problems import Problem

PACKAGES = ("torch", "transformers", "lm-eval", "tokenizers", "numpy")


def resolve_device(asked: Device) -> str:
    """The torch device that `asked` comes to here; "auto" takes a GPU where there is one.

    Raises:
        Problem: if the machine has no such device.
    """
    there = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available(), "cpu": True}
    if asked == "auto":
        return next(device for device, present in there.items() if present)
    if not there[asked]:
        reason = "this torch was built without it" if not _built_with(asked) else "no such hardware was found"
        raise Problem("evaluation.no_device", device=asked, reason=reason)
    return asked


def _built_with(device: str) -> bool:
    built: bool = torch.backends.cuda.is_built() if device == "cuda" else torch.backends.mps.is_built()  # type: ignore[no-untyped-call]
    return built


def resolve_dtype(asked: str, device: str) -> str:
    """float32 on a processor; elsewhere the type that the weights are stored in, unless one is asked for."""
    return "float32" if asked == "auto" and device == "cpu" else asked


def machine(device: str) -> Machine:
    """The machine as the document names it."""
    return Machine(
        system=f"{platform.system()} {platform.release()}",
        processor=_processor(),
        cores=psutil.cpu_count(logical=False) or os.cpu_count() or 1,
        memory=psutil.virtual_memory().total,
        accelerator=torch.cuda.get_device_name() if device == "cuda" else None,
        device=device,
        python=platform.python_version(),
        packages={name: version(name) for name in PACKAGES},
    )


def probe() -> dict[str, object]:
    """For the doctor: torch's version and each device with whether it works, found by multiplying on it."""
    devices = {}
    for device in ("cuda", "mps", "cpu"):
        try:
            resolve_device(device)
            torch.ones(2, 2, device=device).matmul(torch.ones(2, 2, device=device)).sum().item()
            devices[device] = torch.cuda.get_device_name() if device == "cuda" else "works"
        except (Problem, RuntimeError, AssertionError) as error:
            devices[device] = ""
            if isinstance(error, RuntimeError):
                devices[device] = f"fails: {error}".splitlines()[0]
    return {"torch": version("torch"), "devices": devices}


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()
