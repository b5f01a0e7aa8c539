"""Sentences about the documents on systemic risk."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    "systemic_risk.not_known": N_("can change the day, not known: {events}"),
    "systemic_risk.overdue": N_(
        "{what}: {day}, which has passed by {days} days. Do it, or state the day on which it was done."
    ),
    "systemic_risk.done_late": N_("{what}: {day}; done on {done}, {days} days late."),
    "systemic_risk.extension": N_(
        "{what}: {day} by the plain count, which has passed; by the counting of Union law open until {extended}."
    ),
    "systemic_risk.due_today": N_("{what}: today, {day}."),
    "systemic_risk.ahead": N_("{what}: {day}, {days} days from now."),
    "systemic_risk.done": N_("{what}: {day}; done on {done}."),
    "systemic_risk.done_in_extension": N_(
        "{what}: {day} by the plain count; done on {done}, in time by the counting of Union law ({extended})."
    ),
    "systemic_risk.lasts": N_("{what}: {day}."),
    "systemic_risk.ended": N_("{what}: {day}, which has passed."),
    "systemic_risk.wrong_order": N_(
        "{later} on {day} stands before {earlier} on {earlier_day}, which it follows. Correct one of the two days."
    ),
    "systemic_risk.no_tiers": N_("No acceptance tier is stated. List the tiers of each risk, and which are reached."),
    "systemic_risk.risk_without_tier": N_(
        "{risk}: no acceptance tier is stated for this risk. State its tiers, with at least one not yet reached."
    ),
    "systemic_risk.all_reached": N_(
        "{risk}: every tier that is stated is reached. State at least one that the model has not reached."
    ),
    "systemic_risk.tiers_hold": N_("Each risk has at least one tier that the model has not reached."),
    "systemic_risk.risk_missing": N_(
        "{risk}: this specified systemic risk is not described. It always is; describe it."
    ),
    "systemic_risk.risks_hold": N_("All four specified systemic risks are described."),
    "systemic_risk.no_outcome": N_("It is not stated whether the provider proceeds. State the outcome in section 7.2."),
    "systemic_risk.proceeds_unaccepted": N_(
        "The outcome is to proceed, but not acceptable are: {risks}. Correct the outcome or the determination."
    ),
    "systemic_risk.assess_again": N_("Not acceptable: {risks}. Mitigate, and assess again before proceeding."),
    "systemic_risk.not_determined": N_("For a specified risk it is not stated whether it is acceptable. State it."),
    "systemic_risk.all_acceptable": N_("Every risk is stated to be acceptable."),
    "systemic_risk.no_benchmarks": N_(
        "The model is stated to be similarly safe or safer, but no benchmark is compared with the reference model. "
        "Add the benchmarks."
    ),
    "systemic_risk.above_reference": N_(
        "Above the reference model by more than the negligible error: {benchmarks}. The comparison does not bear out "
        "“similarly safe or safer”; look at it again."
    ),
    "systemic_risk.within_error": N_("Above the reference model, within the error stated as negligible: {benchmarks}."),
    "systemic_risk.not_above_reference": N_("No benchmark lies above that of the reference model."),
    "systemic_risk.outside_security": N_("Stated to lie outside Commitment 6; the objectives are not asked."),
    "systemic_risk.security_not_said": N_("It is not stated whether Commitment 6 applies. State it in section 7.3(3)."),
    "systemic_risk.objectives_not_met": N_(
        "Stated as not met: {objectives}. Hold them, or reach the same another way."
    ),
    "systemic_risk.objectives_open": N_("Nothing is said of these objectives of Appendix 4: {objectives}."),
    "systemic_risk.alternative_unjustified": N_(
        "Held by an alternative, without the reason why it reaches the same: {objectives}. Give it in section 7.3(3)."
    ),
    "systemic_risk.objectives_held": N_("All objectives of Appendix 4 are stated as held, or held by an alternative."),
    "systemic_risk.forecast_missing": N_("{risk}: no forecast says when the next tier is expected. Add one."),
    "systemic_risk.forecasts_hold": N_("Each specified risk has a forecast of the next tier."),
    "systemic_risk.responsibility_missing": N_("{risk}: nobody is named for this responsibility. Name somebody."),
    "systemic_risk.responsibilities_hold": N_("All four responsibilities are allocated."),
    "systemic_risk.no_placing": N_(
        "The day of placing on the market is not stated, so the full assessment cannot be held against it."
    ),
    "systemic_risk.assessed": N_("A full assessment was completed by the placing on the market on {day}."),
    "systemic_risk.not_assessed": N_(
        "No full assessment was completed by the placing on the market on {day}. Complete one first, or state it."
    ),
    "systemic_risk.items_silent": N_("Nothing is said of: {items}. Answer it, or name it under “Not yet known”."),
    "systemic_risk.items_owed": N_("Named as not yet known, to be told in a later report: {items}."),
    "systemic_risk.items_owed_at_end": N_(
        "This is the final report, and these items are still named as not yet known: {items}."
    ),
    "systemic_risk.items_said": N_("Items that this report holds, and that are answered: {count}."),
    "systemic_risk.no_initial_clock": N_(
        "The initial report has no day yet. State the kinds of harm and the day of awareness."
    ),
    "systemic_risk.time_unreadable": N_(
        "The time of awareness cannot be read, so the clock counts by the day. Write it like 14:20+02:00."
    ),
    "systemic_risk.initial_clock": N_(
        "The initial report is due {days} days after awareness (kinds of harm: {kinds})."
    ),
    "systemic_risk.samples_hold": N_("Each evaluation in the annex has at least {least} random samples."),
    "systemic_risk.too_few_samples": N_(
        "{evaluation}: {count} samples are at hand, fewer than {least}. Measure it again with more items."
    ),
    "systemic_risk.no_evaluations": N_(
        "No evaluation stands in the annex. Measure the model, or say where the samples are."
    ),
}
