"""Commands on Models and Versions."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from aiact_desk.cli import records
from aiact_desk.cli.progress import hashing
from aiact_desk.cli.session import session
from aiact_desk.cli.show import count, facts_table, page, table
from aiact_desk.desk import models
from aiact_desk.desk.models import ModelSummary
from aiact_desk.documents.nouns import Version
from aiact_desk.problems import Misuse
from aiact_desk.wording import say

commands = typer.Typer(no_args_is_help=True)


@commands.command("new")
def new(
    context: typer.Context,
    name: str,
    provider: Annotated[
        str | None, typer.Option(help="The legal name of the model's provider. Default: the provider profile's.")
    ] = None,
) -> None:
    """Record a Model in the law's sense: what goes back to one large pre-training run."""
    here = session(context)
    made = ModelSummary(models.new_model(here.desk, name, provider), ())
    here.answer(records.model(made), lambda out: out.print(f"{made.model.id}  {made.model.name}", markup=False))


@commands.command("add")
def add(
    context: typer.Context,
    path: Annotated[Path | None, typer.Argument(help="A model folder or a .gguf file.", show_default=False)] = None,
    model: Annotated[str | None, typer.Option(help="The Model that the Version belongs to.")] = None,
    name: Annotated[
        str | None, typer.Option(help="The Version's name. Default: as the files or the server say.")
    ] = None,
    server: Annotated[
        str | None, typer.Option(help="Address of an OpenAI-compatible server, in place of files.")
    ] = None,
    served_name: Annotated[str | None, typer.Option(help="The model's name on that server.")] = None,
) -> None:
    """Inspect a model folder or a .gguf file and register it as a Version. Loads no weights, runs no code.

    With --server and --served-name: register a model behind a server, whose weights are not seen.
    """
    here = session(context)
    if (path is None) == (server is None) or (server is None) != (served_name is None):
        raise Misuse("desk.files_or_server")
    if server is not None and served_name is not None:
        version = models.add_served(here.desk, server, served_name, model, name)
    elif path is not None:
        with hashing(here.messages) as progress:
            version = models.add_version(here.desk, path, model, name, progress)
    for warning in version.facts.warnings:
        here.say("Note: " + say(warning.id, warning.params))
    here.answer(records.version(version), lambda out: facts_table(out, version))


@commands.command("list")
def list_(context: typer.Context, page_number: Annotated[int, typer.Option("--page", min=1)] = 1) -> None:
    """The Models with their Versions."""
    here = session(context)
    found = models.list_models(here.desk, **page(page_number))

    def show(out: Console) -> None:
        if not found:
            out.print("No Models yet. Add one: aiact-desk model add PATH", markup=False)
            return
        rows = []
        for summary in found:
            versions = [_listed(version) for version in summary.versions]
            for number, row in enumerate(versions or [("–",) * 3]):
                head = (summary.model.name, summary.model.provider or "not named") if number == 0 else ("", "")
                rows.append((*head, *row))
        table(out, ("Model", "Provider", "Version", "Architecture", "Parameters"), rows)

    here.answer([records.model(each) for each in found], show)


@commands.command("show")
def show(context: typer.Context, model: str) -> None:
    """One Model with its Versions; MODEL is an id or a name, of a Model or of a Version."""
    here = session(context)
    found = models.show_model(here.desk, model)

    def printed(out: Console) -> None:
        out.print(f"{found.model.name}  ({found.model.id})", markup=False)
        out.print(f"Provider: {found.model.provider or 'not named'}", markup=False)
        for notice in found.model.notices:
            out.print(f"Notice: {notice}", markup=False)
        for version in found.versions:
            out.print()
            facts_table(out, version)

    here.answer(records.model(found), printed)


def _listed(version: Version) -> tuple[str, str, str]:
    facts = version.facts
    if facts.parameters is None:
        return version.name, "behind a server", "weights not seen"
    return version.name, facts.architecture, count(facts.parameters)
