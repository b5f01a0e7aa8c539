"""The commands on how long documents are kept, and on deleting one."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from aiact_desk.cli import retention_records
from aiact_desk.cli.session import session
from aiact_desk.cli.show import pairs, table
from aiact_desk.desk import retention as verbs
from aiact_desk.desk.retention import Keeping
from aiact_desk.problems import Misuse
from aiact_desk.regulation.deadlines.editions import load_deadlines
from aiact_desk.regulation.retention.editions import load_retention
from aiact_desk.regulation.retention.keeping import KeptBy
from aiact_desk.wording import say
from aiact_desk.wording.catalogue import translate


def retention(
    context: typer.Context,
    document: str,
    start: Annotated[
        str | None, typer.Option(metavar="DAY", help="The day that it counts from, where no row states it.")
    ] = None,
    hold: Annotated[str | None, typer.Option(metavar="REASON", help="Let nothing delete the document.")] = None,
    release: Annotated[bool, typer.Option("--release", help="Take the hold back.")] = False,
) -> None:
    """Until when a document is kept, by which rule with which force, from which day, and what holds it besides."""
    here = session(context)
    if [start is not None, hold is not None, release].count(True) > 1:
        raise Misuse("retention.one_of")
    if start is not None:
        found = verbs.set_retention_start(here.desk, document, start)
    elif hold is not None:
        found = verbs.hold_document(here.desk, document, hold)
    elif release:
        found = verbs.release_document(here.desk, document)
    else:
        found = verbs.show_retention(here.desk, document)
    here.answer(retention_records.keeping(found), lambda out: _print(out, found))


def delete(
    context: typer.Context,
    document: str,
    reason: Annotated[str, typer.Option(metavar="REASON", help="Why: it is kept in place of the document.")],
) -> None:
    """Delete a DOCUMENT that nothing keeps any more. The audit chain keeps that it was there, and the reason."""
    here = session(context)
    gone = verbs.delete_document(here.desk, document, reason)
    here.answer({"deleted": gone.id}, lambda out: out.print(f"Deleted: {gone.id}", markup=False))


def _print(out: Console, found: Keeping) -> None:
    until = str(found.until) if found.until else "not known"
    leaning = ", ".join(f"{one.kind} {one.id}" for one in found.leaning)
    pairs(
        out,
        [
            ("Document", f"{found.document.id} ({found.document.state.value})"),
            (
                "Kept until",
                f"{until}; no rule keeps a draft of which no file was written" if found.is_scratch else until,
            ),
            ("Hold", found.hold or "none"),
            ("Leaning on it", leaning or "nothing"),
        ],
    )
    out.print()
    table(out, ("Until", "Rule", "Source", "Force", "Counts from"), [_row(one) for one in found.rules])
    starting = load_retention().starting
    out.print(f"\n{translate(starting.text)} ({starting.force}: {starting.source})", markup=False)


def _row(found: KeptBy) -> tuple[str, ...]:
    rule = found.rule
    said = f"{translate(rule.text)} {translate(rule.note)}" if rule.note else translate(rule.text)
    until = str(found.until) if found.until else "not known"
    return until, said, rule.source, rule.force, "; ".join(_starts(found))


def _starts(found: KeptBy) -> list[str]:
    titles = {event.id: translate(event.title) for event in load_deadlines().events}
    known = [
        say(
            "retention.start_row" if start.row else "retention.start_named",
            {"event": titles[start.event], "day": start.day, "row": start.row},
        )
        for start in found.starts
    ]
    return [*known, *(say("retention.start_unknown", {"event": titles[event]}) for event in found.waits_for)]
