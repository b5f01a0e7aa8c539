"""How a run asks its model, the chat template aside: every field of `Asking`, and the seed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from aiact_desk.evaluation.request import Asking, Sampling, Variation
from aiact_desk.gui.parts.boxes import row
from aiact_desk.gui.parts.labels import label

MOST = 2**31 - 1
LIKELY_TEMPERATURE = 0.7
"""What the field begins with once answers are to be drawn; most model cards name a value near it."""


class AskingFields(QWidget):
    """Begins with what the suite says; `stated` gives what differs from it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._by_suite = Asking()
        self.system_prompt, self.thinking, self.think_end = QPlainTextEdit(), QComboBox(), QLineEdit()
        self.drawing, self.temperature, self.top_p = QComboBox(), QDoubleSpinBox(), QDoubleSpinBox()
        self.top_k, self.most_written, self.repeats, self.seed = QSpinBox(), QSpinBox(), QSpinBox(), QSpinBox()
        self.vary: dict[Variation, QCheckBox] = {
            "seeds": QCheckBox(self.tr("s&eeds of drawing")),
            "shots": QCheckBox(self.tr("order of e&xamples")),
            "format": QCheckBox(self.tr("prompt &format")),
        }
        self._set_up()
        self._arrange()
        self._connect()
        self.begin_with(self._by_suite)

    # What comes in and goes out

    def begin_with(self, by_suite: Asking) -> None:
        """Take another suite's words as the beginning; what the user stated before is kept."""
        kept = self.stated()
        self._by_suite = by_suite
        self.state(kept)

    def state(self, stated: Mapping[str, object]) -> None:
        """Show the suite's words, and these in their place."""
        asking = Asking.model_validate({**self._by_suite.model_dump(), **stated})
        self.system_prompt.setPlainText(asking.system_prompt or "")
        self.thinking.setCurrentIndex(self.thinking.findData(asking.thinking))
        self.think_end.setText(asking.think_end or "")
        drawn = asking.sampling
        self.drawing.setCurrentIndex(self.drawing.findData(drawn.temperature > 0))
        self.temperature.setValue(drawn.temperature or LIKELY_TEMPERATURE)
        self.top_p.setValue(drawn.top_p)
        self.top_k.setValue(drawn.top_k or 0)
        self.most_written.setValue(asking.most_written or 0)
        self.repeats.setValue(asking.repeats)
        for name, box in self.vary.items():
            box.setChecked(name in asking.vary)
        self._follow()

    def stated(self) -> dict[str, object]:
        """What differs from the suite, by the names of `Asking`."""
        suite, shown = self._by_suite.model_dump(), self._shown()
        return {name: value for name, value in shown.items() if value != suite[name]}

    def seed_stated(self) -> int | None:
        """The one seed in place of all usual ones; None for the usual ones."""
        return self.seed.value() if self.seed.value() >= 0 else None

    def _shown(self) -> dict[str, object]:
        thinking, several = self.thinking.currentData(), self.repeats.value() > 1
        prompt = self.system_prompt.toPlainText()
        return {
            "system_prompt": prompt if prompt.strip() else None,
            "thinking": thinking,
            "think_end": (self.think_end.text() or None) if thinking is not False else None,
            "sampling": self._sampling().model_dump(),
            "most_written": self.most_written.value() or None,
            "repeats": self.repeats.value(),
            "vary": tuple(name for name, box in self.vary.items() if several and box.isChecked()),
        }

    def _sampling(self) -> Sampling:
        if not self.drawing.currentData():
            return Sampling()
        drawn = Sampling(temperature=self.temperature.value(), top_p=self.top_p.value())
        return drawn.model_copy(update={"top_k": self.top_k.value() or None})

    # How it looks

    def _set_up(self) -> None:
        self.system_prompt.setTabChangesFocus(True)
        self.system_prompt.setFixedHeight(round(self.fontMetrics().height() * 3.6))
        self.system_prompt.setPlaceholderText(self.tr("none"))
        for text, thinking in self._thinkings():
            self.thinking.addItem(text, thinking)
        self.think_end.setPlaceholderText(self.tr("</think>"))
        self.drawing.addItem(self.tr("The likeliest token each time"), False)
        self.drawing.addItem(self.tr("Drawn at a temperature"), True)
        _set_range(self.temperature, 0.01, 5, step=0.1)
        _set_range(self.top_p, 0.01, 1, step=0.05)
        self.top_k.setRange(0, MOST)
        self.top_k.setSpecialValueText(self.tr("no limit"))
        self.most_written.setRange(0, MOST)
        self.most_written.setSpecialValueText(self.tr("as each pack says"))
        self.repeats.setRange(1, 100)
        self.repeats.setSpecialValueText(self.tr("once"))
        self.repeats.setSuffix(self.tr(" times"))
        self.seed.setRange(-1, MOST)
        self.seed.setSpecialValueText(self.tr("the usual seeds"))
        self.seed.setValue(-1)
        named = (
            (self.temperature, self.tr("Temperature")),
            (self.top_p, self.tr("Top-p: the likeliest tokens that sum to this")),
            (self.top_k, self.tr("Top-k: this many likeliest tokens")),
            (self.think_end, self.tr("Text that ends the thinking")),
        )
        for field, name in named:
            field.setAccessibleName(name)
            field.setToolTip(name)

    def _arrange(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        self._ends = _called(self.tr("ends wit&h"), self.think_end)
        self._cuts = (_called(self.tr("top-&p"), self.top_p), _called(self.tr("top-&k"), self.top_k))
        named, thinking = self._named, row(self.thinking, self._ends, self.think_end, wide=2)
        named(form, self.tr("S&ystem prompt:"), self.system_prompt, self.system_prompt)
        named(form, self.tr("&Thinking:"), self.thinking, thinking)
        drawing = (self.drawing, self.temperature, self._cuts[0], self.top_p, self._cuts[1], self.top_k)
        named(form, self.tr("Dra&wing:"), self.drawing, row(*drawing))
        self._varying = label(self.tr("varying"), wrap=False)
        named(form, self.tr("&Asked:"), self.repeats, row(self.repeats, self._varying, *self.vary.values()))
        seed = _called(self.tr("See&d:"), self.seed)
        named(form, self.tr("To&kens at most:"), self.most_written, row(self.most_written, seed, self.seed))
        for field in (self.most_written, self.seed):
            field.setMinimumWidth(self.fontMetrics().averageCharWidth() * 26)

    def _named(self, form: QFormLayout, name: str, field: QWidget, place: QWidget | QLayout) -> None:
        """A row whose first field bears the name."""
        form.addRow(_called(name, field), place)

    def _connect(self) -> None:
        self.system_prompt.textChanged.connect(self._follow)
        self.think_end.textChanged.connect(self._follow)
        for choice in (self.thinking, self.drawing):
            choice.currentIndexChanged.connect(self._follow)
        for number in (self.top_k, self.most_written, self.repeats, self.seed):
            number.valueChanged.connect(self._follow)
        for fraction in (self.temperature, self.top_p):
            fraction.valueChanged.connect(self._follow)
        for box in self.vary.values():
            box.toggled.connect(self._follow)

    def _follow(self) -> None:
        drawn = bool(self.drawing.currentData())
        for field in (self.temperature, *self._cuts, self.top_p, self.top_k):
            field.setEnabled(drawn)
        for one in (self._varying, *self.vary.values()):
            one.setEnabled(self.repeats.value() > 1)
        for one in (self._ends, self.think_end):
            one.setEnabled(self.thinking.currentData() is not False)
        self.changed.emit()

    def _thinkings(self) -> tuple[tuple[str, bool | None], ...]:
        return (
            (self.tr("As the template does by default"), None),
            (self.tr("On"), True),
            (self.tr("Off"), False),
        )


def _called(name: str, field: QWidget) -> QLabel:
    """The name of a field, which its mnemonic leads to."""
    made = QLabel(name)
    made.setBuddy(field)
    return made


def _set_range(field: QDoubleSpinBox, low: float, high: float, *, step: float) -> None:
    field.setDecimals(3)
    field.setRange(low, high)
    field.setSingleStep(step)
