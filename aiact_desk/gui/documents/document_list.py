"""The list of documents: of which model, after which form, in which state."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from aiact_desk.desk import documents, models
from aiact_desk.desk.desk import Desk
from aiact_desk.documents.nouns import Document, DocumentState
from aiact_desk.gui import words
from aiact_desk.gui.look import Look
from aiact_desk.gui.parts.figures import moment
from aiact_desk.gui.parts.rows_model import Column
from aiact_desk.regulation.forms import load_form
from aiact_desk.wording.catalogue import translate


@dataclass(frozen=True)
class DocumentLine:
    """One document with the names of its model and form."""

    document: Document
    model: str
    form: str


def document_lines(desk: Desk) -> tuple[DocumentLine, ...]:
    """All documents, newest first; reads the library."""
    names = {summary.model.id: summary.model.name for summary in models.list_models(desk, limit=-1)}
    return tuple(
        DocumentLine(document, names[document.model_id], load_form(document.form, document.edition).title)
        for document in documents.list_documents(desk, limit=-1)
    )


class DocumentColumns(QObject):
    """The columns of the list."""

    def __init__(self, look: Look, owner: QObject) -> None:
        super().__init__(owner)
        icon = look.icon("documents")
        self.columns: tuple[Column[DocumentLine], ...] = (
            Column(self.tr("Model"), lambda one: one.model, wide=True, icon=lambda _: icon),
            Column(self.tr("Form"), lambda one: translate(one.form), wide=True),
            Column(
                self.tr("Number"),
                lambda one: str(one.document.number),
                sort=lambda one: one.document.number,
                number=True,
            ),
            Column(self.tr("State"), lambda one: state_word(one.document.state)),
            Column(
                self.tr("Last change"),
                lambda one: moment(one.document.updated_at),
                sort=lambda one: one.document.updated_at,
            ),
        )


def state_word(state: DocumentState) -> str:
    """A state in a word."""
    return {
        DocumentState.DRAFT: words.translate("DocumentStates", "draft"),
        DocumentState.IN_REVIEW: words.translate("DocumentStates", "in review"),
        DocumentState.APPROVED: words.translate("DocumentStates", "approved"),
        DocumentState.EXPORTED: words.translate("DocumentStates", "exported"),
    }[state]
