"""What a comparison of runs found: pack by pack the difference, and the items that changed in the chosen one."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from aiact_desk.desk.comparing import RunsCompared
from aiact_desk.gui.evaluations.comparison_columns import (
    ChangedColumns,
    ChangedLine,
    ComparedColumns,
    ComparedLine,
    changed_lines,
    compared_lines,
)
from aiact_desk.gui.evaluations.comparison_words import caveats, is_marked, run_name
from aiact_desk.gui.look import Look, Tone
from aiact_desk.gui.parts.boxes import column
from aiact_desk.gui.parts.figures import whole
from aiact_desk.gui.parts.form_dialog import FormDialog
from aiact_desk.gui.parts.icon_line import IconLine
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.parts.rows_model import RowsModel
from aiact_desk.gui.parts.table import Table
from aiact_desk.gui.theme import theme

MOST_ITEMS = 500
"""Changed items that are listed in either direction; all are counted."""


class ComparisonDialog(FormDialog):
    """Opened at once, filled when the comparison is there."""

    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(parent, 160)
        self.setWindowTitle(self.tr("Runs compared"))
        self.runs, self.caveats = IconLine(look), IconLine(look)
        self.runs.say(self.tr("Comparing the answers, item by item…"), "running", Tone.LIVE)
        self.lines: RowsModel[ComparedLine] = RowsModel(
            ComparedColumns(look, self).columns, lambda one: (one.run, one.pack.pack), self
        )
        self.changed: RowsModel[ChangedLine] = RowsModel(
            ChangedColumns(look, self).columns, lambda one: one.item.item, self
        )
        self.table = Table(self.lines, self.tr("Differences, pack by pack"), plain=False)
        self.items = Table(self.changed, self.tr("Items that changed"), plain=False)
        self.changed_title: QLabel = label(self.tr("Items that changed"), "strong")
        self.table.wrap_rows()
        self.table.setMinimumHeight(self.fontMetrics().height() * 16)
        self.items.setMinimumHeight(self.fontMetrics().height() * 11)
        content = column(
            self.runs, self.caveats, self.table, self.changed_title, self.items, spacing=theme().space.medium
        )
        content.setStretch(2, 3)
        content.setStretch(4, 2)
        text = self.tr(
            "A difference is this run minus the first. It is called better or worse where p, corrected for the number "
            "of tests, is below 0.05. Ctrl+C copies the chosen line."
        )
        self.lay_out(text, content, None)
        self.table.selectionModel().currentRowChanged.connect(self._show_changed)

    def show_found(self, found: RunsCompared, titles: dict[str, str]) -> None:
        """Show the comparison; `titles` are those of the packs by id."""
        first = self.tr("First run: {name}").format(name=run_name(found.reports[0]))
        against = [self.tr("Compared with it: {name}").format(name=run_name(one)) for one in found.reports[1:]]
        marked = any(map(is_marked, found.reports))
        self.runs.say("\n".join([first, *against]), *(("warning", Tone.WARN) if marked else ("info", Tone.MUTED)))
        self.caveats.say("\n".join(caveats(found, titles)), "warning", Tone.WARN)
        lines = compared_lines(found, titles)
        self.lines.show_rows(lines)
        if lines:
            self.table.select((lines[0].run, lines[0].pack.pack))
        self.fit()

    def _show_changed(self) -> None:
        chosen = self.table.selected()
        if not isinstance(chosen, ComparedLine):
            return
        listed = changed_lines(chosen.pack, MOST_ITEMS)
        every = len(chosen.pack.to_right) + len(chosen.pack.to_wrong)
        text = self.tr("Items that changed in “{pack}”: {count}")
        if len(listed) < every:
            text = self.tr("Items that changed in “{pack}”: {count}, of which {listed} are listed")
        if not chosen.pack.right_or_wrong:
            text = self.tr("No items are listed for “{pack}”: it has scores that say neither right nor wrong")
        told = text.format(pack=chosen.title, count=whole(every), listed=whole(len(listed)))
        self.changed_title.setText(told)
        self.changed.show_rows(listed)
