"""The command "demo"."""

from __future__ import annotations

import shutil
import sys

import typer
from rich.console import Console

from aiact_desk.cli import records
from aiact_desk.cli.progress import hashing
from aiact_desk.cli.runs import follow
from aiact_desk.cli.session import session
from aiact_desk.desk.demo import run_demo

COMPUTED = "documents.open_exact_answer"
"""Why a row is open that follows from another one: nobody is asked for it."""


def demo(context: typer.Context) -> None:
    """The main job on a small real model: fetch, inspect, measure, fill the form, write the PDF."""
    here = session(context)
    here.say("The demo: a small real model of an invented provider is measured and documented.")
    with hashing(here.messages) as progress:
        report = run_demo(here.desk, progress, lambda run: follow(here, run))

    def show(out: Console) -> None:
        missing = [item for item in report.missing if item.reason != COMPUTED and item.kind == "missing"]
        program = "aiact-desk" if shutil.which("aiact-desk") else sys.argv[0]
        out.print(f"The document: {report.pdf}", markup=False)
        out.print(f"Still missing, {len(missing)} rows that only a provider can answer:", markup=False)
        for item in missing:
            out.print(f"  {item.field:<36} {item.label}", markup=False)
        out.print(f"Answer one:   {program} document set {report.document.id} FIELD VALUE", markup=False)
        out.print(f"Or go on in the window:   {program}", markup=False)

    record = {
        "id": report.document.id,
        "run": report.run.id,
        "file": str(report.pdf),
        "missing": [records.open_item(each) for each in report.missing],
    }
    here.answer(record, show)
