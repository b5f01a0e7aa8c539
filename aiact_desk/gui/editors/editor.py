"""What every editor of an answer has in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aiact_desk.regulation.values import Json


class Editor(QWidget):
    """Edits one answer as JSON that `aiact_desk.regulation.values.parse` takes or refuses.

    What cannot be read yet (half a date, a word where a number goes) is kept as it was typed: an editor gives out and
    takes in whatever stands in it. None stands for nothing at all.
    """

    edited = Signal()

    def value(self) -> Json:
        """What stands in the editor; None where it is empty."""
        raise NotImplementedError

    def show_value(self, value: Json) -> None:
        """Show a value without telling that it was edited."""
        raise NotImplementedError

    def mark_wrong(self, wrong: bool) -> None:
        """Show by its frame that the value is refused; the sentence that says why stands below."""
