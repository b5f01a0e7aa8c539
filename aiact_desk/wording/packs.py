"""Sentences about packs and suites."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    "packs.unknown": N_("There is no pack “{pack}”. Choose one of: {known}."),
    "packs.no_folder": N_("{path} is no folder, so it can hold no pack. Name the folder that holds task.yaml."),
    "packs.no_task_file": N_(
        "The folder {path} holds no task.yaml, so it is no pack. Add the file or name another folder."
    ),
    "packs.no_datasheet": N_(
        "The pack in {path} has no DATASHEET.md. Add one that says what the pack measures and how it was made."
    ),
    "packs.link": N_("{path} is a link. A pack holds its files itself: put the file there in place of the link."),
    "packs.file_kind": N_(
        "{path} is a kind of file that a pack may not hold. Only task.yaml and files ending in .jsonl, .md or .txt are "
        "read, never code: remove the file."
    ),
    "packs.yaml": N_("{path} cannot be read as YAML: {reason}. Correct the file."),
    "packs.tag": N_("{path} uses the YAML tag {tag}, which could run code. Write the value out plainly."),
    "packs.alias": N_("{path} uses the YAML alias “{name}”. Write the value out in each place."),
    "packs.metric": N_("{path} names the metric “{metric}”, which is not known here. Choose one of: {known}."),
    "packs.key": N_("{path} uses the key {key}, which a pack may not use. Remove it."),
    "packs.data_path": N_(
        "In {path}, {key} is no data file of the pack. Name one like data/test.jsonl, inside its folder."
    ),
    "packs.value": N_("In {path}, {key} has a value that cannot be used: {reason}. Correct it."),
    "packs.data_file": N_(
        "The data file {path} cannot be read: {reason}. Correct it or take the pack from its source."
    ),
    "packs.line": N_("Line {line} of {path} is no usable item: {reason}. Correct the line."),
    "packs.repeated_id": N_("The pack in {path} uses the id “{item}” for two items. Give each item an id of its own."),
    "packs.check_blank": N_("Item {item}: the {field} is empty or has spaces around it. Correct the text."),
    "packs.check_same_choice": N_("Item {item} offers the same choice twice. Make its choices differ."),
    "packs.check_language": N_("Item {item} is marked as {found}, but the pack as {expected}. Correct one of them."),
    "packs.check_canary": N_(
        "Item {item} does not begin with the canary of its pack. Put one and the same field “canary” with a GUID first "
        "in every line, so that leaked data can be found in training data."
    ),
    "packs.check_duplicate": N_("The items {first} and {second} ask the same. Remove one of them."),
    "packs.check_near_duplicate": N_(
        "The items {first} and {second} hardly differ ({similarity} of their words are shared, names and numbers "
        "aside). Rewrite or remove one of them."
    ),
    "packs.check_gold_balance": N_(
        "The right answers are spread unevenly over the letters: {counts}. Move answers until the counts differ by one "
        "at most."
    ),
    "packs.check_gold_letters": N_("task.yaml says that the right answers are {stated}; they are {found}. Correct it."),
    "packs.check_chance": N_("task.yaml gives {stated} as the score of guessing; it is {found}. Correct it."),
    "packs.check_length": N_(
        "The {extreme} choice is right in {hits} of {items} items, more than chance would give (p = {p}). Change the "
        "length of some choices, so that the right answer cannot be told from its length."
    ),
    "packs.check_same_text": N_(
        "The choice “{choice}” is right in {hits} of the {items} items that offer it, more than chance would give "
        "(p = {p}). Add items where it is wrong."
    ),
    "packs.check_parallel_fields": N_(
        "Item {item} of a pack of many languages lacks “parallel” or “language_check”. Say what it is in the other "
        "languages, and what its wording rests on."
    ),
    "packs.check_parallel_missing": N_(
        "{parallel} is not there once in each of the languages {languages}. Add it where it is missing, or take it out "
        "of all."
    ),
    "packs.check_parallel_differs": N_(
        "{parallel} has not the same template, number of choices and right letter in all languages. Make them the same."
    ),
    "packs.check_language_check": N_(
        "The items in {language} disagree on what their wording rests on. Mark all of them alike."
    ),
    "packs.check_heading": N_("The datasheet has no section “{heading}”. Add it."),
    "packs.check_fact": N_("The datasheet gives “{stated}” for {fact}; it is “{found}”. Correct the datasheet."),
    "packs.check_fact_missing": N_("The table of the datasheet has no row “{fact}”. Add it: the value is “{found}”."),
    "packs.suite_unknown": N_("There is no suite “{suite}”. Choose one of: {known}."),
    "packs.suite_file": N_("The suite file {path} cannot be used: {reason}. Install the program again, or correct it."),
    "packs.topics_file": N_(
        "The topics file {path} cannot be used: {reason}. Install the program again, or correct it."
    ),
}
