"""The table model: Qt's own tester is content, and showing other rows changes as little as it can."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from aiact_desk.gui.parts.rows_model import ROW_ROLE, SORT_ROLE, Column, RowsModel
from aiact_desk.gui.parts.table import Table, as_text


@dataclass(frozen=True)
class Line:
    id: int
    name: str


COLUMNS = (
    Column[Line]("Id", lambda one: str(one.id), sort=lambda one: one.id, number=True),
    Column[Line]("Name", lambda one: one.name, wide=True, tip=lambda one: f"called {one.name}"),
)
LINE = st.builds(Line, st.integers(0, 8), st.text("ab", max_size=2))
lines = st.lists(LINE, max_size=8, unique_by=lambda one: one.id)


def made() -> RowsModel[Line]:
    return RowsModel(COLUMNS, lambda one: one.id)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=lines, second=lines)
def test_shows_what_it_is_given(qtmodeltester: ModelTester, first: list[Line], second: list[Line]) -> None:
    model = made()
    qtmodeltester.check(model)
    for rows in (first, second, []):
        model.show_rows(rows)
        assert model.rows == tuple(rows)
    model.deleteLater()


def test_a_changed_row_keeps_the_selection(qtbot: QtBot) -> None:
    model = made()
    table = Table(model, "Lines")
    qtbot.addWidget(table)
    model.show_rows([Line(1, "a"), Line(2, "b"), Line(3, "c")])
    assert table.select(2)
    model.show_rows([Line(0, "new"), Line(1, "a"), Line(2, "other")])
    assert table.selected() == Line(2, "other")


def test_sorts_by_value_and_not_by_text(qtbot: QtBot) -> None:
    model = made()
    table = Table(model, "Lines")
    qtbot.addWidget(table)
    model.show_rows([Line(10, "a"), Line(9, "b")])
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert [table.model().index(row, 0).data(ROW_ROLE).id for row in range(2)] == [9, 10]


def test_roles() -> None:
    model = made()
    model.show_rows([Line(7, "seven")])
    index = model.index(0, 1)
    assert index.data() == "seven"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "called seven"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Name: seven"
    assert model.index(0, 0).data(SORT_ROLE) == 7
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Name"


def test_is_copied_as_text(qtbot: QtBot) -> None:
    model = made()
    table = Table(model, "Lines")
    qtbot.addWidget(table)
    model.show_rows([Line(1, "a"), Line(2, "b")])
    assert as_text(table.model(), ()) == "Id\tName\n1\ta\n2\tb"
    table.select(2)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Id\tName\n2\tb"


def test_a_head_has_room_for_its_arrow_once_it_is_sorted_by(qtbot: QtBot) -> None:
    model = made()
    table = Table(model, "Lines")
    qtbot.addWidget(table)
    model.show_rows([Line(1, "a")])
    header = table.horizontalHeader()
    qtbot.waitUntil(lambda: header.sectionSize(0) > 0)
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: header.sectionSize(0) >= header.sectionSizeHint(0))
    assert header.isSortIndicatorShown()
