"""The command that shows what differs between two documents: + stands before what was added, − before what went."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from aiact_desk.cli import difference_records
from aiact_desk.cli.session import session
from aiact_desk.cli.show import heading
from aiact_desk.desk.differences import difference_between
from aiact_desk.documents.difference import Difference, FieldChange, PartChange, Said
from aiact_desk.documents.evidence_difference import EvidenceChange
from aiact_desk.documents.table_difference import Cells
from aiact_desk.documents.word_difference import Words, around_changes

_CONTEXT = 8
"""Words shown on either side of a change."""

_REMOVED, _ADDED = "red", "green"


def diff(
    context: typer.Context,
    old: Annotated[str, typer.Argument(help="The older document; alone: the one to compare with its predecessor.")],
    new: Annotated[str | None, typer.Argument(help="The newer document.")] = None,
) -> None:
    """What differs between two documents of one form: [-words that went-], {+words that came+}, rows, evidence."""
    here = session(context)
    found = difference_between(here.desk, old, new)
    here.answer(difference_records.difference(found), lambda out: _print(out, found))


def _print(out: Console, found: Difference) -> None:
    heading(out, f"{found.old.id} (number {found.old.number}) → {found.new.id} (number {found.new.number})")
    if not found.fields and not found.evidence:
        out.print("Nothing differs.")
    for change in found.fields:
        out.print()
        out.print(f"{change.field}  {change.label}: {change.change.value}", markup=False, style="bold")
        for line in _lines(change):
            out.print(line)
    if found.evidence:
        out.print()
        out.print("What the documents rest on", style="bold")
        for one in found.evidence:
            for line in _evidence(one):
                out.print(line)


def _lines(change: FieldChange) -> Iterator[Text]:
    if change.parts:
        for part in change.parts:
            yield from _part(part)
        yield from (_how(sign, said) for sign, said in (("−", change.old), ("+", change.new)) if said)
        return
    for sign, style, said in (("−", _REMOVED, change.old), ("+", _ADDED, change.new)):
        if said:
            reason = "" if said.stands == "value" else f"{said.stands}: "
            yield Text(f"  {sign} {reason}{said.text}", style)
            yield _how(sign, said)


def _how(sign: str, said: Said) -> Text:
    """Who said it, and from where."""
    return Text(f"    {sign} {said.origin}: {said.source}, {said.at:%Y-%m-%d %H:%M}", "dim")


def _part(part: PartChange) -> Iterator[Text]:
    if part.label:
        yield Text(f"  {part.label}")
    if part.words:
        yield Text("  ").append_text(_inline(part.words))
    if part.head:
        yield Text(f"    {' | '.join(part.head)}", "dim")
    for row in part.rows:
        yield from _both(_cells(row.old), _cells(row.new))


def _inline(words: tuple[Words, ...]) -> Text:
    line = Text()
    for one in around_changes(words, _CONTEXT):
        match one.kind:
            case "same":
                line.append(one.text)
            case "removed":
                line.append(f"[-{one.text}-]", _REMOVED)
            case "added":
                line.append(f"{{+{one.text}+}}", _ADDED)
    return line


def _evidence(one: EvidenceChange) -> Iterator[Text]:
    yield Text(f"  {' '.join(filter(None, (one.what, one.name)))}")
    yield from _both(one.old, one.new)


def _both(old: str | None, new: str | None) -> Iterator[Text]:
    if old is not None:
        yield Text(f"  − {old}", _REMOVED)
    if new is not None:
        yield Text(f"  + {new}", _ADDED)


def _cells(row: Cells | None) -> str | None:
    return None if row is None else " | ".join(row)
