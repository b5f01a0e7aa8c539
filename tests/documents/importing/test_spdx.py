"""SPDX 3.0 with the AI profile, and SPDX 2.3.

Properties: https://spdx.github.io/spdx-spec/v3.0.1/model/AI/Classes/AIPackage/ and
https://spdx.github.io/spdx-spec/v2.3/package-information/.
"""

from __future__ import annotations

import json

import pytest

from aiact_desk.documents.importing import spdx2, spdx3
from aiact_desk.problems import Problem
from tests.documents.importing.reading import FILES, noted, read, rows

SHA256 = "d7a8fbb307d7809469ca9abcb0082e4f8d5651e46d3cdb762d02d0bf37c9e592"
NAME = {"identifier": "nordlicht-7b", "versions": [{"name": "2.1"}]}


def test_rows_of_the_ai_profile() -> None:
    assert rows(read("spdx3", "spdx3.json")) == {
        "general.legal_name": "Nordlicht Sprachmodelle GmbH",
        "general.model_name": NAME,
        "general.release_date": "2026-02-14",
        "general.authenticity": f"sha256: {SHA256}",
        "distribution.licence_category": "Licence named in the record: Apache-2.0.",
        "general.dependencies": [{"model": "nordlicht-base-7b", "version": "1.0"}],
        "training.design": "Next-token prediction on text of 30 languages.\n\nHyperparameters:\nlearning rate: 3e-4",
        "energy.training_mwh": "400.010",  # 400 000 kWh and 36 MJ, at 3.6 MJ to the kWh
        "use.technical_means": "Needs a server with the OpenAI protocol.",
        "data.curation": "Near-duplicates were removed.\nPages of adult content were removed.",
    }


def test_what_the_ai_profile_says_besides() -> None:
    of_model = "ai_AIPackage “nordlicht-7b”, "
    places = [str(place).removeprefix(of_model) for place in noted(read("spdx3", "spdx3.json"))]
    assert places == [
        "ai_finetuningEnergyConsumption",
        "ai_typeOfModel",
        "ai_domain",
        "ai_limitation",
        "ai_safetyRiskAssessment",
        "ai_standardCompliance",
        "software_downloadLocation",
    ]


def test_without_a_root_several_models_are_parts() -> None:
    graph = json.loads((FILES / "spdx3.json").read_text())
    graph["@graph"] = [one for one in graph["@graph"] if one["type"] != "software_Sbom"]
    sheet = spdx3.read(json.dumps(graph).encode(), "spdx.json")
    assert list(sheet.parts) == ["nordlicht-base-7b", "nordlicht-7b"]
    assert rows(sheet.parts["nordlicht-7b"])["general.model_name"] == NAME


def test_a_licence_that_is_an_element() -> None:
    graph = json.loads((FILES / "spdx3.json").read_text())
    for one in graph["@graph"]:
        if one.get("relationshipType") == "hasDeclaredLicense":
            one["to"] = ["https://nordlicht.example/spdx#licence"]
    graph["@graph"].append(
        {
            "type": "simplelicensing_LicenseExpression",
            "spdxId": "https://nordlicht.example/spdx#licence",
            "simplelicensing_licenseExpression": "MIT OR Apache-2.0",
        }
    )
    said = rows(spdx3.read(json.dumps(graph).encode(), "spdx.json"))
    assert said["distribution.licence_category"] == "Licence named in the record: MIT OR Apache-2.0."


def test_elements_that_name_each_other_in_a_circle() -> None:
    graph = {
        "@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld",
        "@graph": [
            {"type": "ai_AIPackage", "spdxId": "a", "name": "A", "suppliedBy": "a", "verifiedUsing": ["a"]},
            {"relationshipType": "descendantOf", "from": "a", "to": ["a"]},
        ],
    }
    said = rows(spdx3.read(json.dumps(graph).encode(), "spdx.json"))
    assert said == {"general.legal_name": "A", "general.dependencies": [{"model": "A", "version": None}]}


def test_rows_of_spdx_2() -> None:
    sheet = read("spdx2", "spdx2.json")
    assert rows(sheet) == {
        "general.legal_name": "Nordlicht Sprachmodelle GmbH",
        "general.model_name": NAME,
        "general.release_date": "2026-02-14",
        "distribution.licence_category": "Licence named in the record: Apache-2.0.",
        "general.authenticity": f"SHA256: {SHA256}",
    }
    assert noted(sheet) == ["package “nordlicht-7b”, downloadLocation"]


def test_a_person_is_no_legal_name_of_a_provider() -> None:
    document = json.loads((FILES / "spdx2.json").read_text())
    document["packages"][1]["supplier"] = "Person: Ada Beispiel"
    assert "general.legal_name" not in rows(spdx2.read(json.dumps(document).encode(), "spdx.json"))


@pytest.mark.parametrize(
    ("kind", "content", "problem"),
    [
        ("spdx3", '{"@graph": []}', "record_imports.other_shape"),
        ("spdx3", '{"@graph": [{"type": "Person"}]}', "record_imports.no_model"),
        ("spdx2", '{"spdxVersion": "SPDX-2.3", "packages": []}', "record_imports.no_model"),
        ("spdx2", '{"spdxVersion": 2}', "record_imports.other_shape"),
    ],
)
def test_what_is_about_no_model(kind: str, content: str, problem: str) -> None:
    with pytest.raises(Problem) as refused:
        {"spdx3": spdx3, "spdx2": spdx2}[kind].read(content.encode(), "spdx.json")
    assert refused.value.id == problem
