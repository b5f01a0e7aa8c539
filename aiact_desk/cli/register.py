"""Commands on the register of recipients."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer
from rich.console import Console

from aiact_desk.cli import request_records as records
from aiact_desk.cli.session import session
from aiact_desk.cli.show import page, table
from aiact_desk.desk import register
from aiact_desk.documents.register import Delivery

commands = typer.Typer(no_args_is_help=True)
recipients = typer.Typer(no_args_is_help=True)
commands.add_typer(recipients, name="recipient", help="Who receives documentation.")

On = Annotated[str | None, typer.Option(metavar="DAY", help="On which day, 2026-12-24; today if not given.")]
Page = Annotated[int, typer.Option("--page", min=1)]


@recipients.command("add")
def add(
    context: typer.Context,
    name: str,
    kind: Annotated[
        str, typer.Option(metavar="ID", help="downstream_provider, ai_office, national_authority or other.")
    ] = "downstream_provider",
    contact: Annotated[str, typer.Option(metavar="TEXT", help="How they are reached.")] = "",
) -> None:
    """Put somebody on the list of recipients."""
    here = session(context)
    made = register.add_recipient(here.desk, name, kind, contact)
    here.answer(records.recipient(made), lambda out: out.print(f"{made.id}  {made.name}", markup=False))


@recipients.command("list")
def list_recipients(context: typer.Context, page_number: Page = 1) -> None:
    """The recipients, newest first."""
    here = session(context)
    found = register.list_recipients(here.desk, **page(page_number))
    lines = [(one.id, one.name, one.kind, one.contact) for one in found]
    here.answer(
        [records.recipient(one) for one in found],
        lambda out: table(out, ("Recipient", "Name", "Kind", "Contact"), lines),
    )


@commands.command("delivered")
def delivered(context: typer.Context, what: str, recipient: str, on: On = None) -> None:
    """Note that a RECIPIENT got WHAT: an export of this library, or a document."""
    here = session(context)
    made = register.delivered(here.desk, what, recipient, on)
    here.answer(records.delivery(made), lambda out: _deliveries(out, [made]))


@commands.command("told")
def told(context: typer.Context, document: str, recipient: str, on: On = None) -> None:
    """Note that a RECIPIENT was told that there is this version of a DOCUMENT."""
    here = session(context)
    made = register.told(here.desk, document, recipient, on)
    here.answer(records.delivery(made), lambda out: _deliveries(out, [made]))


@commands.command("list")
def list_(
    context: typer.Context,
    document: Annotated[str | None, typer.Option(metavar="DOCUMENT", help="Of this document alone.")] = None,
    recipient: Annotated[str | None, typer.Option(metavar="RECIPIENT", help="To this recipient alone.")] = None,
    page_number: Page = 1,
) -> None:
    """Who got which version, and was told of which, newest first."""
    here = session(context)
    found = register.list_deliveries(here.desk, document, recipient, **page(page_number))
    here.answer([records.delivery(one) for one in found], lambda out: _deliveries(out, found))


@commands.command("to-tell")
def to_tell(context: typer.Context, document: str) -> None:
    """Who holds an older version of the downstream part than this DOCUMENT, and does not know of this one."""
    here = session(context)
    found = register.to_tell(here.desk, document)

    def show(out: Console) -> None:
        if not found:
            out.print("Nobody holds an older version of the downstream part without knowing of this one.")
            return
        lines = [
            (one.recipient.name, one.recipient.contact, one.document_id, str(one.number), one.day.isoformat())
            for one in found
        ]
        table(out, ("Recipient", "Contact", "Holds", "Number", "Since"), lines)

    here.answer([records.to_tell(one) for one in found], show)


def _deliveries(out: Console, found: Sequence[Delivery]) -> None:
    lines = [
        (
            one.day.isoformat(),
            one.recipient.name,
            one.what.value,
            f"{one.document_id}, number {one.number}",
            one.export_id or "",
            f"{one.audience}: not the part for this recipient" if one.unfit else one.audience,
        )
        for one in found
    ]
    table(out, ("Day", "Recipient", "What", "Document", "Export", "Part"), lines)
