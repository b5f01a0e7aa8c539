"""Why a row has no answer: one reason per row, as the id of a sentence."""

from __future__ import annotations

from aiact_desk.documents.content import Content
from aiact_desk.documents.fill import FROM_FILES, FROM_RUN, differs
from aiact_desk.regulation.field import Field

NOT_STATED = "documents.absent_not_stated"
NOT_IN_FILES = "documents.absent_not_in_files"
VERSIONS_DIFFER = "documents.absent_versions_differ"
NOT_MEASURED = "documents.absent_not_measured"
NO_EXACT_ANSWER = "documents.absent_no_exact_answer"
OPTIONAL = "documents.absent_optional"
NOT_COMPUTED = "documents.absent_not_computed"


def reason(content: Content, field: Field) -> str:
    """The sentence id that says why `field`, which has no answer, has none."""
    if field.derived:
        return NO_EXACT_ANSWER
    if field.id in FROM_RUN:
        return NOT_MEASURED
    if field.id in FROM_FILES:
        return VERSIONS_DIFFER if differs(field.id, content.versions) else NOT_IN_FILES
    if field.computed:
        return NOT_COMPUTED
    return NOT_STATED if field.required else OPTIONAL
