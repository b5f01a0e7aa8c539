"""What the window says: problems stay, news goes, all of it can be read again, and written files can be opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from aiact_desk.gui.look import Look
from aiact_desk.gui.main_window import MainWindow
from aiact_desk.gui.messages_dialog import MessagesDialog
from aiact_desk.gui.notices import Notices
from aiact_desk.gui.parts import notice_bar
from aiact_desk.gui.parts.notice_bar import NoticeBar
from aiact_desk.problems import Problem


@pytest.fixture
def notices() -> Notices:
    return Notices()


@pytest.fixture
def bar(notices: Notices, look: Look, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> NoticeBar:
    monkeypatch.setattr(notice_bar, "SHOWN_FOR", 50)
    made = NoticeBar(notices, look)
    qtbot.addWidget(made)
    return made


def test_news_goes_by_itself(bar: NoticeBar, notices: Notices, qtbot: QtBot) -> None:
    assert not bar.isVisible()
    notices.news("It is added.")
    assert bar.isVisible()
    assert bar.text == "It is added."
    qtbot.waitUntil(lambda: not bar.isVisible())


def test_a_problem_stays_until_it_is_dismissed(bar: NoticeBar, notices: Notices) -> None:
    notices.news("It is added.")
    notices.problem(Problem("files.disk_full", path="/disk"))
    assert "/disk" in bar.text
    assert not bar.is_going(), "the clock of the news before does not take it away"
    copy, dismiss = bar.findChildren(QToolButton)
    copy.click()
    assert QGuiApplication.clipboard().text() == bar.text
    dismiss.click()
    assert not bar.isVisible()
    assert [notice.lasting for notice in notices.history] == [False, True]


def test_a_written_file_can_be_opened(
    bar: NoticeBar, notices: Notices, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    notices.news("Nothing to open.")
    assert not bar.open_button.isVisible()
    notices.written("It is written.", tmp_path / "a b.pdf")
    bar.open_button.click()
    assert [Path(url.toLocalFile()) for url in opened] == [tmp_path / "a b.pdf"]


def test_messages_are_kept(open_window: Callable[[str], MainWindow]) -> None:
    window = open_window("success")
    window.bench.notices.news("First.")
    window.bench.notices.warning("Second.")
    window.actions_by_id["show_messages"].trigger()
    dialog = window.findChild(MessagesDialog)
    assert isinstance(dialog, MessagesDialog)
    assert [notice.text for notice in dialog.notices.rows] == ["Second.", "First."]
    dialog.reject()
