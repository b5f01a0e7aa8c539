"""Verbs on the way of a document from draft to approved."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from aiact_desk.desk import document_runs
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.documents import show_document
from aiact_desk.desk.frozen_documents import must_rest_on_the_same
from aiact_desk.documents.frozen import freeze
from aiact_desk.documents.identity import certificate as certificates
from aiact_desk.documents.nouns import Document, DocumentState
from aiact_desk.documents.review import (
    Comment,
    ExportRecord,
    Identity,
    Person,
    Step,
    approval_statement,
)
from aiact_desk.files import disk_problems
from aiact_desk.problems import Misuse, Problem


@dataclass(frozen=True)
class Review:
    """What became of a document so far."""

    document: Document
    steps: tuple[Step, ...]
    comments: tuple[Comment, ...]
    exports: tuple[ExportRecord, ...]


@dataclass(frozen=True)
class Approver:
    """Somebody on the list of people, and whether they had a hand in the document."""

    person: Person
    wrote: bool


@dataclass(frozen=True)
class Passphrase:
    """What somebody typed to show who they are."""

    text: str


@dataclass(frozen=True)
class KeyFile:
    """A PKCS#12 file with the key of somebody's certificate, and the passphrase that opens it."""

    file: Path
    passphrase: str


def show_review(desk: Desk, reference: str) -> Review:
    """The steps of a document, the comments on it, and the files that were written of it.

    Raises:
        Misuse: if the document is unknown.
    """
    document = desk.library.document(reference)
    steps, comments = desk.library.steps(document.id), desk.library.comments(document.id)
    return Review(document, tuple(steps), tuple(comments), tuple(desk.library.exports(document.id)))


def send_to_review(desk: Desk, reference: str) -> Document:
    """Freeze a draft as it stands, rows that fill themselves included, for somebody to look at.

    Raises:
        Misuse: if the document is unknown.
        Problem: if it is no draft, a run that it rests on was altered or cannot be read, or somebody changed it
            meanwhile.
    """
    content = show_document(desk, reference)
    document = content.document
    if document.state != DocumentState.DRAFT:
        raise Problem("library.not_in_draft", document=document.id, state=document.state)
    for problem in content.unreadable.values():
        raise problem
    text = freeze(content, document_runs.manifests(desk, content.listing))
    return desk.library.send_to_review(document.id, text, document.updated_at, desk.person)


def send_back(desk: Desk, reference: str, reason: str) -> Document:
    """Give a document in review back to its author, for a reason; it can be changed again.

    Raises:
        Misuse: if the document is unknown or no reason is given.
        Problem: if it is not in review.
    """
    if not reason.strip():
        raise Misuse("review.reason_missing")
    return desk.library.send_back(reference, reason.strip(), desk.person)


def comment(desk: Desk, reference: str, text: str, field: str | None = None) -> Comment:
    """Remark something on a document, or on one field of it.

    Raises:
        Misuse: if the document or the field is unknown, or nothing is said.
        Problem: if the document is approved.
    """
    content = show_document(desk, reference)
    found = content.form.field(field).id if field else None
    return desk.library.add_comment(content.document.id, found, text, desk.person)


def settle_comment(desk: Desk, reference: str) -> Comment:
    """Say that nothing is left to do about a comment.

    Raises:
        Misuse: if there is none of this id.
    """
    return desk.library.settle_comment(reference, desk.person)


def approvers(desk: Desk, reference: str) -> list[Approver]:
    """Everybody on the list of people; those who had a hand in the document do not approve it by themselves.

    Raises:
        Misuse: if the document is unknown.
    """
    document = desk.library.document(reference)
    people = desk.library.people(limit=-1)
    return [Approver(one, desk.library.wrote(document.id, one.name)) for one in people]


def approve(desk: Desk, reference: str, name: str, proof: Passphrase | KeyFile | None = None) -> Document:
    """Approve a document in review as somebody on the list of people, who shows who they are if they set a way to.

    What was typed on the way to the approved text, and never sent to review, is erased.

    Raises:
        Misuse: if the document or the person is unknown, the person left the list, wrote the document or sent it to
            review (unless the setting "four_eyes" is off), or does not show who they are.
        Problem: if the document is not in review, comments on it are open, or a run that it rests on was altered.
    """
    person = desk.library.person(name)
    if person.left_at is not None:
        raise Misuse("library.person_left", name=person.name)
    content = show_document(desk, reference)
    document = content.document
    if document.state != DocumentState.IN_REVIEW:
        raise Problem("library.not_in_review", document=document.id, state=document.state)
    if unsettled := [one for one in desk.library.comments(document.id) if one.settled_at is None]:
        raise Problem("review.comments_open", document=document.id, count=len(unsettled))
    wrote = desk.library.wrote(document.id, person.name)
    if wrote and desk.settings.four_eyes == "on":
        raise Misuse("review.own_work", person=person.name)
    must_rest_on_the_same(desk, content)
    text_sha256 = content.steps[-1].text_sha256
    identity, signature = _shown(desk, person, approval_statement(document.id, text_sha256, person.name), proof)
    return desk.library.approve(
        document.id,
        person.name,
        function=person.function,
        text_sha256=text_sha256,
        identity=identity,
        signature=signature,
        certificate=person.certificate if signature else None,
        four_eyes=not wrote,
    )


def _shown(
    desk: Desk, person: Person, statement: bytes, proof: Passphrase | KeyFile | None
) -> tuple[Identity, str | None]:
    """How it was checked that the person is who they say, with their signature where they sign.

    Raises:
        Misuse: if they set a way to show it, and did not.
    """
    if person.certificate is not None:
        if not isinstance(proof, KeyFile):
            raise Misuse("identity.key_needed", person=person.name)
        return Identity.CERTIFICATE, certificates.sign(
            statement, _key(proof.file), proof.passphrase, person.certificate
        )
    if person.identity is Identity.PASSPHRASE:
        if not isinstance(proof, Passphrase):
            raise Misuse("identity.passphrase_needed", person=person.name)
        if not desk.library.passphrase_matches(person.id, proof.text):
            raise Misuse("identity.passphrase_wrong", person=person.name)
        return Identity.PASSPHRASE, None
    return Identity.UNCHECKED, None


def _key(file: Path) -> bytes:
    with disk_problems(file):
        if not file.is_file() or file.stat().st_size > certificates.LARGEST:
            raise Misuse("identity.no_key_file", path=file)
        return file.read_bytes()
