"""Passphrases at the terminal: typed without being shown, or one line of a pipe; never an argument of a command."""

from __future__ import annotations

import getpass
import sys

import typer


def ask_passphrase(prompt: str) -> str:
    """What somebody types, or the next line of standard input where that is no terminal."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    return getpass.getpass(f"{prompt}: ")


def ask_new_passphrase() -> str:
    """A new passphrase, typed twice at a terminal.

    Raises:
        typer.BadParameter: if the two differ.
    """
    first = ask_passphrase("New passphrase")
    if sys.stdin.isatty() and ask_passphrase("The same again") != first:
        raise typer.BadParameter("the two passphrases differ; nothing was changed")
    return first
