"""Sentences about documents that are written against a new edition of their form."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    "editions.already": N_(
        "The document {document} is written against the edition {edition} of its form already, which is the newest "
        "that this program has."
    ),
    "editions.older": N_(
        "The document {document} is written against the edition {found}, and {edition} is not newer. "
        "Choose a newer edition: {known}."
    ),
    # Why a person is asked for a row of the new edition.
    "editions.new_row": N_("The edition {edition} asks for it for the first time."),
    "editions.type_changed": N_(
        "The edition {edition} asks for it in another way, so the answer could not be carried over: {problem}"
    ),
    "editions.measure_changed": N_(
        "The edition {edition} counts it in another unit or to another exactness, so the answer was not carried over."
    ),
    "editions.option_gone": N_(
        "The edition {edition} does not offer what was chosen, so the answer could not be carried over: {problem}"
    ),
    "editions.condition_changed": N_(
        "The edition {edition} asks for it under other conditions, so the answer was not carried over: see whether it "
        "still applies."
    ),
    "editions.not_applicable_gone": N_("The edition {edition} does not allow “not applicable” for it any more."),
    # Why an answer stays with the old document.
    "editions.row_gone": N_("The edition {edition} has no such row; the answer stays with the old document."),
    "editions.row_computed": N_(
        "In the edition {edition} the row follows from another one; the answer stays with the old document."
    ),
}
