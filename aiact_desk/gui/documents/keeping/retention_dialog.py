"""The dialog on how long a document is kept: each rule with its force and start, and a hold."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFormLayout, QLineEdit, QPushButton, QWidget

from aiact_desk.desk import retention
from aiact_desk.desk.retention import Keeping
from aiact_desk.gui.editors.date import DateEditor
from aiact_desk.gui.look import Tone
from aiact_desk.gui.parts.boxes import card, column, row
from aiact_desk.gui.parts.icon_line import IconLine
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.verb_dialog import VerbDialog
from aiact_desk.gui.words import counted
from aiact_desk.gui.workbench import Workbench
from aiact_desk.regulation.deadlines.editions import load_deadlines
from aiact_desk.regulation.retention.keeping import KeptBy
from aiact_desk.wording import say
from aiact_desk.wording.catalogue import translate


class RetentionDialog(VerbDialog):
    """Each change is saved at once; nothing is deleted by itself."""

    def __init__(self, parent: QWidget, bench: Workbench, keeping: Keeping) -> None:
        super().__init__(parent, bench, 92)
        self.setWindowTitle(self.tr("Keep until"))
        self._document = keeping.document.id
        self.until, self.held, self.leaning = IconLine(bench.look, "strong"), IconLine(bench.look), IconLine(bench.look)
        self._rules = column()
        self.start = DateEditor(self.tr("The day that the years count from"), bench.look)
        self.start_button = self._button(self.tr("Set this &day"), self._set_start)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("for example: request 2026/17 of the AI Office"))
        self.reason.textChanged.connect(self._check)
        self.hold_button = self._button(self.tr("&Hold"), self._hold_it)
        self.release_button = self._button(self.tr("&Release"), self._release)
        self._start_row = self._fields(self.tr("Years count &from:"), self.start, self.start_button)
        self._hold_row = self._fields(self.tr("Reason for a h&old:"), self.reason, self.hold_button)
        content = column(
            self.until, self._rules, self._start_row, self.held, row(self.release_button), self._hold_row, self.leaning
        )
        text = self.tr(
            "Nothing is deleted by itself. A hold lets nobody delete the document, whatever its date; evidence is kept "
            "as long as a figure rests on it."
        )
        self.lay_out(text, content, None)
        self._show(keeping)

    def _fields(self, name: str, field: QWidget, button: QPushButton) -> QWidget:
        made, layout = QWidget(), QFormLayout()
        beside = QWidget()
        line = row(field, button, wide=0)
        beside.setLayout(line)
        beside.setFocusProxy(field)
        layout.addRow(name, beside)
        field.setAccessibleName(name.replace("&", "").rstrip(":"))
        layout.setContentsMargins(0, 0, 0, 0)
        made.setLayout(layout)
        return made

    def _button(self, text: str, pressed: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: pressed())
        return button

    def _show(self, keeping: Keeping) -> None:
        self._say_until(keeping)
        while (item := self._rules.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for rule in keeping.rules:
            self._rules.addWidget(self._rule(rule))
        self._start_row.setVisible(
            any(rule.waits_for or any(s.row is None for s in rule.starts) for rule in keeping.rules)
        )
        if keeping.said and keeping.said.starts:
            self.start.show_value(keeping.said.starts.isoformat())
        hold = keeping.hold
        if hold is not None:
            self.held.say(self.tr("On hold: {reason}").format(reason=hold), "lock", Tone.WARN)
        else:
            self.held.say(self.tr("Nobody holds it."), "info")
        self.release_button.setVisible(hold is not None)
        self._hold_row.setVisible(hold is None)
        count = len(keeping.leaning)
        one, many = self.tr("{count} record leans on it."), self.tr("{count} records lean on it.")
        self.leaning.say(counted(count, one, many) if count else "", "chain")
        self._check()
        self.fit()

    def _say_until(self, keeping: Keeping) -> None:
        if keeping.is_scratch:
            self.until.say(self.tr("A draft of which no file was written: no rule keeps it."), "keep")
        elif keeping.until is None:
            self.until.say(self.tr("Kept until further notice: a rule waits for a day."), "calendar", Tone.WARN)
        else:
            self.until.say(self.tr("Kept until {day}.").format(day=keeping.until.isoformat()), "keep")

    def _rule(self, kept: KeptBy) -> QWidget:
        rule, titles = kept.rule, {one.id: translate(one.title) for one in load_deadlines().events}
        said = f"{translate(rule.text)} {translate(rule.note)}" if rule.note else translate(rule.text)
        lines = [label(said), label(f"{rule.source} · {rule.force.value}", "small")]
        for start in kept.starts:
            id = "retention.start_row" if start.row else "retention.start_named"
            params = {"event": titles[start.event], "day": start.day, "row": start.row}
            lines.append(label(say(id, params), "small"))
        unknown = [say("retention.start_unknown", {"event": titles[event]}) for event in kept.waits_for]
        lines += [label(text, "small") for text in unknown]
        return card(column(*lines, spacing=2))

    def _set_start(self) -> None:
        desk, document, day = self.bench.desk, self._document, str(self.start.value() or "")
        self.attempt(lambda: retention.set_retention_start(desk, document, day), self._show, closes=False)

    def _hold_it(self) -> None:
        desk, document, reason = self.bench.desk, self._document, self.reason.text()
        self.attempt(lambda: retention.hold_document(desk, document, reason), self._show, closes=False)

    def _release(self) -> None:
        desk, document = self.bench.desk, self._document
        self.attempt(lambda: retention.release_document(desk, document), self._show, closes=False)

    def _check(self) -> None:
        self.hold_button.setEnabled(bool(self.reason.text().strip()))
