"""The provider profile in the window: an editor for each field, saved together, refused where one does not fit."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from aiact_desk.desk import provider
from aiact_desk.desk.desk import Desk
from aiact_desk.gui.editors.choice import ChoiceEditor
from aiact_desk.gui.editors.record import RecordEditor
from aiact_desk.gui.editors.text import TextEditor
from aiact_desk.gui.main_window import MainWindow
from aiact_desk.gui.provider_dialog import ProfileChange, ProviderDialog
from aiact_desk.regulation.provider_profile import profile_form

OpenWindow = Callable[[str], MainWindow]


@pytest.fixture
def open_dialog(open_window: OpenWindow, qtbot: QtBot) -> Callable[[], tuple[MainWindow, ProviderDialog]]:
    window = open_window("success")

    def opened() -> tuple[MainWindow, ProviderDialog]:
        window.actions_by_id["edit_provider"].trigger()
        qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(ProviderDialog)))
        (dialog,) = (one for one in window.findChildren(ProviderDialog) if one.isVisible())
        return window, dialog

    return opened


OpenDialog = Callable[[], tuple[MainWindow, ProviderDialog]]


def name_editor(dialog: ProviderDialog) -> TextEditor:
    editor = dialog.rows["provider.legal_name"].editor
    assert isinstance(editor, TextEditor)
    return editor


def test_every_field_has_the_editor_of_its_type(open_dialog: OpenDialog) -> None:
    _, dialog = open_dialog()
    assert list(dialog.rows) == [field.id for field in profile_form().fields()]
    assert isinstance(dialog.rows["provider.size_class"].editor, ChoiceEditor)
    assert isinstance(dialog.rows["signatory.copyright"].editor, RecordEditor)
    assert dialog.changes() == ()
    dialog.reject()


def test_what_is_typed_is_saved_and_shown_again(open_dialog: OpenDialog, desk: Desk, qtbot: QtBot) -> None:
    window, dialog = open_dialog()
    name_editor(dialog).box.setPlainText("Nordlicht GmbH")
    signature = dialog.rows["signatory.copyright"].editor
    signature.show_value({"status": "Signatory", "since": "2025-08-01"})
    assert dialog.changes() == (
        ProfileChange("provider.legal_name", "Nordlicht GmbH"),
        ProfileChange("signatory.copyright", {"status": "Signatory", "since": "2025-08-01"}),
    )
    dialog.act.click()
    qtbot.waitUntil(lambda: window.bench.tasks.idle)
    found = provider.show_provider(desk)
    assert {id: answer.value for id, answer in found.answers.items()} == {
        "provider.legal_name": "Nordlicht GmbH",
        "signatory.copyright": {"status": "Signatory", "since": "2025-08-01"},
    }
    assert [notice.text for notice in window.bench.notices.history] == ["The provider profile is saved."]
    _, again = open_dialog()
    assert name_editor(again).value() == "Nordlicht GmbH"
    again.act.click()
    qtbot.waitUntil(lambda: window.bench.tasks.idle)
    assert len(desk.library.profile_history("provider.legal_name")) == 1


def test_an_emptied_field_is_taken_back(open_dialog: OpenDialog, desk: Desk, qtbot: QtBot) -> None:
    provider.set_provider_field(desk, "provider.legal_name", "Nordlicht GmbH")
    window, dialog = open_dialog()
    name_editor(dialog).box.setPlainText("")
    dialog.act.click()
    qtbot.waitUntil(lambda: window.bench.tasks.idle)
    assert provider.show_provider(desk).answers == {}


def test_a_value_that_its_field_refuses_is_not_saved(open_dialog: OpenDialog, desk: Desk) -> None:
    _, dialog = open_dialog()
    row = dialog.rows["provider.turnover"]
    row.editor.show_value({"amount": "much", "year_end": "2025-12-31"})
    dialog.act.click()
    assert dialog.isVisible()
    assert "not a number" in row.problem.text
    row.editor.show_value({"amount": "2.5B", "year_end": "2025-12-31"})
    row.editor.edited.emit()
    assert row.problem.text == ""
    assert dialog.changes() == (ProfileChange("provider.turnover", {"amount": "2500000000", "year_end": "2025-12-31"}),)
    dialog.reject()
    assert provider.show_provider(desk).answers == {}


def test_it_fits_a_small_screen(open_dialog: OpenDialog) -> None:
    _, dialog = open_dialog()
    assert dialog.height() <= 800
    assert dialog.result() == QDialog.DialogCode.Rejected
    dialog.reject()
