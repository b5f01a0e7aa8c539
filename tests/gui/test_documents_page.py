"""The page of documents: an answer is typed, saved, seen in the pages beside it, and exported."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from aiact_desk.desk import documents
from aiact_desk.desk.desk import Desk
from aiact_desk.documents.content import Content
from aiact_desk.documents.nouns import Version
from aiact_desk.gui.documents.document_desk import DocumentDesk
from aiact_desk.gui.documents.export_dialog import ExportDialog
from aiact_desk.gui.documents.new_document_dialog import NewDocumentDialog
from aiact_desk.gui.documents.outline_model import OutlineModel
from aiact_desk.gui.documents.row_states import RowState, state_of
from aiact_desk.gui.documents.saver import DELAY, LONGEST
from aiact_desk.gui.editors.date import DateEditor
from aiact_desk.gui.editors.number import NumberEditor
from aiact_desk.gui.editors.text import TextEditor
from aiact_desk.gui.look import Look
from aiact_desk.gui.main_window import MainWindow
from aiact_desk.regulation.schema import Audience

OpenWindow = Callable[[str], MainWindow]
FORM = "model_documentation_form"
PATIENCE = 60_000


@pytest.fixture
def content(desk: Desk, version: Version) -> Content:
    """A new document of the tiny model."""
    document = documents.new_document(desk, version.model_id, FORM)
    return documents.show_document(desk, document.id)


@pytest.fixture
def window(open_window: OpenWindow, qtbot: QtBot, content: Content) -> MainWindow:
    """The window with that document open; the preview has nobody to look at it."""
    made = open_window("success")
    made.documents.document.preview.hide()
    made.go("documents")
    made.documents.open_document(content.document.id)
    qtbot.waitUntil(lambda: made.documents.is_open and made.bench.tasks.idle)
    return made


@pytest.fixture
def page(window: MainWindow) -> DocumentDesk:
    return window.documents.document


def kept(desk: Desk, content: Content) -> Content:
    return documents.show_document(desk, content.document.id)


def saved(page: DocumentDesk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.saver.is_idle)


def show(page: DocumentDesk, field: str) -> Any:
    page.contents.select(field)
    assert page.panel.field is not None
    assert page.panel.field.id == field
    return page.panel.editor


def test_a_document_is_begun(open_window: OpenWindow, qtbot: QtBot, version: Version, desk: Desk) -> None:
    window = open_window("success")
    window.documents.document.preview.hide()
    window.actions_by_id["new_document"].trigger()
    qtbot.waitUntil(lambda: window.findChild(NewDocumentDialog) is not None)
    asked = window.findChild(NewDocumentDialog)
    assert isinstance(asked, NewDocumentDialog)
    asked.act.click()
    qtbot.waitUntil(lambda: window.documents.is_open)
    assert [one.model_id for one in documents.list_documents(desk)] == [version.model_id]
    assert window.documents.document.title.text() == "Aurora"
    assert window.actions_by_id["export_pdf"].isEnabled()
    window.actions_by_id["all_documents"].trigger()
    assert not window.documents.is_open
    assert not window.actions_by_id["export_pdf"].isEnabled()
    qtbot.waitUntil(lambda: len(window.documents.lines.rows) == 1)


def test_an_answer_is_saved_as_it_is_typed(page: DocumentDesk, desk: Desk, content: Content, qtbot: QtBot) -> None:
    editor = show(page, "training.rationale")
    assert isinstance(editor, TextEditor)
    QTest.keyClicks(editor.box, "Because it works")
    assert page.saving.text() == "Saving…"
    qtbot.waitSignal(page.saver.saved, timeout=5000).wait()
    answer = kept(desk, content).typed["training.rationale"]
    assert (answer.value, answer.provenance.origin) == ("Because it works", "typed")
    assert page.panel.origin.text.startswith("Typed by ")
    assert page.saving.text() == "All answers saved"
    assert editor.box.toPlainText() == "Because it works"


def test_what_is_typed_without_a_pause_is_saved_meanwhile(
    page: DocumentDesk, desk: Desk, content: Content, qtbot: QtBot
) -> None:
    """A crash takes what was typed in the last second at most: saving does not wait for a pause."""
    assert max(DELAY, LONGEST) < 1000
    editor = show(page, "training.rationale")
    end = time.monotonic() + 4
    while time.monotonic() < end:
        QTest.keyClicks(editor.box, "x")
        QTest.qWait(40)  # never as long as the pause after which it is saved
    during = desk.library.answer_history(content.document.id, "training.rationale")
    assert during
    assert str(during[-1].value).strip("x") == ""
    saved(page, qtbot)
    history = desk.library.answer_history(content.document.id, "training.rationale")
    assert history[-1].value == editor.box.toPlainText()


def test_leaving_the_row_saves_at_once(page: DocumentDesk, desk: Desk, content: Content, qtbot: QtBot) -> None:
    show(page, "training.rationale").box.setPlainText("Reasons")
    show(page, "training.design")
    saved(page, qtbot)
    assert kept(desk, content).typed["training.rationale"].value == "Reasons"
    assert show(page, "training.rationale").value() == "Reasons"


def test_what_does_not_fit_is_told_and_not_lost(page: DocumentDesk, desk: Desk, content: Content, qtbot: QtBot) -> None:
    editor = show(page, "general.release_date")
    assert isinstance(editor, DateEditor)
    QTest.keyClicks(editor.line, "tomorrow")
    assert page.panel.problem.isVisible()
    assert "“tomorrow” is no day of the calendar" in page.panel.problem.text
    assert editor.line.property("wrong")
    show(page, "general.legal_name")
    assert not page.panel.problem.isVisible()
    saved(page, qtbot)
    assert "general.release_date" not in kept(desk, content).typed
    again = show(page, "general.release_date")
    assert again.value() == "tomorrow"
    assert page.panel.problem.isVisible()
    again.line.setText("2026-03-01")
    assert not page.panel.problem.isVisible()
    page.saver.flush()
    saved(page, qtbot)
    assert kept(desk, content).typed["general.release_date"].value == "2026-03-01"
    assert not page.drafts


def test_an_overruled_value_is_shown_and_can_be_used_again(
    page: DocumentDesk, window: MainWindow, desk: Desk, content: Content, qtbot: QtBot
) -> None:
    editor = show(page, "properties.size_exact")
    assert isinstance(editor, NumberEditor)
    assert editor.value() == "856"
    assert not page.panel.overruled.isVisible()
    editor.line.setText("900")
    page.saver.flush()
    saved(page, qtbot)
    assert page.panel.overruled.isVisible()
    assert "856 parameters" in page.panel.overruled.text.replace("\u00a0", " ")
    assert page.panel.restore_button.text() == "Use the inspected value again"
    assert window.actions_by_id["restore_value"].isEnabled()
    QTest.mouseClick(page.panel.restore_button, Qt.MouseButton.LeftButton)
    saved(page, qtbot)
    assert editor.value() == "856"
    assert not page.panel.overruled.isVisible()
    assert "properties.size_exact" not in kept(desk, content).typed


def test_an_emptied_answer_is_taken_back(page: DocumentDesk, desk: Desk, content: Content, qtbot: QtBot) -> None:
    editor = show(page, "training.rationale")
    editor.box.setPlainText("Reasons")
    page.saver.flush()
    saved(page, qtbot)
    editor.box.setPlainText("")
    page.saver.flush()
    saved(page, qtbot)
    assert "training.rationale" not in kept(desk, content).typed
    assert page.panel.origin.text == "No answer yet: it has not been stated."


def test_not_applicable_needs_a_reason(page: DocumentDesk, desk: Desk, content: Content, qtbot: QtBot) -> None:
    show(page, "use.aup")
    box = page.panel.why_none.not_applicable
    box.box.click()
    assert page.panel.editor is not None
    assert not page.panel.editor.isVisible()
    assert "needs a reason" in page.panel.problem.text
    QTest.keyClicks(box.line, "There is no policy.")
    assert not page.panel.problem.isVisible()
    page.saver.flush()
    saved(page, qtbot)
    answer = kept(desk, content).typed["use.aup"]
    assert (answer.value, answer.not_applicable) == (None, "There is no policy.")
    field = content.form.field("use.aup")
    assert state_of(kept(desk, content), field) == RowState.NOT_APPLICABLE
    show(page, "general.legal_name")
    assert not box.isVisible(), "the form does not allow it there"


def test_a_derived_row_says_from_where_and_leads_there(page: DocumentDesk) -> None:
    assert show(page, "properties.size_range") is None
    page.panel.source_button.click()
    assert page.panel.field is not None
    assert page.panel.field.id == "properties.size_exact"


def test_the_audience_of_each_row_is_shown(page: DocumentDesk, content: Content) -> None:
    for field in content.form.fields():
        show(page, field.id)
        assert set(page.panel.audiences.shown()) == {content.form.audiences[one].title for one in field.audience}


def test_the_next_open_item_is_one_key_away(page: DocumentDesk, window: MainWindow, content: Content) -> None:
    show(page, "general.legal_name")
    seen = []
    for _ in page.contents.open_items():
        window.actions_by_id["next_open"].trigger()
        assert page.panel.field is not None
        seen.append(page.panel.field.id)
    assert seen == [item.field for item in page.contents.open_items()]
    assert len(set(seen)) == len(seen)


def test_open_items_are_counted_and_chosen(page: DocumentDesk) -> None:
    count = len(page.contents.items.rows)
    assert page.contents.tabText(1) == f"Open items ({count})"
    page.contents.setCurrentIndex(1)
    page.contents.open_table.clicked.emit(page.contents.open_table.model().index(3, 0))
    assert page.panel.field is not None
    assert page.panel.field.id == page.contents.items.rows[3].field


def test_what_another_program_changes_is_shown(
    page: DocumentDesk, window: MainWindow, desk: Desk, content: Content, qtbot: QtBot
) -> None:
    editor = show(page, "training.rationale")
    documents.set_field(desk, content.document.id, "training.rationale", "From elsewhere")
    window.actions_by_id["refresh"].trigger()
    qtbot.waitUntil(lambda: editor.value() == "From elsewhere")


def test_pages_follow_what_is_typed_and_are_exported(
    window: MainWindow, page: DocumentDesk, qtbot: QtBot, tmp_path: Path, answers: Any, heartbeat: Any
) -> None:
    """With the real worker: the one test that makes PDFs."""
    heartbeat.begin()
    page.preview.show()
    qtbot.waitUntil(lambda: page.preview.pdf.pageCount() > 0, timeout=PATIENCE)
    text = page.preview.pdf.getAllText(2).text() + page.preview.pdf.getAllText(3).text()
    assert "Aurora the Second" not in text
    with qtbot.waitSignal(page.preview.rendered, timeout=PATIENCE):
        show(page, "general.legal_name").box.setPlainText("Aurora the Second")
    pages = range(page.preview.pdf.pageCount())
    assert any("Aurora the Second" in page.preview.pdf.getAllText(number).text() for number in pages)
    file = tmp_path / "for them.pdf"
    answers.paths = [file]
    window.actions_by_id["export_pdf"].trigger()
    asked = window.findChild(ExportDialog)
    assert isinstance(asked, ExportDialog)
    asked.preset(Audience.DP)
    assert asked.asked() == Audience.DP
    assert "no answer" in asked.missing.text()
    asked.act.click()
    qtbot.waitUntil(lambda: file.is_file() and "is written" in window.notice_bar.text, timeout=PATIENCE)
    assert file.read_bytes().startswith(b"%PDF-")
    assert answers.suggested[0].suffix == ".pdf"
    assert heartbeat.longest < 2, "a run or a rendering on this thread would take longer, a busy machine does not"


def test_an_export_that_cannot_be_written_is_explained(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, answers: Any
) -> None:
    answers.paths = [tmp_path / "nowhere" / "file.pdf"]
    window.documents.export()
    asked = window.findChild(ExportDialog)
    assert isinstance(asked, ExportDialog)
    asked.act.click()
    qtbot.waitUntil(lambda: "is no place for a PDF" in window.notice_bar.text)


def test_the_outline_is_a_sound_model(qtmodeltester: ModelTester, look: Look, content: Content, desk: Desk) -> None:
    outline = OutlineModel(look)
    qtmodeltester.check(outline)
    outline.show_content(content)
    section = outline.index_of("general.release_date").parent()
    assert section.data() == "1. General information"
    before = outline.index(section.row(), 1).data()
    outline.show_content(documents.set_field(desk, content.document.id, "general.release_date", "2026-03-01"))
    assert outline.index(section.row(), 1).data() != before
    outline.deleteLater()


def test_no_label_of_the_tree_is_cut(open_window: OpenWindow, qtbot: QtBot, content: Content) -> None:
    """At the width that the pane has on a screen of 1440 pixels, and as it is made narrower."""
    window = open_window("success")
    window.documents.document.preview.hide()
    window.resize(1440, 900)
    window.go("documents")
    window.documents.open_document(content.document.id)
    qtbot.waitUntil(lambda: window.documents.is_open and window.documents.document.content is not None)
    tree = window.documents.document.contents.tree
    model = tree.model()

    def labels() -> list[tuple[str, int, int, int]]:
        """Each label with the width and height of its row, and the height that its text needs there."""
        found = []
        for section in range(model.rowCount()):
            parent = model.index(section, 0)
            for index in [parent, *(model.index(row, 0, parent) for row in range(model.rowCount(parent)))]:
                place = tree.visualRect(index)
                beside = tree.iconSize().width() if index.parent().isValid() else 0
                room = QRect(0, 0, place.width() - max(beside, 20), 1000)
                needed = tree.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, index.data()).height()
                found.append((index.data(), place.width(), place.height(), needed))
        return found

    def is_cut() -> bool:
        return any(height < needed for _, _, height, needed in labels())

    assert len(labels()) > 45
    qtbot.waitUntil(lambda: not is_cut())
    one_line = tree.fontMetrics().height() * 1.6
    before = sum(height > one_line for _, _, height, _ in labels())
    window.documents.document.splitter.setSizes([180, 600, 600])
    qtbot.waitUntil(lambda: sum(height > one_line for _, _, height, _ in labels()) > before)
    qtbot.waitUntil(lambda: not is_cut())


def test_a_row_is_left_open_with_a_reason(page: DocumentDesk, desk: Desk, content: Content, qtbot: QtBot) -> None:
    show(page, "training.rationale")
    boxes = page.panel.why_none
    assert not boxes.not_applicable.isVisible()
    boxes.left_open.box.click()
    assert page.panel.editor is not None
    assert not page.panel.editor.isVisible()
    assert "needs a reason" in page.panel.problem.text
    QTest.keyClicks(boxes.left_open.line, "Not decided yet.")
    page.saver.flush()
    saved(page, qtbot)
    field = content.form.field("training.rationale")
    assert kept(desk, content).left_open(field) == "Not decided yet."
    assert state_of(kept(desk, content), field) == RowState.LEFT_OPEN
    assert page.panel.origin.text == "Left open by you: Not decided yet."


def test_one_reason_at_most_is_given(page: DocumentDesk) -> None:
    show(page, "use.aup")
    boxes = page.panel.why_none
    boxes.not_applicable.box.click()
    boxes.left_open.box.click()
    assert boxes.not_applicable.reason() is None
    assert boxes.why() is not None
