"""Sentences about evidence that may not hold any more: the weights changed, or the packs."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    "stale.weights_gone": N_(
        "The weights of {version} are not at {path} any more, so it cannot be seen whether they are still those that "
        "were inspected. Put them back, or register them where they are now with “model add”."
    ),
    "stale.files_gone": N_(
        "Of the files of {version}, {file} is not there any more. Put it back, or register what is there now with "
        "“model add”."
    ),
    "stale.files_changed": N_(
        "Of the files of {version}, {file} is not what it was when it was inspected. Register what is there now with "
        "“model add”, and measure that."
    ),
    "stale.files_touched": N_(
        "Of the files of {version}, {file} was written after it was inspected; whether it says the same has not been "
        "compared. “model add” compares it."
    ),
    "stale.other_weights": N_(
        "The run {run} measured other weights than those that {version} has now. Measure {version} again."
    ),
    "stale.packs_changed": N_(
        "Of the packs that the run {run} measured, {packs} changed since. Measure again to have figures of the packs "
        "as they are now."
    ),
    "stale.packs_gone": N_(
        "Of the packs that the run {run} measured, {packs} are not here any more, so nobody can repeat the measurement "
        "with this program."
    ),
}
