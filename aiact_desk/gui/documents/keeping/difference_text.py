"""A difference written into a text: what went is struck out, what came is underlined, whole lines with a sign too."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextDocument

from aiact_desk.documents.difference import Change, Difference, FieldChange, PartChange, Said
from aiact_desk.documents.evidence_difference import What
from aiact_desk.documents.table_difference import Cells
from aiact_desk.documents.word_difference import around_changes
from aiact_desk.gui import words
from aiact_desk.gui.look import Look, Tone
from aiact_desk.gui.parts.figures import moment

_CONTEXT = 16
"""Words shown on either side of a change."""


class DifferenceWriter:
    """Writes plain text with formats; nothing of an answer is read as markup."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        self._document, self._cursor = document, QTextCursor(document)
        self._body, self._strong, self._small = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        self._gone, self._come = QTextCharFormat(), QTextCharFormat()
        self._strong.setFontWeight(QFont.Weight.DemiBold)
        self._small.setForeground(look.colour(Tone.MUTED))
        self._gone.setForeground(look.colour(Tone.BAD))
        self._gone.setBackground(look.colour(Tone.BAD, soft=True))
        self._gone.setFontStrikeOut(True)
        self._come.setForeground(look.colour(Tone.GOOD))
        self._come.setBackground(look.colour(Tone.GOOD, soft=True))
        self._come.setFontUnderline(True)

    def write(self, found: Difference) -> None:
        """Write all of it instead of what stands there."""
        self._document.clear()
        if not found.fields and not found.evidence:
            self._line(words.translate("Difference", "Nothing differs."), self._body)
        for change in found.fields:
            self._line(f"{change.label}: {_kind(change.change)}", self._strong)
            self._field(change)
            self._line("", self._body)
        if found.evidence:
            self._line(words.translate("Difference", "What the documents rest on"), self._strong)
        for one in found.evidence:
            self._line(f"{_what(one.what)} {one.name}".rstrip(), self._body)
            self._both(one.old, one.new)

    def _field(self, change: FieldChange) -> None:
        if not change.parts:
            self._both(_said(change.old), _said(change.new))
        for part in change.parts:
            self._part(part)
        for sign, said in (("−", change.old), ("+", change.new)):
            if said:
                self._line(f"{sign} {_how(said)}", self._small)

    def _part(self, part: PartChange) -> None:
        if part.label:
            self._line(part.label, self._body)
        for one in around_changes(part.words, _CONTEXT):
            form = {"same": self._body, "removed": self._gone, "added": self._come}[one.kind]
            self._cursor.insertText(one.text, form)
        if part.words:
            self._cursor.insertBlock()
        if part.head:
            self._line(" | ".join(part.head), self._small)
        for row in part.rows:
            self._both(_cells(row.old), _cells(row.new))

    def _both(self, old: str | None, new: str | None) -> None:
        for sign, text, form in (("− ", old, self._gone), ("+ ", new, self._come)):
            if text is not None:
                self._cursor.insertText(sign, self._body)
                self._line(text, form)

    def _line(self, text: str, form: QTextCharFormat) -> None:
        self._cursor.insertText(text, form)
        self._cursor.insertBlock()


def _kind(change: Change) -> str:
    return {
        Change.ADDED: words.translate("Difference", "added"),
        Change.TAKEN_AWAY: words.translate("Difference", "taken away"),
        Change.CHANGED: words.translate("Difference", "changed"),
        Change.NOT_APPLICABLE: words.translate("Difference", "not applicable now"),
        Change.LEFT_OPEN: words.translate("Difference", "left open now"),
    }[change]


def _said(said: Said | None) -> str | None:
    if said is None:
        return None
    if said.stands == "not applicable":
        return words.translate("Difference", "not applicable: {reason}").format(reason=said.text)
    if said.stands == "left open":
        return words.translate("Difference", "left open: {reason}").format(reason=said.text)
    return said.text


def _how(said: Said) -> str:
    """How it came to be, from whom or what, and when."""
    origins = {
        "measured": words.translate("Difference", "measured in run {source}, {at}"),
        "inspected": words.translate("Difference", "read from {source}, {at}"),
        "computed": words.translate("Difference", "computed by the rule {source}, {at}"),
        "imported": words.translate("Difference", "imported from {source}, {at}"),
        "typed": words.translate("Difference", "typed by {source}, {at}"),
    }
    return origins[said.origin].format(source=said.source, at=moment(said.at))


def _what(what: What) -> str:
    return {
        "model": words.translate("Difference", "Model"),
        "provider": words.translate("Difference", "Provider"),
        "edition": words.translate("Difference", "Edition of the form"),
        "state": words.translate("Difference", "State"),
        "version": words.translate("Difference", "Version"),
        "run": words.translate("Difference", "Run"),
        "figure": words.translate("Difference", "Figure"),
        "sample": words.translate("Difference", "Sample"),
    }[what]


def _cells(row: Cells | None) -> str | None:
    return None if row is None else " | ".join(row)
