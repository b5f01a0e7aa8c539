"""The dialog that asks which runs are compared: one that the others are held to, and one or more of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QListWidget, QListWidgetItem, QWidget

from aiact_desk.gui.evaluations.watcher import RunView
from aiact_desk.gui.parts.figures import moment
from aiact_desk.gui.parts.form_dialog import FormDialog


class CompareDialog(FormDialog):
    """Asks for complete runs; it can be gone on with once there are two."""

    def __init__(self, parent: QWidget, views: Sequence[RunView], first: str | None) -> None:
        """`first`: the id of the run to begin with as the first, None for the newest."""
        super().__init__(parent, 100)
        self.setWindowTitle(self.tr("Compare runs"))
        self.first, self.others = QComboBox(), QListWidget()
        self._views = tuple(views)
        for view in self._views:
            self.first.addItem(self._named(view), view.run.id)
        self.first.setCurrentIndex(max(0, self.first.findData(first)))
        form = QFormLayout()
        form.addRow(self.tr("&First run:"), self.first)
        form.addRow(self.tr("&Compared with it:"), self.others)
        text = self.tr(
            "Runs are compared pack by pack over the items that both were asked, with paired tests. Packs that differ "
            "in version or data are left out and named."
        )
        self.lay_out(text, form, self.tr("Compare"))
        self.first.currentIndexChanged.connect(self._list_others)
        self.others.itemChanged.connect(self._follow)
        self._list_others()

    def asked(self) -> list[str]:
        """The ids of the runs, the first one first."""
        items = (self.others.item(row) for row in range(self.others.count()))
        checked = [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() == Qt.CheckState.Checked]
        return [self.first.currentData(), *checked]

    def _list_others(self) -> None:
        """All but the first; the newest of the same suite is checked, since it is the likeliest."""
        first = self._views[self.first.currentIndex()]
        self.others.clear()
        checked = False
        for view in self._views:
            if view.run.id == first.run.id:
                continue
            item = QListWidgetItem(self._named(view))
            item.setData(Qt.ItemDataRole.UserRole, view.run.id)
            likeliest = not checked and view.run.suite == first.run.suite
            item.setCheckState(Qt.CheckState.Checked if likeliest else Qt.CheckState.Unchecked)
            checked = checked or likeliest
            self.others.addItem(item)
        self._follow()

    def _follow(self) -> None:
        self.act.setEnabled(len(self.asked()) > 1)

    def _named(self, view: RunView) -> str:
        text = self.tr("{version}  –  {suite}, {at} ({id})")
        if view.run.limit is not None:
            text = self.tr("{version}  –  {suite}, partial, {at} ({id})")
        at = moment(view.run.created_at)
        return text.format(version=view.version, suite=view.run.suite, at=at, id=view.run.id)
