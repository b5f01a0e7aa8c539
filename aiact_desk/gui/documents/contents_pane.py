"""The left pane of an open document: its rows as a tree, and what is still open as a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTabWidget, QTreeView

from aiact_desk.desk.documents import today
from aiact_desk.documents.check import OpenItem, open_items, rule_items
from aiact_desk.documents.content import Content
from aiact_desk.documents.review import Comment
from aiact_desk.documents.stale import StaleMark
from aiact_desk.gui.documents.outline_model import OutlineModel
from aiact_desk.gui.documents.review.comment_list import CommentList
from aiact_desk.gui.look import Look, Tone
from aiact_desk.gui.parts.rows_model import ROW_ROLE, Column, RowsModel
from aiact_desk.gui.parts.table import Table
from aiact_desk.gui.parts.wrapping import WrappedRows
from aiact_desk.regulation.schema import Field
from aiact_desk.wording import say
from aiact_desk.wording.catalogue import translate


class ContentsPane(QTabWidget):
    """Tells which row is `chosen`, in either list, and when it is `entered`: the keyboard goes to its editor."""

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._content: Content | None = None
        self._stale: tuple[StaleMark, ...] = ()
        self.outline = OutlineModel(look, self)
        self.tree = QTreeView()
        self._set_up_tree()
        missing, long = look.icon("open", Tone.WARN), look.icon("info", Tone.QUIET)
        columns: tuple[Column[OpenItem], ...] = (
            Column(
                self.tr("Row"),
                lambda item: _named(item),
                wide=True,
                icon=lambda item: missing if item.kind == "missing" else long,
                tip=lambda item: say(item.reason, item.params),
            ),
        )
        self.items: RowsModel[OpenItem] = RowsModel(columns, lambda item: item.field, self)
        self.open_table = Table(self.items, self.tr("Open items"))
        self.open_table.setSortingEnabled(False)
        self.open_table.horizontalHeader().hide()
        self.open_table.clicked.connect(self._choose_item)
        self.open_table.activated.connect(self._choose_item)
        self.open_table.activated.connect(self._enter)
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        for tabs in (self, self.tabBar()):
            tabs.setAccessibleName(self.tr("Contents of the document"))
        self.addTab(self.tree, self.tr("Form"))
        self.addTab(self.open_table, "")
        self.comments = CommentList(look)
        self.comments.chosen.connect(self.select)
        self.comments.entered.connect(self._enter)
        self.addTab(self.comments, self.tr("Comments"))

    def _set_up_tree(self) -> None:
        tree = self.tree
        tree.setModel(self.outline)
        tree.setAccessibleName(self.tr("Rows of the form"))
        tree.setProperty("plain", True)
        WrappedRows(tree)
        tree.setHeaderHidden(True)
        tree.setIndentation(round(self.fontMetrics().averageCharWidth() * 1.5))
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setMinimumSectionSize(self.fontMetrics().averageCharWidth() * 4)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Fixed)  # whatever rows are in sight
        tree.header().resizeSection(2, self.fontMetrics().height() + self.fontMetrics().averageCharWidth() * 4)
        tree.setColumnHidden(2, True)
        tree.selectionModel().currentChanged.connect(self._choose_row)
        tree.activated.connect(self._enter)

    def show_content(self, content: Content) -> None:
        """Show how the rows stand now."""
        first = self.outline.rowCount() == 0
        self.outline.show_content(content)
        if first:
            self.tree.expandAll()
        self._content = content
        self.show_open()

    def show_stale(self, stale: Sequence[StaleMark]) -> None:
        """Show what may not hold any more, which a look at files and packs found."""
        self._stale = tuple(stale)
        self.show_open()

    def show_open(self) -> None:
        """Show what is open today."""
        if self._content is None:
            return
        items = (*open_items(self._content, stale=self._stale), *rule_items(self._content, today()))
        self.items.show_rows(items)
        self.setTabText(1, self.tr("Open items ({count})").format(count=len(self.items.rows)))

    def show_comments(self, comments: Sequence[Comment]) -> None:
        """Show the comments on the document, and mark the rows that they are about."""
        if self._content is None:
            return
        counts = Counter(one.field for one in comments if one.field and one.settled_at is None)
        self.outline.show_comments(counts)
        self.tree.setColumnHidden(2, not counts)
        self.comments.show_comments(self._content.form, comments)
        unsettled = sum(one.settled_at is None for one in comments)
        self.setTabText(2, self.tr("Comments ({count})").format(count=unsettled))

    def open_items(self) -> Sequence[OpenItem]:
        """What is still open, in the order of the form."""
        return self.items.rows

    def select(self, field_id: str) -> None:
        """Choose a row."""
        index = self.outline.index_of(field_id)
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)

    def _choose_row(self, current: QModelIndex) -> None:
        field = current.data(ROW_ROLE)
        if isinstance(field, Field):
            self.chosen.emit(field.id)

    def _enter(self) -> None:
        self.entered.emit()

    def _choose_item(self, index: QModelIndex) -> None:
        item = index.data(ROW_ROLE)
        if isinstance(item, OpenItem):
            self.select(item.field)


def _named(item: OpenItem) -> str:
    """The row; for what is no missing row also what there is to know of it."""
    label = translate(item.label)
    return f"{label}: {say(item.reason, item.params)}" if item.kind in ("rule", "stale") else label
