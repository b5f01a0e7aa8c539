"""Closing the window: three answers about a run, one about what could not be saved, and saving first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from aiact_desk.desk import documents, runs
from aiact_desk.desk.desk import Desk
from aiact_desk.documents.nouns import RunEnd, Version
from aiact_desk.gui.editors.date import DateEditor
from aiact_desk.gui.leaving import CANCEL, GO_ON, LOSE, STAY
from aiact_desk.gui.main_window import MainWindow

OpenWindow = Callable[[str], MainWindow]
PATIENCE = 20_000


@pytest.fixture
def running(open_window: OpenWindow, qtbot: QtBot, version: Version) -> MainWindow:
    """A window that follows a slow run."""
    window = open_window("slow")
    runs.start_run(window.bench.desk, version.id, "starter")
    qtbot.waitUntil(lambda: bool(window.evaluations.alive()), timeout=PATIENCE)
    return window


def end_of(desk: Desk) -> RunEnd:
    return runs.list_runs(desk)[0].end


def test_closing_without_a_run_asks_nothing(open_window: OpenWindow, answers: Any) -> None:
    window = open_window("success")
    assert window.close()
    assert answers.questions == []
    assert QSettings().value("window/geometry") is not None


def test_stay(running: MainWindow, answers: Any, desk: Desk) -> None:
    answers.replies = [STAY]
    assert not running.close()
    assert running.isVisible()
    assert [reply.id for reply in answers.questions[0].replies] == [GO_ON, CANCEL, STAY]
    assert "Aurora Tiny" in answers.questions[0].text
    assert end_of(desk) == RunEnd.RUNNING


def test_let_it_go_on(running: MainWindow, answers: Any, desk: Desk, qtbot: QtBot) -> None:
    answers.replies = [GO_ON]
    running.close()
    qtbot.waitUntil(lambda: not running.isVisible())
    assert end_of(desk) == RunEnd.RUNNING
    runs.cancel_run(desk, runs.list_runs(desk)[0].id, at_once=True)


def test_cancel_it(running: MainWindow, answers: Any, desk: Desk, qtbot: QtBot) -> None:
    answers.replies = [CANCEL]
    running.close()
    qtbot.waitUntil(lambda: not running.isVisible())
    qtbot.waitUntil(lambda: end_of(desk) == RunEnd.CANCELLED, timeout=PATIENCE)


@pytest.fixture
def writing(open_window: OpenWindow, qtbot: QtBot, version: Version, desk: Desk) -> MainWindow:
    """A window with a new document open at the release date."""
    document = documents.new_document(desk, version.model_id, "model_documentation_form")
    window = open_window("success")
    window.documents.document.preview.hide()
    window.go("documents")
    window.documents.open_document(document.id)
    qtbot.waitUntil(lambda: window.documents.is_open)
    window.documents.document.contents.select("general.release_date")
    return window


def type_date(window: MainWindow, text: str) -> None:
    editor = window.documents.document.panel.editor
    assert isinstance(editor, DateEditor)
    editor.line.setText(text)


def test_what_was_typed_last_is_saved_first(writing: MainWindow, desk: Desk, qtbot: QtBot, answers: Any) -> None:
    type_date(writing, "2026-03-01")
    writing.close()
    qtbot.waitUntil(lambda: not writing.isVisible())
    (document,) = documents.list_documents(desk)
    assert documents.show_document(desk, document.id).typed["general.release_date"].value == "2026-03-01"
    assert answers.questions == []


def test_what_cannot_be_saved_is_asked_about(writing: MainWindow, answers: Any, qtbot: QtBot) -> None:
    type_date(writing, "soon")
    answers.replies = [STAY]
    assert not writing.close()
    assert "is not saved" in answers.questions[0].text
    answers.replies = [LOSE]
    writing.close()
    qtbot.waitUntil(lambda: not writing.isVisible())


def test_the_panes_are_as_wide_as_they_were(open_window: OpenWindow) -> None:
    first = open_window("success")
    first.models.splitter.setSizes([900, 300])
    sizes = first.models.splitter.sizes()
    first.close()
    second = open_window("success")
    assert second.models.splitter.sizes() == pytest.approx(sizes, abs=2)
