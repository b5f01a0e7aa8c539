"""Sentences about files and disks."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    "files.disk_full": N_("The disk is full: {path} was not written. Free some space on that disk and try again."),
    "files.not_writable": N_(
        "{path} cannot be written: you have no permission there. Choose another place, or ask for write access."
    ),
    "files.no_regular_file": N_("{path} is no regular file and is not replaced. Name another file."),
    "files.no_such_place": N_(
        "{path} cannot be used: a name is too long, or a part of the path is a file. Name another."
    ),
}
