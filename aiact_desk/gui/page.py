"""What the window knows of a page: its name and icon, what can be done there now, and when to look again."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from aiact_desk.gui.tasks import Changed
from aiact_desk.gui.theme import theme
from aiact_desk.gui.workbench import Workbench


class Page(QWidget):
    """One page of the window. `possible` carries the ids of its conditional actions that can be done now."""

    possible = Signal(object)
    splitter: QSplitter

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self.bench = bench
        self.setObjectName("page")
        space = theme().space
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space.wide, space.large, space.wide, space.large)
        layout.setSpacing(space.medium)
        bench.tasks.changed.connect(self.follow)

    @property
    def column(self) -> QVBoxLayout:
        """Where the content goes, from top to bottom."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101  (set above)
        return layout

    def refresh(self) -> None:
        """Look again at everything."""
        raise NotImplementedError

    def follow(self, changed: Changed) -> None:
        """Something changed: look again at what this page shows of it."""
        raise NotImplementedError

    def panes(self) -> list[QWidget]:
        """Where F6 goes, from left to right: what takes the keyboard in each pane."""
        raise NotImplementedError

    def save_panes(self) -> QByteArray:
        """How wide the panes are, for the next start."""
        return self.splitter.saveState()

    def restore_panes(self, state: object) -> None:
        """Make the panes as wide as they were."""
        if isinstance(state, QByteArray):
            self.splitter.restoreState(state)
