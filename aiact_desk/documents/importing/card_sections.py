"""Which row the sections of a model card answer, told by the headings of the Hub's template and their common forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from aiact_desk.documents.importing.markdown import Section
from aiact_desk.documents.importing.proposal import Gathering
from aiact_desk.regulation.json_values import Json

_INTENDED = "use.intended"
_RESTRICTED = "use.intended, restricted"
_ROWS = {
    "direct use": _INTENDED,
    "downstream use": _INTENDED,
    "intended use": _INTENDED,
    "intended uses": _INTENDED,
    "intended use cases": _INTENDED,
    "primary intended uses": _INTENDED,
    "out-of-scope use": _RESTRICTED,
    "out-of-scope uses": _RESTRICTED,
    "out-of-scope use cases": _RESTRICTED,
    "prohibited uses": _RESTRICTED,
    "how to get started with the model": "use.technical_means",
    "how to use": "use.technical_means",
    "hardware requirements": "use.hardware",
    "software requirements": "use.software",
    "model architecture": "properties.architecture",
    "model architecture and objective": "properties.architecture",
    "training procedure": "training.design",
    "training data": "data.scope",
    "preprocessing": "data.curation",
    "data preprocessing": "data.curation",
}
_KINDS = {_INTENDED: "Intended uses", _RESTRICTED: "Restricted or prohibited uses"}
_TO_BE_FILLED = re.compile(r"\[more information needed\](\([^)\s]{0,200}\))?|\{\{[^{}]{0,200}\}\}", re.IGNORECASE)


@dataclass(frozen=True)
class _Passage:
    title: str
    text: str


def propose_sections(gathering: Gathering, found: Sequence[Section]) -> None:
    """Propose the text under every heading that answers a row; those that answer none are noted."""
    passages = _by_row(gathering, found)
    for row, said in passages.items():
        if row not in _KINDS:
            gathering.propose(row, _joined(said), _place(said))
    chosen = next((row for row in (_INTENDED, _RESTRICTED) if row in passages), None)
    if chosen:
        value: Json = {"kind": _KINDS[chosen], "statement": _joined(passages[chosen])}
        gathering.propose(_INTENDED, value, _place(passages[chosen]))
    if chosen == _INTENDED and _RESTRICTED in passages:
        gathering.note("record_imports.note_either", place=_place(passages[_RESTRICTED]))


def _by_row(gathering: Gathering, found: Sequence[Section]) -> dict[str, list[_Passage]]:
    """The passages for each row; a section without a heading of its own row goes with the one that it stands in."""
    passages: dict[str, list[_Passage]] = {}
    around: list[tuple[int, str]] = []
    for section in found:
        while around and around[-1][0] >= section.level:
            around.pop()
        if own := _ROWS.get(section.key):
            around.append((section.level, own))
        text = _TO_BE_FILLED.sub("", section.text).strip()
        if text and around:
            passages.setdefault(around[-1][1], []).append(_Passage(section.title, text))
        elif text:
            gathering.fits_no_row(f"section “{section.title}”")
    return passages


def _joined(said: Sequence[_Passage]) -> str:
    if len(said) == 1:
        return said[0].text
    return "\n\n".join(f"{one.title}:\n{one.text}" for one in said)


def _place(said: Sequence[_Passage]) -> str:
    return "section " + ", ".join(f"“{one.title}”" for one in said)
