"""What two runs say on the splits of packs, on a terminal and as a record."""

from __future__ import annotations

from dataclasses import asdict

from rich.console import Console

from aiact_desk.cli.comparison_words import ASKING
from aiact_desk.cli.records import Record
from aiact_desk.cli.show import table
from aiact_desk.desk.second_splits import SplitsCompared
from aiact_desk.evaluation.second_split import SplitDifference


def record(found: SplitsCompared) -> Record:
    """The shape that scripts rely on."""
    packs = [{**asdict(one), "interval": one.interval.model_dump(), "shows": one.shows} for one in found.differences]
    return {
        "packs": packs,
        "asking_differs": list(found.asking),
        "of_other_versions": list(found.of_other_versions),
    }


def show_splits(out: Console, found: SplitsCompared) -> None:
    """A row for each pack, then what may be the cause of a difference, and what was left out."""
    head = ("Pack", "Shipped", "Second", "Difference", "95 % interval", "")
    table(out, head, [_row(one) for one in found.differences])
    out.print("By chance alone, one pack in forty is expected to be marked.", markup=False, style="dim")
    if found.asking:
        differs = "; ".join(ASKING[part] for part in found.asking)
        out.print(f"Not asked alike, which may be the cause of a difference: {differs}.", markup=False)
    if found.of_other_versions:
        named = ", ".join(found.of_other_versions)
        out.print(f"Not compared, since the runs measured different versions: {named}.", markup=False)


def _row(one: SplitDifference) -> tuple[str, ...]:
    return (
        one.pack,
        f"{one.shipped:.3f}",
        f"{one.second:.3f}",
        f"{one.value:+.3f}",
        f"{one.interval.low:+.3f} to {one.interval.high:+.3f}",
        "shipped is answered better" if one.shows else "",
    )
