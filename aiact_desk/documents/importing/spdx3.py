"""SPDX 3.0 with its AI profile: JSON-LD read as the plain graph that the specification prescribes, no context fetched.

The names of the parts are those of the specification: https://spdx.github.io/spdx-spec/v3.0.1/model/AI/AI/.
"""

from __future__ import annotations

from aiact_desk.documents.importing import row_values
from aiact_desk.documents.importing.clues import Clues
from aiact_desk.documents.importing.limits import read_json
from aiact_desk.documents.importing.proposal import MOST_PARTS, Gathering, Sheet, sheet_of_parts
from aiact_desk.documents.importing.row_values import table, tables, text, texts
from aiact_desk.documents.importing.spdx3_graph import Graph
from aiact_desk.inspection.reading import printable
from aiact_desk.problems import Problem
from aiact_desk.regulation.json_values import Json

KIND = "spdx3"
_CONTEXT = "https://spdx.org/rdf/3."
_MODEL = "ai_AIPackage"
_TEXT_ROWS = {
    "ai_informationAboutApplication": "use.technical_means",
    "ai_modelDataPreprocessing": "data.curation",
}
_NO_ROW = (
    "ai_typeOfModel", "ai_domain", "ai_limitation", "ai_safetyRiskAssessment", "ai_standardCompliance", "ai_metric",
    "ai_metricDecisionThreshold", "ai_modelExplainability", "ai_autonomyType", "ai_useSensitivePersonalInformation",
    "software_downloadLocation", "software_homePage", "software_packageUrl", "description", "summary", "comment",
)  # fmt: skip


def fits(clues: Clues) -> bool:
    """Whether its context is that of SPDX 3; the context is only looked at."""
    contexts = texts(clues.table.get("@context"))
    return any(one.startswith(_CONTEXT) for one in contexts) and isinstance(clues.table.get("@graph"), list)


def read(data: bytes, name: str) -> Sheet:
    """What the graph says of its AI package; of several each is a part.

    Raises:
        Problem: if it is no such graph, passes a limit, or is about no model.
    """
    elements = tables(table(read_json(data, name)).get("@graph"))
    if not elements:
        raise Problem("record_imports.other_shape", file=printable(name), kind=KIND)
    graph = Graph(elements)
    named = [(text(one.get("name")) or "?", _sheet(graph, one)) for one in _models(graph, name)[:MOST_PARTS]]
    return sheet_of_parts(KIND, named)


def _sheet(graph: Graph, model: dict[str, Json]) -> Sheet:
    gathering, place = Gathering(KIND), f"{_MODEL} “{text(model.get('name')) or 'without a name'}”"
    _propose_identity(gathering, graph, model, place)
    _propose_relations(gathering, graph, model, place)
    _propose_training(gathering, graph, model, place)
    for key, row in _TEXT_ROWS.items():
        gathering.propose(row, "\n".join(texts(model.get(key))), f"{place}, {key}")
    for key in _NO_ROW:
        if model.get(key):
            gathering.fits_no_row(f"{place}, {key}")
    return gathering.sheet()


def _models(graph: Graph, name: str) -> list[dict[str, Json]]:
    """The AI packages; of several those that the document or bill has as its root."""
    found = graph.of_type(_MODEL)
    roots = {root for one in graph.elements for root in texts(one.get("rootElement"))}
    if len(found) > 1:
        found = [one for one in found if graph.id_of(one) in roots] or found
    if not found:
        raise Problem("record_imports.no_model", file=printable(name))
    return found


def _propose_identity(gathering: Gathering, graph: Graph, model: dict[str, Json], place: str) -> None:
    supplier = next(iter(graph.resolved(model.get("suppliedBy"))), {})
    gathering.propose("general.legal_name", text(supplier.get("name")), f"{place}, suppliedBy")
    named, version = text(model.get("name")), text(model.get("software_packageVersion"))
    gathering.propose(
        "general.model_name", row_values.model_name(named, version), f"{place}, name and software_packageVersion"
    )
    released = text(model.get("releaseTime"))
    gathering.propose("general.release_date", released[:10] if released else None, f"{place}, releaseTime")
    proofs = graph.resolved(model.get("verifiedUsing"))
    pairs = [(text(one.get("algorithm")) or "", text(one.get("hashValue")) or "") for one in proofs]
    gathering.propose("general.authenticity", row_values.hashes(pairs), f"{place}, verifiedUsing")


def _propose_relations(gathering: Gathering, graph: Graph, model: dict[str, Json], place: str) -> None:
    """The licence, as declared, else as concluded; the models that it descends from."""
    for kind in ("hasDeclaredLicense", "hasConcludedLicense"):
        names = [name for target in graph.related(model, kind) if (name := graph.licence(target))]
        if names:
            gathering.propose("distribution.licence_category", row_values.licence(names), f"{place}, {kind}")
            break
    rows: list[Json] = [
        {"model": named, "version": text(one.get("software_packageVersion"))}
        for one in graph.ancestors(model)
        if (named := text(one.get("name")))
    ]
    gathering.propose("general.dependencies", rows, f"{place}, descendantOf")
    for kind in ("trainedOn", "testedOn"):
        if graph.related(model, kind):
            gathering.fits_no_row(f"{place}, {kind}")


def _propose_training(gathering: Gathering, graph: Graph, model: dict[str, Json], place: str) -> None:
    """How it was trained, with its hyperparameters, and the energy of training alone."""
    said = texts(model.get("ai_informationAboutTraining"))
    entries = graph.resolved(model.get("ai_hyperparameter"))
    settings = [f"{key}: {text(one.get('value')) or '–'}" for one in entries if (key := text(one.get("key")))]
    if settings:
        said.append("Hyperparameters:\n" + "\n".join(settings))
    gathering.propose("training.design", "\n\n".join(said), f"{place}, ai_informationAboutTraining, ai_hyperparameter")
    for energy in graph.resolved(model.get("ai_energyConsumption")):
        trained = graph.resolved(energy.get("ai_trainingEnergyConsumption"))
        amounts = [(one.get("ai_energyQuantity"), one.get("ai_energyUnit")) for one in trained]
        row_values.note_or_propose_energy(gathering, amounts, f"{place}, ai_trainingEnergyConsumption")
        for key in ("ai_finetuningEnergyConsumption", "ai_inferenceEnergyConsumption"):
            if energy.get(key):
                gathering.fits_no_row(f"{place}, {key}")
