"""Sentences of the room `library`."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    "library.no_sample_mark": N_("The document {document} has no mark on the sample {item}. See its samples first."),
    # The folder and its file.
    "library.not_a_folder": N_(
        "The library {path} cannot be a folder: a file is in the way. Choose a folder for the library."
    ),
    "library.unwritable": N_(
        "The library at {path} cannot be written: you have no permission to, or the disk is read-only. "
        "Change the permissions, or choose another folder for the library."
    ),
    "library.folder_failed": N_(
        "The library at {path} cannot be used ({reason}). Choose another folder for the library."
    ),
    "library.network_folder": N_(
        "The library {path} lies on a network or shared file system ({file_system}), where its database could be "
        "damaged when two computers open it. Choose a folder on a disk of this computer; to share a library, copy the "
        "whole folder while no program has it open."
    ),
    "library.no_wal": N_(
        "The file system of {path} lacks the shared memory that the library's database needs. "
        "Choose a folder on a disk of this computer."
    ),
    "library.not_a_database": N_(
        "{path} is not a database. Choose another folder for the library, or put the database of a library there."
    ),
    "library.not_a_library": N_(
        "{path} is the database of another program. Choose another folder for the library; this file was not changed."
    ),
    "library.newer": N_(
        "The library {path} was last opened by a newer version of this program (its tables are at {found}). "
        "Update the program to open it; the library was not changed."
    ),
    "library.damaged": N_(
        "The library database {path} is damaged. Close the program and put back a copy: your own backup of the "
        "library, or the newest file of the folder “backups” beside the database."
    ),
    "library.busy": N_(
        "Another program is writing to the library {path}. Nothing was changed; wait a moment and try again."
    ),
    "library.opening_elsewhere": N_(
        "Another program is opening or updating the library {path}. Wait until it is done and try again."
    ),
    "library.disk_full": N_("The disk of the library {path} is full. Nothing was changed; make room and try again."),
    "library.disk_failed": N_(
        "The disk did not read or write the library {path} as it should. Nothing was changed; "
        "check the disk, and copy the library to another one."
    ),
    # Values that cannot be kept.
    "library.not_text": N_("{text} holds signs that are not text in any language. Use a name or a path without them."),
    "library.number_too_large": N_("A number is too large to be kept. Use a smaller one."),
    "library.name_empty": N_("The name is empty. Give a name."),
    # Models.
    "library.model_taken": N_("The library has a model “{name}” already. Choose another name, or use that model."),
    "library.unknown_model": N_("The library has no model “{ref}”. List the models to see their names and ids."),
    "library.near_model": N_("The library has no model “{ref}”. Did you mean: {near}?"),
    "library.ambiguous_model": N_("“{ref}” begins the ids of several models: {found}. Give more of the id."),
    # Versions.
    "library.unknown_version": N_(
        "The library has no version “{ref}”. The models page, or “aiact-desk model list”, shows those that there are."
    ),
    "library.near_version": N_("The library has no version “{ref}”. Did you mean: {near}?"),
    "library.ambiguous_version": N_("“{ref}” begins the ids of several versions: {found}. Give more of the id."),
    # Runs.
    "library.run_id_unusable": N_(
        "“{run}” cannot be the id of a run. Use up to 100 letters, digits, dots, dashes and underlines, "
        "beginning with a letter or a digit."
    ),
    "library.run_taken": N_("The library has a run “{run}” already. Each run is added once."),
    "library.unknown_run": N_("The library has no run “{ref}”. List the runs to see their ids."),
    "library.near_run": N_("The library has no run “{ref}”. Did you mean: {near}?"),
    "library.ambiguous_run": N_("“{ref}” begins the ids of several runs: {found}. Give more of the id."),
    # Documents and answers.
    "library.unknown_document": N_("The library has no document “{ref}”. List the documents to see their ids."),
    "library.near_document": N_("The library has no document “{ref}”. Did you mean: {near}?"),
    "library.ambiguous_document": N_("“{ref}” begins the ids of several documents: {found}. Give more of the id."),
    # People, review and exports.
    "library.unknown_person": N_(
        "Nobody named “{ref}” is on the list of people. Add them: aiact-desk people add NAME."
    ),
    "library.near_person": N_("Nobody named “{ref}” is on the list of people. Did you mean: {near}?"),
    "library.ambiguous_person": N_("“{ref}” begins the ids of several persons: {found}. Give more of the id."),
    "library.person_taken": N_("“{name}” is on the list of people already. Each person is added once."),
    "library.person_left": N_("“{name}” has left the list of people. Name somebody who is on it."),
    "library.unknown_comment": N_("There is no comment “{ref}”. “aiact-desk review show” lists those of a document."),
    "library.near_comment": N_("There is no comment “{ref}”. Did you mean: {near}?"),
    "library.ambiguous_comment": N_("“{ref}” begins the ids of several comments: {found}. Give more of the id."),
    "library.unknown_export": N_("There is no export “{ref}”. “aiact-desk review show” lists those of a document."),
    "library.near_export": N_("There is no export “{ref}”. Did you mean: {near}?"),
    "library.ambiguous_export": N_("“{ref}” begins the ids of several exports: {found}. Give more of the id."),
    "library.unknown_packet": N_("There is no question packet “{ref}”. “aiact-desk packet list” shows them."),
    "library.near_packet": N_("There is no question packet “{ref}”. Did you mean: {near}?"),
    "library.ambiguous_packet": N_("“{ref}” begins the ids of several packets: {found}. Give more of the id."),
    "library.not_in_draft": N_(
        "The document {document} is {state}. Only a draft can be sent to review; an approved text begins a new "
        "version first: aiact-desk document new-version."
    ),
    "library.not_in_review": N_(
        "The document {document} is {state}, so there is nothing to approve or send back. Send it to review first."
    ),
    "library.document_changed_meanwhile": N_(
        "The document {document} was changed by somebody else meanwhile. Look at it again; nothing was sent to review."
    ),
    "library.text_altered": N_(
        "The text with which {document} was sent to review is missing or damaged in the library. Put back a backup "
        "of the library, or begin a new version of the document."
    ),
    "library.comment_empty": N_("A comment says something. Write what should change, or what is fine."),
    "library.version_of_other_model": N_(
        "The version “{version}” belongs to another model than the document. Choose versions of the document's model."
    ),
    "library.document_frozen": N_(
        "The document {document} is {state}, so its text is frozen. From review it can be sent back to its author; "
        "an approved one begins a new version: aiact-desk document new-version."
    ),
    "library.no_choice": N_(
        "Nobody chose a run of the suite {suite} on this version for {document}, so there is no choice to take back."
    ),
    "library.changed_meanwhile": N_(
        "The field {field} of {document} was changed by somebody else meanwhile. "
        "Nothing was overwritten; look at the new answer, then save yours again if it is still right."
    ),
}
