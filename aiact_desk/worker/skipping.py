"""Packs that cannot be measured here. They are skipped, and the result says so; the others go on."""

from __future__ import annotations

from collections.abc import Iterable

from aiact_desk.evaluation.isolation.running import available
from aiact_desk.evaluation.packs import Pack
from aiact_desk.evaluation.result import Skipped
from aiact_desk.worker.readings import CountFlop


def skipped(packs: Iterable[Pack], flop: CountFlop | str) -> tuple[Skipped, ...]:
    """Those of these packs that need what is not here. `flop` may be why operations cannot be counted."""
    return tuple(found for pack in packs if (found := _why(pack, flop)) is not None)


def _why(pack: Pack, flop: CountFlop | str) -> Skipped | None:
    if pack.figure == "computation" and isinstance(flop, str):
        return _skipped(pack, "evaluation.skipped_without_flop", flop)
    if pack.runs_code and (reason := available()) is not None:
        return _skipped(pack, "evaluation.skipped_without_isolation", reason)
    return None


def _skipped(pack: Pack, id: str, reason: str) -> Skipped:
    return Skipped(pack=pack.id, id=id, params={"pack": pack.id, "reason": reason})
