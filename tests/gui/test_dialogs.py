"""The desktop's dialogs: they wait for nobody, and call back with what was chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from aiact_desk.gui.dialogs import DesktopDialogs, Question, Reply

QUESTION = Question("Title", "Text", "Detail", (Reply("go", "Go on"), Reply("stay", "Stay")), "stay")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_folder_and_a_file_are_chosen(parent: QWidget, tmp_path: Path) -> None:
    chosen: list[Path] = []
    dialogs = DesktopDialogs()
    dialogs.folder(parent, "A folder", chosen.append)
    dialogs.file(parent, "A file", "GGUF files (*.gguf)", chosen.append)
    folder, file = parent.findChildren(QFileDialog)
    assert (folder.fileMode(), file.fileMode()) == (QFileDialog.FileMode.Directory, QFileDialog.FileMode.ExistingFile)
    for dialog in (folder, file):
        dialog.fileSelected.emit(str(tmp_path))
        dialog.close()
    assert chosen == [tmp_path, tmp_path]


def test_a_name_is_suggested_and_completed(parent: QWidget, tmp_path: Path) -> None:
    chosen: list[Path] = []
    DesktopDialogs().save(parent, "Export", tmp_path / "a.pdf", "PDF files (*.pdf)", chosen.append)
    (dialog,) = parent.findChildren(QFileDialog)
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert dialog.defaultSuffix() == "pdf"
    assert [Path(file) for file in dialog.selectedFiles()] == [tmp_path / "a.pdf"]
    dialog.reject()
    assert chosen == []


@pytest.mark.parametrize(("text", "answer"), [("Go on", "go"), ("Stay", "stay")])
def test_a_question_is_answered_by_its_buttons(parent: QWidget, text: str, answer: str) -> None:
    answered: list[str] = []
    DesktopDialogs().ask(parent, QUESTION, answered.append)
    (box,) = parent.findChildren(QMessageBox)
    assert (box.text(), box.informativeText()) == ("Text", "Detail")
    next(button for button in box.buttons() if button.text() == text).click()
    assert answered == [answer]


def test_escape_gives_the_safe_answer(parent: QWidget) -> None:
    answered: list[str] = []
    DesktopDialogs().ask(parent, QUESTION, answered.append)
    (box,) = parent.findChildren(QMessageBox)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert answered == ["stay"]
