"""Problems and events in words: the one place where their English sentences stand, open to translation.

One module per room holds `SENTENCES`, a table from id to sentence with `{placeholders}`. The English sentence is
the key of the gettext catalogue. A sentence says what happened, where, and what to do.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from aiact_desk.problems import Problem
from aiact_desk.wording.catalogue import translate

ROOMS = (
    "answer_packs",
    "audit",
    "bundles",
    "compute",
    "contamination",
    "copyright",
    "deadlines",
    "desk",
    "difference",
    "documents",
    "domains",
    "due",
    "editions",
    "elsewhere",
    "energy",
    "evaluation",
    "files",
    "foreign_records",
    "gaps",
    "inspection",
    "library",
    "packets",
    "packs",
    "provider",
    "record_imports",
    "register",
    "regulation",
    "requests",
    "retention",
    "scope",
    "scope_assessment",
    "settings",
    "stale",
    "systemic_risk",
    "training_content",
    "upkeep",
)


def sentences() -> dict[str, str]:
    """Every sentence by its id."""
    found: dict[str, str] = {}
    for room in ROOMS:
        table: Mapping[str, str] = import_module(f"aiact_desk.wording.{room}").SENTENCES
        found.update(table)
    return found


def say(id: str, params: Mapping[str, object]) -> str:
    """The sentence of an id in the user's language, with its placeholders filled."""
    return translate(sentences()[id]).format(**params)


def say_problem(problem: Problem) -> str:
    """A problem as one sentence for a person."""
    return say(problem.id, problem.params)
