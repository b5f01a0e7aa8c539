"""Commands on answers to requests for information."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from aiact_desk.cli import request_records as records
from aiact_desk.cli import requests as request_commands
from aiact_desk.cli.session import session
from aiact_desk.cli.show import table
from aiact_desk.desk import answer_packs, requests
from aiact_desk.desk.answer_packs import Answerer, Check
from aiact_desk.documents.answer_pack.request import AnswerPack
from aiact_desk.wording import say
from aiact_desk.wording.catalogue import translate

commands = typer.Typer(no_args_is_help=True)
commands.add_typer(request_commands.commands, name="request", help="Requests for information as they came in.")
commands.add_typer(request_commands.items, name="item", help="What a request asks for, and what answers it.")

Drafts = Annotated[bool, typer.Option("--with-drafts", help="Documents that nobody approved may answer too.")]


@commands.command("claim")
def claim(
    context: typer.Context,
    request: str,
    ground: Annotated[
        str,
        typer.Option(
            metavar="ID",
            help="business_secret, trade_secret, intellectual_property, source_code, security or personal_data.",
        ),
    ],
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why; the confidential copy prints it.")],
    row: Annotated[str | None, typer.Option(metavar="DOCUMENT:ROW", help="The row (or run) that is claimed.")] = None,
    words: Annotated[str | None, typer.Option(metavar="TEXT", help="Only these words of the row.")] = None,
    file: Annotated[str | None, typer.Option(metavar="NAME", help="An enclosed file, by name or SHA-256.")] = None,
) -> None:
    """Claim that a row, words of it, or a file of the answer to a REQUEST is confidential."""
    here = session(context)
    made = requests.claim(here.desk, request, ground, reason, row, words, file)
    here.answer(records.claim(made), lambda out: out.print(f"{made.id}  {made.ground}", markup=False))


@commands.command("withdraw")
def withdraw(context: typer.Context, claim: str) -> None:
    """Take a CLAIM back: what it named is read in every copy again."""
    here = session(context)
    made = requests.withdraw_claim(here.desk, claim)
    here.answer(records.claim(made), lambda out: out.print(f"{made.id}  withdrawn", markup=False))


@commands.command("check")
def check(context: typer.Context, request: str, with_drafts: Drafts = False) -> None:
    """What to look at before the answer to a REQUEST is given, and what is asked last."""
    here = session(context)
    found = answer_packs.check_answer(here.desk, request, with_drafts=with_drafts)
    here.answer(records.check(found), lambda out: _check(out, found))


@commands.command("write")
def write(
    context: typer.Context,
    request: str,
    by: Annotated[str, typer.Option(metavar="NAME", help="Who answers.")],
    power: Annotated[str, typer.Option(metavar="TEXT", help="By what power, in words: “chief executive”.")],
    to: Annotated[Path, typer.Option(metavar="FOLDER", help="A new folder for the files.")],
    capacity: Annotated[
        str, typer.Option("--as", metavar="ID", help="provider, law, statutes, representative or lawyer.")
    ] = "statutes",
    confirm: Annotated[
        bool, typer.Option("--confirm", help="NAME says: nothing is incorrect, incomplete or misleading.")
    ] = False,
    with_drafts: Drafts = False,
) -> None:
    """Write the answer to a REQUEST: one copy, or a confidential and a non-confidential one."""
    here = session(context)
    made = answer_packs.write_answer(
        here.desk, request, Answerer(by, power, capacity), to, confirmed=confirm, with_drafts=with_drafts
    )
    here.answer({**records.answer_pack(made), "folder": str(to.absolute())}, lambda out: _written(out, made, to))


def _check(out: Console, found: Check) -> None:
    rows = [
        (str(one.item or ""), "mend first" if one.blocks else "look at", say(one.why, one.params))
        for one in found.findings
    ]
    table(out, ("Item", "", "What"), rows)
    out.print("Whoever answers is asked last:", markup=False)
    for question in found.questions:
        out.print(f"  {translate(question.text)} ({question.source})", markup=False)


def _written(out: Console, made: AnswerPack, to: Path) -> None:
    out.print(f"{made.id}  answered by {made.answered_by}, {made.power}", markup=False)
    if made.late:
        out.print("The deadline of the request is over; the answer says so.", markup=False)
    if made.with_drafts:
        out.print("Drafts answer: their state is printed under each row.", markup=False)
    table(
        out,
        ("File", "SHA-256"),
        [(str(to / one.version / one.name), one.sha256) for one in made.files],
    )
