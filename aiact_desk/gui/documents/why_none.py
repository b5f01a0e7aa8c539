"""A row without a value: "not applicable", or left open; each is a box to tick, with the reason, which is printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from aiact_desk.gui.parts.boxes import column
from aiact_desk.gui.parts.labels import set_flag
from aiact_desk.gui.theme import theme

Kind = Literal["not_applicable", "left_open"]


@dataclass(frozen=True)
class WhyNone:
    """Why a row has no value, as typed so far."""

    kind: Kind
    reason: str


class ReasonBox(QWidget):
    """One box with its line; gives the reason, or None while it is not ticked."""

    edited = Signal()

    def __init__(self, words: str, said: str) -> None:
        super().__init__()
        self.box = QCheckBox(words)
        self.line = QLineEdit()
        self.line.setAccessibleName(said)
        self.line.setPlaceholderText(self.tr("the reason, which is printed in the document"))
        self.setLayout(column(self.box, self.line, spacing=theme().space.tight))
        self.box.toggled.connect(self._toggled)
        self.line.textChanged.connect(self._changed)
        self._quiet = False
        self.line.hide()

    def reason(self) -> str | None:
        """The reason as typed so far; None where the box is not ticked."""
        return self.line.text() if self.box.isChecked() else None

    def show_reason(self, reason: str | None) -> None:
        """Show an answer."""
        self._quiet = True
        self.box.setChecked(reason is not None)
        self.line.setText(reason or "")
        self.line.setVisible(reason is not None)
        self._quiet = False

    def mark_wrong(self, wrong: bool) -> None:
        """Show by its frame that the reason is refused."""
        set_flag(self.line, "wrong", wrong)

    def _toggled(self, ticked: bool) -> None:
        self.line.setVisible(ticked)
        if ticked and not self._quiet:
            self.line.setFocus()
        self._changed()

    def _changed(self) -> None:
        if not self._quiet:
            self.edited.emit()


class WhyNoneBoxes(QWidget):
    """Both boxes, of which one at most is ticked."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.not_applicable = ReasonBox(self.tr("Not a&pplicable"), self.tr("Reason why it does not apply"))
        self.left_open = ReasonBox(self.tr("&Leave open"), self.tr("Reason why it is left open"))
        self.setLayout(column(self.not_applicable, self.left_open, spacing=theme().space.tight))
        self.not_applicable.edited.connect(lambda: self._edited(self.not_applicable, self.left_open))
        self.left_open.edited.connect(lambda: self._edited(self.left_open, self.not_applicable))

    def why(self) -> WhyNone | None:
        """Why there is no value; None while neither box is ticked."""
        if (reason := self.not_applicable.reason()) is not None:
            return WhyNone("not_applicable", reason)
        if (reason := self.left_open.reason()) is not None:
            return WhyNone("left_open", reason)
        return None

    def show_why(self, why: WhyNone | None, *, may_not_apply: bool) -> None:
        """Show an answer; "not applicable" can be chosen only where the form allows it."""
        self.not_applicable.setVisible(may_not_apply)
        self.not_applicable.show_reason(why.reason if why and why.kind == "not_applicable" else None)
        self.left_open.show_reason(why.reason if why and why.kind == "left_open" else None)

    def mark_wrong(self, wrong: bool) -> None:
        """Show by its frame that the reason is refused."""
        self.not_applicable.mark_wrong(wrong and self.not_applicable.reason() is not None)
        self.left_open.mark_wrong(wrong and self.left_open.reason() is not None)

    def _edited(self, ticked: ReasonBox, other: ReasonBox) -> None:
        if ticked.reason() is not None:
            other.show_reason(None)
        self.edited.emit()
