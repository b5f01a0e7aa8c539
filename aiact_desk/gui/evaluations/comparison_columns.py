"""The columns of a comparison: a line for each pack of each pair of runs, and the items that changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from aiact_desk.desk.comparing import RunsCompared
from aiact_desk.evaluation.compared import ChangedItem, Difference, PackComparison
from aiact_desk.gui.evaluations.comparison_words import short_names
from aiact_desk.gui.look import Look, Tone
from aiact_desk.gui.parts.figures import share, signed, whole
from aiact_desk.gui.parts.rows_model import Column


@dataclass(frozen=True)
class ComparedLine:
    """One pack of one run against the first."""

    run: str
    title: str
    pack: PackComparison
    difference: Difference


@dataclass(frozen=True)
class ChangedLine:
    """One item that changed; `to_right`: the other run has it right, and the first has not."""

    item: ChangedItem
    to_right: bool


def compared_lines(found: RunsCompared, titles: dict[str, str]) -> list[ComparedLine]:
    """The packs that were compared, run by run in their order."""
    return [
        ComparedLine(name, titles.get(pack.pack, pack.pack), pack, pack.difference)
        for comparison, name in zip(found.comparisons, short_names(found)[1:], strict=True)
        for pack in comparison.packs
        if pack.difference is not None
    ]


def changed_lines(pack: PackComparison, most: int) -> list[ChangedLine]:
    """At most so many of the items that changed in either direction, those that became wrong first."""
    wrong = [ChangedLine(item, to_right=False) for item in pack.to_wrong[:most]]
    return wrong + [ChangedLine(item, to_right=True) for item in pack.to_right[:most]]


class ComparedColumns(QObject):
    """The columns of the table of packs."""

    def __init__(self, look: Look, owner: QObject) -> None:
        super().__init__(owner)
        icons = {
            True: look.icon("done", Tone.GOOD),
            False: look.icon("failure", Tone.BAD),
            None: look.icon("not_applicable", Tone.QUIET),
        }
        self.columns: tuple[Column[ComparedLine], ...] = (
            Column(self.tr("Run"), lambda one: one.run),
            Column(self.tr("Pack"), lambda one: one.title, wide=True),
            Column(self.tr("Found"), self._verdict, icon=lambda one: icons[one.pack.better], tip=self._test),
            Column(self.tr("First"), lambda one: share(one.difference.before), number=True),
            Column(self.tr("This"), lambda one: share(one.difference.after), number=True),
            Column(
                self.tr("Difference (95 %)"),
                _difference,
                sort=lambda one: one.difference.value,
                number=True,
                tip=self._test,
            ),
            Column(
                self.tr("p, corrected"),
                lambda one: _p_value(one.difference.corrected),
                sort=lambda one: one.difference.corrected,
                number=True,
                tip=self._corrected,
            ),
            Column(self.tr("Now right"), lambda one: _whole(one, _now_right), sort=_now_right, number=True),
            Column(self.tr("Now wrong"), lambda one: _whole(one, _now_wrong), sort=_now_wrong, number=True),
            Column(
                self.tr("Items"), lambda one: whole(one.difference.items), sort=_items, number=True, tip=self._alone
            ),
        )

    def _verdict(self, line: ComparedLine) -> str:
        if line.pack.better is None:
            return self.tr("none shown")
        return self.tr("better") if line.pack.better else self.tr("worse")

    def _test(self, line: ComparedLine) -> str:
        text = self.tr("{metric}: this run minus the first, by {test}; 95 % interval: {method}")
        found = line.difference
        return text.format(metric=line.pack.metric, test=found.test, method=found.interval.method)

    def _corrected(self, line: ComparedLine) -> str:
        text = self.tr("p = {p} for this pack alone; corrected after Holm for all packs and runs of this comparison.")
        return text.format(p=_p_value(line.difference.p_value))

    def _alone(self, line: ComparedLine) -> str:
        text = self.tr("Items that both runs were asked. Left out: {first} of the first run, {other} of this one.")
        return text.format(first=whole(line.pack.only_before), other=whole(line.pack.only_after))


class ChangedColumns(QObject):
    """The columns of the table of items that changed."""

    def __init__(self, look: Look, owner: QObject) -> None:
        super().__init__(owner)
        icons = {True: look.icon("done", Tone.GOOD), False: look.icon("failure", Tone.BAD)}
        self.columns: tuple[Column[ChangedLine], ...] = (
            Column(self.tr("Item"), lambda one: one.item.item, wide=True),
            Column(self.tr("Change"), self._change, icon=lambda one: icons[one.to_right]),
            Column(self.tr("First"), lambda one: share(one.item.before), number=True),
            Column(self.tr("This"), lambda one: share(one.item.after), number=True),
        )

    def _change(self, line: ChangedLine) -> str:
        return self.tr("wrong to right") if line.to_right else self.tr("right to wrong")


def _difference(line: ComparedLine) -> str:
    found = line.difference
    plus = "+" if found.value > 0 else ""
    return f"{plus}{signed(found.value)} ({signed(found.interval.low)} to {signed(found.interval.high)})"


def _p_value(value: float) -> str:
    return "< 0.001" if value < 0.001 else share(value)


def _whole(line: ComparedLine, count: Callable[[ComparedLine], int]) -> str:
    """A number of items that changed; a dash where scores are neither right nor wrong."""
    return whole(count(line)) if line.pack.right_or_wrong else "–"


def _now_right(line: ComparedLine) -> int:
    return len(line.pack.to_right)


def _now_wrong(line: ComparedLine) -> int:
    return len(line.pack.to_wrong)


def _items(line: ComparedLine) -> int:
    return line.difference.items
