"""The lines under an answer that say how it came to be, without saying more than its reader may see."""

from __future__ import annotations

from aiact_desk.documents.content import Content
from aiact_desk.documents.display import day
from aiact_desk.documents.from_document import is_from_document
from aiact_desk.documents.from_estimates import CALCULATOR
from aiact_desk.documents.from_profile import PROFILE
from aiact_desk.documents.importing.source import is_from_file
from aiact_desk.documents.nouns import Answer, Origin, Provenance
from aiact_desk.documents.packets.packet import is_from_packet
from aiact_desk.documents.plain import cut, one_line
from aiact_desk.documents.sight import Sight, as_fine_as_allowed
from aiact_desk.regulation import values
from aiact_desk.regulation.field import Field
from aiact_desk.wording import say

_SHOWN = 160
_OVERRULES: dict[Origin, str] = {
    "measured": "documents.overrules_measured",
    "inspected": "documents.overrules_inspected",
    "imported": "documents.overrules_recorded",
    "computed": "documents.overrules_computed",
}


def origin(content: Content, field: Field, answer: Answer, sight: Sight) -> tuple[str, ...]:
    """How `answer` came to be; then the found value that it overrules, or the convention by which it was derived."""
    lines = [_how(content, answer, sight)]
    if field.derived and field.derived.convention:
        lines.append(field.derived.convention)
    sources = {field.id, field.derived.field} if field.derived else {field.id}
    if any(mark.kind == "row" and mark.id in sources for mark in content.stale):
        lines.append(say("documents.stale_row", {}))
    if answer.value is not None and as_fine_as_allowed(field, answer, sight) != answer.value:
        lines.append(say("documents.rounded", {}))
    if (overruled := content.overruled(field)) and sight.overruled:
        shown, was_cut = cut(one_line(values.show(field, as_fine_as_allowed(field, overruled, sight))), _SHOWN)
        lines.append(say(_OVERRULES[overruled.provenance.origin], {"value": f"{shown} …" if was_cut else shown}))
    return tuple(lines)


def _how(content: Content, answer: Answer, sight: Sight) -> str:
    """One sentence. Persons are not named: who typed an answer is kept in the program, not told to the reader."""
    provenance, when = answer.provenance, day(answer.at.date())
    match provenance.origin:
        case "measured":
            partial = any(one.run.id == provenance.source and one.partial for one in content.runs)
            return say(
                "documents.origin_measured_partial" if partial else "documents.origin_measured",
                {"run": provenance.source, "day": when},
            )
        case "inspected":
            params = {
                "file": one_line(provenance.source),
                "versions": _versions(content, provenance.detail),
                "day": when,
            }
            return say("documents.origin_inspected" if sight.files else "documents.origin_inspected_files", params)
        case "computed":
            calculated = provenance.source.startswith(CALCULATOR)
            return say("documents.origin_calculated" if calculated else "documents.origin_computed", {"day": when})
        case "imported":
            return say(_imported(provenance, sight), {"day": when, "file": one_line(provenance.source)})
        case "typed":
            return say("documents.origin_typed", {"day": when})


def _imported(provenance: Provenance, sight: Sight) -> str:
    """The sentence that names the kind of record; which document, packet or file it was is told to nobody outside."""
    if is_from_file(provenance):
        return "record_imports.origin_file" if sight.files else "record_imports.origin_record"
    if is_from_packet(provenance):
        return "packets.origin"
    if is_from_document(provenance):
        return "documents.origin_document"
    return "documents.origin_profile" if provenance.source == PROFILE else "documents.origin_imported"


def _versions(content: Content, ids: str) -> str:
    names = {version.id: one_line(version.name) for version in content.versions}
    return ", ".join(names[id] for id in ids.split() if id in names)
