"""Two desks' sayings about one document, compared by what both last agreed on: a three-way comparison by revisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from aiact_desk.documents.bundles.sayings import Key, Saying, name_of
from aiact_desk.documents.bundles.schema import Exchange, Seen
from aiact_desk.problems import Misuse

Side = Literal["theirs", "mine"]
Change = Literal["same", "theirs", "mine", "conflict", "frozen"]
"""theirs: changed there alone, or taken from there · mine: changed here alone, or kept · conflict: changed on both
sides, and nobody said which one counts · frozen: changed there, and the document here takes no change."""

Agreed = Mapping[Key, tuple[int, int]]
"""By saying, the revisions here and there when both sides last agreed on it; 0 where nothing was said."""


@dataclass(frozen=True)
class Compared:
    """One saying as it is here and there. `taken` is what a person decided about a conflict."""

    key: Key
    here: Saying | None
    there: Saying | None
    change: Change
    taken: Side | None = None

    @property
    def name(self) -> str:
        """What `--take` calls it."""
        return name_of(self.key)


def compare(
    here: Mapping[Key, Saying], there: Mapping[Key, Saying], agreed: Agreed, takes: Mapping[str, Side]
) -> tuple[Compared, ...]:
    """Every saying of either side. `takes` decides conflicts, by the names of the sayings.

    Raises:
        Misuse: if `takes` names what neither side says.
    """
    found = tuple(
        _compared(key, here.get(key), there.get(key), agreed.get(key, (0, 0)), takes)
        for key in dict.fromkeys((*there, *here))
    )
    known = {one.name for one in found}
    if unknown := sorted(takes.keys() - known):
        open_ = ", ".join(one.name for one in found if one.change == "conflict") or "–"
        raise Misuse("bundles.unknown_take", row=unknown[0], conflicts=open_)
    return found


def _compared(
    key: Key, here: Saying | None, there: Saying | None, agreed: tuple[int, int], takes: Mapping[str, Side]
) -> Compared:
    if (here.content if here else None) == (there.content if there else None):
        return Compared(key, here, there, "same")
    changed_here = here is not None and here.revision > agreed[0]
    changed_there = there is not None and there.revision > agreed[1]
    if not changed_there:
        return Compared(key, here, there, "mine")
    if not changed_here:
        return Compared(key, here, there, "theirs")
    taken = takes.get(name_of(key))
    return Compared(key, here, there, taken or "conflict", taken)


def agreed_now(compared: Iterable[Compared], before: Agreed, here: Mapping[Key, int]) -> dict[Key, tuple[int, int]]:
    """What both sides agree on after a comparison was carried out; `here` are the revisions here after it.

    What changed here alone is not known there, and an open conflict is not settled: both stay as before. Where mine
    was kept, their revision is known, and mine is still news to them.
    """
    now = dict(before)
    for one in compared:
        there = one.there.revision if one.there else 0
        was = before.get(one.key, (0, 0))
        if one.change in ("same", "theirs"):
            now[one.key] = (here.get(one.key, 0), there)
        elif one.taken == "mine":
            now[one.key] = (was[0], there)
    return {key: pair for key, pair in now.items() if pair != (0, 0)}


def merged(*sides: Agreed) -> dict[Key, tuple[int, int]]:
    """The newest of several agreements: revisions only grow."""
    found: dict[Key, tuple[int, int]] = {}
    for side in sides:
        for key, (here, there) in side.items():
            known = found.get(key, (0, 0))
            found[key] = (max(known[0], here), max(known[1], there))
    return found


def agreed_of(exchange: Exchange) -> dict[Key, tuple[int, int]]:
    """An exchange as its writer sees it."""
    return {one.key: (one.here, one.there) for one in exchange.seen}


def turned(agreed: Agreed) -> dict[Key, tuple[int, int]]:
    """The same as the other side sees it."""
    return {key: (there, here) for key, (here, there) in agreed.items()}


def exchange_of(library: str, agreed: Agreed) -> Exchange:
    """An agreement as a bundle carries it."""
    return Exchange(
        library=library,
        seen=tuple(Seen(key=key, here=here, there=there) for key, (here, there) in sorted(agreed.items())),
    )
