"""Commands on the way of a document from draft to approved."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from aiact_desk.cli import records
from aiact_desk.cli.passphrases import ask_passphrase
from aiact_desk.cli.records import Record
from aiact_desk.cli.session import Session, session
from aiact_desk.cli.show import heading, table
from aiact_desk.desk import new_versions, people, review
from aiact_desk.documents.nouns import Document
from aiact_desk.documents.review import Comment, ExportRecord, Identity, Step, StepKind

commands = typer.Typer(no_args_is_help=True)

_STEPS = {StepKind.SENT: "sent to review", StepKind.RETURNED: "sent back", StepKind.APPROVED: "approved"}
_IDENTITIES = {
    Identity.UNCHECKED: "identity not checked",
    Identity.PASSPHRASE: "checked by passphrase",
    Identity.CERTIFICATE: "checked by certificate",
}


@commands.command("send")
def send(context: typer.Context, document: str) -> None:
    """Send a draft to review. Its text is frozen as it stands, rows that fill themselves included."""
    _moved(session(context), review.send_to_review(session(context).desk, document))


@commands.command("return")
def return_(
    context: typer.Context, document: str, reason: Annotated[str, typer.Option(help="What should change.")]
) -> None:
    """Send a document in review back to its author."""
    _moved(session(context), review.send_back(session(context).desk, document, reason))


@commands.command("comment")
def comment(
    context: typer.Context,
    document: str,
    text: str,
    row: Annotated[str | None, typer.Option(metavar="FIELD", help="The row that it is about.")] = None,
) -> None:
    """Remark something on a document, or on one of its rows."""
    here = session(context)
    made = review.comment(here.desk, document, text, row)
    here.answer(_comment(made), lambda out: out.print(f"{made.id}  {made.text}", markup=False))


@commands.command("settle")
def settle(context: typer.Context, comment: str) -> None:
    """Say that nothing is left to do about a comment."""
    here = session(context)
    done = review.settle_comment(here.desk, comment)
    here.answer(_comment(done), lambda out: out.print(f"{done.id} settled", markup=False))


@commands.command("show")
def show(context: typer.Context, document: str) -> None:
    """The steps of a document, the comments on it, and the files that were written of it."""
    here = session(context)
    found = review.show_review(here.desk, document)

    def printed(out: Console) -> None:
        out.print(f"{found.document.id} is {found.document.state.value.replace('_', ' ')}", markup=False)
        if found.steps:
            rows = [(f"{one.at:%Y-%m-%d %H:%M}", _STEPS[one.step], one.person, _how(one)) for one in found.steps]
            table(out, ("When (UTC)", "Step", "By", ""), rows)
        if found.comments:
            heading(out, "Comments")
            comments = [
                (one.id, one.field or "", one.text, one.person, "settled" if one.settled_at else "open")
                for one in found.comments
            ]
            table(out, ("Comment", "Row", "What", "By", ""), comments)
        if found.exports:
            heading(out, "Files")
            files = [
                (f"{one.at:%Y-%m-%d %H:%M}", one.audience, one.file_name, one.sha256[:16], one.person)
                for one in found.exports
            ]
            table(out, ("When (UTC)", "Reader", "File", "SHA-256 begins", "By"), files)

    here.answer(
        {
            **records.document(found.document),
            "steps": [_step(one) for one in found.steps],
            "comments": [_comment(one) for one in found.comments],
            "exports": [export_record(one) for one in found.exports],
        },
        printed,
    )


def approve(
    context: typer.Context,
    document: str,
    name: Annotated[str, typer.Option("--as", metavar="NAME", help="Who approves: somebody on the list of people.")],
    key: Annotated[
        Path | None, typer.Option(metavar="FILE.p12", help="The key of the person's certificate, as PKCS#12.")
    ] = None,
) -> None:
    """Approve a document in review. A passphrase is typed, or is one line of a pipe."""
    here = session(context)
    _moved(here, review.approve(here.desk, document, name, _proof(here, name, key)))


def new_version(context: typer.Context, document: str) -> None:
    """Begin a new version of a DOCUMENT with its answers; the old one stays as it is."""
    here = session(context)
    _moved(here, new_versions.new_version(here.desk, document))


def export_record(one: ExportRecord) -> Record:
    """An exported file as JSON."""
    return {
        "id": one.id,
        "document": one.document_id,
        "audience": one.audience,
        "file": one.file_name,
        "sha256": one.sha256,
        "size": one.size,
        "audit_head": one.head,
        "person": one.person,
        "at": one.at.isoformat(),
    }


def _proof(here: Session, name: str, key: Path | None) -> review.Passphrase | review.KeyFile | None:
    if key is not None:
        return review.KeyFile(key, ask_passphrase("Passphrase of the key file"))
    person = people.show_person(here.desk, name)
    if person.identity is Identity.PASSPHRASE:
        return review.Passphrase(ask_passphrase(f"Passphrase of {person.name}"))
    return None


def _moved(here: Session, document: Document) -> None:
    said = f"{document.id}  {document.form} {document.edition}, number {document.number}: "
    here.answer(
        records.document(document),
        lambda out: out.print(said + document.state.value.replace("_", " "), markup=False),
    )


def _how(step: Step) -> str:
    if step.step is not StepKind.APPROVED:
        return step.reason
    eyes = "written by others" if step.four_eyes else "written and approved by the same person"
    return f"{_IDENTITIES[step.identity]}; {eyes}"


def _step(step: Step) -> Record:
    return {
        "step": step.step.value,
        "person": step.person,
        "function": step.function,
        "reason": step.reason,
        "identity": step.identity.value if step.step is StepKind.APPROVED else None,
        "four_eyes": step.four_eyes if step.step is StepKind.APPROVED else None,
        "text_sha256": step.text_sha256,
        "at": step.at.isoformat(),
    }


def _comment(one: Comment) -> Record:
    return {
        "id": one.id,
        "row": one.field,
        "text": one.text,
        "person": one.person,
        "at": one.at.isoformat(),
        "settled_by": one.settled_by,
        "settled_at": one.settled_at.isoformat() if one.settled_at else None,
    }
