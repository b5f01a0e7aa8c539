"""The page of due dates: over all models, the next first, with a way to the document and out to a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from aiact_desk.desk import documents, due, requests, review
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.requests import Asked
from aiact_desk.documents.nouns import Version
from aiact_desk.gui.main_window import MainWindow

OpenWindow = Callable[[str], MainWindow]
FORM = "model_documentation_form"


def ask(desk: Desk, version: Version, days: int) -> None:
    """A request whose answer is due in so many days."""
    today = documents.today()
    received, deadline = today - timedelta(days=30), today + timedelta(days=days)
    asked = Asked(f"2026/{days}", "Supervision", received.isoformat(), deadline.isoformat())
    requests.add_request(desk, version.model_id, asked)


def shown(open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    window = open_window("success")
    window.documents.document.preview.hide()
    window.go("due")
    qtbot.waitUntil(lambda: window.bench.tasks.idle)
    return window


def test_nothing_due_is_said(open_window: OpenWindow, qtbot: QtBot) -> None:
    page = shown(open_window, qtbot).due
    assert page.nothing.text.startswith("Nothing is due.")
    assert page.tabs.tabText(0) == "Due (0)"


def test_what_is_due_and_overdue_is_told_in_words(
    open_window: OpenWindow, desk: Desk, version: Version, qtbot: QtBot
) -> None:
    for days in (1, -2, 0):
        ask(desk, version, days)
    page = shown(open_window, qtbot).due
    table = page.tables[0]
    said = {table.model().index(row, 1).data().split(";")[0] for row in range(table.model().rowCount())}
    assert said >= {"1 day left", "overdue by 2 days", "today"}
    assert page.nothing.text == ""
    assert [one.key for one in page.due.rows] == [one.key for one in due.list_due(desk).items]


def test_an_item_leads_to_its_document(open_window: OpenWindow, desk: Desk, version: Version, qtbot: QtBot) -> None:
    document = documents.new_document(desk, version.model_id, FORM)
    documents.set_field(desk, document.id, "general.union_release_date", "2026-03-02")
    review.send_to_review(desk, document.id)
    window = shown(open_window, qtbot)
    rows = window.due.due.rows
    at = next(at for at, one in enumerate(rows) if one.about.document == document.id)
    table = window.due.tables[0]
    table.select(rows[at].key)
    table.activated.emit(table.selectionModel().selectedRows()[0])
    qtbot.waitUntil(lambda: window.documents.is_open)
    assert window.stack.currentWidget() is window.documents
    assert window.documents.document.content is not None
    assert window.documents.document.content.document.id == document.id
    qtbot.waitUntil(lambda: window.bench.tasks.idle)


def test_a_change_is_followed_while_the_page_is_looked_at(
    open_window: OpenWindow, desk: Desk, version: Version, qtbot: QtBot
) -> None:
    window = shown(open_window, qtbot)
    ask(desk, version, 5)
    window.actions_by_id["refresh"].trigger()
    qtbot.waitUntil(lambda: window.due.tabs.tabText(0) == "Due (1)")


def test_it_is_written_as_a_calendar(
    open_window: OpenWindow, desk: Desk, version: Version, qtbot: QtBot, answers: Any, tmp_path: Path
) -> None:
    ask(desk, version, 5)
    window = shown(open_window, qtbot)
    answers.paths = [tmp_path / "due.ics"]
    window.actions_by_id["export_calendar"].trigger()
    qtbot.waitUntil(lambda: "written" in window.notice_bar.text)
    assert (tmp_path / "due.ics").read_bytes().count(b"BEGIN:VEVENT") == 1
