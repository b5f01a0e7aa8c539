"""Commands on the list of people who write and approve."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from aiact_desk.cli.passphrases import ask_new_passphrase
from aiact_desk.cli.records import Record
from aiact_desk.cli.session import session
from aiact_desk.cli.show import page, table
from aiact_desk.desk import people
from aiact_desk.documents.review import Identity, Person

commands = typer.Typer(no_args_is_help=True)

_SHOWN_BY = {
    Identity.UNCHECKED: "nothing is asked",
    Identity.PASSPHRASE: "a passphrase",
    Identity.CERTIFICATE: "a certificate",
}


@commands.command("add")
def add(
    context: typer.Context,
    name: str,
    function: Annotated[str, typer.Option(help="In the house, as in “head of compliance”.")] = "",
) -> None:
    """Put somebody on the list."""
    _answer(context, people.add_person(session(context).desk, name, function))


@commands.command("list")
def list_(
    context: typer.Context,
    left: Annotated[bool, typer.Option("--left", help="With those who left.")] = False,
    page_number: Annotated[int, typer.Option("--page", min=1)] = 1,
) -> None:
    """The people on the list, and what approving asks each of them for."""
    here = session(context)
    found = people.list_people(here.desk, left=left, **page(page_number))

    def show(out: Console) -> None:
        if not found:
            out.print("Nobody is on the list yet. Add somebody: aiact-desk people add NAME", markup=False)
            return
        rows = [
            (one.id, one.name, one.function, _SHOWN_BY[one.identity], "left" if one.left_at else "") for one in found
        ]
        table(out, ("Person", "Name", "Function", "Approving asks for", ""), rows)

    here.answer([record(one) for one in found], show)


@commands.command("passphrase")
def passphrase(
    context: typer.Context,
    name: str,
    clear: Annotated[bool, typer.Option("--clear", help="Ask for none any more.")] = False,
) -> None:
    """Let approving ask somebody for a passphrase, which is typed here twice (or read from a pipe, one line)."""
    here = session(context)
    chosen = None if clear else ask_new_passphrase()
    _answer(context, people.set_passphrase(here.desk, name, chosen))


@commands.command("certificate")
def certificate(
    context: typer.Context,
    name: str,
    file: Annotated[Path | None, typer.Argument(help="The certificate, in PEM or DER; not its key.")] = None,
    clear: Annotated[bool, typer.Option("--clear", help="Ask for none any more.")] = False,
) -> None:
    """Let approving ask somebody for the key of a certificate: they sign what they approve."""
    if (file is None) is not clear:
        raise typer.BadParameter("name a certificate, or give --clear")
    _answer(context, people.set_certificate(session(context).desk, name, file))


@commands.command("leave")
def leave(context: typer.Context, name: str) -> None:
    """Take somebody off the list; what they wrote and approved stays."""
    _answer(context, people.leave(session(context).desk, name))


@commands.command("erase")
def erase(
    context: typer.Context,
    name: str,
    reason: Annotated[str, typer.Option(help="Why; it is kept in place of the name.")],
) -> None:
    """Erase somebody's name from every record. What they wrote stays, and the audit chain still verifies."""
    here = session(context)
    rows = people.erase_person(here.desk, name, reason)
    here.answer(
        {"rows": rows},
        lambda out: out.print(f"Erased. The name stood in {rows} rows of the audit chain. Backups still hold it."),
    )


def record(person: Person) -> Record:
    """A person as JSON."""
    return {
        "id": person.id,
        "name": person.name,
        "function": person.function,
        "identity": person.identity.value,
        "added_at": person.added_at.isoformat(),
        "left_at": person.left_at.isoformat() if person.left_at else None,
    }


def _answer(context: typer.Context, person: Person) -> None:
    said = f"{person.id}  {person.name}; approving asks for: {_SHOWN_BY[person.identity]}"
    session(context).answer(record(person), lambda out: out.print(said, markup=False))
