"""Every control that takes the keyboard has a name for a screen reader: on every page, in every dialog and editor."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QHeaderView,
    QLineEdit,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from aiact_desk.desk import documents, new_versions, people, review, runs
from aiact_desk.desk.desk import Desk
from aiact_desk.documents.nouns import Version
from aiact_desk.gui.main_window import MainWindow

OpenWindow = Callable[[str], MainWindow]
BILL = Path(__file__).parents[1] / "documents" / "importing" / "files" / "bom.cdx.json"
INNER = (QScrollBar, QHeaderView)
"""Parts that Qt makes and names by their owner."""


PLAIN_DIALOGS = ("new_model", "add_version", "edit_provider", "start_run", "new_document", "show_messages", "about")
OF_A_DRAFT = (
    "send_to_review",
    "add_comment",
    "new_packet",
    "retention",
    "compare_versions",
    "import_values",
    "register",
)
IN_REVIEW = ("send_back", "approve", "retention")


def unnamed(root: QWidget) -> list[str]:
    found = []
    for widget in root.findChildren(QWidget):
        takes = widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(widget, QAbstractButton)
        if not takes or not widget.isVisible() or isinstance(widget, INNER) or widget.objectName().startswith("qt_"):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def test_empty_pages(open_window: OpenWindow) -> None:
    window = open_window("success")
    for page in window.pages:
        window.go(page)
        assert unnamed(window) == []


def test_full_pages(open_window: OpenWindow, qtbot: QtBot, version: Version, desk: Desk) -> None:
    run = runs.start_run(desk, version.id, "starter", limit=1)
    document = documents.new_document(desk, version.model_id, "model_documentation_form")
    window = open_window("success")
    window.documents.document.preview.hide()
    window.models.select(version.id)
    assert unnamed(window) == []
    window.go("evaluations")
    qtbot.waitUntil(lambda: window.evaluations.monitor.run_id == run.id, timeout=20_000)
    for tab in range(window.evaluations.tabs.count()):
        window.evaluations.tabs.setCurrentIndex(tab)
        assert unnamed(window) == []
    window.go("documents")
    assert unnamed(window) == []
    window.documents.open_document(document.id)
    qtbot.waitUntil(lambda: window.documents.is_open)
    window.documents.document.preview.show()
    content = window.documents.document.content
    assert content is not None
    for field in content.form.fields():
        window.documents.document.show_row(field.id)
        assert unnamed(window) == [], field.id
    qtbot.waitUntil(lambda: not window.evaluations.alive(), timeout=20_000)


def test_dialogs(open_window: OpenWindow, qtbot: QtBot, version: Version) -> None:
    window = open_window("success")
    for action in (*PLAIN_DIALOGS, "people"):
        walk_dialog(window, qtbot, action)


def test_dialogs_of_a_document(
    open_window: OpenWindow, qtbot: QtBot, version: Version, desk: Desk, answers: Any
) -> None:
    document = documents.new_document(desk, version.model_id, "model_documentation_form")
    new_versions.new_version(desk, document.id)
    people.add_person(desk, "Bo")
    window = open_window("success")
    window.documents.document.preview.hide()
    window.go("documents")
    window.documents.open_document(document.id)
    qtbot.waitUntil(lambda: window.documents.is_open and window.bench.tasks.idle)
    answers.paths = [BILL]
    for action in OF_A_DRAFT:
        walk_dialog(window, qtbot, action)
    review.send_to_review(desk, document.id)
    window.documents.document.reload()
    qtbot.waitUntil(lambda: window.actions_by_id["approve"].isEnabled())
    assert unnamed(window) == []
    for action in IN_REVIEW:
        walk_dialog(window, qtbot, action)


def walk_dialog(window: MainWindow, qtbot: QtBot, action: str) -> None:
    """Open a dialog, find nothing in it without a name, and leave it."""
    window.actions_by_id[action].trigger()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(QDialog)))
    (dialog,) = (one for one in window.findChildren(QDialog) if one.isVisible())
    assert dialog.windowTitle()
    assert unnamed(dialog) == [], action
    qtbot.waitUntil(lambda: window.bench.tasks.idle)
    dialog.reject()


def test_the_walk_finds_what_has_no_name(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    line = QLineEdit()
    QVBoxLayout(root).addWidget(line)
    root.show()
    assert unnamed(root) == ["QLineEdit in QWidget"]
    line.setAccessibleName("Name")
    assert unnamed(root) == []
