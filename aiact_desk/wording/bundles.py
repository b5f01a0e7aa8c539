"""Sentences about bundles, which carry a document with its evidence to another desk and back."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    # Writing one.
    "bundles.changed_meanwhile": N_("{file} was changed while it was written into the bundle. Write the bundle again."),
    "bundles.run_file": N_(
        "The run {run} has a file that cannot travel in a bundle: {file} is a link, or its name does not hold on every "
        "system. Leave the run out of the document, or take it in again from a file with a plain name."
    ),
    # What may be wrong with a file.
    "bundles.no_bundle": N_(
        "{file} is no bundle of a document that can be read ({reason}). Nothing was taken in; ask for the file again."
    ),
    "bundles.newer": N_(
        "{file} was written by a newer version of this program (its schema is {found}, this program knows {known}). "
        "Update the program to take it in; nothing was taken in."
    ),
    "bundles.too_large": N_(
        "{file} would hold more than one bundle can: {files} files, {megabytes} MB in all, and nothing that unpacks to "
        "a hundred times its size. Nothing was written or taken in."
    ),
    "bundles.link": N_("{file} holds a link or device, {name}. A bundle holds plain files; nothing was taken in."),
    "bundles.strange_name": N_(
        "{file} holds {name}, which has no place in a bundle or leads out of it. Nothing was taken in; ask for the "
        "file as it was written."
    ),
    "bundles.name_twice": N_("{file} holds {name} twice, so that nobody can tell which counts. Nothing was taken in."),
    "bundles.altered": N_(
        "{name} in {file} is missing, or is not what its manifest says: the bundle was altered or cut off on its way. "
        "Nothing was taken in; ask for the file again."
    ),
    "bundles.contradicts": N_(
        "What {file} says of {part} contradicts itself, so the bundle was not written by this program or was altered. "
        "Nothing was taken in; ask for the file again."
    ),
    "bundles.unknown_form": N_(
        "{file} is written against {form}, which this program does not know. Update the program; nothing was taken in."
    ),
    "bundles.unknown_row": N_(
        "{file} has an answer or a comment for the row {field}, which its form does not ask. Nothing was taken in."
    ),
    "bundles.bad_answer": N_(
        "The answer to “{field}” in {file} is none that this row can have ({reason}). Nothing was taken in; ask for "
        "the row to be answered again there."
    ),
    "bundles.no_attachment": N_(
        "The answer to “{field}” in {file} names the file {name}, which did not come with it. Nothing was taken in; "
        "ask for the bundle again."
    ),
    "bundles.bad_run": N_(
        "The run {run} in the bundle is not what its manifest and the bundle say: {file}. Nothing was taken in; ask "
        "for the bundle again."
    ),
    "bundles.bad_database": N_(
        "{file} in the bundle is no database of samples that can be trusted ({reason}). Nothing was taken in."
    ),
    # What may be wrong with it here.
    "bundles.which_model": N_(
        "A model “{name}” is here already, of the provider {provider}; the bundle's is another entry, of the provider "
        "{theirs}. Say with --model NAME which model the document is of: that one, or a new name to add it under."
    ),
    "bundles.model_known": N_(
        "The model of the bundle is here already, as “{name}”. Name it, or leave --model out; nothing was taken in."
    ),
    "bundles.version_differs": N_(
        "The version {version} of the bundle is here with other weights, or of another model. Nothing was taken in; "
        "ask where the bundle comes from."
    ),
    "bundles.run_differs": N_(
        "The run {run} of the bundle is here already, and is another one. Nothing was taken in; compare the two with "
        "who sent the bundle."
    ),
    "bundles.comment_differs": N_(
        "The comment {comment} of the bundle is here with another text, or on another document. Nothing was taken in."
    ),
    "bundles.other_form": N_(
        "{document} is written against another form or edition here than in the bundle ({form}). Nothing was taken in."
    ),
    "bundles.unknown_take": N_(
        "Neither this document nor the bundle says anything of {row}. Conflicts that are open: {conflicts}."
    ),
    "bundles.take_unclear": N_(
        "“{given}” does not say whose answer counts. Write ROW=theirs, or ROW=mine, with the row as the list names it."
    ),
    "bundles.no_weights": N_(
        "The weights of {version} are not on this desk: the version came in a bundle, and weights never travel. "
        "Register the same weights here with “model add” to measure them."
    ),
    # What was not taken over, and what to do.
    "bundles.frozen_here": N_(
        "{document} is no draft here, so the rows that were changed there were not taken over. Send it back to its "
        "author (or begin a new version), then take the bundle in again."
    ),
    "bundles.moved_meanwhile": N_(
        "{document} went on here since it left, so the steps that were taken there do not hold for what stands here. "
        "Send it to review here, and send a new bundle."
    ),
    "bundles.sent_there": N_(
        "{document} was changed and sent to review there. Its text is frozen where it is kept: send it to review here, "
        "and let it be approved from a new bundle."
    ),
    "bundles.own_work": N_(
        "{person} approved {document} there, and wrote it or sent it to review; the approval was not taken over. Let "
        "somebody else approve it."
    ),
    "bundles.comments_open": N_(
        "{count} comments on {document} are open here, so the approval was not taken over. Settle them, then take the "
        "bundle in again."
    ),
    "bundles.other_versions": N_(
        "The document covers other versions there than {document} does here; which it covers was not taken over."
    ),
}
