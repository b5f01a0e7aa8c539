"""The choice of the chat template: as the suite says, with it, or without."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from aiact_desk.desk.asking import has_template
from aiact_desk.documents.nouns import Version


class TemplateBox(QComboBox):
    """Offers what fits a Version and a suite; the first entry is the suite's word, or else the question."""

    def offer(self, version: Version, by_suite: bool | None) -> None:
        """Offer what there is for this Version under this suite; what was stated is kept where it still can be."""
        before, has = self.stated(), has_template(version)
        self.blockSignals(True)
        self.clear()
        self.addItem(self._unstated(by_suite, has=has), None)
        if has:
            self.addItem(self.tr("With the model’s chat template"), True)
        if has or by_suite:
            self.addItem(self.tr("Without a chat template"), False)
        self.state(before)
        self.blockSignals(False)

    def stated(self) -> bool | None:
        """What the user states; None leaves it to the suite."""
        found = self.currentData()
        return found if isinstance(found, bool) else None

    def state(self, stated: bool | None) -> None:
        """Choose this, where it is offered."""
        self.setCurrentIndex(max(0, self.findData(stated)))

    def _unstated(self, by_suite: bool | None, *, has: bool) -> str:
        if by_suite is not None:
            return self.tr("As the suite says: with it") if by_suite else self.tr("As the suite says: without it")
        return self.tr("Please choose: with it or without it") if has else self.tr("None: this version has none")
