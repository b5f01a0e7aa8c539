"""The editor of a day: a line for year, month and day, and a calendar to choose from."""

from __future__ import annotations

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QLineEdit

from aiact_desk.gui.editors.editor import Editor
from aiact_desk.gui.look import Look
from aiact_desk.gui.parts.boxes import row
from aiact_desk.gui.parts.buttons import icon_button
from aiact_desk.gui.parts.labels import set_flag
from aiact_desk.regulation.values import Json

_ISO = Qt.DateFormat.ISODate


class DateEditor(Editor):
    """Takes "2026-03-01"; may stand empty, which Qt's own date field cannot."""

    def __init__(self, name: str, look: Look) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("year-month-day, for example 2026-03-01"))
        self.line.setAccessibleName(name)
        self.line.setMinimumWidth(self.fontMetrics().averageCharWidth() * 36)
        self.line.textChanged.connect(self._changed)
        said = self.tr("Choose the day in a calendar")
        self.button = icon_button(look, "calendar", said, self._open_calendar, flat=False)
        self.calendar = QCalendarWidget(self)
        self.calendar.setWindowFlag(Qt.WindowType.Popup)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setAccessibleName(said)
        self.calendar.hide()
        self.calendar.activated.connect(self._take)
        self.calendar.clicked.connect(self._take)
        self.setLayout(row(self.line, self.button))
        self.setFocusProxy(self.line)
        self._quiet = False

    def value(self) -> Json:
        return self.line.text() or None

    def show_value(self, value: Json) -> None:
        self._quiet = True
        self.line.setText(value if isinstance(value, str) else "")
        self._quiet = False

    def mark_wrong(self, wrong: bool) -> None:
        set_flag(self.line, "wrong", wrong)

    def _changed(self) -> None:
        if not self._quiet:
            self.edited.emit()

    def _open_calendar(self) -> None:
        shown = QDate.fromString(self.line.text().strip(), _ISO)
        self.calendar.setSelectedDate(shown if shown.isValid() else QDate.currentDate())
        self.calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        self.calendar.show()
        self.calendar.setFocus()

    def _take(self, day: QDate) -> None:
        self.calendar.hide()
        self.line.setText(day.toString(_ISO))
        self.line.setFocus()
