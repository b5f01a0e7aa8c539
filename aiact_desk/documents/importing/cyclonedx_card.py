"""The model card inside a CycloneDX component: its parameters, and what was considered for its use."""

from __future__ import annotations

from aiact_desk.documents.importing import row_values
from aiact_desk.documents.importing.proposal import Gathering
from aiact_desk.documents.importing.row_values import table, tables, text, texts
from aiact_desk.regulation.json_values import Json

_TRAINING = "training"


def propose_card(gathering: Gathering, card: dict[str, Json], place: str) -> None:
    """Propose what answers a row. Results, limits, trade-offs and fairness are asked by none, and are noted."""
    _propose_parameters(gathering, table(card.get("modelParameters")), f"{place}.modelParameters")
    _propose_considerations(gathering, table(card.get("considerations")), f"{place}.considerations")
    for key in ("quantitativeAnalysis", "properties"):
        if card.get(key):
            gathering.fits_no_row(f"{place}.{key}")


def _propose_parameters(gathering: Gathering, parameters: dict[str, Json], place: str) -> None:
    family, named = (text(parameters.get(key)) for key in ("architectureFamily", "modelArchitecture"))
    parts = [one for one in (named, f"({family})" if named and family else family) if one]
    gathering.propose("properties.architecture", " ".join(parts), f"{place}.modelArchitecture")
    for key, row in (("inputs", "properties.input_modalities"), ("outputs", "properties.output_modalities")):
        formats = [text(one.get("format")) or "" for one in tables(parameters.get(key))]
        found = row_values.modalities(formats)
        gathering.propose(row, found, f"{place}.{key}")
        if formats and found is None:
            gathering.note("record_imports.note_formats", place=f"{place}.{key}", formats=", ".join(formats[:10]))
    for key in ("approach", "task", "datasets"):
        if parameters.get(key):
            gathering.fits_no_row(f"{place}.{key}")


def _propose_considerations(gathering: Gathering, considered: dict[str, Json], place: str) -> None:
    uses = texts(considered.get("useCases"))
    if uses:
        value: Json = {"kind": "Intended uses", "statement": "\n".join(uses)}
        gathering.propose("use.intended", value, f"{place}.useCases")
    energy = tables(table(considered.get("environmentalConsiderations")).get("energyConsumptions"))
    _propose_energy(gathering, energy, f"{place}.environmentalConsiderations.energyConsumptions")
    for key in (
        "users",
        "technicalLimitations",
        "performanceTradeoffs",
        "ethicalConsiderations",
        "fairnessAssessments",
    ):
        if considered.get(key):
            gathering.fits_no_row(f"{place}.{key}")


def _propose_energy(gathering: Gathering, consumptions: list[dict[str, Json]], place: str) -> None:
    """The energy of the activity "training". Fine-tuning, inference and other activities are not added to it."""
    amounts = []
    for number, one in enumerate(consumptions):
        if one.get("activity") == _TRAINING:
            cost = table(one.get("activityEnergyCost"))
            amounts.append((cost.get("value"), cost.get("unit")))
        else:
            gathering.fits_no_row(f"{place}[{number}], activity {text(one.get('activity')) or 'not named'}")
        if one.get("co2CostEquivalent"):
            gathering.fits_no_row(f"{place}[{number}].co2CostEquivalent")
    row_values.note_or_propose_energy(gathering, amounts, f"{place}, activity training")
