"""A CycloneDX ML-BOM; names of the parts: https://cyclonedx.org/docs/1.6/json/#components_items_modelCard."""

from __future__ import annotations

import json
from typing import Any

import pytest

from aiact_desk.documents.importing import cyclonedx
from aiact_desk.problems import Problem
from tests.documents.importing.reading import FILES, noted, read, rows

SHA256 = "d7a8fbb307d7809469ca9abcb0082e4f8d5651e46d3cdb762d02d0bf37c9e592"


@pytest.mark.parametrize("name", ["bom.cdx.json", "bom.cdx.xml"])
def test_rows_of_a_bill(name: str) -> None:
    assert rows(read("cyclonedx", name)) == {
        "general.legal_name": "Nordlicht Sprachmodelle GmbH",
        "general.model_name": {"identifier": "nordlicht/nordlicht-7b", "versions": [{"name": "2.1"}]},
        "general.authenticity": f"SHA-256: {SHA256}",
        "distribution.licence_category": "Licence named in the record: Apache-2.0.",
        "distribution.licence_link": "https://www.apache.org/licenses/LICENSE-2.0",
        "general.dependencies": [{"model": "nordlicht-base-7b", "version": "1.0"}],
        "properties.architecture": "LlamaForCausalLM (transformer)",
        "properties.input_modalities": {"chosen": ["Text", "Images"], "other": None},
        "properties.output_modalities": {"chosen": ["Text"], "other": None},
        "use.intended": {"kind": "Intended uses", "statement": "Answering questions\nSummaries"},
        "energy.training_mwh": "400.0005",
    }


@pytest.mark.parametrize("name", ["bom.cdx.json", "bom.cdx.xml"])
def test_what_fits_no_row(name: str) -> None:
    card = "$.components[1].modelCard"
    energy = f"{card}.considerations.environmentalConsiderations.energyConsumptions"
    assert noted(read("cyclonedx", name)) == [
        f"{card}.modelParameters.approach",
        f"{card}.modelParameters.task",
        f"{energy}[0].co2CostEquivalent",
        f"{energy}[2], activity inference",
        f"{card}.considerations.users",
        f"{card}.considerations.technicalLimitations",
        f"{card}.quantitativeAnalysis",
        "$.components[1].description",
    ]


def changed(**parts: Any) -> bytes:
    """The bill with some parts of its model replaced."""
    bill = json.loads((FILES / "bom.cdx.json").read_text())
    bill["components"][1].update(parts)
    return json.dumps(bill).encode()


def test_a_version_that_is_not_named_leaves_the_name_open() -> None:
    assert "general.model_name" not in rows(cyclonedx.read(changed(version=""), "bom.json"))


def test_formats_that_are_not_clear_tick_nothing() -> None:
    card = {"modelParameters": {"inputs": [{"format": "text"}, {"format": "tensor"}]}}
    sheet = cyclonedx.read(changed(modelCard=card), "bom.json")
    assert "properties.input_modalities" not in rows(sheet)
    assert noted(sheet, "record_imports.note_formats") == ["$.components[1].modelCard.modelParameters.inputs"]


@pytest.mark.parametrize(
    "cost",
    [
        {"value": 3, "unit": "therms"},
        {"value": -3, "unit": "kWh"},
        {"value": "1e999999999", "unit": "kWh"},
        {"value": "sNaN", "unit": "kWh"},
        {"value": True, "unit": "kWh"},
        {"value": {}, "unit": []},
        None,
    ],
)
def test_energy_that_cannot_be_summed_is_noted(cost: object) -> None:
    consumptions = [
        {"activity": "training", "activityEnergyCost": {"value": 5, "unit": "kWh"}},
        {"activity": "training", "activityEnergyCost": cost},
    ]
    card = {"considerations": {"environmentalConsiderations": {"energyConsumptions": consumptions}}}
    sheet = cyclonedx.read(changed(modelCard=card), "bom.json")
    assert "energy.training_mwh" not in rows(sheet)
    assert len(noted(sheet, "record_imports.note_unit")) == 1


def test_the_main_component_is_the_model_of_the_bill() -> None:
    bill = json.loads((FILES / "bom.cdx.json").read_text())
    bill["metadata"] = {"component": {"type": "machine-learning-model", "name": "main", "version": "3"}}
    said = rows(cyclonedx.read(json.dumps(bill).encode(), "bom.json"))
    assert said == {"general.model_name": {"identifier": "main", "versions": [{"name": "3"}]}}


def test_several_models_are_parts_to_pick_from() -> None:
    bill = json.loads((FILES / "bom.cdx.json").read_text())
    bill["components"] += [{"type": "machine-learning-model", "name": "nordlicht-7b"}]
    sheet = cyclonedx.read(json.dumps(bill).encode(), "bom.json")
    assert not sheet.proposals
    assert list(sheet.parts) == ["nordlicht-7b", "nordlicht-7b (2)"]
    assert rows(sheet.parts["nordlicht-7b"])["energy.training_mwh"] == "400.0005"


@pytest.mark.parametrize(
    ("bill", "problem"),
    [
        (b'{"bomFormat": "CycloneDX", "components": []}', "record_imports.no_model"),
        (b'{"bomFormat": "CycloneDX", "components": "none", "metadata": 3}', "record_imports.no_model"),
        (b'{"components": []}', "record_imports.other_shape"),
        (b"[]", "record_imports.other_shape"),
        (b"<bom/>", "record_imports.other_shape"),
    ],
)
def test_what_is_no_bill_of_a_model(bill: bytes, problem: str) -> None:
    with pytest.raises(Problem) as refused:
        cyclonedx.read(bill, "bom")
    assert refused.value.id == problem
