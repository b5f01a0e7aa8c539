"""The answer of a row whose document is no draft: to be read and copied, with the reason why it takes no key."""

from __future__ import annotations

from aiact_desk.documents.content import Content
from aiact_desk.documents.nouns import DocumentState
from aiact_desk.gui import words
from aiact_desk.gui.editors.growing_text import GrowingText
from aiact_desk.regulation.schema import Field


class FrozenAnswer(GrowingText):
    """Shows an answer as plain text, whatever its type; the keyboard reaches it."""

    def __init__(self, content: Content, field: Field, name: str) -> None:
        super().__init__(1, 22)
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setAccessibleDescription(why_frozen(content.document.state))
        left_open = content.left_open(field)
        shown = content.display(field) if left_open is None else left_open
        self.setPlainText(shown or self.tr("No answer"))


def why_frozen(state: DocumentState) -> str:
    """Why the text cannot be changed, and what to do; empty for a draft."""
    if state is DocumentState.DRAFT:
        return ""
    if state is DocumentState.IN_REVIEW:
        return words.translate("Frozen", "The text is frozen while it is in review. To change it, send it back.")
    return words.translate("Frozen", "The text was approved and stays as it is. To change it, begin a new version.")
