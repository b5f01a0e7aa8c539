"""The register in the window: who received which version, and who is to be told of it (Art. 53(1)(b))."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from aiact_desk.desk import documents, new_versions, register
from aiact_desk.desk.desk import Desk
from aiact_desk.documents.content import Content
from aiact_desk.documents.nouns import Version
from aiact_desk.documents.register import What
from aiact_desk.gui.documents.register.dialog import RegisterDialog
from aiact_desk.gui.documents.register.recipient_dialog import RecipientDialog
from tests.gui.opened import OpenWindow, dialog_of, done, opened, shown

FORM = "model_documentation_form"


@pytest.fixture
def content(desk: Desk, version: Version) -> Content:
    document = documents.new_document(desk, version.model_id, FORM)
    return documents.show_document(desk, document.id)


def test_a_recipient_is_added_and_gets_the_document(
    open_window: OpenWindow, desk: Desk, content: Content, qtbot: QtBot
) -> None:
    window = opened(open_window, qtbot, content)
    dialog = dialog_of(window, qtbot, "register", RegisterDialog)
    assert not dialog.got_button.isEnabled(), "nobody is on the list"
    dialog.add_button.click()
    adding = shown(window, qtbot, RecipientDialog)
    assert adding.kind.currentData() == "downstream_provider"
    adding.name.setText("Bolt")
    done(window, qtbot, adding)
    qtbot.waitUntil(dialog.got_button.isEnabled)
    dialog.day.show_value("yesterday")
    dialog.got_button.click()
    qtbot.waitUntil(lambda: bool(dialog.problem.text))
    dialog.day.show_value("2026-01-10")
    dialog.got_button.click()
    qtbot.waitUntil(lambda: len(dialog.rows.rows) == 1)
    (made,) = register.list_deliveries(desk)
    assert (made.recipient.name, made.what, str(made.day)) == ("Bolt", What.DELIVERED, "2026-01-10")
    assert dialog.rows.rows == (made,)
    dialog.reject()


def test_holders_of_an_older_version_are_named_until_they_are_told(
    open_window: OpenWindow, desk: Desk, content: Content, qtbot: QtBot
) -> None:
    register.add_recipient(desk, "Bolt")
    register.delivered(desk, content.document.id, "Bolt")
    newer = new_versions.new_version(desk, content.document.id)
    window = opened(open_window, qtbot, documents.show_document(desk, newer.id))
    dialog = dialog_of(window, qtbot, "register", RegisterDialog)
    assert dialog.waiting.text.endswith("Bolt (number 1).")
    dialog.told_button.click()
    qtbot.waitUntil(lambda: dialog.waiting.text.startswith("Nobody holds an older version"))
    assert register.to_tell(desk, newer.id) == []
    dialog.reject()


def test_a_part_for_somebody_else_is_said_to_be_unfit(
    open_window: OpenWindow, desk: Desk, content: Content, qtbot: QtBot
) -> None:
    register.add_recipient(desk, "Bolt")
    export = desk.library.add_export(
        content.document.id,
        "aio",
        file_name="a.pdf",
        sha256="0" * 64,
        size=1,
        head=desk.library.audit_head(),
        person="Ada",
    )
    window = opened(open_window, qtbot, content)
    dialog = dialog_of(window, qtbot, "register", RegisterDialog)
    assert dialog.what.currentData() == export.id
    dialog.got_button.click()
    qtbot.waitUntil(lambda: len(dialog.rows.rows) == 1)
    assert "not meant for this recipient" in dialog.rows.data(dialog.rows.index(0, 3))  # type: ignore[operator]
    dialog.reject()
