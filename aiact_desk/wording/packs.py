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
    "packs.no_generator": N_("The pack {pack} is not drawn by a generator, so there is no second split of it."),
    "packs.same_second_split": N_(
        "The pack {pack} has too few other items to draw: a second split would be half the shipped one or more."
    ),
    "packs.no_second_splits": N_("This library has no second splits yet. “pack second-split” draws them."),
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
    "packs.no_id": N_(
        "“{pack}” is no id for a pack. It begins with a small letter; small letters, digits and _ follow, 64 at most."
    ),
    "packs.id_shipped": N_(
        "A pack with the id “{pack}” comes with the program. Take yours in under another id: --as ID."
    ),
    "packs.id_taken": N_(
        "There is a pack “{pack}” in this library already. Remove it first (“pack remove {pack}”), or take the other "
        "one in under another id: --as ID."
    ),
    "packs.shipped_stays": N_("The pack “{pack}” comes with the program and cannot be removed."),
    "packs.no_source": N_("There is neither a file nor a folder at {path}. Name a pack's folder, or an exported pack."),
    "packs.no_pack_or_folder": N_(
        "“{name}” is neither the id of a pack nor a folder that holds one. “pack list” names the packs."
    ),
    "packs.no_export_place": N_("{path} is no place for an exported pack: name a file in a folder that exists."),
    "packs.no_archive": N_("{path} is no exported pack: {reason}. Export it again where it comes from."),
    "packs.archive_path": N_(
        "{path} holds the entry “{name}”, which leads elsewhere, stands there twice or has an unusual name. Nothing "
        "was unpacked; do not trust its source."
    ),
    "packs.archive_altered": N_(
        "{path} is not what its manifest says: “{name}” differs, is missing or is too many. Export the pack again."
    ),
    "packs.too_large": N_(
        "{path} is too large for a pack: {files} files and {megabytes} MB, unpacked, are the most. Nothing was taken "
        "in."
    ),
    "packs.holds_code": N_(
        "The pack holds code ({files}), which would run on this machine with your rights. Read it. To sign for exactly "
        "this pack, give its hash back: --trust {sha256}"
    ),
    "packs.other_hash_signed": N_(
        "You signed for {signed}, but the hash of this pack is {sha256}. It was not taken in: look at what differs."
    ),
    "packs.changed_since_signed": N_(
        "The pack in {path} holds code and is not what you signed for any more. Remove it with “pack remove”, and take "
        "it in again if you trust what it holds now."
    ),
    "packs.code_failed": N_("The code of the pack cannot be used ({path}): {reason}. Ask the maker of the pack."),
    "packs.trusted_file": N_(
        "{path}, which says for which packs you have signed, cannot be read ({reason}). Restore it from a backup, or "
        "delete it and take packs with code in again."
    ),
    "packs.too_many_items": N_("{path} holds more than {most} questions. Take a part of it."),
    "packs.all_shots": N_(
        "Of {items} questions, {shots} would be solved examples, and none would be left to measure. Lower --shots."
    ),
    "packs.no_licence": N_("Say under which licence the questions in {path} stand: --licence TEXT."),
    "packs.fields_missing": N_(
        "To make a pack of a file of questions, name --as ID, --question FIELD and --answer FIELD. See “pack import "
        "--help”."
    ),
    "packs.network_off": N_(
        'The program may not ask a network. To let it fetch data sets, set network = "on" in the settings, or '
        "AIACT_DESK_NETWORK=on for one call."
    ),
    "packs.told_offline": N_("{variable} is set, so nothing is fetched. Unset it for this call."),
    "packs.no_hub_library": N_("Data sets are fetched with huggingface_hub: pip install 'aiact-desk[hub]'."),
    "packs.no_data_set": N_(
        "“{named}” names no data set and revision. Write ID@REVISION, as owner/name@main or with a commit."
    ),
    "packs.no_file_of_data_set": N_("“{file}” is no path of a file inside a data set. Write it like data/test.jsonl."),
    "packs.no_file_named": N_("Say which files of {named} to fetch: --file PATH, as often as needed."),
    "packs.no_such_file": N_("{named} has no file “{file}”. It has: {known}."),
    "packs.folder_there": N_("{path} is there already. Name another folder with --to."),
    "packs.fetch_too_large": N_("The files of {named} are larger than {gigabytes} GB together. Fetch fewer."),
    "packs.fetched_changed": N_("{path} is not as it was fetched: its hash differs. Fetch it again."),
    "packs.not_fetched": N_(
        "{named} could not be fetched from {hub}: {reason}. Check the name, the revision and the network, and try "
        "again."
    ),
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
    "packs.check_checks": N_("Item {item} cannot be marked: {reason}. Correct its checks."),
    "packs.check_marked": N_(
        "The answer of item {item} scores {score} under its own checks, but must score 1. Correct the answer or the "
        "checks."
    ),
    "packs.check_choice_words": N_(
        "A simple model that sees the choices alone, never the question, is right in {hits} of {items} items, more "
        "than chance would give (p = {p}, corrected for {packs} packs). Change what sets the right choices apart."
    ),
    "packs.check_rule": N_("The answers cannot be marked: {reason}. Correct the checks of the items."),
    "packs.check_to_fill": N_("The datasheet leaves {places} places to be filled in. Write what you know there."),
    "packs.check_heading": N_("The datasheet has no section “{heading}”. Add it."),
    "packs.check_fact": N_("The datasheet gives “{stated}” for {fact}; it is “{found}”. Correct the datasheet."),
    "packs.check_fact_missing": N_("The table of the datasheet has no row “{fact}”. Add it: the value is “{found}”."),
    "packs.suite_unknown": N_("There is no suite “{suite}”. Choose one of: {known}."),
    "packs.suite_file": N_("The suite file {path} cannot be used: {reason}. Install the program again, or correct it."),
    "packs.benchmarks_file": N_(
        "The list of benchmarks {path} cannot be used: {reason}. Install the program again, or correct it."
    ),
    "packs.topics_file": N_(
        "The topics file {path} cannot be used: {reason}. Install the program again, or correct it."
    ),
}
