"""Sentences about question packets, which go out to a colleague and come back."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    "packets.no_rows": N_(
        "No row was named to ask for. Name rows with --rows; “aiact-desk document show {document}” lists them."
    ),
    "packets.row_is_derived": N_("“{field}” follows from {source} and is not asked by itself. Ask for {source}."),
    "packets.no_place": N_("{path} is no place for the packet: name an HTML file in a folder that exists."),
    "packets.not_answers": N_(
        "{file} is no file of answers that was saved from the page of a packet ({reason}). Ask for the saved file, "
        "whose name ends with “-answers.json”."
    ),
    "packets.other_document": N_(
        "The file answers {packet}, which was sent from the document {sent_from}, not from {document} or another one "
        "of its model and form. Name the document that it belongs to."
    ),
    "packets.other_questions": N_(
        "The file says that it answers {packet}, but not the questions that were sent in it: it was altered on its "
        "way. Ask for it again, or send the packet anew."
    ),
    "packets.row_not_asked": N_("{packet} did not ask for {field}. It asked for: {asked}."),
    "packets.nothing_in_row": N_(
        "“{field}” came back in {packet} with nothing that can be taken over. “packet look” says why; leave the row "
        "out, or ask for it again."
    ),
    "packets.nothing_to_take": N_(
        "Nothing came back in {packet} that is new or differs from what stands. Name rows with --rows to take an "
        "answer that stands already, so that its source is kept."
    ),
    "packets.one_of_picked": N_(
        "Say which rows are taken over: --rows with their names, or --all that are new or differ."
    ),
    # Why a row is refused.
    "packets.question_changed": N_(
        "{field}: the question is not the one that was answered: its wording, unit or options changed since the "
        "packet was sent. Send the row again."
    ),
    "packets.question_gone": N_("{field}: the form of this document has no such row any more."),
    "packets.file_apart": N_(
        "{field}: a file was named ({files}), and files do not travel in a packet. Set it with “document set” once "
        "you have it."
    ),
    # Under an answer in the printed document.
    "packets.origin": N_("Stated for the provider in answer to a question, {day}."),
}
