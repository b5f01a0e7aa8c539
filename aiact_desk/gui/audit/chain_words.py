"""The audit chain in words: what a row is about, and what a check came to."""

from __future__ import annotations

from aiact_desk.desk.audit import FileCheck, Outcome, Verification
from aiact_desk.documents.audit.entry import Kind
from aiact_desk.gui import words
from aiact_desk.gui.parts.figures import moment, whole
from aiact_desk.gui.words import QT_TRANSLATE_NOOP
from aiact_desk.wording import say

_KINDS: dict[str, str] = {
    Kind.BEGIN: QT_TRANSLATE_NOOP("Audit", "beginning"),
    Kind.VALUE: QT_TRANSLATE_NOOP("Audit", "value"),
    Kind.STATE: QT_TRANSLATE_NOOP("Audit", "state"),
    Kind.STEP: QT_TRANSLATE_NOOP("Audit", "step of a review"),
    Kind.PERSON: QT_TRANSLATE_NOOP("Audit", "person"),
    Kind.RUN: QT_TRANSLATE_NOOP("Audit", "run"),
    Kind.EXPORT: QT_TRANSLATE_NOOP("Audit", "export"),
    Kind.BUNDLE: QT_TRANSLATE_NOOP("Audit", "bundle sent"),
    Kind.IMPORT: QT_TRANSLATE_NOOP("Audit", "bundle taken in"),
    Kind.REQUEST: QT_TRANSLATE_NOOP("Audit", "request"),
    Kind.ANSWER: QT_TRANSLATE_NOOP("Audit", "answer to a request"),
    Kind.DELIVERY: QT_TRANSLATE_NOOP("Audit", "delivery"),
    Kind.RETENTION: QT_TRANSLATE_NOOP("Audit", "keeping"),
    Kind.DELETION: QT_TRANSLATE_NOOP("Audit", "deletion"),
    Kind.ERASURE: QT_TRANSLATE_NOOP("Audit", "erasure"),
}
_OUTCOMES: dict[Outcome, str] = {
    "holds": QT_TRANSLATE_NOOP("Audit", "the chain still holds the row that the file knows"),
    "truncated": QT_TRANSLATE_NOOP("Audit", "the row that the file knows is gone: the chain was cut off"),
    "rewritten": QT_TRANSLATE_NOOP("Audit", "the row that the file knows has another hash: the chain was rewritten"),
    "other_library": QT_TRANSLATE_NOOP("Audit", "the file was written from another library"),
    "no_head": QT_TRANSLATE_NOOP("Audit", "the file knows no row of a chain"),
}


def kind_word(kind: str) -> str:
    """What a row records; a kind of a later program is shown as it is written."""
    return words.translate("Audit", _KINDS[kind]) if kind in _KINDS else kind


def chain_words(found: Verification) -> str:
    """Whether the chain and the records of the library hold."""
    if found.broken is None:
        text = words.translate("Audit", "The audit chain holds: {rows} rows, and the records agree with them.")
        return text.format(rows=whole(found.rows))
    why = say(found.broken.why, {**found.broken.params, "seq": found.broken.seq})
    return words.translate("Audit", "The audit chain does not hold. {why}").format(why=why)


def file_words(check: FileCheck) -> str:
    """What a file says of the chain, and whether it is a file that this library wrote."""
    said = words.translate("Audit", _OUTCOMES[check.outcome])
    if check.export is None:
        text = words.translate("Audit", "{file}: {said}. It is no file that was recorded here, or was changed since.")
        return text.format(file=check.file.name, said=said)
    text = words.translate("Audit", "{file}: {said}. It is the file that {person} wrote on {at}.")
    return text.format(file=check.file.name, said=said, person=check.export.person, at=moment(check.export.at))
