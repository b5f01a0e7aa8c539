"""Editors, for every field of every form: what they show they give back, and what is refused stays in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from aiact_desk.gui.editors.choices import ChoicesEditor
from aiact_desk.gui.editors.date import DateEditor
from aiact_desk.gui.editors.editor import Editor
from aiact_desk.gui.editors.factory import editor_for
from aiact_desk.gui.editors.line import LineEditor
from aiact_desk.gui.editors.number import NumberEditor
from aiact_desk.gui.editors.table import TableEditor
from aiact_desk.gui.editors.text import TextEditor
from aiact_desk.gui.look import Look
from aiact_desk.problems import Misuse
from aiact_desk.regulation.field_types import Choices, Date, FieldType, File, Number, Record, Text
from aiact_desk.regulation.forms import form_ids, load_form
from aiact_desk.regulation.schema import Field
from aiact_desk.regulation.values import Json, example, parse

FIELDS = [field for form in form_ids() for field in load_form(form).fields() if field.derived is None]
Make = Callable[[Field], Editor]
every_field = pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.id)


def named(id: str) -> Field:
    return next(field for field in FIELDS if field.id == id)


def given(type_: FieldType) -> Json:
    """What a person may give for a type; of a file its facts, since nobody reads one here."""
    if isinstance(type_, File):
        return {"name": "list.csv", "size": "12", "sha256": "0" * 64}
    if isinstance(type_, Record):
        return {part.id: given(part.type) for part in type_.parts}
    return example(type_)


@pytest.fixture
def make(qtbot: QtBot, look: Look) -> Make:
    def editor(field: Field) -> Editor:
        made = editor_for(field.type, field.name, look)
        qtbot.addWidget(made)
        return made

    return editor


@every_field
def test_an_empty_editor_gives_nothing(field: Field, make: Make) -> None:
    assert make(field).value() is None


@every_field
def test_what_is_shown_is_given_back(field: Field, make: Make, qtbot: QtBot) -> None:
    value = parse(field, given(field.type))
    editor = make(field)
    with qtbot.assertNotEmitted(editor.edited):
        editor.show_value(value)
    assert parse(field, editor.value()) == value
    editor.show_value(None)
    assert editor.value() is None


def wrong_values() -> list[tuple[Field, Json]]:
    found: list[tuple[Field, Json]] = []
    for field in FIELDS:
        if isinstance(field.type, Number | Date):
            found.append((field, "not at all"))
        elif isinstance(field.type, Choices) and field.type.other:
            found.append((field, {"chosen": [field.type.options[-1]], "other": None}))
    return found


@pytest.mark.parametrize(("field", "wrong"), wrong_values(), ids=lambda one: one.id if isinstance(one, Field) else "")
def test_what_is_refused_stays_as_it_was_typed(field: Field, wrong: Json, make: Make) -> None:
    editor = make(field)
    editor.show_value(wrong)
    assert editor.value() == wrong
    with pytest.raises(Misuse):
        parse(field, editor.value())
    editor.mark_wrong(True)
    editor.mark_wrong(False)


def test_text_counts_its_words_while_it_is_typed(qtbot: QtBot, look: Look) -> None:
    editor = TextEditor(Text(kind="text", words=3), "Architecture", look)
    qtbot.addWidget(editor)
    with qtbot.waitSignal(editor.edited):
        QTest.keyClicks(editor.box, "one two")
    assert editor.count.text() == "2 of up to 3 words that the form suggests"
    QTest.keyClicks(editor.box, " three four")
    assert editor.count.text() == "4 words; the form suggests up to 3."
    assert editor.value() == "one two three four"


def test_a_suggestion_is_taken(qtbot: QtBot, look: Look) -> None:
    editor = TextEditor(Text(kind="text", suggestions=("Proprietary", "Open")), "Licence", look)
    qtbot.addWidget(editor)
    button = next(one for one in editor.findChildren(QPushButton) if one.text() == "Open")
    with qtbot.waitSignal(editor.edited):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert editor.value() == "Open"


def test_a_number_is_read_back(qtbot: QtBot) -> None:
    field = named("properties.size_exact")
    assert isinstance(field.type, Number)
    editor = NumberEditor(field.type, field.name)
    qtbot.addWidget(editor)
    QTest.keyClicks(editor.line, "135M")
    assert editor.read.text().replace("\u00a0", " ") == "Read as 135 000 000 parameters"
    editor.line.setText("1.500.000")
    assert editor.read.isHidden()
    assert editor.value() == "1.500.000"


def test_a_day_is_taken_from_the_calendar(qtbot: QtBot, look: Look) -> None:
    editor = DateEditor("Release date", look)
    qtbot.addWidget(editor)
    with qtbot.waitSignal(editor.edited):
        editor.calendar.clicked.emit(QDate(2026, 3, 1))
    assert editor.value() == "2026-03-01"


def test_other_takes_a_text_only_when_it_is_ticked(qtbot: QtBot) -> None:
    field = named("properties.input_modalities")
    assert isinstance(field.type, Choices)
    editor = ChoicesEditor(field.type, field.name)
    qtbot.addWidget(editor)
    assert not editor.other.isEnabled()
    editor.boxes[0].click()
    editor.boxes[-1].click()
    assert editor.other.isEnabled()
    QTest.keyClicks(editor.other, "sensor data")
    assert parse(field, editor.value()) == {"chosen": ["Text", "Other (specify)"], "other": "sensor data"}
    editor.boxes[-1].click()
    assert editor.value() == {"chosen": ["Text"], "other": None}


def test_an_option_is_chosen(make: Make) -> None:
    editor = make(named("use.intended"))
    next(one for one in editor.findChildren(QRadioButton) if one.text() == "Intended uses").click()
    assert editor.value() == {"kind": "Intended uses", "statement": None}


def test_rows_are_added_and_removed(make: Make, qtbot: QtBot) -> None:
    editor = make(named("general.dependencies"))
    assert isinstance(editor, TableEditor)
    editor.add.click()
    editor.add.click()
    for number, cells in enumerate(editor.rows):
        assert isinstance(cells[0], LineEditor)
        cells[0].line.setText(f"model {number}")
    with qtbot.waitSignal(editor.edited):
        editor.remover(1).click()
    assert editor.value() == [{"model": "model 0", "version": None}, {"model": "model 2", "version": None}]
    editor.remover(0).click()
    editor.remover(0).click()
    assert editor.value() is None
    assert len(editor.rows) == 1, "one row is always there to type into"
