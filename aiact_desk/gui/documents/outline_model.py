"""The sections and rows of a form as a tree, each with how it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from aiact_desk.documents.content import Content
from aiact_desk.gui.documents.row_states import RowState, state_of, words_of
from aiact_desk.gui.look import Look, Tone
from aiact_desk.gui.parts.rows_model import ROW_ROLE
from aiact_desk.gui.words import counted
from aiact_desk.regulation.schema import Field
from aiact_desk.wording.catalogue import translate

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SECTIONS = 0
"""The internal id of sections; rows have the number of their section, counted from 1."""
_COMMENTS = 2
"""The column of comments."""


@dataclass(frozen=True)
class _Group:
    title: str
    fields: tuple[Field, ...]
    states: tuple[RowState, ...]


class OutlineModel(QAbstractItemModel):
    """Three columns: the label, the state in a word (for a section: how many of its rows are answered), and how many
    comments on the row are open.
    """

    def __init__(self, look: Look, owner: QObject | None = None) -> None:
        super().__init__(owner)
        self._groups: tuple[_Group, ...] = ()
        self._icons = {state: look.icon(words_of(state).icon, words_of(state).tone) for state in RowState}
        self._comments: Mapping[str, int] = {}
        self._comment_icon = look.icon("comment", Tone.WARN)
        self._bold = QFont()
        self._bold.setWeight(QFont.Weight.DemiBold)

    def show_content(self, content: Content) -> None:
        """Show this document; where only answers differ, selection and folding stay."""
        groups = self._grouped(content)
        if [group.fields for group in groups] != [group.fields for group in self._groups]:
            self.beginResetModel()
            self._groups = groups
            self.endResetModel()
            return
        self._groups = groups
        self._tell_changed()

    def show_comments(self, counts: Mapping[str, int]) -> None:
        """Mark each row with the number of its open comments."""
        if counts != self._comments:
            self._comments = dict(counts)
            self._tell_changed()

    def _tell_changed(self) -> None:
        last = self.columnCount() - 1
        for at, group in enumerate(self._groups):
            section = self.index(at, 0)
            self.dataChanged.emit(section, self.index(at, last))
            if group.fields:
                first, end = self.index(0, 0, section), self.index(len(group.fields) - 1, last, section)
                self.dataChanged.emit(first, end)

    def index_of(self, field_id: str) -> QModelIndex:
        """Where the row of this field stands; invalid where there is none."""
        for at, group in enumerate(self._groups):
            for below, field in enumerate(group.fields):
                if field.id == field_id:
                    return self.index(below, 0, self.index(at, 0))
        return QModelIndex()

    def _grouped(self, content: Content) -> tuple[_Group, ...]:
        form = content.form
        named = [(self.tr("About this document"), form.header)]
        named += [(f"{section.number}. {translate(section.title)}", section.fields) for section in form.sections]
        asked = [(title, tuple(field for field in fields if content.asks(field))) for title, fields in named]
        return tuple(
            _Group(title, fields, tuple(state_of(content, field) for field in fields))
            for title, fields in asked
            if fields
        )

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _SECTIONS)

    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]  # Qt overloads it without arguments
        if not child.isValid() or child.internalId() == _SECTIONS:
            return QModelIndex()
        return self.createIndex(int(child.internalId()) - 1, 0, _SECTIONS)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        if not parent.isValid():
            return len(self._groups)
        is_section = parent.internalId() == _SECTIONS and parent.column() == 0
        return len(self._groups[parent.row()].fields) if is_section else 0

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        names = (self.tr("Row"), self.tr("State"), self.tr("Comments"))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return names[section]
        # the head is hidden, and yet a column is as wide as its title
        return (*names[:2], "")[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 1:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if index.internalId() == _SECTIONS:
            return self._of_section(self._groups[index.row()], index.column(), role)
        group = self._groups[int(index.internalId()) - 1]
        return self._of_row(group.fields[index.row()], group.states[index.row()], index.column(), role)

    def _of_section(self, group: _Group, column: int, role: int) -> object:
        answered = sum(state not in (RowState.OPEN, RowState.OPTIONAL, RowState.LEFT_OPEN) for state in group.states)
        count = self.tr("{answered} of {all}").format(answered=answered, all=len(group.states))
        if role == Qt.ItemDataRole.DisplayRole:
            return (group.title, count, "")[column]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.tr("{section}: {count} answered").format(section=group.title, count=count)
        return self._bold if role == Qt.ItemDataRole.FontRole and column == 0 else None

    def _of_row(self, field: Field, state: RowState, column: int, role: int) -> object:
        name = row_name(field)
        if role == ROW_ROLE:
            return field
        if column == _COMMENTS:
            return self._of_comments(name, self._comments.get(field.id, 0), role)
        if role == Qt.ItemDataRole.DisplayRole:
            return (name, words_of(state).word)[column]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.tr("{row}: {state}").format(row=name, state=words_of(state).word)
        return self._icons[state] if role == Qt.ItemDataRole.DecorationRole and column == 0 else None

    def _of_comments(self, name: str, count: int, role: int) -> object:
        if not count:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(count)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            said = counted(count, self.tr("{count} open comment"), self.tr("{count} open comments"))
            return self.tr("{row}: {state}").format(row=name, state=said)
        return self._comment_icon if role == Qt.ItemDataRole.DecorationRole else None


def row_name(field: Field) -> str:
    """The label of a row with its part, in the user's language."""
    if field.part is None:
        return translate(field.label)
    return f"{translate(field.label)} ({translate(field.part)})"
