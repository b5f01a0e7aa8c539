"""Whether the lists and bands of the summary fit the house's figures: large public datasets (TS1), size bands (TS3)."""

from __future__ import annotations

from aiact_desk.regulation.finding import Finding, ValueOf
from aiact_desk.regulation.json_values import Json, as_mapping, as_text
from aiact_desk.regulation.training_content.answers import MODALITIES, rows, same_name, ticked
from aiact_desk.regulation.training_content.large_datasets import large_datasets, mixed_units, public_datasets
from aiact_desk.regulation.training_content.rules import said
from aiact_desk.regulation.training_content.size_bands import size_bands
from aiact_desk.regulation.training_content.sizes import load_sizes


def large_dataset_findings(value_of: ValueOf) -> list[Finding]:
    """TS1. Template C(2025) 8311, s. 2.1: every large public dataset is listed."""
    if value_of("2.1.used") != "Yes":
        return []
    datasets = public_datasets(value_of)
    if not datasets:
        return [said("TS1", "open", "training_content.no_datasets")]
    if mixed := mixed_units(datasets):
        return [
            said("TS1", "broken", "training_content.mixed_units", modality=modality, units=", ".join(units))
            for modality, units in mixed.items()
        ]
    share = load_sizes().large.share
    large = large_datasets(datasets, share)
    percent = float(100 * share)
    listed = {same_name(as_text(row["name"])) for row in rows(value_of, "2.1.large")}
    if missing := [name for name in large if same_name(name) not in listed]:
        return [
            said("TS1", "broken", "training_content.large_not_listed", share=f"{percent:g}", names=", ".join(missing))
        ]
    return [
        said(
            "TS1",
            "holds",
            "training_content.large_listed",
            share=f"{percent:g}",
            large=len(large),
            datasets=len(datasets),
        )
    ]


def size_findings(value_of: ValueOf) -> list[Finding]:
    """TS3. Template C(2025) 8311, s. 1.3: each modality has a size, and it is that of the exact figure."""
    modalities = ticked(value_of, "1.3.modality")
    if not modalities:
        return [said("TS3", "open", "training_content.no_modality")]
    stated = _stated(value_of)
    found = []
    if unsized := [each for each in modalities if MODALITIES[each] not in stated]:
        found.append(said("TS3", "open", "training_content.no_size", modalities=", ".join(unsized)))
    parts = {part: modality for modality, part in MODALITIES.items()}
    if unticked := [parts[part] for part in stated if parts[part] not in modalities]:
        found.append(said("TS3", "broken", "training_content.size_not_ticked", modalities=", ".join(unticked)))
    exact = as_mapping(size_bands(value_of) or {})
    for part, band in exact.items():
        given = stated.get(part)
        if part != "other" and band is not None and given is not None and given != band:
            found.append(
                said("TS3", "broken", "training_content.other_band", modality=parts[part], given=given, exact=band)
            )
    return found or [said("TS3", "holds", "training_content.sized", modalities=", ".join(modalities))]


def _stated(value_of: ValueOf) -> dict[str, Json]:
    """What is stated per part of the record: its band, the free size of Other, or None for a size in another unit."""
    value = value_of("1.3.size")
    if value is None:
        return {}
    record = as_mapping(value)
    found: dict[str, Json] = {part: record[part] for part in MODALITIES.values() if record[part] is not None}
    for row in record["other_unit"] if isinstance(record["other_unit"], list) else []:
        found.setdefault(MODALITIES[as_text(as_mapping(row)["modality"])], None)
    return found
