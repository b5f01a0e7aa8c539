"""Which editor an answer gets: the type of its field chooses."""

from __future__ import annotations

from aiact_desk.gui.editors.choice import ChoiceEditor
from aiact_desk.gui.editors.choices import ChoicesEditor
from aiact_desk.gui.editors.date import DateEditor
from aiact_desk.gui.editors.editor import Editor
from aiact_desk.gui.editors.file import FileEditor
from aiact_desk.gui.editors.line import LineEditor
from aiact_desk.gui.editors.number import NumberEditor
from aiact_desk.gui.editors.record import RecordEditor
from aiact_desk.gui.editors.table import TableEditor
from aiact_desk.gui.editors.text import TextEditor
from aiact_desk.gui.look import Look
from aiact_desk.regulation.field_types import (
    Choice,
    Choices,
    Date,
    FieldType,
    File,
    Link,
    Month,
    Number,
    Record,
    Table,
    Text,
)


def editor_for(type_: FieldType, name: str, look: Look) -> Editor:
    """A new editor for answers of this type; `name` is what a screen reader says."""
    match type_:
        case Text():
            return TextEditor(type_, name, look)
        case Date():
            return DateEditor(name, look)
        case Month() | Link():
            return LineEditor(type_, name)
        case File():
            return FileEditor(name, look)
        case Number():
            return NumberEditor(type_, name)
        case Choice():
            return ChoiceEditor(type_, name)
        case Choices():
            return ChoicesEditor(type_, name)
        case Table():
            return TableEditor(type_, name, look)
        case Record():
            return RecordEditor(type_, name, lambda part, said: editor_for(part, said, look))
