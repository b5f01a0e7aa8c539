"""What can be done with an open document, by its state."""

from __future__ import annotations

from aiact_desk.documents.nouns import DocumentState

ALWAYS = frozenset(
    {
        "export_pdf",
        "next_open",
        "all_documents",
        "compare_versions",
        "retention",
        "export_bundle",
        "new_version",
        "register",
    }
)
BY_STATE: dict[DocumentState, frozenset[str]] = {
    DocumentState.DRAFT: frozenset({"send_to_review", "add_comment", "import_values", "new_packet", "read_answers"}),
    DocumentState.IN_REVIEW: frozenset({"send_back", "approve", "add_comment"}),
    DocumentState.APPROVED: frozenset(),
    DocumentState.EXPORTED: frozenset(),
}


def possible_actions(state: DocumentState, *, can_restore: bool) -> frozenset[str]:
    """The ids of the actions."""
    restoring = {"restore_value"} if can_restore and state is DocumentState.DRAFT else set()
    return ALWAYS | BY_STATE[state] | restoring
