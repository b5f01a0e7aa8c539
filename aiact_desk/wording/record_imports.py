"""Sentences about taking answers in from the files of others: model cards, configurations, bills of materials."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    # A file that is not read.
    "record_imports.too_large": N_(
        "{file} has a size of {size}; at most {most} are read. Take the part that is about the model into a file of "
        "its own."
    ),
    "record_imports.not_text": N_("{file} is no text in UTF-8 (byte {place}). Save it as UTF-8 and try again."),
    "record_imports.json": N_("{file} cannot be read as JSON: {reason}. Correct the file."),
    "record_imports.too_deep": N_(
        "In {file} lists and tables stand more than {most} deep in one another, which no record needs. Correct the "
        "file."
    ),
    "record_imports.too_many": N_(
        "{file} holds more than {most} values. Take the part that is about the model into a file of its own."
    ),
    "record_imports.text_too_long": N_(
        "{file} holds a text of more than {most} characters, which no row takes. Shorten it."
    ),
    "record_imports.yaml": N_("The YAML in {file} cannot be read: {reason}. Correct the file."),
    "record_imports.yaml_tag": N_("The YAML in {file} uses a tag, which could name code. Write the value out plainly."),
    "record_imports.yaml_anchor": N_(
        "The YAML in {file} uses an anchor or alias, which can grow without end. Write the value out in each place."
    ),
    "record_imports.yaml_depth": N_(
        "In the YAML of {file} lists and tables stand too deep in one another. Correct the file."
    ),
    "record_imports.head_not_closed": N_(
        "The YAML head of {file} is not closed by a line of three dashes within {most} characters. Close it."
    ),
    "record_imports.xml": N_("{file} cannot be read as XML: {reason}. Correct the file."),
    "record_imports.xml_entities": N_(
        "{file} declares a document type or entities, which can grow without end or name other files. Remove them."
    ),
    "record_imports.other_shape": N_(
        "{file} does not hold what a file of the kind {kind} holds. Name another kind with “--kind”, or another file."
    ),
    "record_imports.no_model": N_("{file} is about no model. Name a file that has one."),
    # Which kind it is, and what was picked.
    "record_imports.no_such_kind": N_("There is no kind “{kind}” of file. Choose one of: {known}."),
    "record_imports.no_kind": N_(
        "What kind of file {file} is cannot be told from its content. Say it with “--kind”: {known}."
    ),
    "record_imports.several_kinds": N_("{file} may be of several kinds: {kinds}. Say which with “--kind”."),
    "record_imports.no_such_part": N_("{file} has no part “{part}”. Choose one of: {known}."),
    "record_imports.part_not_said": N_("{file} is about several things: {known}. Say which with “--part”."),
    "record_imports.not_proposed": N_(
        "{file} proposes nothing for the row {row}. Rows that it proposes a value for: {known}."
    ),
    "record_imports.nothing_picked": N_("No row was picked, so nothing was taken from {file}. Name the rows to take."),
    "record_imports.take_or_all": N_("Name rows with “--take”, or take them with “--all”, not both."),
    "record_imports.file_changed": N_("{file} changed since it was shown. Look at it again."),
    # Why a row does not take what a file says.
    "record_imports.no_such_row": N_("The edition {edition} of the form has no such row."),
    "record_imports.row_not_asked": N_("By the answers that stand, the form does not ask this row."),
    # Remarks on what a file says besides.
    "record_imports.note_no_row": N_("{place}: no row asks for it."),
    "record_imports.note_second": N_("{place}: another place of the file speaks to the row {row} already."),
    "record_imports.note_either": N_(
        "{place}: the row takes either intended or restricted uses, and the intended ones are proposed."
    ),
    "record_imports.note_task": N_("The task “{task}” does not say which modalities the model takes and gives."),
    "record_imports.note_formats": N_("{place}: which modalities are meant by “{formats}” cannot be told."),
    "record_imports.note_unit": N_("{place}: an amount or its unit cannot be read, so that no sum is proposed."),
    "record_imports.note_context": N_(
        "The context length is {size} tokens. With several input modalities the largest text is not known from it."
    ),
    "record_imports.note_more": N_("{count} further remarks are left out."),
    # How an imported answer came to be, in a document.
    "record_imports.origin_file": N_("Taken from the file {file}, {day}."),
    "record_imports.origin_record": N_("Taken from a record of the provider, {day}."),
}
