"""Words of the page that stand in no template: what the script says, and the force of a row."""

from __future__ import annotations

from collections.abc import Mapping

from aiact_desk.regulation.terms import Force
from aiact_desk.wording.catalogue import N_, translate

FORCES: Mapping[Force, str] = {
    Force.ACT: N_("asked by the AI Act"),
    Force.CODE: N_("asked of signatories by the Code of Practice"),
    Force.TEMPLATE: N_("part of the official template"),
    Force.GUIDELINE: N_("the Commission's reading"),
    Force.OURS: N_("a proposal of this program"),
}

_SCRIPT: Mapping[str, str] = {
    "progress": N_("{done} of {all} questions looked at"),
    "words": N_("{words} words; about {guidance} are asked for"),
    "row": N_("Entry {number}"),
    "remove": N_("Remove entry {number}"),
    "saved": N_("Saved as {file}. Send that file back to {person}."),
    "no_name": N_("Give your name and the day before you save: they are kept with your answers."),
    "opened": N_("Opened the answers of {file}."),
    "other_packet": N_("{file} holds answers to other questions, and was not opened."),
    "not_answers": N_("{file} is no file of answers that was saved from a page like this one."),
    "draft": N_("Went on with the draft that this tab kept. It is gone once the tab is closed: save your answers."),
    "comma": N_("Write a point before decimals, not a comma."),
    "no_digit": N_("Begin with a digit."),
}


def script_texts() -> dict[str, str]:
    """What the script of the page says, by name, with {placeholders} that it fills."""
    return {name: translate(text) for name, text in _SCRIPT.items()}
