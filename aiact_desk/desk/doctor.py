"""The verb "doctor": what on this machine works, what does not, and how to mend it."""

from __future__ import annotations

import ctypes
import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import psutil

from aiact_desk import paths, resources, settings
from aiact_desk.evaluation.launch import Launcher, launch, run_job
from aiact_desk.files import make_folder
from aiact_desk.problems import Problem
from aiact_desk.wording import say, say_problem

GIGABYTE = 1_000_000_000
NEEDED_DISK = 2 * GIGABYTE
PROBE_PATIENCE = 120.0


@dataclass(frozen=True)
class Check:
    """One thing that was looked at. `mend` says what to do where `ok` is False, and is empty where it is True."""

    id: str
    title: str
    ok: bool
    detail: str
    mend: str = ""


@dataclass(frozen=True)
class SystemLibrary:
    """A shared library that is loaded from the system, the Debian package that brings it, and what it is for."""

    name: str
    package: str
    purpose: str


def system_libraries() -> list[SystemLibrary]:
    """What the window and the PDF need from the system."""
    lines = (resources.folder("assets") / "system-libraries.txt").read_text(encoding="utf-8").splitlines()
    return [SystemLibrary(*line.split()) for line in lines if line and not line.startswith("#")]


def doctor(library: Path, cache: Path, launcher: Launcher = launch) -> list[Check]:
    """Look at everything that a run, a window and a PDF need. Works where the library cannot be opened."""
    return [
        _python(),
        _libraries("window"),
        _libraries("PDF"),
        _fonts(),
        *_devices(cache, launcher),
        _memory(),
        _disk(library),
        _settings(),
    ]


def _python() -> Check:
    found = ".".join(map(str, sys.version_info[:3]))
    ok = sys.version_info >= (3, 11)
    return Check("python", "Python", ok, found, "" if ok else say("desk.mend_python", {}))


def _libraries(purpose: str) -> Check:
    wanted = [library for library in system_libraries() if library.purpose == purpose]
    missing = [library for library in wanted if not _loads(library.name)]
    title = f"System libraries for the {purpose}"
    if not missing:
        return Check(f"libraries.{purpose.lower()}", title, True, ", ".join(library.package for library in wanted))
    packages = " ".join(library.package for library in missing)
    detail = "missing: " + ", ".join(library.name for library in missing)
    return Check(
        f"libraries.{purpose.lower()}", title, False, detail, say("desk.mend_packages", {"packages": packages})
    )


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _fonts() -> Check:
    fonts = sorted(file.name for file in resources.folder("assets/fonts").glob("*.ttf"))
    detail = f"{len(fonts)} shipped with the program"
    return Check("fonts", "Fonts of the documents", bool(fonts), detail, "" if fonts else say("desk.mend_fonts", {}))


def _devices(cache: Path, launcher: Launcher) -> list[Check]:
    """Ask a worker, since only workers load torch."""
    try:
        make_folder(cache)
    except Problem as problem:
        return [Check("cache", "Cache", False, str(cache), say_problem(problem))]
    outcome, log = cache / "probe.json", cache / "probe.log"
    outcome.unlink(missing_ok=True)
    log.unlink(missing_ok=True)
    try:
        code = run_job(launcher, ["probe", str(outcome)], log, PROBE_PATIENCE)
    except Problem as problem:
        return [Check("torch", "PyTorch", False, say_problem(problem), say("desk.mend_torch", {}))]
    if code != 0 or not outcome.is_file():
        lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines() or [""]
        return [Check("torch", "PyTorch", False, lines[-1], say("desk.mend_torch", {}))]
    found = json.loads(outcome.read_bytes())
    devices: dict[str, str] = found["devices"]
    works = {name: told for name, told in devices.items() if told and not told.startswith("fails")}
    broken = {name: told for name, told in devices.items() if told.startswith("fails")}
    accelerators = [f"{name}: {told}" for name, told in works.items() if name != "cpu"]
    detail = ", ".join(accelerators) or "none; models are measured on the processor"
    if broken:
        detail = "; ".join(f"{name} {told}" for name, told in broken.items())
    return [
        Check("torch", "PyTorch", "cpu" in works, str(found["torch"])),
        Check("accelerator", "Accelerator", not broken, detail, say("desk.mend_driver", {}) if broken else ""),
    ]


def _memory() -> Check:
    memory = psutil.virtual_memory()
    detail = f"{memory.available / GIGABYTE:.1f} of {memory.total / GIGABYTE:.1f} GB free"
    ok = memory.total >= 4 * GIGABYTE
    return Check("memory", "Memory", ok, detail, "" if ok else say("desk.mend_memory", {}))


def _disk(library: Path) -> Check:
    place = library
    while not place.exists():
        place = place.parent
    free = shutil.disk_usage(place).free
    ok = free >= NEEDED_DISK
    mend = "" if ok else say("desk.mend_disk", {"library": library})
    return Check("disk", "Free disk for the library", ok, f"{free / GIGABYTE:.1f} GB at {library}", mend)


def _settings() -> Check:
    file = paths.settings_file()
    try:
        settings.load(file)
    except Problem as problem:
        return Check("settings", "Settings", False, str(file), say_problem(problem))
    return Check("settings", "Settings", True, f"{file}{'' if file.exists() else ' (not there: defaults)'}")
