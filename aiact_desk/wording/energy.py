"""Sentences about estimates of energy and about logs of meters."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    "energy.pue_below_one": N_(
        "{field}: {given} is below one, but a facility takes at least what its machines take. Give the facility's "
        "energy over its machines' energy."
    ),
    "energy.pue_at_facility": N_(
        "A PUE is given for what was measured at the facility, which holds the overhead already. Leave the PUE away, "
        "or name the boundary where power was measured."
    ),
    "energy.one_way": N_(
        "Give one way to the energy: a file of parts, --log, --kwh, --hardware-days with --power, or --flop with "
        "--peak, --utilisation and --power."
    ),
    "energy.no_boundary": N_(
        "Where was it measured? Name --boundary: accelerator, node or facility. No boundary is prescribed, so it is "
        "stated."
    ),
    "energy.no_log": N_("There is no log at {path}. Name a CSV file or one of JSON lines."),
    "energy.log_encoding": N_("{path} is not written in UTF-8, so it was not read. Export the log again as UTF-8."),
    "energy.log_empty": N_("{path} holds no readings. Name a CSV with a line of heads, or JSON lines."),
    "energy.log_columns": N_(
        "{path} must have one column with a figure, and has: {found}. Name it like one of: {known}; leave others out."
    ),
    "energy.log_without_time": N_("{path} has power but no time. Name the column of times like one of: {known}."),
    "energy.log_line": N_("Line {line} of {path} cannot be used: {reason}. Correct the line or leave it out."),
    "energy.log_long_line": N_("Line {line} of {path} is longer than {most} characters. Is it a log?"),
    "energy.log_devices": N_("{path} tells of more than {most} devices. Name a log with fewer, or check its columns."),
    "energy.log_time_fell": N_(
        "Line {line} of {path} is earlier than the reading before. Sort the log by time, or give devices a column."
    ),
    "energy.log_counter_fell": N_(
        "Line {line} of {path}: the counter is lower than before, so it was set back or is another one. Split the log "
        "there, and name both files."
    ),
    "energy.log_zones": N_(
        "Line {line} of {path} has a time without a zone beside others with one, or the reverse. Write all times alike."
    ),
    "energy.log_one_reading": N_("{path} has a single reading of each device. Energy needs two points in time."),
}
