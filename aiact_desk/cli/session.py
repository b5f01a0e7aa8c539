"""What one call of the command line carries: where the library is, and how answers are printed."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import typer
from rich.console import Console

from aiact_desk.compose import open_desk
from aiact_desk.desk.desk import Desk
from aiact_desk.problems import Misuse

PIPED = 2_000
"""Columns where nobody looks: nothing is folded for a program that reads the answer."""


@dataclass
class Session:
    """One call. The library is opened when a command first needs it and closed when the call ends."""

    named_library: str | None
    json: bool
    open_window: Callable[[Path | None], int]
    out: Console = field(default_factory=lambda: Console(highlight=False, width=None if sys.stdout.isatty() else PIPED))
    messages: Console = field(default_factory=lambda: Console(stderr=True, highlight=False))
    _desk: Desk | None = None

    @property
    def library(self) -> Path | None:
        """The library that the call names. Raises Misuse if the name is empty or of a home that does not exist."""
        if self.named_library is None:
            return None
        try:
            if not self.named_library.strip():
                raise RuntimeError
            return Path(self.named_library).expanduser().absolute()
        except RuntimeError as error:
            raise Misuse("desk.no_library", library=self.named_library) from error

    @property
    def desk(self) -> Desk:
        if self._desk is None:
            self._desk = open_desk(self.library)
        return self._desk

    def close(self) -> None:
        if self._desk is not None:
            self._desk.library.close()

    def answer(self, record: Any, show: Callable[[Console], None]) -> None:
        """Print an answer: as JSON on standard output where that is asked for, else for a person."""
        if self.json:
            sys.stdout.write(json.dumps(record, ensure_ascii=False, indent=2) + "\n")
        else:
            show(self.out)

    def say(self, message: str) -> None:
        """A message to the person at the terminal, on standard error."""
        self.messages.print(message, markup=False)


def session(context: typer.Context) -> Session:
    """The session of the call that a command belongs to."""
    found = context.obj
    assert isinstance(found, Session)  # noqa: S101  (set by the root callback before any command)
    return found
