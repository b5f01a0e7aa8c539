"""The rules by which forms compute rows, by the names that the forms use."""

from __future__ import annotations

from collections.abc import Mapping

from aiact_desk.documents.computed import Rule
from aiact_desk.regulation.copyright import complaints
from aiact_desk.regulation.gaps import states
from aiact_desk.regulation.scope_assessment import rows as scope_assessment
from aiact_desk.regulation.systemic_risk import clocks
from aiact_desk.regulation.training_content import computed as training_content

RULES: Mapping[str, Rule] = {
    **clocks.RULES,
    **complaints.RULES,
    **scope_assessment.RULES,
    **states.RULES,
    **training_content.RULES,
}
