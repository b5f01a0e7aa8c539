"""What happened to a document, in sentences: who sent it, who approved it, and how it was checked that it was they."""

from __future__ import annotations

from collections.abc import Sequence

from aiact_desk.documents.nouns import DocumentState
from aiact_desk.documents.review import Identity, Step, StepKind
from aiact_desk.gui import words
from aiact_desk.gui.parts.figures import moment
from aiact_desk.gui.words import QT_TRANSLATE_NOOP

_CONTEXT = "Life"

_STEPS = {
    StepKind.SENT: QT_TRANSLATE_NOOP("Life", "Sent to review by {person}, {at}."),
    StepKind.RETURNED: QT_TRANSLATE_NOOP("Life", "Sent back by {person}, {at}: {reason}"),
    StepKind.APPROVED: QT_TRANSLATE_NOOP("Life", "Approved by {person}, {at}."),
}
_IDENTITIES = {
    Identity.UNCHECKED: QT_TRANSLATE_NOOP("Life", "Identity of reviewer not checked."),
    Identity.PASSPHRASE: QT_TRANSLATE_NOOP("Life", "Identity checked by passphrase."),
    Identity.CERTIFICATE: QT_TRANSLATE_NOOP("Life", "Identity checked by certificate."),
}


def life_words(state: DocumentState, steps: Sequence[Step]) -> str:
    """The steps that count for the text as it stands; for a draft what it came back for, if it did."""
    last_sent = max((at for at, step in enumerate(steps) if step.step is StepKind.SENT), default=0)
    counting = steps[-1:] if state is DocumentState.DRAFT else steps[last_sent:]
    if not counting:
        return words.translate(_CONTEXT, "Nobody was asked to review it yet.")
    return " ".join(step_words(step) for step in counting)


def step_words(step: Step) -> str:
    """One step in a sentence; an approval also says how the person was known, and whether they wrote it themselves."""
    person = f"{step.person} ({step.function})" if step.function else step.person
    said = words.translate(_CONTEXT, _STEPS[step.step])
    said = said.format(person=person, at=moment(step.at), reason=step.reason)
    if step.step is not StepKind.APPROVED:
        return said
    parts = [said, words.translate(_CONTEXT, _IDENTITIES[step.identity])]
    if not step.four_eyes:
        parts.append(words.translate(_CONTEXT, "Written and approved by the same person."))
    return " ".join(parts)
