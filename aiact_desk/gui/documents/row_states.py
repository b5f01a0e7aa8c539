"""How a row of the form stands, as a word, an icon and a tone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from aiact_desk.documents.content import Content
from aiact_desk.gui import words
from aiact_desk.gui.look import Tone
from aiact_desk.gui.words import QT_TRANSLATE_NOOP
from aiact_desk.regulation.schema import Field


class RowState(StrEnum):
    """Done: answered. Derived: follows from another row that is answered. Optional: open, and nobody misses it.
    Left open: a person said why.
    """

    DONE = "done"
    OPEN = "open"
    OPTIONAL = "optional"
    LEFT_OPEN = "left_open"
    NOT_APPLICABLE = "not_applicable"
    DERIVED = "derived"


@dataclass(frozen=True)
class StateWords:
    """A state for the eye and for a screen reader."""

    word: str
    icon: str
    tone: Tone


_WORDS = {
    RowState.DONE: StateWords(QT_TRANSLATE_NOOP("RowStates", "done"), "done", Tone.GOOD),
    RowState.OPEN: StateWords(QT_TRANSLATE_NOOP("RowStates", "open"), "open", Tone.WARN),
    RowState.OPTIONAL: StateWords(QT_TRANSLATE_NOOP("RowStates", "optional"), "open", Tone.QUIET),
    RowState.LEFT_OPEN: StateWords(QT_TRANSLATE_NOOP("RowStates", "left open"), "open", Tone.QUIET),
    RowState.NOT_APPLICABLE: StateWords(QT_TRANSLATE_NOOP("RowStates", "N/A"), "not_applicable", Tone.QUIET),
    RowState.DERIVED: StateWords(QT_TRANSLATE_NOOP("RowStates", "derived"), "derived", Tone.GOOD),
}


def state_of(content: Content, field: Field) -> RowState:
    """How this row stands in this document."""
    answer = content.answer(field)
    if content.left_open(field) is not None:
        return RowState.LEFT_OPEN
    if answer is None:
        return RowState.OPEN if field.required else RowState.OPTIONAL
    if answer.not_applicable is not None:
        return RowState.NOT_APPLICABLE
    return RowState.DERIVED if field.derived else RowState.DONE


def words_of(state: RowState) -> StateWords:
    """The state in the user's language."""
    found = _WORDS[state]
    return StateWords(words.translate("RowStates", found.word), found.icon, found.tone)
