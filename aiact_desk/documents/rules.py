"""The rules by which forms compute rows, by the names that the forms use."""

from __future__ import annotations

from collections.abc import Mapping

from aiact_desk.documents.computed import Rule

RULES: Mapping[str, Rule] = {}
