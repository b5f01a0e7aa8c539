"""Whether each evaluation of the annex has as many random samples as Measure 7.3(1)(f) asks for."""

from __future__ import annotations

from aiact_desk.documents.content import Content
from aiact_desk.regulation.finding import Finding, finding

RULE = "five_samples"
LEAST = 5
"""Samples of inputs and outputs for each relevant evaluation (Safety and Security Chapter, Measure 7.3(1)(f))."""


def sample_findings(content: Content) -> tuple[Finding, ...]:
    """One finding for each evaluation with too few items or none kept; one in all where there are enough.

    Empty for a form without that rule. No sample is read: a draw has as many as there are items, up to the number.
    """
    if not any(rule.id == RULE for rule in content.form.rules):
        return ()
    if not content.runs:
        return (finding(content.form, RULE, "open", "systemic_risk.no_evaluations"),)
    found = []
    for run in content.runs:
        for pack in run.result.packs:
            count = min(pack.items, LEAST) if pack.pack in run.samples else 0
            if count < LEAST:
                title = run.words_of(pack).title
                found.append(
                    finding(
                        content.form,
                        RULE,
                        "broken",
                        "systemic_risk.too_few_samples",
                        evaluation=title,
                        count=count,
                        least=LEAST,
                    )
                )
    return tuple(found) or (finding(content.form, RULE, "holds", "systemic_risk.samples_hold", least=LEAST),)
