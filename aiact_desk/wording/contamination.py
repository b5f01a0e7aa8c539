"""Sentences about the scan of a training corpus for the items of packs."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    "contamination.no_corpus": N_("No corpus is named. Name files or folders of training text, each with --corpus."),
    "contamination.no_such_path": N_("There is nothing at {path}. Name a file or folder of training text."),
    "contamination.nothing_read": N_(
        "No text was read, so nothing can be said: the corpus is empty, or its files were left out ({count} in all, "
        "{first} first). What is read: .jsonl, .txt and .md, also with .gz, .bz2, .xz or .zst behind, and .parquet; "
        "--field must name keys or columns that are there."
    ),
    "contamination.no_place": N_("{path} is no place for the report: name a file in a folder that exists."),
    "contamination.unknown_kind": N_(
        "{path} was left out: its name does not end in .jsonl, .txt, .md or .parquet (or one of the first three with "
        ".gz, .bz2, .xz or .zst behind). Unpack archives, and convert other formats."
    ),
    "contamination.packed_parquet": N_("{path} was left out: a Parquet file has to be unpacked before it is read."),
    "contamination.link": N_("{path} was left out: it is a link. Name what it leads to with another --corpus."),
    "contamination.no_plain_file": N_("{path} was left out: it is no plain file."),
    "contamination.unreadable": N_("{path} was left out: it cannot be read ({reason})."),
    "contamination.damaged": N_(
        "{path} was not read to its end: {reason}. What stands before that was searched; copy the file again."
    ),
    "contamination.no_zstandard": N_(
        "{path} was left out: reading it needs the package zstandard. Install it: pip install 'aiact-desk[zstandard]'."
    ),
    "contamination.no_text": N_("{path} holds no text that could be searched. Does --field name its key for text?"),
    "contamination.no_json": N_("Line {line} of {path} was left out: it is no JSON."),
    "contamination.long_line": N_("Line {line} of {path} was left out: it is longer than {most}."),
}
