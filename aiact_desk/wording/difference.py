"""Sentences about what differs between two documents."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    "difference.other_form": N_(
        "{old} is a document of the form “{form}”, the other one of “{other}”. Compare documents of one form."
    ),
    "difference.no_previous": N_(
        "{document} was not begun from another document. Name the one to compare it with: aiact-desk diff OLD NEW."
    ),
}
