"""Sentences about answers to requests: the last check, and what stops one from being written."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    # The last check.
    "answer_packs.deadline": N_("To be answered by {day}: {days} days are left."),
    "answer_packs.deadline_over": N_("To be answered by {day}: that was {days} days ago. The answer says so."),
    "answer_packs.fines_not_stated": N_(
        "The request does not indicate the fines for incorrect, incomplete or misleading answers ({source} says that "
        "it does). Have a lawyer look at it."
    ),
    "answer_packs.no_items": N_(
        "Nothing is noted of what {request} asks for. Add it: aiact-desk answer-pack item add {request} TEXT."
    ),
    "answer_packs.item_unanswered": N_(
        "Nothing answers it. Name what does: aiact-desk answer-pack item answer {item}."
    ),
    "answer_packs.not_provided": N_(
        "“{row}” of {document} has no answer; “not provided:” is printed, with the reason."
    ),
    "answer_packs.not_asked": N_("“{row}” of {document} is not asked by the form, given its other answers."),
    "answer_packs.stale": N_("“{row}” of {document} may not hold any more: files that it was read from changed since."),
    "answer_packs.overruled": N_("“{row}” of {document} is stated otherwise than the program found it."),
    "answer_packs.run_not_counting": N_("{document} does not rest on the run {run}. Name a run that counts in it."),
    "answer_packs.stale_run": N_("The run {run} of {document} may not hold any more: weights or packs changed since."),
    "answer_packs.not_approved": N_(
        "{document} is {state}: nobody has approved its text. Have it approved, or answer with drafts (--with-drafts); "
        "the state is printed under each row."
    ),
    "answer_packs.newer_document": N_("{document} has a newer version: {newer}, number {number}, {state}."),
    "answer_packs.comment_open": N_("{comment} on {document} is open: {text}"),
    "answer_packs.file_lost": N_(
        "The library no longer holds “{file}” as it was enclosed. Put back a backup, or enclose it anew."
    ),
    "answer_packs.file_telling": N_(
        "“{file}” is enclosed in both copies and holds words that are claimed confidential. Claim the file too, or "
        "enclose one without them."
    ),
    "answer_packs.files_not_looked_into": N_(
        "Enclosed files go along as they are. Claimed words are looked for in their plain bytes alone, not inside "
        "packed formats such as PDF or DOCX: look yourself."
    ),
    "answer_packs.claim_of_nothing": N_("{claim} is about something that answers no item any more. Withdraw it."),
    "answer_packs.words_not_found": N_(
        "The words of {claim} do not stand in its row any more. Withdraw it and claim the words that stand there now."
    ),
    "answer_packs.claimed_elsewhere": N_(
        "“{row}” is claimed as a whole, and what it says also stands in {number} “{other}”, which is not. Claim that "
        "too, if it should not be read there."
    ),
    # Writing.
    "answer_packs.blocked": N_("The answer is not written, since {count} things must be mended first: {what}"),
    "answer_packs.not_confirmed": N_(
        "Nothing was written. {person} answers, and is asked: {questions} If the answer to each is no, write it again "
        "with --confirm."
    ),
    "answer_packs.name_missing": N_("Somebody answers, by some power. Give their name and that power in words."),
    "answer_packs.place_taken": N_("{path} is there already and is not an empty folder. Name a new folder."),
    "answer_packs.still_there": N_(
        "Nothing was written: the non-confidential copy would still hold the words of claims {claims}. Claim the whole "
        "rows in which they stand."
    ),
}
