"""Commands on the provider profile."""

from __future__ import annotations

import typer
from rich.console import Console

from aiact_desk.cli.provider_records import profile, profile_field
from aiact_desk.cli.session import Session, session
from aiact_desk.cli.show import heading, table
from aiact_desk.desk import provider
from aiact_desk.desk.provider import Provider
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.values import example
from aiact_desk.wording.catalogue import translate

commands = typer.Typer(no_args_is_help=True)


@commands.command("show")
def show(context: typer.Context) -> None:
    """What the profile says, field by field. Every form takes it from there."""
    here = session(context)
    found = provider.show_provider(here.desk)

    def printed(out: Console) -> None:
        for group in found.form.groups:
            heading(out, translate(group.title))
            rows = [(field.id, translate(field.label), _said(found, field)) for field in group.fields]
            table(out, ("Field", "Meaning", "Answer"), rows)
            out.print()

    here.answer(profile(found), printed)


@commands.command("set")
def set_(context: typer.Context, field: str, value: str) -> None:
    """State a FIELD; parts of an answer are parted by “|”. What it said before is kept."""
    here = session(context)
    _told(here, provider.set_provider_field(here.desk, field, value), field)


@commands.command("clear")
def clear(context: typer.Context, field: str) -> None:
    """Take back what a FIELD says."""
    here = session(context)
    _told(here, provider.clear_provider_field(here.desk, field), field)


def _told(here: Session, found: Provider, id: str) -> None:
    field = found.form.field(id)
    said = f"{translate(field.label)}: {found.display(field) or 'not stated'}"
    here.answer(profile_field(found, field), lambda out: out.print(said, markup=False))


def _said(found: Provider, field: Field) -> str:
    return found.display(field) or f"not stated (it is written like: {example(field.type)})"
