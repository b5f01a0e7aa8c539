"""Whether what a bundle says of its document holds together, and fits the form that it is written against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256

from cryptography.exceptions import UnsupportedAlgorithm
from pydantic import ValidationError

from aiact_desk.documents.bundles.layout import BUNDLE, text_file
from aiact_desk.documents.bundles.schema import Bundle, BundledAnswer, BundledStep
from aiact_desk.documents.frozen import FrozenText
from aiact_desk.documents.identity.certificate import is_signed
from aiact_desk.documents.nouns import DocumentState
from aiact_desk.documents.review import StepKind, approval_statement
from aiact_desk.inspection.reading import printable
from aiact_desk.problems import Misuse, Problem
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.schema import Form
from aiact_desk.regulation.values import parse

_LAST_STEPS = {
    DocumentState.DRAFT: (None, StepKind.RETURNED),
    DocumentState.IN_REVIEW: (StepKind.SENT,),
    DocumentState.APPROVED: (StepKind.APPROVED,),
    DocumentState.EXPORTED: (StepKind.APPROVED,),
}
"""The step that a document in each state took last."""


def must_be_sound(bundle: Bundle, texts: Mapping[int, str], attachments: Mapping[str, int]) -> None:
    """`texts` by revision; `attachments` are the sizes in bytes of the files that came, by hash.

    Raises:
        Problem: with the first thing that does not hold.
    """
    _must_fit_together(bundle)
    form = _form(bundle)
    fields = {field.id: field for field in form.fields()}
    for answer in bundle.answers:
        _must_be_answer(fields, answer, attachments)
    for comment in bundle.comments:
        if comment.field is not None and comment.field not in fields:
            raise Problem("bundles.unknown_row", file=BUNDLE, field=printable(comment.field), form=form.title)
    _must_be_texts(bundle, texts, fields)
    _must_be_steps(bundle)


def files_in(value: Json) -> Iterable[dict[str, Json]]:
    """The facts of files in a canonical value, at any depth."""
    if isinstance(value, dict):
        if value.keys() == {"name", "size", "sha256"}:
            yield value
        value = list(value.values())
    for each in value if isinstance(value, list) else ():
        yield from files_in(each)


def _must_fit_together(bundle: Bundle) -> None:
    """Everything that is named is there, and nothing is there twice."""
    versions, runs = [one.id for one in bundle.versions], [one.id for one in bundle.runs]
    named_runs = {one.run for one in bundle.choices if one.run is not None} | {one.run for one in bundle.marks}
    named_versions = {run.version for run in bundle.runs} | {choice.version for choice in bundle.choices}
    for what, holds in (
        ("versions", named_versions | set(bundle.document.versions) <= set(versions)),
        ("runs", named_runs <= set(runs)),
        ("versions", _distinct(one.facts.identity for one in bundle.versions) and _distinct(versions)),
        ("versions", _distinct(bundle.document.versions)),
        ("runs", _distinct(runs)),
        ("answers", _distinct((one.field, one.revision) for one in bundle.answers)),
        ("choices", _distinct((one.version, one.suite) for one in bundle.choices)),
        ("marks", _distinct((one.run, one.pack, one.item) for one in bundle.marks)),
        ("comments", _distinct(one.id for one in bundle.comments)),
        ("comments", all((one.settled_by is None) is (one.settled_at is None) for one in bundle.comments)),
        ("texts", _distinct(one.revision for one in bundle.texts)),
        ("exchanges", _distinct(one.library for one in bundle.exchanges)),
        ("head", bundle.head.startswith(f"{bundle.library}:")),
    ):
        if not holds:
            raise Problem("bundles.contradicts", file=BUNDLE, part=what)


def _distinct(found: Iterable[object]) -> bool:
    listed = list(found)
    return len(set(listed)) == len(listed)


def _form(bundle: Bundle) -> Form:
    document = bundle.document
    try:
        return load_form(document.form, document.edition)
    except Misuse:
        form = printable(f"{document.form} {document.edition}")
        raise Problem("bundles.unknown_form", file=BUNDLE, form=form) from None


def _must_be_answer(fields: Mapping[str, Field], answer: BundledAnswer, attachments: Mapping[str, int]) -> None:
    field = fields.get(answer.field)
    if field is None or (field.derived is not None and not answer.is_empty):
        raise Problem("bundles.unknown_row", file=BUNDLE, field=printable(answer.field), form="")
    if answer.is_empty:
        return
    if [answer.value, answer.not_applicable, answer.left_open].count(None) != 2:
        raise Problem("bundles.bad_answer", file=BUNDLE, field=field.name, reason="a value and a reason for none")
    if answer.value is None:
        if answer.not_applicable is not None and not field.not_applicable_allowed:
            raise Problem("bundles.bad_answer", file=BUNDLE, field=field.name, reason="not applicable")
        return
    _must_be_value(field, answer.value)
    for facts in files_in(answer.value):
        if str(attachments.get(str(facts["sha256"]))) != str(facts["size"]):
            raise Problem("bundles.no_attachment", file=BUNDLE, field=field.name, name=printable(facts["name"]))


def _must_be_value(field: Field, value: Json) -> None:
    try:
        same = parse(field, value) == value
    except Misuse as why:
        raise Problem("bundles.bad_answer", file=BUNDLE, field=field.name, reason=printable(why)) from None
    if not same:
        raise Problem("bundles.bad_answer", file=BUNDLE, field=field.name, reason="not as this program keeps it")


def _must_be_texts(bundle: Bundle, texts: Mapping[int, str], fields: Mapping[str, Field]) -> None:
    revisions = {(answer.field, answer.revision) for answer in bundle.answers}
    for text in bundle.texts:
        name, content = text_file(text.revision), texts[text.revision]
        if sha256(content.encode()).hexdigest() != text.sha256:
            raise Problem("bundles.altered", file=BUNDLE, name=name)
        try:
            found = FrozenText.model_validate_json(content)
        except ValidationError:
            raise Problem("bundles.contradicts", file=BUNDLE, part=name) from None
        if not found.stated.items() <= revisions or not {*found.filled, *found.stated} <= fields.keys():
            raise Problem("bundles.contradicts", file=BUNDLE, part=name)
        for field, filled in found.filled.items():
            if filled.value is not None:
                _must_be_value(fields[field], filled.value)


def _must_be_steps(bundle: Bundle) -> None:
    """Every step is about a text that is here, and they lead to the state; a signature is by its certificate."""
    known = {text.sha256 for text in bundle.texts}
    last = bundle.steps[-1] if bundle.steps else None
    if (last.step if last else None) not in _LAST_STEPS[bundle.document.state]:
        raise Problem("bundles.contradicts", file=BUNDLE, part="steps")
    newest = max(bundle.texts, key=lambda text: text.revision, default=None)
    if last and newest and last.text_sha256 != newest.sha256:
        raise Problem("bundles.contradicts", file=BUNDLE, part="texts")
    for step in bundle.steps:
        if step.text_sha256 not in known or not _is_signed(bundle.document.id, step):
            raise Problem("bundles.contradicts", file=BUNDLE, part="steps")


def _is_signed(document: str, step: BundledStep) -> bool:
    """Whether the signature of a step, if it has one, is by the certificate beside it."""
    if step.signature is None or step.certificate is None:
        return step.signature is None and step.certificate is None
    try:
        statement = approval_statement(document, step.text_sha256, step.person)
        return is_signed(statement, step.signature, step.certificate)
    except (ValueError, UnsupportedAlgorithm):
        return False
