"""The editor of any number of options, the last of which may ask what is meant."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit

from aiact_desk.gui.editors.editor import Editor
from aiact_desk.gui.parts.boxes import column
from aiact_desk.gui.parts.labels import set_flag
from aiact_desk.gui.theme import theme
from aiact_desk.regulation.field_types import Choices
from aiact_desk.regulation.values import Json
from aiact_desk.wording.catalogue import translate


class ChoicesEditor(Editor):
    """A box to tick per option, and a line behind "Other" where the type has one."""

    def __init__(self, type_: Choices, name: str) -> None:
        super().__init__()
        self._type = type_
        self.boxes = [QCheckBox(translate(option)) for option in type_.options]
        self.other = QLineEdit()
        self.other.setAccessibleName(
            self.tr("{name}: what is meant by “{option}”").format(name=name, option=type_.options[-1])
        )
        self.other.setPlaceholderText(self.tr("say what is meant"))
        self.other.textChanged.connect(self._changed)
        for box in self.boxes:
            box.setAccessibleDescription(name)
            box.toggled.connect(self._changed)
        content = column(*self.boxes, spacing=theme().space.small)
        if type_.other:
            content.addWidget(self.other)
        self.setLayout(content)
        self.setFocusProxy(self.boxes[0])
        self._quiet = False
        self._follow()

    def value(self) -> Json:
        chosen: list[Json] = [
            option for box, option in zip(self.boxes, self._type.options, strict=True) if box.isChecked()
        ]
        if not chosen:
            return None
        said = self.other.text() if self._type.other and self.boxes[-1].isChecked() else ""
        return {"chosen": chosen, "other": said or None}

    def show_value(self, value: Json) -> None:
        self._quiet = True
        found = value if isinstance(value, dict) else {}
        chosen, other = found.get("chosen"), found.get("other")
        for box, option in zip(self.boxes, self._type.options, strict=True):
            box.setChecked(isinstance(chosen, list) and option in chosen)
        self.other.setText(other if isinstance(other, str) else "")
        self._quiet = False
        self._follow()

    def mark_wrong(self, wrong: bool) -> None:
        set_flag(self.other, "wrong", wrong)

    def _changed(self) -> None:
        self._follow()
        if not self._quiet:
            self.edited.emit()

    def _follow(self) -> None:
        self.other.setEnabled(self.boxes[-1].isChecked())
