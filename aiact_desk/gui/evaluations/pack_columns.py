"""The columns of a run's figures: what was found, how sure it is, and what must be known beside it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from aiact_desk.documents.beside import beside_line
from aiact_desk.gui.evaluations.pack_lines import PackLine
from aiact_desk.gui.evaluations.remarks import is_impaired, remarks
from aiact_desk.gui.look import Look, Tone
from aiact_desk.gui.parts.figures import share, signed, whole
from aiact_desk.gui.parts.rows_model import Column

BAR = 3
"""The column that is painted as a bar."""


class PackColumns(QObject):
    """The columns of the table of figures."""

    def __init__(self, look: Look, owner: QObject) -> None:
        super().__init__(owner)
        icons = {
            "": look.icon("done", Tone.GOOD),
            "at_work": look.icon("running", Tone.LIVE),
            "waiting": look.icon("open", Tone.QUIET),
            "not_measured": look.icon("not_applicable", Tone.QUIET),
            "not_measurable": look.icon("not_applicable", Tone.QUIET),
            "skipped": look.icon("not_applicable", Tone.QUIET),
        }
        impaired = look.icon("warning", Tone.WARN)
        self.columns: tuple[Column[PackLine], ...] = (
            Column(self.tr("Topic"), lambda one: one.topic),
            Column(self.tr("Pack"), lambda one: one.title, icon=lambda one: icons[one.wait]),
            Column(
                self.tr("Value (95 %)"),
                self._figure,
                sort=_value_of,
                number=True,
                icon=lambda one: impaired if is_impaired(one.result) else None,
                tip=self._method,
            ),
            Column(self.tr("0 to 1"), self._figure, wide=True, value=lambda one: one.estimate, tip=self._explained),
            Column(self.tr("Chance"), self._chance, sort=_chance_of, number=True, tip=self._adjusted),
            Column(self.tr("Items"), self._items, sort=lambda one: one.items or -1, number=True),
            Column(self.tr("Effective"), self._effective, sort=_effective_of, number=True, tip=self._dependent),
            Column(self.tr("Shows from"), self._smallest, sort=_smallest_of, number=True, tip=self._power),
        )

    def _figure(self, line: PackLine) -> str:
        if line.estimate is not None:
            return f"{share(line.estimate.value)} ({share(line.estimate.low)} – {share(line.estimate.high)})"
        waits = {
            "at_work": self.tr("at work"),
            "waiting": self.tr("waiting"),
            "not_measured": self.tr("not measured"),
            "not_measurable": self.tr("not measurable for this model"),
            "skipped": self.tr("left out"),
        }
        return waits.get(line.wait, "")

    def _method(self, line: PackLine) -> str:
        if line.result is None:
            return line.metric
        if line.wait == "not_measurable":
            return self.tr(
                "The model does no better than guessing at the task itself, so the figure would say nothing "
                "about its conduct."
            )
        text = self.tr("{metric}, with its 95 % interval ({method})")
        told = text.format(metric=line.metric, method=line.result.interval.method)
        return "\n".join([told, *map(beside_line, line.result.beside), *remarks(line.result)])

    def _explained(self, line: PackLine) -> str:
        if line.estimate is None:
            return ""
        if line.estimate.chance is None:
            return self.tr("The mark is the value, the band its 95 % interval.")
        text = self.tr("The mark is the value, the band its 95 % interval, the dashed line what guessing scores: {at}.")
        return text.format(at=share(line.estimate.chance))

    def _chance(self, line: PackLine) -> str:
        return "" if line.result is None else _or_dash(line.result.chance)

    def _adjusted(self, line: PackLine) -> str:
        if line.result is None or line.result.adjusted is None:
            return self.tr("What guessing scores.")
        found = line.result.adjusted
        text = self.tr(
            "What guessing scores. With guessing taken out, so that guessing is 0 and all right is 1: "
            "{value} ({low} to {high})."
        )
        low, high = signed(found.interval.low), signed(found.interval.high)
        return text.format(value=signed(found.value), low=low, high=high)

    def _items(self, line: PackLine) -> str:
        if line.items is None:
            return ""
        if not line.partial:
            return whole(line.items)
        if line.items_in_pack is None:
            return self.tr("{items}, partial").format(items=whole(line.items))
        text = self.tr("{items} of {all}, partial")
        return text.format(items=whole(line.items), all=whole(line.items_in_pack))

    def _effective(self, line: PackLine) -> str:
        if line.result is None:
            return ""
        found = line.result.effective_items
        return "–" if found is None else whole(round(found))

    def _dependent(self, line: PackLine) -> str:
        text = self.tr("As many independent items would give as wide an interval.")
        if line.result is None or line.result.clusters is None:
            return text
        groups = self.tr("The items belong to {count} groups that stand and fall together.")
        return f"{text} {groups.format(count=whole(line.result.clusters))}"

    def _smallest(self, line: PackLine) -> str:
        return "" if line.result is None else _or_dash(line.result.smallest_difference)

    def _power(self, line: PackLine) -> str:
        return self.tr("The smallest difference to another model that as many items would show in four of five tries.")


def _value_of(line: PackLine) -> float:
    return line.estimate.value if line.estimate else -1.0


def _chance_of(line: PackLine) -> float:
    return _known(line.result.chance if line.result else None)


def _effective_of(line: PackLine) -> float:
    return _known(line.result.effective_items if line.result else None)


def _smallest_of(line: PackLine) -> float:
    return _known(line.result.smallest_difference if line.result else None)


def _known(value: float | None) -> float:
    """What is not known stands first."""
    return -1.0 if value is None else value


def _or_dash(value: float | None) -> str:
    return "–" if value is None else share(value)
