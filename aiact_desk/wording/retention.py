"""Sentences about how long documents are kept, and why one cannot be deleted."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    "retention.no_hold": N_("Nobody holds the document {document}, so there is nothing to release."),
    "retention.start_in_row": N_(
        "The row {row} of {document} states the day: {day}. Correct it there, in a draft or a new version."
    ),
    "retention.hold_reason_missing": N_("Say why the document is held: a request, a dispute, an inspection."),
    "retention.delete_reason_missing": N_("Say why the document is deleted: the reason is kept in place of it."),
    "retention.held": N_("The document {document} is held: {reason}. Nothing was deleted; release the hold first."),
    "retention.end_unknown": N_(
        "Until when {document} is kept is not known, since the day that it counts from is not. Nothing was deleted; "
        "name it: aiact-desk document retention {document} --start DAY."
    ),
    "retention.not_over": N_("The document {document} is kept until {until}. Nothing was deleted."),
    "retention.leaned_on": N_(
        "Other records lean on {document}: {by}. Nothing was deleted; as long as they are kept, so is the document."
    ),
    "retention.changed_meanwhile": N_(
        "The document {document} was changed by somebody else meanwhile. Nothing was deleted; look at it again."
    ),
    "retention.one_of": N_("Give one of --start, --hold and --release at a time, or none to look."),
    # How a start is told.
    "retention.start_row": N_("{event}: {day} (stated in the row {row})"),
    "retention.start_named": N_("{event}: {day} (named by a person)"),
    "retention.start_unknown": N_("not known: {event}"),
}
