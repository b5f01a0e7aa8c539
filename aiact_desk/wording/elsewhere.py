"""Sentences about runs that were measured elsewhere, and the remarks that stand beside their figures."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    "elsewhere.no_such_path": N_("There is nothing at {path}. Name a results folder of lm-eval or an .eval log."),
    "elsewhere.unknown_kind": N_(
        "{path} is no file that can be taken in. Name a results_….json of lm-eval, the folder that holds it, or an "
        ".eval log of Inspect."
    ),
    "elsewhere.nothing_there": N_(
        "{path} holds no results of lm-eval (results_….json) and no .eval log of Inspect, nor do the folders in it."
    ),
    "elsewhere.several_there": N_(
        "{path} holds {count} measurements, and a run is made of one. Name one of them: {files}."
    ),
    "elsewhere.unreadable": N_("{path} cannot be read: {reason}. Name the plain file or folder itself."),
    "elsewhere.too_large": N_("{path} is larger than {most}, so it is no results file and is not read."),
    "elsewhere.too_many_files": N_("{path} holds more than {most} files. Name the results file itself."),
    "elsewhere.too_many_lines": N_("{path} has more than {most} lines, which is more than this program takes in."),
    "elsewhere.line_too_long": N_("Line {line} of {path} is longer than {most}, so the file is not read."),
    "elsewhere.too_much": N_(
        "{path} unfolds into more than this program takes in: it needs too much memory, or is nested too deeply."
    ),
    "elsewhere.no_json": N_("{where} is damaged: {reason}. Copy the file again from where it was measured."),
    "elsewhere.not_lm_eval": N_("{file} is no results file of lm-eval that this program can read ({reason})."),
    "elsewhere.bad_line": N_("Line {line} of {file} is no sample of lm-eval ({reason})."),
    "elsewhere.not_a_number": N_(
        "Line {line} of {file} gives for “{metric}” what is no finite number, so no figure can rest on it. "
        "Take another metric with --task TASK:METRIC, or measure again."
    ),
    "elsewhere.repeated_item": N_("Line {line} of {file} has the item {item} a second time. Copy the file again."),
    "elsewhere.item_twice": N_("The samples of {task} have the item {item} twice. Copy the file again."),
    "elsewhere.filters_differ": N_("The filters in {file} do not have the same items: the file is not whole."),
    "elsewhere.other_samples": N_(
        "The samples in {file} are not those of which the results file has the hash: the file of {task} was changed or "
        "cut after it was measured. Copy it again."
    ),
    "elsewhere.no_samples": N_("The samples of {task} are empty, so there is nothing that a figure could rest on."),
    "elsewhere.nothing_to_take": N_(
        "{file} has no task that can be taken in. Each needs its samples_….jsonl beside the results (lm-eval writes "
        "them with --log_samples) and a metric that is a mean over its items."
    ),
    "elsewhere.no_such_task": N_("There is no task “{task}” in the file. It has: {known}."),
    "elsewhere.no_such_metric": N_("“{metric}” of {task} cannot be taken. What can be: {known}."),
    "elsewhere.taken_in_before": N_("The samples in {file} have been taken in already: see “run show {run}”."),
    "elsewhere.no_inspect": N_(
        "{file} is a log of Inspect, and reading it needs the package inspect-ai. Install it: "
        "pip install 'aiact-desk[inspect]'."
    ),
    "elsewhere.not_inspect": N_("inspect-ai cannot read {file}: {reason}. Copy the file again."),
    "elsewhere.archive_damaged": N_("The log {file} is damaged: {reason}. Copy it again from where it was measured."),
    "elsewhere.archive_too_large": N_("The log {file} unpacks into more than {most}, so it is not read."),
    "elsewhere.archive_no_log": N_("{file} is no log of a finished evaluation with Inspect: it has no header."),
    "elsewhere.not_finished": N_(
        "The evaluation in {file} did not end with success (it ended: {status}), so it is no evidence. Let Inspect "
        "finish it: inspect eval-retry."
    ),
    "elsewhere.invalidated": N_("Samples of {file} were marked invalid in Inspect, so it is no evidence."),
    "elsewhere.log_without_metric": N_(
        "No metric in {file} is an accuracy or a mean over items, so no figure can be taken from it."
    ),
    "elsewhere.score_no_number": N_("In {file} the item {item} has for “{metric}” what is no finite number."),
    "elsewhere.task_without_samples": N_(
        "{task} was left out: no file of its samples stands beside the results (lm-eval writes it with --log_samples)."
    ),
    "elsewhere.task_without_metric": N_(
        "{task} was left out: no metric of it is a mean over items of which each has its number."
    ),
    "elsewhere.other_metrics": N_("Of {task}, {metric} was taken. The file also has: {others}."),
    "elsewhere.metrics_left_out": N_(
        "Of {task}, these were left out, since the items have no numbers that they are the mean of: {metrics}."
    ),
    "elsewhere.figure_differs": N_(
        "{metric} of {task} is {ours} by its samples, but {theirs} by the tool's own account. The figure here is that "
        "of the samples."
    ),
    "elsewhere.figure_not_stated": N_(
        "The file has no figure of its own for {metric} of {task} that the samples' could be compared with."
    ),
    "elsewhere.direction_not_stated": N_(
        "The file does not say whether more {metric} of {task} is better; here it is taken so."
    ),
    "elsewhere.other_model": N_(
        "The file names the model “{stated}”, and the run was taken in for {version}. Nothing in the file shows which "
        "weights answered."
    ),
    "elsewhere.model_not_stated": N_(
        "The file does not name the model. That it was {version} is the word of whoever took the run in."
    ),
}
