"""The list of people in the window: who is on it, and what approving asks each of them for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from aiact_desk.desk import people
from aiact_desk.desk.desk import Desk
from aiact_desk.documents.review import Identity
from aiact_desk.gui.main_window import MainWindow
from aiact_desk.gui.people.dialog import PeopleDialog
from aiact_desk.gui.people.entry_dialogs import AddPersonDialog, PassphraseDialog
from tests.gui.opened import dialog_of, done, shown

OpenWindow = Callable[[str], MainWindow]


def test_somebody_is_added_and_sets_a_passphrase(open_window: OpenWindow, desk: Desk, qtbot: QtBot) -> None:
    window = open_window("success")
    dialog = dialog_of(window, qtbot, "people", PeopleDialog)
    assert dialog.nothing.isVisible()
    assert not dialog.passphrase_button.isEnabled()
    dialog.add_button.click()
    adding = shown(window, qtbot, AddPersonDialog)
    assert not adding.act.isEnabled()
    adding.name.setText("Bo")
    adding.function.setText("head of compliance")
    done(window, qtbot, adding)
    qtbot.waitUntil(dialog.passphrase_button.isEnabled)
    dialog.passphrase_button.click()
    asking = shown(window, qtbot, PassphraseDialog)
    asking.first.setText("correct horse battery")
    assert not asking.act.isEnabled(), "it is typed twice"
    asking.second.setText("correct horse battery")
    done(window, qtbot, asking)
    (bo,) = people.list_people(desk)
    assert (bo.name, bo.function, bo.identity) == ("Bo", "head of compliance", Identity.PASSPHRASE)
    assert dialog.rows.rows == (bo,)
    dialog.nothing_button.click()
    qtbot.waitUntil(lambda: people.show_person(desk, "Bo").identity is Identity.UNCHECKED)
    dialog.reject()


def test_a_short_passphrase_is_refused_in_its_dialog(open_window: OpenWindow, desk: Desk, qtbot: QtBot) -> None:
    people.add_person(desk, "Bo")
    window = open_window("success")
    dialog = dialog_of(window, qtbot, "people", PeopleDialog)
    qtbot.waitUntil(lambda: len(dialog.rows.rows) == 1)
    dialog.table.selectRow(0)
    dialog.passphrase_button.click()
    asking = shown(window, qtbot, PassphraseDialog)
    asking.first.setText("abc")
    asking.second.setText("abc")
    asking.act.click()
    qtbot.waitUntil(lambda: bool(asking.problem.text))
    assert asking.isVisible()
    asking.reject()
    dialog.reject()


def test_a_file_that_is_no_certificate_is_explained_and_somebody_leaves(
    open_window: OpenWindow, desk: Desk, qtbot: QtBot, answers: Any, tmp_path: Path
) -> None:
    people.add_person(desk, "Bo")
    window = open_window("success")
    dialog = dialog_of(window, qtbot, "people", PeopleDialog)
    qtbot.waitUntil(lambda: len(dialog.rows.rows) == 1)
    dialog.table.selectRow(0)
    file = tmp_path / "a.pem"
    file.write_text("no certificate")
    answers.paths = [file]
    dialog.certificate_button.click()
    qtbot.waitUntil(lambda: bool(dialog.problem.text))
    dialog.leave_button.click()
    qtbot.waitUntil(lambda: dialog.rows.rows == ())
    assert people.show_person(desk, "Bo").left_at is not None
    assert not dialog.leave_button.isEnabled()
    dialog.reject()
