"""The dialog that takes over what came back of a question packet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from aiact_desk.desk import packets
from aiact_desk.desk.packets import Look
from aiact_desk.documents.packets.comparison import TAKEABLE, ComparedRow
from aiact_desk.gui import words
from aiact_desk.gui.documents.outline_model import row_name
from aiact_desk.gui.documents.taking.side_by_side import Offer
from aiact_desk.gui.documents.taking.take_dialog import TakeDialog
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.workbench import Workbench
from aiact_desk.regulation.values import show
from aiact_desk.wording import say_problem


class AnswersDialog(TakeDialog):
    """Shows a Look at a returned file."""

    def __init__(self, parent: QWidget, bench: Workbench, look: Look, done: Callable[[object], object]) -> None:
        super().__init__(
            parent,
            bench,
            words.translate("AnswersDialog", "Answers to a question packet"),
            words.translate(
                "AnswersDialog",
                "Tick what you take. Each answer keeps who gave it, on which day, and where that person has it from.",
            ),
            words.translate("AnswersDialog", "Came back"),
        )
        given, desk = look.returned, bench.desk
        text = self.tr("Answered by {name} on {day}; the packet went to {to}.")
        said = text.format(name=given.name, day=given.date.isoformat(), to=look.packet.sent_to)
        self.above.addWidget(label(said, "strong", selectable=True))
        offers = [_offer(one) for one in look.rows]
        self.offer(offers, (), lambda rows: packets.take_answers(desk, look, rows), done)


def _offer(one: ComparedRow) -> Offer:
    verdicts = {
        "new": words.translate("AnswersDialog", "new"),
        "same": words.translate("AnswersDialog", "the same"),
        "differs": words.translate("AnswersDialog", "differs"),
        "refused": words.translate("AnswersDialog", "cannot be taken"),
        "unknown": words.translate("AnswersDialog", "not known there"),
        "ask": words.translate("AnswersDialog", "somebody else is named"),
        "blank": words.translate("AnswersDialog", "no answer"),
    }
    return Offer(
        key=one.field.id,
        name=row_name(one.field),
        verdict=verdicts[one.state],
        stands=_stands(one),
        offered=show(one.field, one.value) if one.value is not None else one.returned.ask,
        source=_source(one),
        can_take=one.state in TAKEABLE,
        ticked=one.state == "new",
        why=say_problem(one.why) if one.why else "",
    )


def _stands(one: ComparedRow) -> str:
    if one.stands is None:
        return ""
    if (why := one.stands.not_applicable) is not None:
        return words.translate("AnswersDialog", "Not applicable: {reason}").format(reason=why)
    if one.stands.left_open is not None:
        return words.translate("AnswersDialog", "Left open: {reason}").format(reason=one.stands.left_open)
    return show(one.field, one.stands.value)


def _source(one: ComparedRow) -> str:
    said = []
    if one.returned.source:
        said.append(words.translate("AnswersDialog", "Source: {source}.").format(source=one.returned.source))
    if one.files:
        text = words.translate("AnswersDialog", "Files were named that do not travel with a packet: {files}.")
        said.append(text.format(files=", ".join(one.files)))
    return " ".join(said)
