"""The rules by which forms compute rows, by the names that the forms use."""

from __future__ import annotations

from collections.abc import Mapping

from aiact_desk.documents.computed import Rule
from aiact_desk.regulation.systemic_risk import clocks
from aiact_desk.regulation.training_content import computed as training_content

RULES: Mapping[str, Rule] = {**clocks.RULES, **training_content.RULES}
