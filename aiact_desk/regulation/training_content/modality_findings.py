"""Whether what is said of the modalities fits together: those of each source, and the types of content of each."""

from __future__ import annotations

from aiact_desk.regulation.finding import Finding, ValueOf
from aiact_desk.regulation.training_content.answers import MODALITIES, part, ticked
from aiact_desk.regulation.training_content.rules import said

SOURCES = ("2.1", "2.2.1", "2.2.2", "2.3", "2.4", "2.5")
"""The sections of sources that ask for modalities."""


def modality_findings(value_of: ValueOf) -> list[Finding]:
    """The rule is the program's own: the form asks the same in several places."""
    overall = ticked(value_of, "1.3.modality")
    if not overall:
        return []
    strange = {source: set(ticked(value_of, f"{source}.modalities")) - set(overall) for source in SOURCES}
    found = [
        said(
            "modalities", "broken", "training_content.strange_modality", section=source, names=", ".join(sorted(names))
        )
        for source, names in strange.items()
        if names
    ]
    undescribed = [each for each in overall if part(value_of, "1.3.types", MODALITIES[each]) is None]
    if value_of("1.3.types") is not None and undescribed:
        found.append(said("modalities", "open", "training_content.no_types", names=", ".join(undescribed)))
    return found or [said("modalities", "holds", "training_content.modalities_agree")]
