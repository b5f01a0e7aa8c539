"""Sentences of the room `regulation`."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    "regulation.unknown_form": N_("There is no form {form}. Choose one of: {known}."),
    "regulation.unknown_edition": N_("The form {form} has no edition {edition}. Choose one of: {known}."),
    "regulation.unknown_field": N_("The {form} has no field {field}. Field names look like {example}."),
    "regulation.unknown_field_near": N_("The {form} has no field {field}. Did you mean: {near}?"),
    "regulation.nothing_given": N_(
        "{field}: nothing was given. Give a value, or mark the field as not applicable where the form allows it."
    ),
    "regulation.not_text": N_("{field}: a text is expected, but {given} was given. Write it in quotation marks."),
    "regulation.character_refused": N_(
        "{field}: character {place} is {code}, which cannot be seen or turns the reading direction. "
        "Delete it and type the text around it again."
    ),
    "regulation.text_too_long": N_(
        "{field}: the text has {length} characters, more than the {longest} that are kept. Shorten it."
    ),
    "regulation.not_a_day": N_(
        "{field}: {given} is no day of the calendar. Write year, month and day like 2026-03-01."
    ),
    "regulation.year_out_of_range": N_(
        "{field}: the year of {given} is not between {earliest} and {latest}. Check the year."
    ),
    "regulation.not_a_month": N_("{field}: {given} is no month. Write year and month like 2026-03, or 03/2026."),
    "regulation.not_a_link": N_(
        "{field}: {given} is no plain web address. Write it in full, beginning with https:// or http://, without "
        "spaces, user name or password."
    ),
    "regulation.not_a_file": N_(
        "{field}: {given} is not a file that was read. Name a file on this machine; its name, size and SHA-256 are "
        "kept."
    ),
    "regulation.not_a_number": N_("{field}: {given} is not a number that can be read. Write it like {example}."),
    "regulation.number_ambiguous": N_(
        "{field}: the separators in {given} leave open which number is meant. Write a point before decimals only, and "
        "large numbers without separators or in full groups of three: 1500000, 1 500 000 or 1.5."
    ),
    "regulation.number_negative": N_("{field}: {given} is below zero. Give a number from zero upwards."),
    "regulation.number_too_large": N_(
        "{field}: the number is too long or has a power beyond 10^{power}. Check its digits and its power."
    ),
    "regulation.number_too_small": N_("{field}: {given} is too small. The smallest number taken here is {minimum}."),
    "regulation.number_not_whole": N_("{field}: {given} is not a whole number. Give it without decimals."),
    "regulation.not_a_power_of_ten": N_(
        "{field}: {given} is not a power of ten, and this row asks for the order of magnitude only. Give 10^{power}."
    ),
    "regulation.no_order_of_magnitude": N_(
        "{field}: zero has no order of magnitude. Correct the exact figure that this row follows from."
    ),
    "regulation.no_such_option": N_("{field}: {given} is not one of the options. Choose from: {options}."),
    "regulation.other_not_said": N_("{field}: {option} is chosen, but not said. Write for example “{example}”."),
    "regulation.not_a_list": N_("{field}: a list of options is expected, not {given}. Write it like “{example}”."),
    "regulation.not_a_table": N_("{field}: rows are expected, not {given}. Write a row like “{example}”."),
    "regulation.too_many_rows": N_("{field}: {rows} rows were given, more than the {most} that are kept."),
    "regulation.too_many_cells": N_(
        "{field}: {cells} cells were given where {most} fit. Part cells by | and rows by ; or use JSON where a cell "
        "holds one of these."
    ),
    "regulation.not_a_mapping": N_("{field}: named parts are expected, not {given}. Write it like “{example}”."),
    "regulation.part_missing": N_("{field}: “{part}” is missing. Write it like “{example}”."),
    "regulation.unknown_part": N_("{field}: there is no part named {part}. The parts are: {known}."),
    "regulation.json_broken": N_(
        "{field}: the value begins like JSON but cannot be read as JSON ({reason}). Correct it, or write a plain line."
    ),
}
