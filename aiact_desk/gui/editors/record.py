"""The editor of a record: its parts below each other, each with the editor of its type."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from aiact_desk.gui.editors.editor import Editor
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.theme import theme
from aiact_desk.regulation.field_types import FieldType, Record
from aiact_desk.regulation.values import Json
from aiact_desk.wording.catalogue import translate

Make = Callable[[FieldType, str], Editor]


class RecordEditor(Editor):
    """One answer of several parts; `make` gives the editor of a part."""

    def __init__(self, type_: Record, name: str, make: Make) -> None:
        super().__init__()
        self.parts: dict[str, Editor] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().space.tight)
        for part in type_.parts:
            said = translate(part.label)
            heading = self.tr("{part} (optional)").format(part=said) if part.optional else said
            editor = make(part.type, f"{name}, {said}")
            editor.edited.connect(self.edited)
            above = label(heading, "strong")
            above.setBuddy(editor)
            if self.parts:
                layout.addSpacing(theme().space.small)
            layout.addWidget(above)
            layout.addWidget(editor)
            self.parts[part.id] = editor
        self.setFocusProxy(next(iter(self.parts.values())))

    def value(self) -> Json:
        given = {id: editor.value() for id, editor in self.parts.items()}
        return given if any(part is not None for part in given.values()) else None

    def show_value(self, value: Json) -> None:
        found = value if isinstance(value, dict) else {}
        for id, editor in self.parts.items():
            editor.show_value(found.get(id))
