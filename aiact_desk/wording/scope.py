"""Sentences about the facts that an assessment of scope starts from."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    "scope.totals_or_phases": N_("{field}: give either the totals or the phases that they come from, not both."),
    "scope.cumulative_below_direct": N_(
        "{field}: the cumulative compute is below the direct one, which is a part of it. Correct one of the two."
    ),
    "scope.unknown_option": N_("{field}: “{given}” is not known here. Choose from: {known}."),
}
