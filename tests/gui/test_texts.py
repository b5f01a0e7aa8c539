"""Texts of the window can be translated: they are plain strings where they are marked, filled only afterwards."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import aiact_desk.gui
from aiact_desk.gui.parts.figures import duration, size, whole
from aiact_desk.gui.words import counted

SOURCES = sorted(Path(aiact_desk.gui.__file__).parent.rglob("*.py"))
MARKERS = {"tr": 0, "QT_TRANSLATE_NOOP": 1}


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_marked_texts_are_plain_strings(source: Path) -> None:
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in MARKERS:
            text = node.args[MARKERS[name]]
            assert isinstance(text, ast.Constant), f"{source.name}:{node.lineno}"
            assert isinstance(text.value, str)


def test_figures() -> None:
    assert [whole(number).replace("\u00a0", " ") for number in (7, 134515008)] == ["7", "134 515 008"]
    sizes = [size(count).replace("\u00a0", " ") for count in (0, 999, 1000, 98_400_000, 7 * 10**12, 10**16)]
    assert sizes == ["0 bytes", "999 bytes", "1.0 kB", "98.4 MB", "7.0 TB", "10000 TB"]
    times = [duration(seconds).replace("\u00a0", " ") for seconds in (-1, 45, 200, 7500)]
    assert times == ["0 s", "45 s", "3 min 20 s", "2 h 05 min"]
    assert [counted(number, "{count} row", "{count} rows") for number in (0, 1, 2)] == ["0 rows", "1 row", "2 rows"]
