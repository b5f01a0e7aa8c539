"""The life of a document in the window: sent, commented, sent back, approved, frozen, and a new version of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aiact_desk.desk import documents, people, review
from aiact_desk.desk.desk import Desk
from aiact_desk.documents.content import Content
from aiact_desk.documents.nouns import DocumentState, Version
from aiact_desk.documents.review import Identity
from aiact_desk.gui.documents.document_desk import DocumentDesk
from aiact_desk.gui.documents.possible import ALWAYS, BY_STATE
from aiact_desk.gui.documents.review.approve_dialog import ApproveDialog
from aiact_desk.gui.documents.review.frozen_answer import FrozenAnswer
from aiact_desk.gui.documents.review.life_strip import BUTTONS
from aiact_desk.gui.documents.review.send_dialog import SendDialog
from aiact_desk.gui.main_window import MainWindow
from aiact_desk.gui.text_dialog import TextDialog
from tests.gui.opened import OpenWindow, dialog_of, done, opened

FORM = "model_documentation_form"
SECRET = "correct horse battery staple"  # noqa: S105  (of nobody)


@pytest.fixture
def content(desk: Desk, version: Version) -> Content:
    document = documents.new_document(desk, version.model_id, FORM)
    return documents.show_document(desk, document.id)


@pytest.fixture
def window(open_window: OpenWindow, qtbot: QtBot, content: Content) -> MainWindow:
    return opened(open_window, qtbot, content)


@pytest.fixture
def page(window: MainWindow) -> DocumentDesk:
    return window.documents.document


def frozen_text(page: DocumentDesk) -> str:
    """What the row that is shown says, where nobody can write."""
    box = page.panel.focusProxy()
    assert isinstance(box, FrozenAnswer)
    assert box.isReadOnly()
    return box.toPlainText()


def state(desk: Desk, content: Content) -> DocumentState:
    return documents.show_document(desk, content.document.id).document.state


def test_every_state_has_its_buttons_and_every_button_can_be_pressed() -> None:
    for each in DocumentState:
        assert set(BUTTONS[each]) <= ALWAYS | BY_STATE[each]


def test_a_draft_is_sent_frozen_and_sent_back(
    window: MainWindow, page: DocumentDesk, desk: Desk, content: Content, qtbot: QtBot
) -> None:
    assert page.life.chip.text == "draft"
    assert page.life.story.text() == "Nobody was asked to review it yet."
    assert page.life.buttons() == ["&Export PDF…", "&Send to review…"]
    page.contents.select("training.rationale")
    QTest.keyClicks(page.panel.editor.box, "Because")  # type: ignore[union-attr]
    dialog = dialog_of(window, qtbot, "send_to_review", SendDialog)
    assert "rows have no answer" in dialog.missing.text
    done(window, qtbot, dialog)
    assert state(desk, content) is DocumentState.IN_REVIEW
    assert page.life.chip.text == "in review"
    assert page.life.story.text().startswith("Sent to review by ")
    assert page.life.buttons() == ["&Export PDF…", "Send &back…", "&Approve…"]
    assert page.panel.editor is None
    assert "To change it, send it back" in page.panel.frozen.text
    assert frozen_text(page) == "Because"
    assert not page.panel.why_none.isVisible()
    assert not window.actions_by_id["import_values"].isEnabled()
    back = dialog_of(window, qtbot, "send_back", TextDialog)
    assert not back.act.isEnabled(), "a reason is needed"
    back.box.setPlainText("Say more of the data.")
    done(window, qtbot, back)
    assert state(desk, content) is DocumentState.DRAFT
    assert "Say more of the data." in page.life.story.text()
    assert page.panel.editor is not None
    assert page.panel.frozen.text == ""


def test_a_row_without_an_answer_says_so_where_it_is_frozen(
    open_window: OpenWindow, desk: Desk, content: Content, qtbot: QtBot
) -> None:
    review.send_to_review(desk, content.document.id)
    window = opened(open_window, qtbot, content)
    page = window.documents.document
    for field in content.form.fields():
        page.show_row(field.id)
        assert page.panel.editor is None
        assert not page.panel.restore_button.isVisible()
    page.show_row("training.rationale")
    assert frozen_text(page) == "No answer"


def test_what_is_not_saved_stops_a_review(window: MainWindow, page: DocumentDesk, qtbot: QtBot) -> None:
    page.contents.select("general.release_date")
    QTest.keyClicks(page.panel.editor.line, "tomorrow")  # type: ignore[union-attr]
    window.actions_by_id["send_to_review"].trigger()
    assert "Mend that first" in window.notice_bar.text
    assert not window.findChildren(SendDialog)


def test_a_comment_is_added_marked_found_and_settled(
    window: MainWindow, page: DocumentDesk, desk: Desk, content: Content, qtbot: QtBot
) -> None:
    page.contents.select("training.rationale")
    assert not page.panel.comments.button.isEnabled()
    QTest.keyClicks(page.panel.comments.line, "Which tests?")
    QTest.keyClick(page.panel.comments.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.panel.comments.comments) == 1)
    qtbot.waitUntil(lambda: page.panel.comments.line.text() == "")
    outline, tree = page.contents.outline, page.contents.tree
    index = outline.index_of("training.rationale")
    mark = index.siblingAtColumn(2)
    assert (mark.data(), mark.data(Qt.ItemDataRole.AccessibleTextRole).endswith("1 open comment")) == ("1", True)
    assert not tree.isColumnHidden(2)
    assert page.contents.tabText(2) == "Comments (1)"
    assert "1 open comment" in page.life.counts.text()
    page.contents.select("general.legal_name")
    assert page.panel.comments.comments == ()
    table = page.contents.comments.table
    page.contents.setCurrentIndex(2)
    table.clicked.emit(table.model().index(0, 0))
    assert page.panel.field is not None
    assert page.panel.field.id == "training.rationale"
    (made,) = review.show_review(desk, content.document.id).comments
    page.panel.comments.settled.emit(made.id)
    qtbot.waitUntil(lambda: page.contents.tabText(2) == "Comments (0)")
    assert index.siblingAtColumn(2).data() is None
    assert review.show_review(desk, content.document.id).comments[0].settled_at is not None


def test_the_document_as_a_whole_is_commented(
    window: MainWindow, page: DocumentDesk, desk: Desk, content: Content, qtbot: QtBot
) -> None:
    dialog = dialog_of(window, qtbot, "add_comment", TextDialog)
    dialog.box.setPlainText("Too long.")
    done(window, qtbot, dialog)
    (made,) = review.show_review(desk, content.document.id).comments
    assert (made.text, made.field) == ("Too long.", None)
    assert page.contents.comments.lines.rows[0].row == "The document as a whole"


def test_nobody_to_approve_is_told(open_window: OpenWindow, desk: Desk, content: Content, qtbot: QtBot) -> None:
    review.send_to_review(desk, content.document.id)
    window = opened(open_window, qtbot, content)
    window.actions_by_id["approve"].trigger()
    qtbot.waitUntil(lambda: "Nobody is on the list" in window.notice_bar.text)


def test_it_is_approved_by_passphrase_and_becomes_a_new_version(
    open_window: OpenWindow, desk: Desk, content: Content, qtbot: QtBot
) -> None:
    people.add_person(desk, desk.person)
    people.add_person(desk, "Bo", "head of compliance")
    people.set_passphrase(desk, "Bo", SECRET)
    review.send_to_review(desk, content.document.id)
    window = opened(open_window, qtbot, content)
    page = window.documents.document
    dialog = dialog_of(window, qtbot, "approve", ApproveDialog)
    assert dialog.person.currentData() == "Bo", "not who sent it"
    assert not dialog.own.text
    dialog.choose(desk.person)
    assert "worked on the text" in dialog.own.text
    assert "identity of reviewer not checked" in dialog.asked.text
    assert dialog.secret.isHidden()
    dialog.choose("Bo")
    dialog.secret.setText("wrong")
    dialog.act.click()
    qtbot.waitUntil(lambda: bool(dialog.problem.text))
    assert dialog.isVisible()
    assert state(desk, content) is DocumentState.IN_REVIEW
    dialog.secret.setText(SECRET)
    done(window, qtbot, dialog)
    assert state(desk, content) is DocumentState.APPROVED
    assert page.life.chip.text == "approved"
    assert "Approved by Bo (head of compliance)" in page.life.story.text()
    assert "Identity checked by passphrase." in page.life.story.text()
    assert page.life.buttons() == ["&New version", "&Export PDF…"]
    assert "begin a new version" in page.panel.frozen.text
    page.show_row("training.rationale")
    assert not page.panel.comments.line.isVisible()
    window.actions_by_id["new_version"].trigger()
    qtbot.waitUntil(lambda: page.life.chip.text == "draft")
    made = page.content
    assert made is not None
    assert made.document.previous_id == content.document.id
    assert state(desk, content) is DocumentState.APPROVED


def test_an_approval_whose_identity_nobody_checked_says_so(
    open_window: OpenWindow, desk: Desk, content: Content, qtbot: QtBot
) -> None:
    people.add_person(desk, "Bo")
    review.send_to_review(desk, content.document.id)
    review.approve(desk, content.document.id, "Bo")
    window = opened(open_window, qtbot, content)
    story = window.documents.document.life.story.text()
    assert "Identity of reviewer not checked." in story
    assert review.show_review(desk, content.document.id).steps[-1].identity is Identity.UNCHECKED
