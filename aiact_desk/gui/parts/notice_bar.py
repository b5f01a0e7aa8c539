"""Shows notices above the page: news goes after a while, a problem stays until it is dismissed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, QTimer, QUrl
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from aiact_desk.gui.look import Look, Tone
from aiact_desk.gui.notices import Notice, Notices
from aiact_desk.gui.parts.buttons import icon_button
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.theme import theme

SHOWN_FOR = 7000
"""Milliseconds that news stays; the message list keeps it."""

ICONS = {Tone.GOOD: "done", Tone.WARN: "warning", Tone.BAD: "failure"}


class NoticeBar(QFrame):
    """One notice at a time, the newest; hidden while there is none."""

    def __init__(self, notices: Notices, look: Look, owner: QWidget | None = None) -> None:
        super().__init__(owner)
        self._look = look
        self._icon, self._words = QLabel(), label("", selectable=True)
        self.open_button = QPushButton(self.tr("Open file"))
        self.open_button.clicked.connect(self._open)
        self._file: Path | None = None
        row = QHBoxLayout(self)
        space = theme().space
        row.setContentsMargins(space.medium, space.small, space.small, space.small)
        row.setSpacing(space.small)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self.open_button)
        row.addWidget(icon_button(look, "copy", self.tr("Copy this message"), self._copy))
        row.addWidget(icon_button(look, "close", self.tr("Dismiss this message"), self.hide))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_FOR)
        self._timer.timeout.connect(self.hide)
        notices.said.connect(self._show_notice)
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._words.text()

    def is_going(self) -> bool:
        """Whether what is said will go by itself."""
        return self._timer.isActive()

    def _show_notice(self, notice: Notice) -> None:
        side = self.fontMetrics().height()
        icon = self._look.icon(ICONS.get(notice.tone, "info"), notice.tone)
        self._icon.setPixmap(icon.pixmap(QSize(side, side), self.devicePixelRatioF()))
        self._words.setText(notice.text)
        self._file = notice.file
        self.open_button.setVisible(notice.file is not None)
        self.setProperty("notice", notice.tone.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self._timer.stop()
        if not notice.lasting:
            self._timer.start()
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, notice.text))

    def _open(self) -> None:
        if self._file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file)))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._words.text())
