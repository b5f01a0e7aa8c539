"""Sentences about backing up, putting back and cleaning a library."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    "upkeep.no_backup_place": N_(
        "{path} is no place for a backup: name something that is not there yet, in a folder that exists, outside the "
        "folders of the library that are copied."
    ),
    "upkeep.no_backup": N_(
        "There is no backup at {path}. Name a file of the folder “backups” of a library, or a folder that "
        "“library backup --with-files” made."
    ),
    "upkeep.backup_altered": N_(
        "The backup {backup} is not as it was made: {file} is missing or another one. Nothing was put back; "
        "use another backup."
    ),
    "upkeep.backup_reaches_out": N_(
        "The backup {backup} names a file outside the library: {file}. Nothing was put back; it was not made by this "
        "program."
    ),
    "upkeep.library_open": N_(
        "Another program has the library {path} open. Nothing was changed; close every window and command that uses "
        "it, then put the backup back."
    ),
    "upkeep.run_alive": N_(
        "Runs of the library are at work: {runs}. Nothing was changed; wait for them or cancel them first."
    ),
    "upkeep.leaned_on": N_(
        "Documents lean on {name}: {documents} ({count} in all). Nothing was removed; as long as they are kept, so is "
        "what they lean on."
    ),
    "upkeep.one_thing": N_("Name one thing to clean: a model, a run, or the files that nothing names."),
    "upkeep.named_by_records": N_(
        "Other records of the library name {subject} or what belongs to it. Nothing was removed."
    ),
}
