"""Versions of a document beside each other, and how long one is kept, in the window."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from aiact_desk.desk import documents, new_versions, retention
from aiact_desk.desk.desk import Desk
from aiact_desk.documents.content import Content
from aiact_desk.documents.nouns import Version
from aiact_desk.gui.documents.keeping.difference_dialog import DifferenceDialog
from aiact_desk.gui.documents.keeping.retention_dialog import RetentionDialog
from aiact_desk.gui.main_window import MainWindow
from tests.gui.opened import OpenWindow, dialog_of, opened

FORM = "model_documentation_form"
ROW = "training.rationale"


@pytest.fixture
def content(desk: Desk, version: Version) -> Content:
    document = documents.new_document(desk, version.model_id, FORM)
    return documents.set_field(desk, document.id, ROW, "We chose <b>few</b> layers.")


@pytest.fixture
def window(open_window: OpenWindow, qtbot: QtBot, content: Content) -> MainWindow:
    return opened(open_window, qtbot, content)


def test_what_differs_is_told_by_more_than_colour(
    open_window: OpenWindow, desk: Desk, content: Content, qtbot: QtBot
) -> None:
    made = new_versions.new_version(desk, content.document.id)
    now = documents.set_field(desk, made.id, ROW, "We chose <b>many</b> layers.")
    window = opened(open_window, qtbot, now)
    dialog = dialog_of(window, qtbot, "compare_versions", DifferenceDialog)
    qtbot.waitUntil(lambda: "Number 1 → number 2: 1 row differs." in dialog.count.text())
    assert dialog.other.currentData() == content.document.id
    text = dialog.text.toPlainText()
    assert "<b>few</b>" in text, "nothing of an answer is read as markup"
    assert "<b>many</b>" in text
    struck, underlined = _formats(dialog)
    assert struck.strip() == "<b>few</b>"
    assert underlined.strip() == "<b>many</b>"
    dialog.reject()


def _formats(dialog: DifferenceDialog) -> tuple[str, str]:
    """What is struck out, and what is underlined."""
    struck, underlined = "", ""
    block = dialog.text.document().begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            piece = at.fragment()
            struck += piece.text() if piece.charFormat().fontStrikeOut() else ""
            underlined += piece.text() if piece.charFormat().fontUnderline() else ""
            at += 1
        block = block.next()
    return struck, underlined


def test_nothing_to_compare_with_is_told(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_id["compare_versions"].trigger()
    qtbot.waitUntil(lambda: "no other document of this form" in window.notice_bar.text)


def test_a_document_is_held_and_released(window: MainWindow, desk: Desk, content: Content, qtbot: QtBot) -> None:
    dialog = dialog_of(window, qtbot, "retention", RetentionDialog)
    assert "no rule keeps it" in dialog.until.text
    assert not dialog.hold_button.isEnabled()
    dialog.reason.setText("A dispute")
    dialog.hold_button.click()
    qtbot.waitUntil(lambda: dialog.held.text == "On hold: A dispute")
    assert retention.show_retention(desk, content.document.id).hold == "A dispute"
    assert dialog.release_button.isVisible()
    assert not dialog.reason.isVisible()
    dialog.release_button.click()
    qtbot.waitUntil(lambda: dialog.held.text == "Nobody holds it.")
    assert retention.show_retention(desk, content.document.id).hold is None
    dialog.reject()


def test_the_day_that_the_years_count_from_is_named(
    window: MainWindow, desk: Desk, content: Content, qtbot: QtBot
) -> None:
    dialog = dialog_of(window, qtbot, "retention", RetentionDialog)
    dialog.start.show_value("some day")
    dialog.start_button.click()
    qtbot.waitUntil(lambda: bool(dialog.problem.text))
    dialog.start.show_value("2026-03-02")
    dialog.start_button.click()
    qtbot.waitUntil(lambda: not dialog.problem.text)
    qtbot.waitUntil(lambda: retention.show_retention(desk, content.document.id).said is not None)
    said = retention.show_retention(desk, content.document.id).said
    assert said is not None
    assert str(said.starts) == "2026-03-02"
    dialog.reject()
