"""Every action of the table: unique, worded, with an icon, in one menu, and connected to something that is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from aiact_desk import resources
from aiact_desk.documents.nouns import Version
from aiact_desk.gui.action_table import ACTIONS, MENUS, ActionSpec
from aiact_desk.gui.main_window import MainWindow


def test_ids_and_shortcuts_are_unique() -> None:
    for values in ([spec.id for spec in ACTIONS], [spec.shortcut for spec in ACTIONS]):
        assert [value for value, count in Counter(values).items() if count > 1] == []


@pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.id)
def test_action_is_complete(spec: ActionSpec, qapp: QApplication) -> None:
    assert spec.text.count("&") == 1, "a mnemonic"
    assert spec.tip
    assert not spec.tip.endswith(".")
    assert spec.menu in dict(MENUS)
    assert resources.folder(f"assets/icons/{spec.icon}.svg").is_file()
    assert QKeySequence(spec.shortcut).toString() == spec.shortcut


@pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.id)
def test_no_shortcut_is_a_key_of_a_text_field(spec: ActionSpec, qtbot: QtBot) -> None:
    """A field that is being typed into keeps such keys for itself (Ctrl+E goes to the end of the line)."""
    for field in (QLineEdit(), QPlainTextEdit()):
        qtbot.addWidget(field)
        key = QKeySequence(spec.shortcut)[0]  # type: ignore[index]  # its stub has no __getitem__
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, key.key(), key.keyboardModifiers())
        asked.ignore()
        QApplication.sendEvent(field, asked)
        assert not asked.isAccepted()


@pytest.mark.parametrize("menu", [menu for menu, _ in MENUS])
def test_mnemonics_are_unique_in_their_menu(menu: str) -> None:
    letters = [spec.text[spec.text.index("&") + 1].lower() for spec in ACTIONS if spec.menu == menu]
    assert sorted(set(letters)) == sorted(letters)


def test_each_action_stands_in_its_menu_and_does_something(open_window: Callable[[str], MainWindow]) -> None:
    window = open_window("success")
    listed = [action for menu in window.menus for action in menu.actions()]
    assert listed == list(window.actions_by_id.values())
    places = {**window.pages, **window.verbs, "": window}
    for spec in ACTIONS:
        place, _, method = spec.handler.rpartition(".")
        assert callable(getattr(places[place], method))
        assert window.actions_by_id[spec.id].isEnabled() == (spec.allowed_by is None)


def test_actions_lead_to_the_pages(open_window: Callable[[str], MainWindow]) -> None:
    window = open_window("success")
    for number, page in enumerate(window.pages):
        window.actions_by_id[f"go_{page}"].trigger()
        assert window.stack.currentIndex() == number
        assert window.navigation.currentRow() == number


def test_next_pane_goes_round(open_window: Callable[[str], MainWindow], version: Version) -> None:
    window = open_window("success")
    window.models.select(version.id)
    window.navigation.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert window.models.tree.hasFocus()
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is window.models.panes()[1].focusProxy()
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert window.navigation.hasFocus()


def test_an_empty_page_has_no_other_pane(open_window: Callable[[str], MainWindow]) -> None:
    window = open_window("success")
    window.navigation.setFocus()
    window.next_pane()
    assert window.navigation.hasFocus()
