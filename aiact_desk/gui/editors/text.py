"""The editor of running text: shows how long it is while it is typed, and offers the form's own suggestions."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QPushButton

from aiact_desk.gui.editors.editor import Editor
from aiact_desk.gui.editors.growing_text import GrowingText
from aiact_desk.gui.look import Look
from aiact_desk.gui.parts.boxes import column
from aiact_desk.gui.parts.labels import label, set_flag
from aiact_desk.gui.theme import theme
from aiact_desk.regulation.field_types import Text
from aiact_desk.regulation.values import Json, words

_LINES_OF_UNBOUNDED = 2


class TextEditor(Editor):
    """A growing box; a word count that is guidance and never a limit."""

    def __init__(self, type_: Text, name: str, look: Look) -> None:
        super().__init__()
        self._words = type_.words
        least = max(2, min(12, type_.words // 16)) if type_.words else _LINES_OF_UNBOUNDED
        self.box = GrowingText(least, 22)
        self.box.setAccessibleName(name)
        self.box.textChanged.connect(self._changed)
        self.count = label("", "small")
        self.count.setVisible(type_.words is not None)
        content = column(self.box, self.count, spacing=theme().space.tight)
        if type_.suggestions:
            content.addWidget(label(self.tr("Suggestions"), "small"))
            content.addLayout(self._suggestions(type_.suggestions, look))
        self.setLayout(content)
        self.setFocusProxy(self.box)
        self._show_count()

    def value(self) -> Json:
        return self.box.toPlainText() or None

    def show_value(self, value: Json) -> None:
        self.box.blockSignals(True)
        self.box.setPlainText(value if isinstance(value, str) else "")
        self.box.blockSignals(False)
        self._show_count()

    def mark_wrong(self, wrong: bool) -> None:
        set_flag(self.box, "wrong", wrong)

    def _changed(self) -> None:
        self._show_count()
        self.edited.emit()

    def _show_count(self) -> None:
        if self._words is None:
            return
        written = words(self.box.toPlainText())
        over = written > self._words
        text = (
            self.tr("{written} words; the form suggests up to {asked}.")
            if over
            else self.tr("{written} of up to {asked} words that the form suggests")
        )
        self.count.setText(text.format(written=written, asked=self._words))
        set_flag(self.count, "tone", "warn" if over else "muted")

    def _suggestions(self, suggestions: tuple[str, ...], look: Look) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(theme().space.tight)
        for number, suggestion in enumerate(suggestions):
            button = QPushButton(look.icon("add"), suggestion)
            button.setToolTip(self.tr("Take this suggestion"))
            button.clicked.connect(lambda _checked=False, text=suggestion: self._take(text))
            grid.addWidget(button, number // 2, number % 2)
        grid.setColumnStretch(2, 1)
        return grid

    def _take(self, suggestion: str) -> None:
        before = self.box.toPlainText().rstrip()
        self.box.setPlainText(f"{before}\n{suggestion}" if before else suggestion)
        self.box.setFocus()
