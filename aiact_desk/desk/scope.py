"""Verbs on scope: what the rules of Chapter V say of a model, from what is known of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from aiact_desk import resources
from aiact_desk.desk.input_files import read_input
from aiact_desk.regulation.scope.assess import Assessment, assess
from aiact_desk.regulation.scope.facts import Facts
from aiact_desk.regulation.scope_rules import load_scope_rules


def assess_scope(path: Path, today: date) -> Assessment:
    """The findings of all rules on the facts in a file (`facts_template` shows one), for `today` unless it names a day.

    Raises:
        Misuse: if the file is not there or says something else; names the line and the key.
    """
    return assess(load_scope_rules(), read_input(path, Facts), today)


def facts_template() -> str:
    """A file of facts to start from: every key with a comment and no value."""
    return (resources.folder("templates/inputs") / "facts.yaml").read_text(encoding="utf-8")
