"""Where due dates come from: documents, question packets, requests, and deadlines that no document counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from aiact_desk.desk.desk import Desk
from aiact_desk.desk.taken_over import taken_over
from aiact_desk.documents.content import Content
from aiact_desk.documents.due_item import About, DueItem, Waiting
from aiact_desk.documents.due_items import document_items
from aiact_desk.documents.nouns import Answer, Document, DocumentState, Model
from aiact_desk.documents.plain import one_line
from aiact_desk.regulation.deadlines.editions import load_deadlines
from aiact_desk.regulation.event_rows import load_event_rows
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.requests.editions import load_request_rules
from aiact_desk.regulation.schema import Form
from aiact_desk.regulation.terms import Force
from aiact_desk.wording import say
from aiact_desk.wording.catalogue import N_, translate

_NO_RULE = N_("question packet")
"""The source of a day that no rule sets."""

_DOWNSTREAM = "downstream_answer"
"""The deadline whose event no document states."""


def everything_due(desk: Desk, day: date) -> Iterator[DueItem | Waiting]:
    """All that is due, done or waiting, of all models, in no order; one key can stand twice."""
    models = {model.id: model for model in desk.library.models(limit=-1)}
    documents = list(desk.library.documents(limit=-1))
    for scope, document in _counting(documents):
        content = _without_runs(desk, document, models[document.model_id])
        said = desk.library.retention(document.id)
        yield from document_items(content, scope, said.starts if said else None, day)
    yield from _packets(desk, models, {document.id: document for document in documents})
    yield from _requests(desk, models)
    yield _downstream()


def _counting(documents: Sequence[Document]) -> list[tuple[str, Document]]:
    """The documents that count (given newest first), each with what it is about: its model, or where every document of
    the form is about something of its own, the first of those from which it was begun one after the other.
    """
    before = {document.id: document.previous_id for document in documents}
    found: dict[tuple[str, str], Document] = {}
    for document in documents:
        each = load_event_rows().of(document.form).each
        scope = _first(document.id, before) if each else document.model_id
        found.setdefault((scope, document.form), document)
    return [(scope, document) for (scope, _), document in found.items()]


def _first(document: str, before: Mapping[str, str | None]) -> str:
    while (previous := before.get(document)) is not None:
        document = previous
    return document


def _without_runs(desk: Desk, document: Document, model: Model) -> Content:
    """What a document says without a look at its runs, which no day comes from."""
    form = load_form(document.form, document.edition)
    typed, steps = desk.library.answers(document.id), tuple(desk.library.steps(document.id))
    return Content(form, document, model, (), _filled(desk, form, document, model), typed, (), steps=steps)


def _filled(desk: Desk, form: Form, document: Document, model: Model) -> dict[str, Answer]:
    text = None if document.state is DocumentState.DRAFT else desk.library.frozen_text(document.id)
    if text is not None:
        return {field: answer.answer(field) for field, answer in text.filled.items()}
    return {**taken_over(desk, form, model, (), ()), **desk.library.calculated(document.id)}


def _packets(desk: Desk, models: Mapping[str, Model], documents: Mapping[str, Document]) -> Iterator[DueItem]:
    """The days by which answers were asked of colleagues; who was asked is not told here."""
    for packet in desk.library.packets(limit=-1):
        if packet.due is None:
            continue
        model = models[documents[packet.document_id].model_id]
        yield DueItem(
            key=f"packet:{packet.id}",
            kind="plan",
            title=say("due.packet", {"packet": packet.id}),
            day=packet.due,
            about=About(model.id, one_line(model.name), packet.document_id),
            source=translate(_NO_RULE),
            force=Force.OURS,
            done=packet.answered_at.date() if packet.answered_at else None,
        )


def _requests(desk: Desk, models: Mapping[str, Model]) -> Iterator[DueItem]:
    """The deadlines that requests state."""
    for request in desk.library.requests(limit=-1):
        model, basis = models[request.model_id], load_request_rules().basis(request.basis)
        yield DueItem(
            key=f"request:{request.id}",
            kind="due",
            title=say("due.request", {"number": one_line(request.number)}),
            day=request.deadline,
            about=About(model.id, one_line(model.name)),
            source=basis.source,
            force=basis.force,
            counted=(translate(basis.title),),
            done=request.closed_at.date() if request.closed_at else None,
        )


def _downstream() -> Waiting:
    law = load_deadlines()
    deadline = next(each for each in law.deadlines if each.id == _DOWNSTREAM)
    events = tuple(translate(event.title) for event in law.events if event.id in deadline.needs)
    return Waiting(_DOWNSTREAM, translate(deadline.title), events, None, deadline.source, deadline.force)
