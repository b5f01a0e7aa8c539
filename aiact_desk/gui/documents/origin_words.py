"""Where an answer comes from, in words for the person who fills the form."""

from __future__ import annotations

from aiact_desk.documents.content import Content
from aiact_desk.documents.nouns import Answer
from aiact_desk.gui import words
from aiact_desk.gui.parts.figures import moment
from aiact_desk.gui.words import QT_TRANSLATE_NOOP

_WORDS = {
    "measured": QT_TRANSLATE_NOOP("Origins", "Measured in run {source}, {at}"),
    "inspected": QT_TRANSLATE_NOOP("Origins", "Read from {source} of {versions}, {at}"),
    "computed": QT_TRANSLATE_NOOP("Origins", "Computed from other answers, {at}"),
    "imported": QT_TRANSLATE_NOOP("Origins", "Taken from the {source}, {at}"),
    "typed": QT_TRANSLATE_NOOP("Origins", "Typed by {source}, {at}"),
}


def origin_words(content: Content, answer: Answer) -> str:
    """One line: how, from what, when."""
    provenance = answer.provenance
    names = {version.id: version.name for version in content.versions}
    versions = ", ".join(names[id] for id in provenance.detail.split() if id in names)
    text = words.translate("Origins", _WORDS[provenance.origin])
    return text.format(source=provenance.source, versions=versions or content.model.name, at=moment(answer.at))
