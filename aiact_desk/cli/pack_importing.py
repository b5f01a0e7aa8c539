"""The command that takes packs in, and somebody else's questions."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from aiact_desk.cli import pack_records
from aiact_desk.cli.progress import stepping
from aiact_desk.cli.session import session
from aiact_desk.desk.pack_importing import QUESTIONS, Questions, import_pack, import_questions
from aiact_desk.evaluation.question_file import Fields
from aiact_desk.problems import Misuse
from aiact_desk.wording import say

SHOWN = 10
"""Findings that are printed; “pack check” prints all."""


def import_(
    context: typer.Context,
    source: Annotated[Path, typer.Argument(help="An exported pack, a pack's folder, or questions.jsonl.")],
    as_: Annotated[str | None, typer.Option("--as", metavar="ID", help="The id that it gets.")] = None,
    trust: Annotated[
        str | None, typer.Option(metavar="SHA256", help="Sign for a pack with code: the hash that the refusal names.")
    ] = None,
    question: Annotated[
        str | None, typer.Option(metavar="FIELD[,FIELD...]", help="Of questions.jsonl: what is asked.")
    ] = None,
    choices: Annotated[
        str | None, typer.Option(metavar="FIELD[,FIELD...]", help="A field with a list, or one for each choice.")
    ] = None,
    answer: Annotated[
        str | None, typer.Option(metavar="FIELD", help="The answer; of choices the index from 0, letter or text.")
    ] = None,
    after: Annotated[
        str | None,
        typer.Option(metavar="MARK", help="Of a worked answer, what stands behind this mark counts: '####'."),
    ] = None,
    template: Annotated[str | None, typer.Option(metavar="FIELD", help="Groups items that are built alike.")] = None,
    kind: Annotated[str | None, typer.Option(metavar="FIELD", help="What sets some items apart.")] = None,
    licence: Annotated[str | None, typer.Option(metavar="TEXT", help="Under which the questions stand.")] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="A title for people.")] = None,
    measures: Annotated[str | None, typer.Option(metavar="TEXT", help="What the pack measures.")] = None,
    language: Annotated[str, typer.Option(metavar="CODE", help="Two or three letters.")] = "en",
    shots: Annotated[int, typer.Option(min=0, max=10, help="The first N become solved examples.")] = 0,
    most_written: Annotated[int | None, typer.Option(min=1, max=4096, help="Tokens of an answer at most.")] = None,
) -> None:
    """Take in a pack, or make one of the questions in a JSONL file. Nothing in it is executed.

    A pack that holds code is refused, unless you sign for it with --trust.
    """
    here = session(context)
    with stepping(here.messages, "checking") as progress:
        if source.suffix != QUESTIONS or source.is_dir():
            found = import_pack(here.desk, source, as_, trust, progress)
        elif as_ is None or question is None or answer is None:
            raise Misuse("packs.fields_missing")
        else:
            fields = Fields(_names(question), answer, _names(choices), after, template, kind)
            how = Questions(fields, licence, title, measures, language, shots, most_written)
            found = import_questions(here.desk, source, as_, how, progress)

    def show(out: Console) -> None:
        items = found.pack.items if found.pack else 0
        out.print(f"{found.name} was taken in, with {items} items. To measure it: ", markup=False, end="")
        out.print(f"aiact-desk run start VERSION pack:{found.name}", markup=False)
        for finding in found.findings[:SHOWN]:
            out.print(f"  {say(finding.id, finding.params)}", markup=False)
        if len(found.findings) > SHOWN:
            out.print(f"  … and {len(found.findings) - SHOWN} more: aiact-desk pack check {found.name}", markup=False)

    here.answer(pack_records.checked(found), show)


def _names(fields: str | None) -> tuple[str, ...]:
    return tuple(filter(None, (name.strip() for name in (fields or "").split(","))))
