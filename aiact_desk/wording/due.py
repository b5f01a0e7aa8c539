"""Sentences about what is due."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    "due.harm_not_named": N_("No kind of harm is named yet: the shortest deadline counts until one is."),
    "due.after_approval": N_("{months} months after the approval on {day}"),
    "due.keep": N_("Keep until this day at least: {form}"),
    "due.packet": N_("Answers of question packet {packet}"),
    "due.request": N_("Answer the request {number}"),
    "due.by_rule": N_("{source} ({force})"),
    "due.extended": N_("By Union counting open until {day}."),
    "due.document": N_("Document {document}"),
    "due.days": N_("A number of days is 0 or more."),
}
