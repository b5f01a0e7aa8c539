"""Commands on requests for information, and on what they ask for: `answer-pack request` and `answer-pack item`."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from aiact_desk.cli import request_records as records
from aiact_desk.cli.session import session
from aiact_desk.cli.show import heading, page, pairs, table
from aiact_desk.desk import requests
from aiact_desk.desk.documents import today
from aiact_desk.desk.requests import Asked
from aiact_desk.documents.answer_pack.request import Item, Request, RequestFile
from aiact_desk.regulation.requests.editions import load_request_rules
from aiact_desk.wording.catalogue import translate

commands = typer.Typer(no_args_is_help=True)
items = typer.Typer(no_args_is_help=True)

Rows = Annotated[list[str] | None, typer.Option("--row", metavar="DOCUMENT:ROW", help="A row that answers it.")]
Runs = Annotated[list[str] | None, typer.Option("--run", metavar="DOCUMENT:RUN", help="Evidence that answers it.")]
Files = Annotated[list[str] | None, typer.Option("--file", metavar="FILE", help="A further document to enclose.")]


@commands.command("add")
def add(
    context: typer.Context,
    model: str,
    number: Annotated[str, typer.Option(metavar="TEXT", help="The number that the authority gave it.")],
    purpose: Annotated[str, typer.Option(metavar="TEXT", help="The purpose that it states.")],
    received: Annotated[str, typer.Option(metavar="DAY", help="When it came in: 2026-12-01.")],
    deadline: Annotated[str, typer.Option(metavar="DAY", help="By when it is to be answered.")],
    authority: Annotated[str, typer.Option(metavar="ID", help="Who asks: ai_office or national_authority.")] = (
        "ai_office"
    ),
    basis: Annotated[
        str,
        typer.Option(
            metavar="ID", help="documentation, scientific_panel, through_ai_office or on_behalf_of_authority."
        ),
    ] = "documentation",
    form: Annotated[str, typer.Option(metavar="ID", help="What the paper calls itself: request or decision.")] = (
        "request"
    ),
    no_fines_stated: Annotated[
        bool, typer.Option("--no-fines-stated", help="It does not indicate the fines of Article 101.")
    ] = False,
) -> None:
    """Note a request for information about a MODEL."""
    here = session(context)
    asked = Asked(number, purpose, received, deadline, authority, basis, form, not no_fines_stated)
    made = requests.add_request(here.desk, model, asked)
    here.answer(records.request(made), lambda out: out.print(f"{made.id}  {made.number}", markup=False))


@commands.command("list")
def list_(
    context: typer.Context,
    model: Annotated[str | None, typer.Argument(show_default=False)] = None,
    page_number: Annotated[int, typer.Option("--page", min=1)] = 1,
) -> None:
    """The requests about a MODEL, or all, newest first, with what is left of their time."""
    here = session(context)
    found = requests.list_requests(here.desk, model, **page(page_number))

    def show(out: Console) -> None:
        if not found:
            out.print("No requests yet. Note one: aiact-desk answer-pack request add MODEL …", markup=False)
            return
        lines = [(one.id, one.number, _asks(one), one.deadline.isoformat(), _time(one)) for one in found]
        table(out, ("Request", "Number", "Asked by", "Answer by", "Time"), lines)

    here.answer([records.request(one) for one in found], show)


@commands.command("show")
def show(context: typer.Context, request: str) -> None:
    """A REQUEST with its items, what answers them, what is claimed confidential, and the answers written."""
    here = session(context)
    found = requests.show_request(here.desk, request)
    here.answer(records.request_file(found), lambda out: _show(out, found))


@items.command("add")
def add_item(
    context: typer.Context, request: str, text: str, row: Rows = None, run: Runs = None, file: Files = None
) -> None:
    """Note one thing that a REQUEST asks for, in its own words, and what answers it."""
    here = session(context)
    made = requests.add_item(here.desk, request, text, row or (), run or (), file or ())
    here.answer(records.item(made), lambda out: _item(out, made))


@items.command("answer")
def answer_item(context: typer.Context, item: str, row: Rows = None, run: Runs = None, file: Files = None) -> None:
    """Say anew what answers an ITEM; what was named before counts no more."""
    here = session(context)
    made = requests.answer_item(here.desk, item, row or (), run or (), file or ())
    here.answer(records.item(made), lambda out: _item(out, made))


def _show(out: Console, found: RequestFile) -> None:
    request, rules = found.request, load_request_rules()
    basis = rules.basis(request.basis)
    pairs(
        out,
        [
            ("Request", f"{request.id}  {request.number}"),
            ("Asked by", _asks(request)),
            ("Legal basis", f"{basis.source}: {translate(basis.title)} ({translate(rules.form(request.form).title)})"),
            ("Purpose", request.purpose),
            ("Received", request.received.isoformat()),
            ("Answer by", f"{request.deadline.isoformat()}: {_time(request)}"),
        ],
    )
    for item in found.items:
        _item(out, item)
    if found.claims:
        heading(out, "Claimed confidential")
        lines = [
            (one.id, one.ground, str(one.row or one.file_sha256), one.words or "all of it", one.reason)
            for one in found.claims
        ]
        table(out, ("Claim", "Ground", "Where", "What", "Reason"), lines)
    if found.packs:
        heading(out, "Answers")
        written = [
            (one.id, f"{one.at:%Y-%m-%d %H:%M}", one.answered_by, file.version, file.name, file.sha256)
            for one in found.packs
            for file in one.files
        ]
        table(out, ("Answer", "Written", "By", "Copy", "File", "SHA-256"), written)


def _item(out: Console, item: Item) -> None:
    heading(out, item.id)
    out.print(item.text, markup=False)
    for place in item.answering.rows:
        out.print(f"  row   {place}", markup=False)
    for place in item.answering.runs:
        out.print(f"  run   {place}", markup=False)
    for file in item.answering.files:
        out.print(f"  file  {file.name}  {file.sha256}", markup=False)


def _asks(request: Request) -> str:
    return translate(load_request_rules().authority(request.authority).title)


def _time(request: Request) -> str:
    left = request.days_left(today())
    if request.closed_at is not None:
        return f"answered {request.closed_at:%Y-%m-%d}"
    return f"{left} days left" if left >= 0 else f"over since {-left} days"
