"""The composition root opens a library and loads nothing heavy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from aiact_desk.compose import open_desk


def test_composing_loads_no_torch_no_qt_and_no_weasyprint() -> None:
    code = (
        "import sys, aiact_desk.compose\n"
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
