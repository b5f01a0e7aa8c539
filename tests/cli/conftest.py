"""The command line as a process."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

Answer = subprocess.CompletedProcess[str]


@pytest.fixture
def desk() -> Callable[..., Answer]:
    """Runs `aiact-desk ARGUMENTS…` and gives back what it said; the exit code must be `code`, unless that is None."""

    def run(*arguments: object, code: int | None = 0) -> Answer:
        told = subprocess.run(
            [sys.executable, "-m", "aiact_desk", *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        assert code is None or told.returncode == code, f"{arguments}: {told.returncode}\n{told.stdout}\n{told.stderr}"
        assert "Traceback" not in told.stderr
        return told

    return run


@pytest.fixture
def answer(desk: Callable[..., Answer]) -> Callable[..., Any]:
    """The same with `--json`: the answer as data."""
    return lambda *arguments, **options: json.loads(desk("--json", *arguments, **options).stdout)
