"""Answers for a person: the tables that several commands share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from aiact_desk.documents.nouns import Version
from aiact_desk.evaluation.request import ServedModel

PAGE = 100
"""Rows of a list on one page."""


def page(number: int) -> dict[str, int]:
    """The arguments that read page `number`, counted from 1."""
    return {"offset": (number - 1) * PAGE, "limit": PAGE}


def count(number: int) -> str:
    """A count in groups of three."""
    return f"{number:,}".replace(",", " ")


def heading(out: Console, text: str) -> None:
    """A line that stands over what follows."""
    out.print(text, markup=False, style="bold underline")


def table(out: Console, heads: tuple[str, ...], rows: Iterable[Sequence[str]]) -> None:
    """Rows under heads. Cells are printed as they are, never read as markup, and folded instead of cut."""
    grid = Table(box=None, pad_edge=False)
    for head in heads:
        grid.add_column(head, overflow="fold")
    for row in rows:
        grid.add_row(*map(Text, row))
    out.print(grid)


def pairs(out: Console, rows: list[tuple[str, str]]) -> None:
    """Labels and values in two columns; values are printed as they are."""
    grid = Table(box=None, show_header=False, pad_edge=False)
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for label, value in rows:
        grid.add_row(Text(label, style="dim"), Text(value))
    out.print(grid)


def facts_table(out: Console, version: Version) -> None:
    """A Version with what inspection found, or with what its server says of itself."""
    served = version.facts.served
    pairs(out, _inspected(version) if served is None else _served(version, served))


def _served(version: Version, served: ServedModel) -> list[tuple[str, str]]:
    return [
        ("Version", version.name),
        ("Id", version.id),
        ("Server", served.url),
        ("Served name", served.name),
        ("Kind of server", " ".join(filter(None, (served.server, served.server_version))) or "not told by the server"),
        ("Model digest", served.digest or "not told by the server; what it answers counts for one run only"),
        ("Weights", "not seen"),
    ]


def _inspected(version: Version) -> list[tuple[str, str]]:
    facts = version.facts
    context = f"{count(facts.context_length)} tokens" if facts.context_length else "not stated"
    return [
        ("Version", version.name),
        ("Id", version.id),
        ("Path", version.path),
        ("Architecture", f"{facts.architecture} ({facts.family})"),
        ("Parameters", count(facts.parameters) if facts.parameters is not None else "not stated"),
        ("Stored as", facts.quantisation or ", ".join(facts.dtypes)),
        ("Context length", context),
        ("Vocabulary", count(facts.vocabulary) if facts.vocabulary else "not stated"),
        ("Layers, heads", f"{facts.layers or '?'}, {facts.heads or '?'}"),
        ("Modalities", f"{', '.join(facts.input_modalities)} → {', '.join(facts.output_modalities)}"),
        ("Licence", facts.licence or "not stated"),
        ("Base models", ", ".join(facts.base_models) or "none stated"),
        ("Files", f"{len(facts.files)}, {sum(file.size for file in facts.files) / 1e6:.1f} MB"),
        ("Weights SHA-256", facts.identity),
    ]
