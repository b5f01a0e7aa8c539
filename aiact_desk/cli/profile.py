"""The profile of a run on a terminal: one figure with its interval per pack, under the topics of the suite."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from aiact_desk.cli.show import table
from aiact_desk.documents.beside import NOT_COMPARED, beside_line
from aiact_desk.documents.coverage_words import COVERAGE, coverage_line
from aiact_desk.evaluation.composite import composites
from aiact_desk.evaluation.profile import Line, TopicProfile
from aiact_desk.evaluation.result import PackResult
from aiact_desk.wording import say
from aiact_desk.wording.catalogue import translate

WIDTH = 25
"""Characters of a bar from 0 to 1."""
NOT_MEASURABLE = (
    "A figure on conduct reads “not measurable” where the model does no better than guessing at the task itself."
)
HEADS = ("Topic and pack", "Value", "95 % interval", f"{'0':<{WIDTH - 1}}1", "Chance", "Better", "Items", "Effective")


def profile(out: Console, found: Sequence[TopicProfile]) -> None:
    """Every topic that the suite has packs for, then how far all topics are covered."""
    there = [one for one in found if one.lines]
    table(out, HEADS, [row for one in there for row in (_topic(one), *map(_row, one.lines))])
    for line in (line for one in there for line in one.lines):
        _beside(out, line)
    out.print(f"Topics: {coverage_line(found)}", markup=False)
    out.print(f"{NOT_MEASURABLE} The Act sets no pass mark.", markup=False, style="dim")


def _topic(one: TopicProfile) -> tuple[str, ...]:
    """The row over the packs of a topic."""
    return (f"{one.topic.title} ({translate(COVERAGE[one.coverage])})", *[""] * (len(HEADS) - 1))


def _row(line: Line) -> tuple[str, ...]:
    name = f"  {line.entry.pack}"
    if line.result is None:
        return (name, "left out" if line.skipped else "–", *[""] * (len(HEADS) - 2))
    pack = line.result
    better = "higher" if pack.higher_is_better else "lower"
    items = f"{pack.items} of {pack.items_in_pack}, partial" if pack.partial else str(pack.items)
    effective = "–" if pack.effective_items is None else f"{pack.effective_items:.0f}"
    chance = "–" if pack.chance is None else number(pack.chance)
    if not line.shows:
        return (name, "not measurable", _competence(line), "", chance, better, items, effective)
    interval = f"{number(pack.interval.low)} to {number(pack.interval.high)}"
    return (name, number(pack.value), interval, bar(pack), chance, better, items, effective)


def _competence(line: Line) -> str:
    found = line.competence
    if found is None:
        return "task not measured"
    return f"right {number(found.value)} ({number(found.interval.low)} to {number(found.interval.high)})"


def _beside(out: Console, line: Line) -> None:
    if line.skipped is not None:
        out.print(f"  {say(line.skipped.id, line.skipped.params)}", markup=False)
    if line.result is None or not line.shows:
        return
    for one in line.result.beside:
        if one.figure not in NOT_COMPARED:
            out.print(f"  {line.result.pack}: {beside_line(one)}", markup=False)
    languages = [one for one in line.result.beside if one.figure in NOT_COMPARED]
    if languages:
        said = ", ".join(f"{one.of} {number(one.value)}" for one in languages if one.figure == "language")
        out.print(f"  {line.result.pack}: by language {said}", markup=False)
        if apart := ", ".join(f"{one.of} {number(one.value)}" for one in languages if one.figure != "language"):
            out.print(f"  {line.result.pack}: not compared, since nobody checked the wording: {apart}", markup=False)


def bar(pack: PackResult) -> str:
    """The interval as a bar from 0 to 1 with the value in it, and a stroke where guessing lies; empty beyond 0..1."""
    low, high = pack.interval.low, pack.interval.high
    if not 0 <= low <= high <= 1:
        return ""
    cells = ["·"] * WIDTH
    for at in range(_cell(low), _cell(high) + 1):
        cells[at] = "─"
    if pack.chance is not None:
        cells[_cell(pack.chance)] = "│"
    cells[_cell(pack.value)] = "●"
    return "".join(cells)


def number(value: float) -> str:
    """Three places; large counts in three significant figures."""
    return f"{value:.3g}" if abs(value) >= 1000 else f"{value:.3f}"


def _cell(value: float) -> int:
    return min(WIDTH - 1, max(0, round(value * (WIDTH - 1))))


def composite(out: Console, found: Sequence[TopicProfile]) -> None:
    """Each metric family in one figure, and how it moves under other weights."""
    joined = composites(line for one in found for line in one.lines)
    if not joined:
        out.print("No two packs of one metric have a whole, readable figure: there is no composite.", markup=False)
    for one in joined:
        out.print(
            f"Composite of {len(one.packs)} packs by {one.metric}, guessing taken out: {number(one.value)} with equal "
            f"weights; under other weights {number(one.low)} to {number(one.high)} (lowest {one.lowest}, highest "
            f"{one.highest}).",
            markup=False,
        )
    out.print("A composite is no score for any requirement, and no document prints it.", markup=False, style="dim")
