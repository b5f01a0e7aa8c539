"""The root of the command line: global options, commands, exit codes 0 done, 1 it failed, 2 wrong use."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from aiact_desk import __version__, paths
from aiact_desk.cli import (
    answer_packs,
    audit,
    compute,
    contamination,
    deadlines,
    demo,
    differences,
    doctor,
    documents,
    due,
    energy,
    example,
    library,
    models,
    packets,
    packs,
    people,
    provider,
    record_imports,
    register,
    review,
    runs,
    scope,
    suites,
    summary,
)
from aiact_desk.cli.session import Session
from aiact_desk.problems import Problem
from aiact_desk.wording import say_problem

OpenWindow = Callable[[Path | None], int]

GLOBAL_FLAGS = ("--json",)
GLOBAL_OPTIONS = ("--library",)


def run_command_line(arguments: list[str], open_window: OpenWindow) -> int:
    """Carry out one call and give back its exit code. No bad input ends in a traceback."""
    session: list[Session] = []
    app = _app(open_window, session)
    try:
        app(_globals_first(arguments), prog_name="aiact-desk")
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 1
    except Problem as problem:
        typer.echo(f"Error: {say_problem(problem)}", err=True)
        return problem.exit_code
    except KeyboardInterrupt:
        typer.echo("Interrupted.", err=True)
        return 1
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone; nobody is there to be told
        return 1
    except Exception as error:  # noqa: BLE001  (the border of the program)
        typer.echo(_unexpected(error), err=True)
        return 1
    finally:
        for each in session:
            each.close()
    return 0


def _app(open_window: OpenWindow, session: list[Session]) -> typer.Typer:
    app = typer.Typer(
        help="Measures general-purpose AI models and writes their documentation for the EU AI Act, offline. "
        "Without a command, opens the window.",
        no_args_is_help=False,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )

    @app.callback(invoke_without_command=True)
    def root(
        context: typer.Context,
        library: Annotated[
            str | None,
            typer.Option(metavar="FOLDER", help="The library to work on (or AIACT_DESK_LIBRARY).", show_default=False),
        ] = None,
        json: Annotated[bool, typer.Option("--json", help="Print answers as JSON on standard output.")] = False,
        version: Annotated[bool, typer.Option("--version", help="Print the version and end.")] = False,
    ) -> None:
        if version:
            typer.echo(f"aiact-desk {__version__}")
            raise typer.Exit
        context.obj = Session(library, json, open_window)
        session.append(context.obj)
        if context.invoked_subcommand is None:
            raise typer.Exit(open_window(context.obj.library))

    app.add_typer(models.commands, name="model", help="Models and their Versions.")
    app.add_typer(packs.commands, name="pack", help="The evaluations that suites are made of.")
    app.add_typer(suites.commands, name="suite", help="What can be measured.")
    app.add_typer(contamination.commands, name="contamination", help="Whether packs stand in training text.")
    app.add_typer(runs.commands, name="run", help="Measure a Version with a suite.")
    app.add_typer(documents.commands, name="document", help="Fill, check and export the documentation of a Model.")
    app.add_typer(library.commands, name="library", help="Back up the library, put a backup back, clean it.")
    app.add_typer(people.commands, name="people", help="Who writes and approves.")
    app.add_typer(review.commands, name="review", help="Send a document to review, comment, send back.")
    app.command("approve")(review.approve)
    app.add_typer(audit.commands, name="audit", help="Whether the records are what was saved.")
    app.command("diff")(differences.diff)
    app.add_typer(packets.commands, name="packet", help="Ask colleagues for rows of a document, by file.")
    app.add_typer(answer_packs.commands, name="answer-pack", help="Answer an authority's request for information.")
    app.add_typer(register.commands, name="register", help="Who received which version, and who is to be told.")
    app.command("import")(record_imports.import_)
    app.add_typer(scope.commands, name="scope", help="Whether and how Chapter V reaches a model.")
    app.add_typer(compute.commands, name="compute", help="Estimate training and inference compute.")
    app.add_typer(energy.commands, name="energy", help="Estimate training energy.")
    app.add_typer(provider.commands, name="provider", help="Who the provider is, for all documents.")
    app.command("due")(due.due)
    app.command("deadlines")(deadlines.deadlines)
    app.add_typer(summary.commands, name="summary", help="Lists for the public summary of training content.")
    app.command("demo")(demo.demo)
    app.command("example")(example.example)
    app.command("doctor")(doctor.doctor)
    return app


def _globals_first(arguments: list[str]) -> list[str]:
    """`--library FOLDER` and `--json` may stand anywhere before `--`; move them before the command."""
    first: list[str] = []
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            rest.extend([argument, *waiting])
        elif argument in GLOBAL_FLAGS or argument.startswith(tuple(f"{option}=" for option in GLOBAL_OPTIONS)):
            first.append(argument)
        elif argument in GLOBAL_OPTIONS:
            first.extend([argument, *(value for value in [next(waiting, None)] if value is not None)])
        else:
            rest.append(argument)
    return first + rest


def _unexpected(error: Exception) -> str:
    """Keep the traceback in a file for whoever mends the program, and name it."""
    log = paths.cache_folder() / "last-error.log"
    message = f"Error: something unexpected happened ({type(error).__name__}: {error})."
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(traceback.format_exc(), encoding="utf-8")
    except OSError:
        return message
    return f"{message} The details are in {log}; please report them."
