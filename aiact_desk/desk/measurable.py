"""What a run can measure: a suite by its id, or one pack, shipped or imported, as `pack:ID`."""

from __future__ import annotations

from dataclasses import dataclass

from aiact_desk.desk.desk import Desk
from aiact_desk.desk.suites import show_suite
from aiact_desk.evaluation.packs import Pack
from aiact_desk.evaluation.request import Asking
from aiact_desk.evaluation.task_file import ITSELF

PACK = "pack:"
"""How the name of a pack begins where a suite could be named too."""


@dataclass(frozen=True)
class Measurable:
    """Packs that are measured together, with the id and version that the plan and the run bear."""

    id: str
    version: str
    asking: Asking
    packs: tuple[Pack, ...]


def find_measurable(desk: Desk, name: str) -> Measurable:
    """The suite of that id, or the pack behind `pack:`.

    Where a pack's figure says nothing without that of another, both are measured.

    Raises:
        Misuse: if there is no such suite or pack.
        Problem: if the pack is damaged, or holds code and is not what the user signed for.
    """
    if not name.startswith(PACK):
        content = show_suite(name)
        return Measurable(content.suite.id, content.suite.version, content.suite.asking, content.packs)
    pack = desk.packs.pack(name.removeprefix(PACK))
    beside = () if pack.competence in (None, ITSELF) else (desk.packs.pack(pack.competence),)
    return Measurable(f"{PACK}{pack.id}", pack.version, Asking(), (pack, *beside))
