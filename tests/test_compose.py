"""The composition root opens a library and loads nothing heavy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from aiact_desk.compose import open_desk


@pytest.mark.parametrize("module", ["aiact_desk.compose", "aiact_desk.cli.app"])
def test_composing_loads_no_torch_no_qt_and_no_weasyprint(module: str) -> None:
    code = (
        f"import sys, {module}\n"
        "heavy = {'torch', 'transformers', 'lm_eval', 'PySide6', 'weasyprint', 'datasets', 'scipy', 'gguf'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_a_library_is_made_where_it_is_asked_for(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "library")
    assert desk.paths.database.is_file()
    assert desk.library.models() == []
    assert desk.person
    desk.library.close()
