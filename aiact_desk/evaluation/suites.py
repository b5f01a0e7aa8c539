"""Suites: which packs are measured together, and for which principle each of them gives evidence.

The principles are the seven of Recital 27 of the AI Act. They are non-binding and set no pass mark.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from aiact_desk import resources
from aiact_desk.evaluation import packs
from aiact_desk.evaluation.request import Asking
from aiact_desk.evaluation.task_file import read_plain_yaml
from aiact_desk.problems import Misuse, Problem

_Text = TypeVar("_Text", bound=BaseModel)


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Principle(_Frozen):
    """One of the seven principles; `covers` says in our own words what it is about."""

    id: str = Field(pattern=r"^[a-z][a-z_]*$")
    title: str
    covers: str


class Topics(_Frozen):
    """The principles, where they stand in the law, and what they are not (`note`)."""

    source: str
    note: str
    principles: tuple[Principle, ...] = Field(min_length=1)


class Entry(_Frozen):
    """One pack of a suite. `topic` says what it adds to the evidence for its principle."""

    pack: str
    principle: str
    topic: str


class AnsweredByDocument(_Frozen):
    """A principle that no model test can touch: `fields` are the ids of the document fields that answer it."""

    principle: str
    note: str
    fields: tuple[str, ...] = Field(min_length=1)


class Suite(_Frozen):
    """A named list of packs. `estimate` says what a run costs; `asking` how the models are asked."""

    id: str
    title: str
    description: str
    version: str
    estimate: str
    asking: Asking
    entries: tuple[Entry, ...] = Field(min_length=1)
    answered_by_document: tuple[AnsweredByDocument, ...] = ()


def list_suites() -> tuple[Suite, ...]:
    """Every shipped suite, sorted by id."""
    return tuple(load_suite(id) for id in _ids())


def load_suite(id: str) -> Suite:
    """The shipped suite of that id.

    Raises:
        Misuse: if there is none; it names those that there are.
    """
    if id not in _ids():
        raise Misuse("packs.suite_unknown", suite=id, known=", ".join(_ids()))
    return read_suite(_folder() / f"{id}.yaml")


def read_suite(path: Path) -> Suite:
    """The suite in one file.

    Raises:
        Problem: if the file is no suite, bears another id, or names an unknown pack or principle, or a pack twice.
    """
    suite = _read(path, Suite, "packs.suite_file")
    shipped, known = packs.shipped_ids(), {principle.id for principle in principles()}
    named = [entry.pack for entry in suite.entries]
    touched = [entry.principle for entry in suite.entries] + [part.principle for part in suite.answered_by_document]
    for holds, reason in (
        (suite.id == path.stem, f"its id is {suite.id}"),
        (len(set(named)) == len(named), "it names a pack twice"),
        *((pack in shipped, f"there is no pack {pack}") for pack in named),
        *((principle in known, f"there is no principle {principle}") for principle in touched),
    ):
        if not holds:
            raise Problem("packs.suite_file", path=path, reason=reason)
    return suite


def principles() -> tuple[Principle, ...]:
    """The seven principles, in the order of the recital."""
    return topics().principles


def topics() -> Topics:
    """The principles with their source and the note on their force."""
    return _read(resources.folder("evals/topics.yaml"), Topics, "packs.topics_file")


def _folder() -> Path:
    return resources.folder("evals/suites")


def _ids() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in _folder().glob("*.yaml")))


def _read(path: Path, kind: type[_Text], problem: str) -> _Text:
    try:
        return kind.model_validate(read_plain_yaml(path))
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise Problem(problem, path=path, reason=f"{where}: {first['msg']}") from None
