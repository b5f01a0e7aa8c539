"""Sentences about the settings file."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    "settings.unreadable": N_(
        "The settings file {file} cannot be read: {reason}. Mend it, or delete it to start anew."
    ),
    "settings.unknown": N_("The settings file {file} names an unknown setting “{name}”. Known are: {known}."),
    "settings.no_number": N_(
        "The setting “{name}” is “{value}”, but it takes a whole number from {minimum} to {maximum}."
    ),
    "settings.no_choice": N_("The setting “{name}” is “{value}”, but it takes one of: {choices}."),
}
