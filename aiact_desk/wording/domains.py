"""Sentences about the list of top domains of a training-content summary."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    "domains.unknown_rule": N_("There is no rule {rule} for the list of domains. There are: {known}."),
    "domains.two_rules": N_("--sme and --rule {rule} ask for different lists. Name one of them."),
    "domains.unknown_modality": N_("There is no modality {modality}. There are: {known}."),
    "domains.no_files": N_("No file is named. Name a table or a crawl log of domains or URLs with their bytes."),
    "domains.no_file": N_("There is no file {path}. Name a table or a crawl log, or a file of domains to be left out."),
    "domains.named_twice": N_("{path} is named twice and would be counted twice. Name it once."),
    "domains.no_place": N_(
        "{path} is no place for the list: name a file in a folder that exists, and none of those that are read."
    ),
    "domains.same_place": N_(
        "{path} is named for the list and for the figures. The list is for publication, the figures are for the house: "
        "name two files."
    ),
    "domains.empty": N_("{path} holds no rows. Name a table or a crawl log of domains or URLs with their bytes."),
    "domains.none": N_("None of the {rows} rows names a domain with its bytes, so there is nothing to list."),
    "domains.damaged": N_("{path} cannot be read to its end: {reason}. Copy the file again; nothing was listed."),
    "domains.no_json": N_("{path} begins like JSON lines, but its first line is no JSON object. Mend the file."),
    "domains.no_columns": N_(
        "The columns for the domain or URL and for the bytes of {path} are not found: it begins with {found}. Name "
        "them with --domain-column and --bytes-column."
    ),
    "domains.no_column": N_("{path} has no column {column}. It has: {found}."),
    "domains.too_many_bytes": N_("The rows add up to more than 2⁶³ bytes. Is the column for the bytes the right one?"),
    "domains.no_room": N_(
        "The sums could not be kept on disk ({reason}). They need up to 100 bytes for each row in the folder for "
        "temporary files: make room there, or name another folder in SQLITE_TMPDIR."
    ),
    "domains.stopped": N_("Stopped before the end of the files, so nothing was listed."),
    # A file of domains to be left out.
    "domains.removals_too_large": N_("{path} is larger than {most}. Name a table of domains, each with its reason."),
    "domains.removals_not_text": N_("{path} is not written in UTF-8. Save it as UTF-8 text."),
    "domains.removal_no_domain": N_(
        "Line {line} of {path}: {name} is no domain that could stand in the list. Write the domain without what stands "
        "before it, such as www."
    ),
    "domains.removal_no_reason": N_(
        "Line {line} of {path} gives no reason for leaving out {name}. Write one behind the domain, after a comma."
    ),
    "domains.removal_twice": N_("Line {line} of {path} names {name} again. Keep one of the two lines."),
    # Why a row is not understood.
    "domains.row_too_long": N_("the line is too long."),
    "domains.row_short": N_("it has too few columns."),
    "domains.row_no_size": N_("its size is no whole number of bytes."),
    "domains.row_no_name": N_("it names no domain or URL."),
    "domains.row_unknown_modality": N_("its modality is none of text, image, audio, video and other."),
    "domains.row_no_table": N_("its quotation marks are not closed on the line."),
    "domains.row_no_json": N_("it is no JSON object."),
}
