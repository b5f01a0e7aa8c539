"""Sentences about the gap report and what its rules say."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    "gaps.no_chapter": N_("Every chapter that concerns the model is signed, so there is no measure to compare."),
    "gaps.no_chapter_yet": N_(
        "Which chapters the report goes through is not known yet. State systemic risk and the signatory status of "
        "each chapter."
    ),
    "gaps.not_stated": N_("{number} measures have no state yet: {measures}. State for each whether it is held."),
    "gaps.all_stated": N_("Each of the {number} measures of the chapters compared has a state."),
    "gaps.without_means": N_(
        "These measures are said to be held, without the means or the document: {measures}. Say by what they are met"
        " and where that stands."
    ),
    "gaps.with_means": N_("The {number} measures that are held, wholly or partly, name their means and a document."),
    "gaps.without_reason": N_("These measures are said not to apply, without a reason: {measures}. Say why."),
    "gaps.without_step": N_(
        "These measures are partly held or missing and have no next step with a day: {measures}. Plan one in the "
        "working list."
    ),
    "gaps.step_late": N_(
        "The day of a next step is past for: {measures}. Bring the measure's row up to date, or set a new day."
    ),
    "gaps.planned": N_("The {number} measures that are partly held or missing have a next step with a day to come."),
}
