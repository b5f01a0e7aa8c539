"""The page of the audit chain: rows a page at a time, and whether the chain holds, in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pikepdf
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from aiact_desk.desk import audit, documents, people, review
from aiact_desk.desk.desk import Desk
from aiact_desk.documents.audit.entry import Kind
from aiact_desk.documents.nouns import Version
from aiact_desk.gui.audit.chain_words import kind_word
from aiact_desk.gui.main_window import MainWindow
from aiact_desk.gui.parts.facts import FactList
from aiact_desk.gui.parts.pager import PAGE

OpenWindow = Callable[[str], MainWindow]


def shown(open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    window = open_window("success")
    window.go("audit")
    qtbot.waitUntil(lambda: window.bench.tasks.idle)
    return window


def test_rows_are_read_a_page_at_a_time_the_newest_first(open_window: OpenWindow, desk: Desk, qtbot: QtBot) -> None:
    for number in range(PAGE + 3):
        people.add_person(desk, f"Person {number}")
    newest = len(audit.audit_entries(desk, limit=-1))
    page = shown(open_window, qtbot).audit
    assert [one.seq for one in page.rows.rows] == list(range(newest, newest - PAGE, -1))
    assert page.pager.older.isEnabled()
    assert not page.pager.newer.isEnabled()
    page.pager.older.click()
    qtbot.waitUntil(lambda: page.rows.rows[0].seq == newest - PAGE)
    assert page.rows.rows[-1].seq == 1
    assert not page.pager.older.isEnabled()
    page.pager.newer.click()
    qtbot.waitUntil(lambda: page.rows.rows[0].seq == newest)


def test_a_row_says_what_it_records(open_window: OpenWindow, desk: Desk, qtbot: QtBot) -> None:
    people.add_person(desk, "Bo", "head of compliance")
    page = shown(open_window, qtbot).audit
    assert page.table.selected() == page.rows.rows[0]
    assert "head of compliance" in texts(page.facts)
    people.erase_person(desk, "Bo", "asked for it")
    page.refresh()
    qtbot.waitUntil(lambda: page.rows.rows[0].kind == Kind.ERASURE)
    page.table.select(next(one.seq for one in page.rows.rows if one.kind == Kind.PERSON))
    assert "erased; its hash stays" in texts(page.facts)


def texts(facts: FactList) -> str:
    return " ".join(one.text() for one in facts.findChildren(QLabel))


def test_every_kind_has_its_word() -> None:
    words = [kind_word(kind) for kind in Kind]
    assert len(set(words)) == len(Kind)
    assert kind_word("of later") == "of later"


def test_a_chain_that_holds_and_one_that_does_not(open_window: OpenWindow, desk: Desk, qtbot: QtBot) -> None:
    people.add_person(desk, "Bo")
    window = open_window("success")
    page = window.audit
    window.actions_by_id["verify_chain"].trigger()
    assert window.stack.currentWidget() is page, "the result is shown where it was asked for from anywhere"
    qtbot.waitUntil(lambda: "rows, and the records agree" in page.result.text)
    with closing(sqlite3.connect(desk.paths.database)) as connection:
        connection.execute("UPDATE audit SET subject = 'person-other' WHERE seq = 1")
        connection.commit()
    window.actions_by_id["verify_chain"].trigger()
    qtbot.waitUntil(lambda: "does not hold. Row 1 was altered" in page.result.text)


def test_a_file_of_another_kind_is_explained(
    open_window: OpenWindow, desk: Desk, qtbot: QtBot, answers: Any, tmp_path: Path
) -> None:
    window = open_window("success")
    answers.paths = [tmp_path / "none.pdf"]
    (tmp_path / "none.pdf").write_text("no PDF")
    window.actions_by_id["verify_file"].trigger()
    qtbot.waitUntil(lambda: "is no PDF that can be read" in window.notice_bar.text)
    assert window.audit.result.text == ""


def test_a_dropped_pdf_is_held_against_the_chain(
    open_window: OpenWindow, desk: Desk, version: Version, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "plain.pdf"
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(file)
    document = documents.new_document(desk, version.model_id, "model_documentation_form")
    review.send_to_review(desk, document.id)
    page = shown(open_window, qtbot).audit
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    page.dropEvent(
        QDropEvent(QPointF(), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    )
    qtbot.waitUntil(lambda: len(page.files) == 1)
    assert page.files[0].text.startswith("plain.pdf: the file knows no row of a chain.")
    assert "holds" in page.result.text


def test_the_chain_is_written_as_json_lines(
    open_window: OpenWindow, desk: Desk, qtbot: QtBot, answers: Any, tmp_path: Path
) -> None:
    people.add_person(desk, "Bo")
    window = open_window("success")
    answers.paths = [tmp_path / "chain.jsonl"]
    window.actions_by_id["export_chain"].trigger()
    qtbot.waitUntil(lambda: "written" in window.notice_bar.text)
    lines = (tmp_path / "chain.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(audit.audit_entries(desk, limit=-1))
