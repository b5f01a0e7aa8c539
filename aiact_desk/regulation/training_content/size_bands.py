"""The band of the training data of each modality, from its exact size (rule TS3)."""

from __future__ import annotations

from decimal import Decimal

from aiact_desk.regulation.finding import ValueOf
from aiact_desk.regulation.json_values import Json, as_mapping, as_text
from aiact_desk.regulation.training_content.sizes import load_sizes


def size_bands(value_of: ValueOf) -> Json:
    """The row of the summary from the house's exact sizes, None where there are none. What has no band stays as it is.

    Template C(2025) 8311, s. 1.3.
    """
    sizes = value_of("H.sizes")
    if sizes is None:
        return None
    exact = as_mapping(sizes)
    bands: dict[str, Json] = {
        each.modality: each.band(Decimal(as_text(exact[each.modality])))
        for each in load_sizes().bands
        if exact[each.modality] is not None
    }
    found = {**bands, "other": exact["other"]}
    return found if any(value is not None for value in found.values()) else None
