"""Commands for the training-content summary."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from aiact_desk.cli.progress import reading
from aiact_desk.cli.session import session
from aiact_desk.cli.show import count, heading, pairs, table
from aiact_desk.desk.domains import list_domains
from aiact_desk.documents.domains.layout import Columns
from aiact_desk.documents.domains.result import DomainList, ListFile
from aiact_desk.problems import Misuse
from aiact_desk.wording import say

commands = typer.Typer(no_args_is_help=True)

SHOWN = 20
"""Domains that are printed on a terminal."""

SME = "sme"


@commands.callback()
def group() -> None:
    """What the public summary of training content asks for."""


@commands.command("domains")
def domains(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Tables or crawl logs, plain or .gz.")],
    modality: Annotated[
        str | None, typer.Option(help="text, image, audio, video or other, where the files do not tell it.")
    ] = None,
    rule: Annotated[str | None, typer.Option(help="Which domains are listed: 10% (default) or sme.")] = None,
    sme: Annotated[bool, typer.Option("--sme", help="The provider is an SME: the same as --rule sme.")] = False,
    remove: Annotated[
        Path | None, typer.Option(help="A file of domains to leave out, each with a reason after a comma.")
    ] = None,
    to: Annotated[
        Path | None, typer.Option(help="Write the whole list to this file, as CSV for publication: names alone.")
    ] = None,
    figures: Annotated[
        Path | None,
        typer.Option(help="Write it with ranks, bytes and shares to this file, as CSV for the house; not to publish."),
    ] = None,
    domain_column: Annotated[str | None, typer.Option(help="The column or key of the domain or URL.")] = None,
    bytes_column: Annotated[str | None, typer.Option(help="The column or key of the bytes.")] = None,
    modality_column: Annotated[str | None, typer.Option(help="The column or key of the modality.")] = None,
    hosting: Annotated[
        bool, typer.Option("--hosting", help="Count names below hosting services (github.io) as domains.")
    ] = False,
) -> None:
    """The most relevant domains of crawl logs, ranked by bytes over all FILES and modalities together."""
    here = session(context)
    if sme and rule not in (None, SME):
        raise Misuse("domains.two_rules", rule=rule)
    with reading(here.messages) as told:
        found = list_domains(
            files,
            SME if sme else rule or "10%",
            told,
            lambda: False,
            modality=modality,
            columns=Columns(domain_column, bytes_column, modality_column),
            remove=remove,
            hosting=hosting,
            out=to,
            figures=figures,
        )
    here.answer(found.model_dump(mode="json"), lambda out: _show(out, found))


def _show(out: Console, found: DomainList) -> None:
    pairs(out, _totals(found))
    rows = [
        (
            str(one.rank),
            one.domain,
            one.unicode if one.unicode != one.domain else "",
            count(one.bytes),
            f"{one.share:.4%}",
        )
        for one in found.first[:SHOWN]
    ]
    table(out, ("Rank", "Domain", "Written", "Bytes", "Share"), rows)
    if found.listed > SHOWN:
        out.print(f"{count(found.listed - SHOWN)} more in the list (--to, --figures).", markup=False)
    if found.flagged:
        heading(out, "Looks like the name of a person: decide, and name with --remove what is to be left out")
        table(out, ("Rank", "Domain"), [(str(one.rank), one.domain) for one in found.flagged[:SHOWN]])
        if found.flagged_count > SHOWN:
            out.print(f"{count(found.flagged_count - SHOWN)} more (--json).", markup=False)
    for row in found.rows.first_not_understood:
        out.print(f"{row.file}, line {row.line}: {say(row.reason, {})}", markup=False)


def _totals(found: DomainList) -> list[tuple[str, str]]:
    rows = found.rows
    refused = sum(rows.not_understood.values())
    apart = [f"{one.kind}: {count(one.names)} ({count(one.bytes)} bytes)" for one in found.apart if one.names]
    read = f"{count(rows.read)} rows, {count(refused)} not understood"
    of_rule = ", ".join((found.rule.number, *found.rule.force, found.rule.source))
    suffixes = f"{found.lists.public_suffixes}{', with hosting services' if found.lists.hosting else ''}"
    removed = f"{len(found.removed)} ({count(found.removed_bytes)} bytes)"
    if found.removals_not_needed:
        removed += f"; {found.removals_not_needed} more are not among the top"
    return [
        *((one.name, f"{one.format}, columns {', '.join(one.columns)}, SHA-256 {one.sha256}") for one in found.files),
        ("Read", read),
        ("Modalities", ", ".join(f"{name} {count(size)} bytes" for name, size in found.modalities.items()) or "–"),
        ("Domains", f"{count(found.domains)} ({count(found.bytes)} bytes), public-suffix list of {suffixes}"),
        ("Not ranked", ", ".join(apart) or "none"),
        ("Rule", f"{found.rule.title} ({of_rule})"),
        ("Listed", f"{count(found.listed)} ({count(found.listed_bytes)} bytes)"),
        ("Removed", removed),
        ("Flagged", f"{count(found.flagged_count)}, by names of {found.lists.names_of_persons}"),
        *_written("Written for publication", found.file),
        *_written("Written for the house", found.figures),
    ]


def _written(what: str, file: ListFile | None) -> list[tuple[str, str]]:
    return [(what, f"{file.name}, SHA-256 {file.sha256}")] if file else []
