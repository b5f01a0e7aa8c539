"""The rows of the summary that follow from others, by the name of the rule that the form gives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from aiact_desk.regulation.finding import ValueOf
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.training_content.answers import part
from aiact_desk.regulation.training_content.large_datasets import large_public_datasets
from aiact_desk.regulation.training_content.size_bands import size_bands


def signs_copyright_chapter(value_of: ValueOf) -> Json:
    """Whether the provider is a signatory of the Copyright Chapter; None where the profile does not say."""
    status = part(value_of, "H.signatory", "status")
    return None if status is None else ("Yes" if status == "Signatory" else "No")


RULES: Mapping[str, Callable[[ValueOf], Json]] = MappingProxyType(
    {
        "training_content.large_public_datasets": large_public_datasets,
        "training_content.size_bands": size_bands,
        "training_content.signs_copyright_chapter": signs_copyright_chapter,
    }
)
"""Each gives the row's value from the other answers, None where one that it needs is missing."""
