"""Sentences about the scope assessment, its phases and what its rules say."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    "scope.phase_twice": N_("Two phases have the same name among: {phases}. Give each a name of its own."),
    "scope.unknown_phase": N_(
        "A figure is given for the phase “{phase}”, which is not among the phases: {known}. Write the name as it "
        "stands there, or add the phase."
    ),
    "scope.method_twice": N_("The phase “{phase}” has two rows by one method. Keep one, or split the phase."),
    "scope.unusable": N_("The answers cannot be assessed: {reason}"),
    "scope.no_day": N_("The day of the assessment is open, so nothing is computed. State it under general.as_of."),
    "scope.ask_again": N_(
        "The exemption was assessed on {day}, and since then this changed: {changes}. Assess each condition again."
    ),
    "scope.assessed": N_("The exemption was assessed on {day}; no later change is stated."),
    "scope.undecided": N_(
        "{about} is “{result}”, and no decision is written down. A person decides and says why, under decisions.taken."
    ),
    "scope.decided": N_("{about} is “{result}”; a person decided it."),
    "scope.says": N_("{rule_id}: {sentence}"),
    "scope.no_phases": N_(
        "No phase of training is stated, so there is no total of compute. List the phases with their facts."
    ),
    "scope.phases": N_("The compute is estimated from {number} phases."),
    "scope.older": N_(
        "The assessment is of {day}, and on {change} a channel or a condition changed. Assess anew and set the day."
    ),
    "scope.ahead": N_(
        "The assessment is of {day}, which lies after today ({today}). State the day that it was made for, or assess "
        "again when it has come."
    ),
    "scope.of_day": N_("The assessment is of {day}; no later change is written down."),
}
