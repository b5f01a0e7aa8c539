"""What a run can measure: a suite by its id, packs as `pack:ID`, or all second splits of the library as `second`."""

from __future__ import annotations

from dataclasses import dataclass

from aiact_desk.desk.desk import Desk
from aiact_desk.desk.suites import show_suite
from aiact_desk.evaluation.packs import Pack
from aiact_desk.evaluation.request import Asking
from aiact_desk.evaluation.second_split import ENDING
from aiact_desk.evaluation.task_file import ITSELF
from aiact_desk.problems import Misuse

PACK = "pack:"
"""How the name of a pack begins where a suite could be named too."""


SECOND = "second"
"""The name of the second splits of the library, taken together."""


@dataclass(frozen=True)
class Measurable:
    """Packs that are measured together, with the id and version that the plan and the run bear."""

    id: str
    version: str
    asking: Asking
    packs: tuple[Pack, ...]


def find_measurable(desk: Desk, name: str) -> Measurable:
    """The suite of that id, the pack behind `pack:`, or all second splits that the library has.

    Where a pack's figure says nothing without that of another, both are measured.

    Raises:
        Misuse: if there is no such suite or pack.
        Problem: if the pack is damaged, or holds code and is not what the user signed for.
    """
    if name == SECOND:
        return _second_splits(desk)
    if not name.startswith(PACK):
        content = show_suite(name)
        return Measurable(content.suite.id, content.suite.version, content.suite.asking, content.packs)
    pack = desk.packs.pack(name.removeprefix(PACK))
    beside = () if pack.competence in (None, ITSELF) else (desk.packs.pack(pack.competence),)
    return Measurable(f"{PACK}{pack.id}", pack.version, Asking(), (pack, *beside))


def _second_splits(desk: Desk) -> Measurable:
    """Asked as the core suite is. Those whose competence pack has no second split stay out: they would say nothing."""
    ids = {id for id in desk.packs.imported_ids() if id.endswith(ENDING)}
    packs = [desk.packs.pack(id) for id in sorted(ids)]
    kept = tuple(pack for pack in packs if pack.competence in {None, ITSELF, *ids})
    if not kept:
        raise Misuse("packs.no_second_splits")
    return Measurable(SECOND, "1.0", show_suite("core").suite.asking, kept)
