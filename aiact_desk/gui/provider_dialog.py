"""The provider profile in the window: every field with the editor of its type, saved together."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from aiact_desk.desk import provider
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.provider import Provider
from aiact_desk.gui.editors.factory import editor_for
from aiact_desk.gui.look import Look, Tone
from aiact_desk.gui.parts.boxes import column, scrolling
from aiact_desk.gui.parts.form_dialog import FormDialog
from aiact_desk.gui.parts.icon_line import IconLine
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.tasks import Topic
from aiact_desk.gui.theme import theme
from aiact_desk.gui.workbench import Workbench
from aiact_desk.problems import Misuse
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.values import Json, parse
from aiact_desk.wording import say_problem
from aiact_desk.wording.catalogue import translate


@dataclass(frozen=True)
class ProfileChange:
    """A field of the profile and what it is to say now; None takes its answer back."""

    field: str
    value: Json


class ProfileRow(QWidget):
    """One field: what is asked and by what right, its editor, and what is wrong with what stands in it."""

    def __init__(self, field: Field, shown: Json, look: Look) -> None:
        super().__init__()
        self._field, self._shown = field, shown
        said = translate(field.label)
        self.editor = editor_for(field.type, said, look)
        self.editor.show_value(shown)
        self.editor.edited.connect(self.check)
        self.problem = IconLine(look)
        name = label(said if field.required else self.tr("{field} (optional)").format(field=said), "strong")
        name.setBuddy(self.editor)
        guidance = label(translate(field.guidance), "muted")
        hooks = label(self.tr("Asked by: {hooks}").format(hooks="; ".join(field.legal)), "small")
        self.setLayout(column(name, guidance, self.editor, self.problem, hooks, spacing=theme().space.tight))
        self.setFocusProxy(self.editor)

    def check(self) -> bool:
        """Whether the field takes what stands in the editor; where it does not, say why below it."""
        try:
            self._value()
            said = ""
        except Misuse as problem:
            said = say_problem(problem)
        self.problem.say(said, "failure", Tone.BAD)
        self.editor.mark_wrong(bool(said))
        return not said

    def change(self) -> ProfileChange | None:
        """What is to be saved of this field, None where it says what it said before. Raises Misuse if it is wrong."""
        value = self._value()
        return None if value == self._shown else ProfileChange(self._field.id, value)

    def _value(self) -> Json:
        given = self.editor.value()
        return None if given is None else parse(self._field, given)


class ProviderDialog(FormDialog):
    """Shows the whole profile. It closes with "Save" only once every field takes what stands in it."""

    def __init__(self, parent: QWidget, look: Look, found: Provider) -> None:
        super().__init__(parent, 100)
        self.setWindowTitle(self.tr("Provider"))
        self.rows: dict[str, ProfileRow] = {}
        inside = QWidget()
        groups = column(spacing=theme().space.large)
        for group in found.form.groups:
            groups.addWidget(label(translate(group.title), "heading"))
            for field in group.fields:
                answer = found.answers.get(field.id)
                self.rows[field.id] = ProfileRow(field, answer.value if answer else None, look)
                groups.addWidget(self.rows[field.id])
        inside.setLayout(groups)
        area = scrolling(inside)
        area.setMinimumHeight(self.fontMetrics().height() * 26)
        text = self.tr(
            "Filled once and used by every document. A model that was recorded with a provider of its own keeps that "
            "name. What was said before is kept with each change."
        )
        self.lay_out(text, area, self.tr("Save"))

    def accept(self) -> None:
        wrong = [row for row in self.rows.values() if not row.check()]
        if wrong:
            wrong[0].setFocus()
        else:
            super().accept()

    def changes(self) -> tuple[ProfileChange, ...]:
        """What is to be saved."""
        return tuple(change for row in self.rows.values() if (change := row.change()) is not None)


def edit_provider(parent: QWidget, bench: Workbench) -> None:
    """Open the provider profile, and save what was changed in it."""

    def opened(found: Provider) -> None:
        dialog = ProviderDialog(parent, bench.look, found)
        dialog.accepted.connect(lambda: _save(dialog, bench))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    bench.tasks.ask(lambda: provider.show_provider(bench.desk), opened)


def _save(dialog: ProviderDialog, bench: Workbench) -> None:
    changes, told = dialog.changes(), dialog.tr("The provider profile is saved.")
    if changes:
        bench.tasks.change(lambda: _write(bench.desk, changes), Topic.DOCUMENTS, lambda _: bench.notices.news(told))


def _write(desk: Desk, changes: tuple[ProfileChange, ...]) -> None:
    for change in changes:
        if change.value is None:
            provider.clear_provider_field(desk, change.field)
        else:
            provider.set_provider_field(desk, change.field, change.value)
