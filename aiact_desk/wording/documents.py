"""Sentences of the room `documents`."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    "documents.no_folder": N_("There is no folder {folder}. Make it first, or name a file in a folder that exists."),
    "documents.target_is_folder": N_("{path} is a folder. Name the PDF file that should be written."),
    "documents.notices_too_long": N_(
        "The notices of the model {model} fill {lines} lines, and {most} fit into the foot of each page. Shorten them."
    ),
    "documents.absent_not_stated": N_("it has not been stated."),
    "documents.stale_row": N_("It may not hold any more: the weights or the evaluation have changed since."),
    "documents.stale_run": N_("The weights or the evaluations have changed since this run; its figures are of then."),
    "documents.left_open": N_("left open: {reason}"),
    "documents.absent_optional": N_("nothing was added; the form leaves this open."),
    "documents.absent_not_computed": N_("an answer that it is computed from has not been given."),
    "documents.absent_not_in_files": N_("the files of the model do not say it, and it has not been stated."),
    "documents.absent_versions_differ": N_(
        "the versions covered differ in it, and it has not been stated for the model as a whole."
    ),
    "documents.absent_not_measured": N_("no complete run on a version covered has measured it."),
    "documents.absent_no_exact_answer": N_("the answer that it is computed from has not been given."),
    "documents.absent_no_run": N_("no complete run on a version covered has been recorded."),
    "documents.open_exact_answer": N_("It is computed from the row “{label}”: answer that one."),
    "documents.over_guidance": N_("It has {words} words; the form suggests {guidance}."),
    "documents.origin_measured": N_("Measured in run {run}, {day}."),
    "documents.origin_measured_partial": N_("Measured in the partial run {run}, {day}."),
    "documents.origin_inspected": N_("Read from {file} of {versions}, {day}."),
    "documents.origin_inspected_files": N_("Read from the files of {versions}, {day}."),
    "documents.origin_computed": N_("Computed from other answers, {day}."),
    "documents.origin_calculated": N_("Computed by the program from stated quantities, {day}."),
    "documents.origin_imported": N_("Taken from the record of the model, {day}."),
    "documents.origin_profile": N_("Taken from the provider profile, {day}."),
    "documents.origin_document": N_("Taken from another document of this model, {day}."),
    "documents.origin_typed": N_("Stated by the provider, {day}."),
    "documents.overrules_inspected": N_("It overrules the inspected value: {value}"),
    "documents.overrules_computed": N_("It overrules the computed value: {value}"),
    "documents.overrules_recorded": N_("It overrules the recorded value: {value}"),
    "documents.rounded": N_("Rounded here to the number of significant figures that the form asks for."),
    "documents.overrules_measured": N_("It overrules the measured value: {value}"),
    # Why a run stands in the annex, or does not.
    "documents.run_chosen_only": N_("It is the only complete run of this suite on this version."),
    "documents.run_chosen_by_rule": N_(
        "It is the newest of those that come first by rule: whole before partial, measured here before elsewhere."
    ),
    "documents.run_chosen_by_person": N_("The provider chose it on {day}, and gave this reason: {reason}"),
    "documents.run_not_chosen_by_person": N_("The provider chose another run."),
    "documents.run_is_partial": N_("It is partial, and there is a whole run."),
    "documents.run_is_elsewhere": N_("It was measured elsewhere, and there is a run that was measured here."),
    "documents.run_is_older": N_("There is a newer complete run."),
    "documents.run_altered": N_("Its files were altered after it ended, so its figures are not printed."),
    "documents.run_unreadable": N_("Its files cannot be read, so there are no figures to print."),
}
