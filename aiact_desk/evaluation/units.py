"""Work units: planned once from the whole list of requests; what is batched, committed, resumed and sharded whole."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Literal

from aiact_desk.evaluation.frozen import Frozen

RequestKind = Literal["loglikelihood", "loglikelihood_rolling", "generate_until"]


class PlannedRequest(Frozen):
    """One request to the model as planning sees it: the pack and item that it belongs to, its key, its length.

    `key` is the hash of what is asked; equal requests have equal keys and are computed once. `size` orders requests
    so that those of a unit are of like length; any monotone measure will do (characters are used).
    """

    pack: str
    item: int
    kind: RequestKind
    key: str
    size: int
    repeat: int = 0


class Unit(Frozen):
    """Requests that are computed together, always whole: `keys` in the order in which they are computed."""

    id: str
    pack: str
    kind: RequestKind
    items: int
    keys: tuple[str, ...]
    repeat: int = 0


class UnitPlan(Frozen):
    """All units of a run, in the order of the packs."""

    schema_version: Literal[1] = 1
    units: tuple[Unit, ...]

    @property
    def items(self) -> int:
        """Items of all units, those of each repeat counted."""
        return sum(unit.items for unit in self.units)

    def of(self, pack: str, kind: RequestKind, repeat: int = 0) -> tuple[Unit, ...]:
        """The units of one pack and repeat that answer one kind of request."""
        wanted = (pack, kind, repeat)
        return tuple(unit for unit in self.units if (unit.pack, unit.kind, unit.repeat) == wanted)


def request_key(kind: RequestKind, arguments: Sequence[object], draw: int = 0) -> str:
    """The hash of one request: its kind and all of its arguments (texts, generation settings).

    `draw` tells apart answers that are drawn anew to the same request.
    """
    text = json.dumps([kind, *arguments, *([draw] if draw else [])], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def plan(requests: Iterable[PlannedRequest], items_per_unit: Mapping[RequestKind, int]) -> UnitPlan:
    """Cut requests into units of so many items of one pack, repeat and kind, longest first.

    All choices of an item stay in one unit, so that their shared context is read once; a request that stood in an
    earlier unit is not computed again. The same requests always give the same plan.
    """
    units: list[Unit] = []
    planned: set[str] = set()
    for (pack, repeat, kind), group in groupby(requests, key=lambda asked: (asked.pack, asked.repeat, asked.kind)):
        items: dict[int, list[PlannedRequest]] = {}
        for request in group:
            if request.key not in planned:
                planned.add(request.key)
                items.setdefault(request.item, []).append(request)
        ordered = sorted(items.values(), key=lambda item: (-max(r.size for r in item), item[0].item))
        for start in range(0, len(ordered), items_per_unit[kind]):
            chunk = ordered[start : start + items_per_unit[kind]]
            keys = tuple(request.key for item in chunk for request in item)
            number = f"u{len(units):05d}"
            units.append(Unit(id=number, pack=pack, kind=kind, items=len(chunk), keys=keys, repeat=repeat))
    return UnitPlan(units=tuple(units))
