"""Sentences about estimates of compute, and about the files and options that estimates and assessments start from."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    "inputs.no_file": N_(
        "There is no file at {path}. Name a YAML file; the command “template” prints one to start from."
    ),
    "inputs.too_large": N_("{path} has {size} bytes, more than the {most} that are read. Name the right file."),
    "inputs.unreadable": N_("{path} cannot be read as YAML: {reason}. Correct the file."),
    "inputs.alias": N_("{path}, line {line} uses a YAML anchor or alias. Write the value out in each place."),
    "inputs.tag": N_("{path}, line {line} uses the YAML tag {tag}, which could run code. Write the value out plainly."),
    "inputs.key_twice": N_("{path}, line {line}: the key {key} stands twice. Keep one of them."),
    "inputs.no_mapping": N_(
        "{path} holds no keys with values. Write it like the file that the command “template” prints."
    ),
    "inputs.unknown_key": N_(
        "{field}: there is no such key here. Look at the file that the command “template” prints for the keys that are."
    ),
    "inputs.missing_key": N_("{field}: this is missing and has no default. Add it."),
    "inputs.no_value": N_("{field}: the value cannot be used ({reason}). Correct it."),
    "compute.zero": N_("{field}: zero gives no estimate. Give a number above zero."),
    "compute.more_than_all": N_("{field}: {given} is more than all of it. Give a share up to 1, or up to 100 %."),
    "compute.time_once": N_("{field}: give either the units and the hours of each, or the unit-hours, not both."),
    "compute.active_above_total": N_(
        "{field}: the active parameters are more than all parameters. Correct one of the two."
    ),
    "compute.counted_not_given": N_("{field}: “{given}” is to count, but no facts for it are given. Add them."),
    "compute.ends_before": N_("{field}: the phase ends before it begins. Correct one of the two days."),
    "compute.unknown_kind": N_("Phase {number} ({phase}): there is no kind “{kind}”. Choose one of: {known}."),
    "compute.no_facts": N_(
        "Phase {number} ({phase}) counts, but nothing says how much it took. Give hardware, architecture or a stated "
        "figure."
    ),
    "compute.file_or_options": N_("Give either a file of phases, or options for one phase."),
}
