"""The verb "example": a document of every form for one invented provider, each as the PDFs that its readers get."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from aiact_desk.desk import demo, documents, models, runs
from aiact_desk.desk.desk import Desk, Progress
from aiact_desk.desk.example.stated import PROFILE, Stated, stated
from aiact_desk.desk.provider import set_provider_field
from aiact_desk.documents.nouns import Document, Model, Run, RunEnd
from aiact_desk.files import make_folder
from aiact_desk.problems import Problem
from aiact_desk.regulation.forms import form_ids

MODEL_NAME = "Aurelia 7B"
VERSION_NAME = "stand-in for Aurelia 7B (SmolLM2-135M-Instruct, 4 bits)"
NOTICES = (
    "The provider Aurelia AI SAS, its model Aurelia 7B and everything stated of them are invented, to show the forms.",
    (
        "What is read from files or measured comes from the demo model, a repackaged 4-bit file of "
        "SmolLM2-135M-Instruct, which stands in for it; its maker has no part in this document."
    ),
)


@dataclass(frozen=True)
class Example:
    """The documents and the files that were written, in the order of the forms and their readers."""

    documents: tuple[Document, ...]
    files: tuple[Path, ...]


def make_example(desk: Desk, to: Path, progress: Progress, follow: Callable[[Run], None]) -> Example:
    """Fill an empty library with the example and write its PDFs into the folder `to`.

    `follow` is called with the run once it is started, and returns when it has ended.

    Raises:
        Problem: if the library holds a model of that name, the demo model cannot be fetched, or the run or an export
            fails.
    """
    if any(model.name.casefold() == MODEL_NAME.casefold() for model in desk.library.models(limit=-1)):
        raise Problem("desk.example_in_use", model=MODEL_NAME)
    for row in stated(PROFILE):
        set_provider_field(desk, row.field, row.value)
    model = models.new_model(desk, MODEL_NAME, None, NOTICES)
    _measure(desk, model, progress, follow)
    made = tuple(_document(desk, model, form) for form in form_ids())
    make_folder(to)
    return Example(made, tuple(file for document in made for file in _exports(desk, document, to)))


def _measure(desk: Desk, model: Model, progress: Progress, follow: Callable[[Run], None]) -> None:
    weights = demo.fetch_model(desk.cache / "demo")
    version = models.add_version(desk, weights, model.id, VERSION_NAME, progress)
    run = runs.start_run(desk, version.id, demo.SUITE)
    follow(run)
    report = runs.show_run(desk, run.id)
    if report.run.end != RunEnd.SUCCESS:
        raise report.failure or Problem("desk.demo_run_failed", run=run.id, reason=report.run.end.value)


def _document(desk: Desk, model: Model, form: str) -> Document:
    document = documents.new_document(desk, model.id, form)
    for row in stated(form):
        if not row.field.startswith("header."):
            _state(desk, document, row)
    return desk.library.document(document.id)


def _state(desk: Desk, document: Document, row: Stated) -> None:
    if row.kind == "not_applicable":
        documents.set_not_applicable(desk, document.id, row.field, row.reason)
    elif row.kind == "left_open":
        documents.leave_open(desk, document.id, row.field, row.reason)
    else:
        documents.set_field(desk, document.id, row.field, row.value)


def _exports(desk: Desk, document: Document, to: Path) -> list[Path]:
    content = documents.show_document(desk, document.id)
    return [
        documents.export_document(
            desk, document.id, reader, to / documents.suggested_file_name(content, reader)
        ).file
        for reader in content.form.audiences
    ]  # fmt: skip
