"""The start of the window: what it refuses, what it loads, and what a defect looks like."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import PySide6
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from aiact_desk.gui import app
from aiact_desk.gui.excepthook import DefectBox


def test_a_qt_that_crashes_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(PySide6, "__version__", "6.12.0")
    monkeypatch.setattr(sys, "version_info", (3, 11, 7))
    assert app.run(None) == 1
    assert "PySide6 6.11.3" in capsys.readouterr().err
    monkeypatch.setattr(sys, "version_info", (3, 12, 1))
    assert app.unfit() is None


def test_a_library_that_cannot_be_opened_is_explained(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "library").write_text("not a folder")
    told: list[str] = []
    monkeypatch.setattr(app, "make_application", lambda _: qapp)
    monkeypatch.setattr(app, "show_defects", lambda: None)
    monkeypatch.setattr(QMessageBox, "critical", lambda _parent, _title, text: told.append(text))
    assert app.run(tmp_path / "library") == 1
    assert str(tmp_path / "library") in told[0]
    assert "{" not in told[0]


def test_the_window_loads_neither_torch_nor_weasyprint() -> None:
    code = "import sys, aiact_desk.gui.app; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert {"torch", "transformers", "lm_eval", "weasyprint"}.isdisjoint(told.stdout.split())


def test_a_defect_is_shown_once_with_its_details(qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    hook = DefectBox()
    boxes = [*_raise(hook), *_raise(hook)]
    assert len(boxes) == 1
    qtbot.addWidget(boxes[0])
    assert "ZeroDivisionError" in boxes[0].detailedText()
    copy = next(button for button in boxes[0].buttons() if button.text() == "Copy details")
    copy.click()
    assert "ZeroDivisionError" in QGuiApplication.clipboard().text()
    assert capsys.readouterr().err.count("ZeroDivisionError") == 2


def _raise(hook: DefectBox) -> list[QMessageBox]:
    before = set(QApplication.topLevelWidgets())
    try:
        _ = 1 // 0
    except ZeroDivisionError as error:
        hook(type(error), error, error.__traceback__)
    new = set(QApplication.topLevelWidgets()) - before
    return [widget for widget in new if isinstance(widget, QMessageBox)]
