"""`aiact-desk doctor` looks at the real machine, and says how to mend what does not work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aiact_desk.desk import doctor
from aiact_desk.desk.doctor import SystemLibrary, system_libraries

Call = Callable[..., Any]


@pytest.mark.slow
def test_the_doctor_looks_at_everything(desk: Call) -> None:
    import json

    told = desk("doctor", "--json", code=None)
    checks = {check["id"]: check for check in json.loads(told.stdout)}
    assert set(checks) == {
        "python", "libraries.window", "libraries.pdf", "fonts", "torch", "accelerator", "memory", "disk", "settings",
    }  # fmt: skip
    assert checks["torch"]["ok"]
    assert all(bool(check["mend"]) != check["ok"] for check in checks.values())
    assert told.returncode == (0 if all(check["ok"] for check in checks.values()) else 1)


def test_a_missing_library_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = SystemLibrary("libnowhere.so.9", "libnowhere9", "PDF")
    monkeypatch.setattr(doctor, "system_libraries", lambda: [*system_libraries(), missing])
    check = doctor._libraries("PDF")
    assert not check.ok
    assert "libnowhere.so.9" in check.detail
    assert "apt-get install" in check.mend
    assert "libnowhere9" in check.mend


def test_little_disk_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "NEEDED_DISK", 1 << 60)
    check = doctor._disk(tmp_path / "not" / "yet" / "there")
    assert not check.ok
    assert "--library" in check.mend


def test_every_system_library_is_for_the_window_or_the_pdf() -> None:
    assert {library.purpose for library in system_libraries()} == {"window", "PDF"}
