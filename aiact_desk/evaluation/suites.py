"""Suites: which packs are measured together, and for which topic each of them gives evidence."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from aiact_desk import resources
from aiact_desk.evaluation import packs
from aiact_desk.evaluation.frozen import Frozen
from aiact_desk.evaluation.plain_yaml import read_plain_text
from aiact_desk.evaluation.request import Asking
from aiact_desk.evaluation.task_file import ITSELF
from aiact_desk.evaluation.topics import topics
from aiact_desk.problems import Misuse, Problem


class Entry(Frozen):
    """One pack of a suite, under the id of its topic. `adds` says what it adds to the evidence."""

    pack: str
    topic: str
    adds: str


class Suite(Frozen):
    """A named list of packs. `estimate` says what a run costs; `asking` how the models are asked."""

    id: str
    title: str
    description: str
    version: str
    estimate: str
    asking: Asking
    entries: tuple[Entry, ...] = Field(min_length=1)


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
        Problem: if the file is no suite, bears another id, names an unknown pack, a pack twice, a topic that is
            unknown or that no test can touch, or a pack without the one that shows whether a model can do its task.
    """
    suite = read_plain_text(path, Suite, "packs.suite_file")
    shipped, measurable = packs.shipped_ids(), {topic.id for topic in topics().topics if topic.measurable}
    named = [entry.pack for entry in suite.entries]
    wanted = [packs.shipped_pack(pack).competence or ITSELF for pack in named if pack in shipped]
    for holds, reason in (
        (suite.id == path.stem, f"its id is {suite.id}"),
        (len(set(named)) == len(named), "it names a pack twice"),
        *((entry.pack in shipped, f"there is no pack {entry.pack}") for entry in suite.entries),
        *((pack in {*named, ITSELF}, f"the pack {pack} is missing, on which others rest") for pack in wanted),
        *((entry.topic in measurable, f"there is no measurable topic {entry.topic}") for entry in suite.entries),
    ):
        if not holds:
            raise Problem("packs.suite_file", path=path, reason=reason)
    return suite


def _folder() -> Path:
    return resources.folder("evals/suites")


def _ids() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in _folder().glob("*.yaml")))
