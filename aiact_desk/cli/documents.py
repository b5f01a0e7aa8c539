"""Commands on documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from aiact_desk.cli import bundles, document_editions, records, retention, review
from aiact_desk.cli.document_samples import mark_sample, samples
from aiact_desk.cli.session import Session, session
from aiact_desk.cli.show import page, table
from aiact_desk.desk import document_files, documents, models
from aiact_desk.documents.asking import asked_briefly, plan_name
from aiact_desk.documents.choosing import Candidate
from aiact_desk.documents.content import Content
from aiact_desk.problems import Misuse
from aiact_desk.regulation.forms import form_ids, load_form
from aiact_desk.regulation.schema import Audience, Field
from aiact_desk.wording import say

commands = typer.Typer(no_args_is_help=True)
commands.command("samples")(samples)
commands.command("mark-sample")(mark_sample)
commands.command("migrate")(document_editions.migrate)
commands.command("retention")(retention.retention)
commands.command("delete")(retention.delete)
commands.command("new-version")(review.new_version)
commands.command("export-bundle")(bundles.export_bundle)
commands.command("import-bundle")(bundles.import_bundle)


@commands.command("new")
def new(context: typer.Context, model: str, form: str) -> None:
    """Begin a FORM for a MODEL; “document forms” lists the forms."""
    here = session(context)
    made = documents.new_document(here.desk, model, form)
    here.answer(records.document(made), lambda out: out.print(f"{made.id}  {made.form} {made.edition}", markup=False))


@commands.command("forms")
def forms(context: typer.Context) -> None:
    """The forms that can be filled, with their readers."""
    here = session(context)
    known = [load_form(id) for id in form_ids()]

    def printed(out: Console) -> None:
        rows = [
            (form.id, form.title, form.edition, ", ".join(reader.value for reader in form.audiences)) for form in known
        ]
        table(out, ("Form", "Title", "Edition", "Readers"), rows)

    here.answer([records.form(each) for each in known], printed)


@commands.command("list")
def list_(context: typer.Context, page_number: Annotated[int, typer.Option("--page", min=1)] = 1) -> None:
    """The documents, newest first."""
    here = session(context)
    found = documents.list_documents(here.desk, **page(page_number))

    def show(out: Console) -> None:
        if not found:
            out.print(
                "No documents yet. Begin one: aiact-desk document new MODEL model_documentation_form", markup=False
            )
            return
        rows = []
        for document in found:
            name = models.show_model(here.desk, document.model_id).model.name
            changed = f"{document.updated_at:%Y-%m-%d %H:%M}"
            rows.append((document.id, name, f"{document.form} {document.edition}", document.state.value, changed))
        table(out, ("Document", "Model", "Form", "State", "Changed"), rows)

    here.answer([records.document(each) for each in found], show)


@commands.command("show")
def show(context: typer.Context, document: str) -> None:
    """Every row with its answer and where that comes from."""
    here = session(context)
    _answer(here, documents.show_document(here.desk, document))


@commands.command("set")
def set_(
    context: typer.Context,
    document: str,
    field: str,
    value: Annotated[str | None, typer.Argument(help="The answer, as the field's type asks.")] = None,
    not_applicable: Annotated[str | None, typer.Option(metavar="REASON", help="Answer “not applicable”.")] = None,
    leave_open: Annotated[
        str | None, typer.Option(metavar="REASON", help="Give no answer; “not provided” is printed with the reason.")
    ] = None,
    clear: Annotated[bool, typer.Option("--clear", help="Take back what was typed.")] = False,
) -> None:
    """Type an answer. What was measured or inspected stays known beside it."""
    here = session(context)
    if [value is not None, not_applicable is not None, leave_open is not None, clear].count(True) != 1:
        raise Misuse("desk.one_of_value", field=field)
    if value is not None:
        content = documents.set_field(here.desk, document, field, value)
    elif not_applicable is not None:
        content = documents.set_not_applicable(here.desk, document, field, not_applicable)
    elif leave_open is not None:
        content = documents.leave_open(here.desk, document, field, leave_open)
    else:
        content = documents.clear_field(here.desk, document, field)
    found = content.form.field(field)
    record = next(each for each in records.content(content)["fields"] if each["id"] == found.id)
    here.answer(record, lambda out: out.print(f"{found.label}: {content.display(found) or 'no answer'}", markup=False))


@commands.command("use-run")
def use_run(
    context: typer.Context,
    document: str,
    run: str,
    because: Annotated[str | None, typer.Option(metavar="TEXT", help="Why: it is printed beside the run.")] = None,
    default: Annotated[bool, typer.Option("--default", help="Take back the choice for the run's suite.")] = False,
) -> None:
    """Let the document rest on this RUN of its suite and version, and not on the one that the rule takes."""
    here = session(context)
    if (because is not None) == default:
        raise Misuse("desk.one_of_because", run=run)
    if because is not None:
        content = documents.use_run(here.desk, document, run, because)
    else:
        content = documents.use_default_run(here.desk, document, run)
    here.answer(records.content(content)["runs"], lambda out: _runs(out, content))


@commands.command("check")
def check(context: typer.Context, document: str) -> None:
    """What is still missing or worth a look."""
    here = session(context)
    found = documents.check_document(here.desk, document)

    def printed(out: Console) -> None:
        if not found:
            out.print("Nothing is open.")
            return
        rows = [
            (item.field, item.label, say(item.reason, item.params), ", ".join(a.value for a in item.audiences))
            for item in found
        ]
        table(out, ("Field", "Row", "What", "For"), rows)

    here.answer([records.open_item(each) for each in found], printed)


@commands.command("file")
def file(
    context: typer.Context,
    document: str,
    field: str,
    to: Annotated[Path, typer.Option(metavar="FILE", help="Where to write it.")],
) -> None:
    """Write out the file that belongs to an answer, the very bytes that were taken in."""
    here = session(context)
    made = document_files.take_file_out(here.desk, document, field, to)
    record = {"file": str(made.file), "name": made.name, "sha256": made.sha256}
    here.answer(record, lambda out: out.print(f"{made.file}  {made.name}  {made.sha256}", markup=False))


@commands.command("rules")
def rules(context: typer.Context, document: str) -> None:
    """What each rule of the form says of the document today, with its force and source."""
    here = session(context)
    found = documents.check_rules(here.desk, document)

    def printed(out: Console) -> None:
        if not found:
            out.print("The form has no rules that a program can check.")
            return
        rows = [(one.rule, one.outcome, say(one.message, one.params), one.force.value, one.source) for one in found]
        table(out, ("Rule", "Outcome", "What it says", "Force", "Source"), rows)

    here.answer([records.finding(each) for each in found], printed)


@commands.command("export")
def export(
    context: typer.Context,
    document: str,
    audience: Annotated[
        Audience,
        typer.Option(
            help="One of the form's readers: aio is the AI Office, nca are national authorities, dp downstream "
            "providers; house is the working copy."
        ),
    ],
    to: Annotated[Path, typer.Option(metavar="FILE.pdf", help="The PDF to write.")],
) -> None:
    """Write the PDF for one audience. It holds the rows of that audience and nothing else."""
    here = session(context)
    with here.messages.status("writing the PDF"):
        made = documents.export_document(here.desk, document, audience, to)
    here.answer(records.export(made), lambda out: out.print(str(made.file), markup=False))


def _answer(here: Session, content: Content) -> None:
    def show(out: Console) -> None:
        out.print(f"{content.form.title}, edition {content.form.edition}: {content.model.name}", markup=False)
        rows = []
        for field in filter(content.asks, content.form.fields()):
            answer = content.answer(field)
            origin = answer.provenance.origin if answer else ""
            rows.append((field.id, field.name, content.display(field) or _open(content, field), origin))
        table(out, ("Field", "Row", "Answer", "Origin"), rows)
        _runs(out, content)

    here.answer(records.content(content), show)


def _open(content: Content, field: Field) -> str:
    left_open = content.left_open(field)
    if left_open is not None:
        return f"not provided: {left_open}"
    return "not provided" if field.required else "–"


def _runs(out: Console, content: Content) -> None:
    """Every complete run, with the one that the document rests on, and why."""
    listing = content.listing
    names = {version.id: version.name for version in content.versions}
    if listing.candidates:
        out.print()
        rows = [
            (
                one.run.id,
                names[one.run.version_id],
                one.run.suite,
                *_plan(one),
                "yes" if one.chosen else "no",
                _why(one),
            )
            for one in listing.candidates
        ]
        table(out, ("Run", "Version", "Suite", "Plan", "Asked", "Counts", "Why"), rows)
    if listing.incomplete:
        out.print(f"Runs that did not complete: {listing.incomplete}", markup=False)
    if listing.running:
        out.print(f"Runs that have not ended: {listing.running}", markup=False)


def _plan(one: Candidate) -> tuple[str, str]:
    evidence = one.complete.evidence
    return (plan_name(evidence.request), asked_briefly(evidence.request)) if evidence else ("", "cannot be read")


def _why(one: Candidate) -> str:
    return say(one.why, one.params)
