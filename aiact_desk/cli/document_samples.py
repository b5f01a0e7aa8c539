"""Commands on the samples that the annex of a document prints."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from aiact_desk.cli.session import session
from aiact_desk.cli.show import table
from aiact_desk.desk import document_samples
from aiact_desk.documents.nouns import Mark
from aiact_desk.problems import Misuse


def samples(
    context: typer.Context,
    document: str,
    run: Annotated[str | None, typer.Option(metavar="RUN", help="With --pack and --to: of which run.")] = None,
    pack: Annotated[str | None, typer.Option(metavar="PACK", help="With --run and --to: of which pack.")] = None,
    to: Annotated[
        Path | None, typer.Option(metavar="FILE.jsonl", help="Write the full set of one pack, for a request.")
    ] = None,
) -> None:
    """The samples of the annex: drawn or picked, shown or withheld; or the full set of one pack as a file."""
    here = session(context)
    if [run, pack, to].count(None) not in (0, 3):
        raise Misuse("desk.samples_to_file", document=document)
    if run and pack and to:
        made = document_samples.write_samples(here.desk, document, run, pack, to)
        record = {"file": str(made.file), "samples": made.samples, "sha256": made.sha256}
        here.answer(record, lambda out: out.print(f"{made.file}  {made.samples} samples  {made.sha256}", markup=False))
        return
    found = document_samples.list_samples(here.desk, document)

    def show(out: Console) -> None:
        rows = [
            (one.run, one.pack, one.item, "selected" if one.picked else "drawn", one.withheld or "shown")
            for one in found
        ]
        table(out, ("Run", "Pack", "Item", "How", "Printed"), rows)

    here.answer([asdict(one) for one in found], show)


def mark_sample(
    context: typer.Context,
    document: str,
    run: str,
    pack: str,
    item: str,
    select: Annotated[bool, typer.Option("--select", help="Print it too, marked as selected by a person.")] = False,
    withhold: Annotated[
        Mark | None, typer.Option(help="Describe it and do not show it: personal_data, protected_text or hazardous.")
    ] = None,
    because: Annotated[str, typer.Option(metavar="TEXT", help="Why: it is printed.")] = "",
    clear: Annotated[bool, typer.Option("--clear", help="Take back what was said of it.")] = False,
) -> None:
    """Pick one sample for the annex, or hold it back."""
    here = session(context)
    if [select, withhold is not None, clear].count(True) != 1 or withhold is Mark.SELECTED:
        raise Misuse("desk.one_sample_mark", item=item)
    mark = Mark.SELECTED if select else withhold
    document_samples.mark_sample(here.desk, document, run, pack, item, mark, because)
    said = "nothing is said of it now" if mark is None else mark.value.replace("_", " ")
    record = {"run": run, "pack": pack, "item": item, "mark": mark.value if mark else None}
    here.answer(record, lambda out: out.print(f"{pack} {item}: {said}", markup=False))
