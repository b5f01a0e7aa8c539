"""Which public datasets are large (rule TS1): those above a share of all public datasets of their modality."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from aiact_desk.regulation.finding import ValueOf
from aiact_desk.regulation.json_values import Json, as_text
from aiact_desk.regulation.training_content.answers import rows, same_name
from aiact_desk.regulation.training_content.sizes import load_sizes


@dataclass(frozen=True)
class PublicDataset:
    """One public dataset in one modality: its size in `unit`, and what the summary says of it if it is large."""

    name: str
    modality: str
    size: Decimal
    unit: str
    described: Mapping[str, Json]


def public_datasets(value_of: ValueOf) -> tuple[PublicDataset, ...]:
    """Every public dataset in the house's table."""
    return tuple(_dataset(row) for row in rows(value_of, "H.datasets"))


def mixed_units(datasets: Sequence[PublicDataset]) -> dict[str, tuple[str, ...]]:
    """The units of each modality whose datasets are not all in one: their sizes cannot be added up."""
    units: dict[str, dict[str, str]] = {}
    for dataset in datasets:
        units.setdefault(dataset.modality, {}).setdefault(same_name(dataset.unit), dataset.unit)
    return {modality: tuple(found.values()) for modality, found in units.items() if len(found) > 1}


def large_datasets(datasets: Sequence[PublicDataset], share: Fraction) -> tuple[str, ...]:
    """The names of the datasets whose size is more than `share` of the sizes of their modality together.

    Template C(2025) 8311, s. 2.1. Rows of one name and modality are one dataset. Exact: a dataset of just that share
    is not large.

    Raises:
        ValueError: if the sizes of a modality are in several units.
    """
    if mixed := mixed_units(datasets):
        raise ValueError(f"sizes in several units: {mixed}")
    totals: dict[str, Fraction] = {}
    sizes: dict[tuple[str, str], Fraction] = {}
    for dataset in datasets:
        size, key = Fraction(dataset.size), (dataset.modality, same_name(dataset.name))
        totals[dataset.modality] = totals.get(dataset.modality, Fraction(0)) + size
        sizes[key] = sizes.get(key, Fraction(0)) + size
    large = {name for (modality, name), size in sizes.items() if size > share * totals[modality]}
    names = {same_name(dataset.name): dataset.name for dataset in reversed(datasets)}
    return tuple(names[name] for name in dict.fromkeys(same_name(each.name) for each in datasets) if name in large)


def large_public_datasets(value_of: ValueOf) -> Json:
    """The list of the summary, from the house's table; None where that is empty, mixes units, or has no large one."""
    datasets = public_datasets(value_of)
    if mixed_units(datasets):
        return None
    large = large_datasets(datasets, load_sizes().large.share)
    return [_listed(name, datasets) for name in large] or None


def _dataset(row: Mapping[str, Json]) -> PublicDataset:
    name, modality, unit = as_text(row["name"]), as_text(row["modality"]), as_text(row["unit"])
    return PublicDataset(name, modality, Decimal(as_text(row["size"])), unit, row)


def _listed(name: str, datasets: Sequence[PublicDataset]) -> Json:
    """The row of the summary: the first link, and the widest period, of the rows with this name.

    The first description stands there only without any link: the table is the house's, and its words are public then.
    """
    found = [dataset.described for dataset in datasets if same_name(dataset.name) == same_name(name)]
    link = _first(found, "link")
    return {
        "name": name,
        "link": link,
        "description": _first(found, "description") if link is None else None,
        "from": min((as_text(row["from"]) for row in found if row["from"] is not None), default=None),
        "to": max((as_text(row["to"]) for row in found if row["to"] is not None), default=None),
    }


def _first(found: Sequence[Mapping[str, Json]], column: str) -> Json:
    return next((row[column] for row in found if row[column] is not None), None)
