"""What a document takes over from elsewhere in the library: the provider profile, and other documents of its Model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aiact_desk.desk.desk import Desk
from aiact_desk.desk.provider import show_provider
from aiact_desk.documents.evidence import RunEvidence
from aiact_desk.documents.fill import fill
from aiact_desk.documents.from_document import from_document
from aiact_desk.documents.from_profile import LEGAL_NAME, for_model, from_profile
from aiact_desk.documents.nouns import Answer, Document, Model, Version
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.json_values import as_text
from aiact_desk.regulation.schema import Form


def taken_over(
    desk: Desk, form: Form, model: Model, versions: Sequence[Version], evidence: Sequence[RunEvidence]
) -> dict[str, Answer]:
    """The answers that nobody types twice, by field id; of the documents of another form the newest one counts.

    From another document is taken what was stated there, or what fills itself there, and nothing that it took over
    from a third one.
    """
    provider = show_provider(desk)
    stated = for_model(model, provider.answers)
    found = from_profile(form, provider.form, stated)
    for other in _others(desk, form, model):
        its_form = load_form(other.form, other.edition)
        answers = {
            **from_profile(its_form, provider.form, stated),
            **fill(its_form, model, versions, evidence),
            **desk.library.calculated(other.id),
            **desk.library.answers(other.id),
        }
        found.update(from_document(form, other, its_form, answers))
    return found


def with_provider(desk: Desk, model: Model) -> Model:
    """The Model with the profile's name for its provider, where it was recorded without one."""
    named = show_provider(desk).answers.get(LEGAL_NAME)
    return replace(model, provider=as_text(named.value)) if named and not model.provider else model


def _others(desk: Desk, form: Form, model: Model) -> list[Document]:
    """The newest document of each form that rows of this one name."""
    named = {field.same_as.partition("/")[0] for field in form.fields() if field.same_as} - {form.id}
    documents = desk.library.documents(model.id, limit=-1) if named else []
    newest = {document.form: document for document in reversed(documents) if document.form in named}
    return list(newest.values())
