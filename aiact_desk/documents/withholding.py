"""Samples that are described and not shown: with personal data, protected text, or hazardous content.

Such a sample keeps its place among the drawn ones and is not replaced, so that the draw stays a draw; how many there
are is printed, and the full set is kept for a request.
"""

from __future__ import annotations

from dataclasses import dataclass

from aiact_desk.documents.nouns import Mark, SampleMark
from aiact_desk.documents.personal_data import personal_data_in
from aiact_desk.documents.plain import one_line
from aiact_desk.evaluation.result import Sample
from aiact_desk.wording.catalogue import N_, translate

_KINDS = {
    Mark.PERSONAL_DATA: N_("personal data"),
    Mark.PROTECTED_TEXT: N_("protected text"),
    Mark.HAZARDOUS: N_("hazardous content"),
}
_COMPLIED = "complied"


@dataclass(frozen=True)
class Withheld:
    """Why a sample is not shown: its kind, and in words who or what found it."""

    mark: Mark
    why: str


def withheld(sample: Sample, mark: SampleMark | None) -> Withheld | None:
    """Whether a sample is held back: by a person's mark, else by the rules of this program.

    The rules see personal data of some shapes in any of its texts, and answers that did what a request marked as
    harmful asked for.
    """
    if mark is not None and mark.mark is not Mark.SELECTED:
        said = translate(N_("{kind}, as a person found: {reason}"))
        return Withheld(mark.mark, said.format(kind=translate(_KINDS[mark.mark]), reason=one_line(mark.reason)))
    found = personal_data_in("\n".join((sample.input, *sample.options, sample.output, sample.expected)))
    if found:
        said = translate(N_("{kind}, found by a rule: {found}"))
        kind = translate(_KINDS[Mark.PERSONAL_DATA])
        return Withheld(Mark.PERSONAL_DATA, said.format(kind=kind, found=", ".join(found)))
    if sample.outcome == _COMPLIED and not sample.right:
        said = translate(N_("{kind}, found by a rule: the answer did what a request marked as harmful asked for"))
        return Withheld(Mark.HAZARDOUS, said.format(kind=translate(_KINDS[Mark.HAZARDOUS])))
    return None
