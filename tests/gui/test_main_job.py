"""The main job in the window, on the real demo model with the real worker: dropped, measured, documented, exported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aiact_desk.documents.nouns import RunEnd
from aiact_desk.gui.documents.export_dialog import ExportDialog
from aiact_desk.gui.documents.new_document_dialog import NewDocumentDialog
from aiact_desk.gui.evaluations.start_dialog import StartDialog
from aiact_desk.gui.main_window import MainWindow
from aiact_desk.gui.models.add_version_dialog import AddVersionDialog
from aiact_desk.regulation.schema import Audience

PATIENCE = 240_000


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(window.rect().center(), actions, data, buttons, keys))
    QApplication.sendEvent(window, QDropEvent(QPointF(window.rect().center()), actions, data, buttons, keys))


def dialog(window: MainWindow, qtbot: QtBot, kind: type[QWidget]) -> Any:
    qtbot.waitUntil(lambda: window.findChild(kind) is not None)
    return window.findChild(kind)


@pytest.mark.model
@pytest.mark.slow
def test_a_dropped_model_becomes_a_pdf(
    open_window: Callable[[str], MainWindow], qtbot: QtBot, demo_model: Path, tmp_path: Path, answers: Any
) -> None:
    window = open_window("real")
    drop(window, demo_model)
    dialog(window, qtbot, AddVersionDialog).act.click()
    qtbot.waitUntil(lambda: len(window.models.tree_model.summaries) == 1, timeout=PATIENCE)
    (version,) = window.models.tree_model.summaries[0].versions
    assert version.facts.parameters == 134_515_008

    window.go("evaluations")
    window.actions_by_id["start_run"].trigger()
    asked = dialog(window, qtbot, StartDialog)
    asked.limited.setChecked(True)
    asked.limit.setValue(1)
    asked.act.click()
    runs = window.evaluations.runs
    qtbot.waitUntil(lambda: bool(runs.rows) and runs.rows[0].run.end == RunEnd.SUCCESS, timeout=PATIENCE)

    window.go("documents")
    window.documents.begin(version.model_id)
    dialog(window, qtbot, NewDocumentDialog).act.click()
    page = window.documents.document
    qtbot.waitUntil(lambda: page.content is not None and window.bench.tasks.idle, timeout=PATIENCE)
    file = tmp_path / "demo.pdf"
    answers.paths = [file]
    window.actions_by_id["export_pdf"].trigger()
    export = dialog(window, qtbot, ExportDialog)
    export.preset(Audience.AIO)
    export.act.click()
    qtbot.waitUntil(lambda: file.is_file() and "is written" in window.notice_bar.text, timeout=PATIENCE)
    pdf = QPdfDocument()
    pdf.load(str(file))
    text = " ".join(" ".join(pdf.getAllText(number).text() for number in range(pdf.pageCount())).split())
    pdf.close()
    assert "134 515 008 parameters" in text
    assert "33 770 848 665 600" in text
    assert text.count("partial") >= 8
