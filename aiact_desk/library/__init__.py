"""What is kept: one folder with one SQLite database, its migrations, the runs and the exports.

`store.open_library` is the door; what goes in and comes out are the dataclasses of `aiact_desk.documents.nouns`.

    library.sqlite   models, versions, runs, documents and every revision of every answer (`tables`)
    backups/         the database as it was before each update of its tables (`migrate`)
    runs/, exports/  run folders and exported documents; the database holds no path to them
    .migrating       locked while a program opens the library

Where what comes later would go: people and comments are further tables beside `documents`; the audit chain is a table
of rows that carry the hash of the row before, written in the same transaction as the answer that they speak of
(`answers`); the journal of drafts is a table of its own that approval empties. Each comes with its own migration.
"""
