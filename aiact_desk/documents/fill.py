"""Rows that need no typing: filled from the records, the inspected files and the run, each with its provenance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from aiact_desk.documents import from_files, from_run
from aiact_desk.documents.evidence import RunEvidence, usable
from aiact_desk.documents.nouns import Answer, Model, Provenance, Version
from aiact_desk.problems import Misuse
from aiact_desk.regulation import values
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.schema import Form


@dataclass(frozen=True)
class Found:
    """A value that was found for a field, as `values.parse` takes it, with where and when."""

    field: str
    given: Json
    provenance: Provenance
    at: datetime


def fill(form: Form, model: Model, versions: Sequence[Version], evidence: Sequence[RunEvidence]) -> dict[str, Answer]:
    """The answers that can be given without asking anybody, by field id.

    Nothing is guessed: what no file and no run says has no answer, and so has a row in which the Versions differ.
    Derived rows take no answer; they are computed when the document is viewed.
    """
    found = [*_from_records(model, versions)]
    runs = [run for run in usable(evidence, [version.id for version in versions]) if run.ran_on]
    if versions:
        found += [*_from_files(versions), *_from_run(versions, runs)]
    answers = {one.field: _answer(form, one) for one in found if _is_asked(form, one.field)}
    return {field: answer for field, answer in answers.items() if answer is not None}


def _is_asked(form: Form, field: str) -> bool:
    return any(row.id == field and row.derived is None for row in form.rows())


def _answer(form: Form, found: Found) -> Answer | None:
    """The canonical answer, or none where the files hold something that the field cannot take."""
    try:
        value = values.parse(form.field(found.field), found.given)
    except Misuse:
        return None
    return Answer(field=found.field, value=value, provenance=found.provenance, at=found.at)


def _from_records(model: Model, versions: Sequence[Version]) -> list[Found]:
    record = Provenance("imported", "record of the model", model.id)
    found = []
    if model.provider:
        found.append(Found("general.legal_name", model.provider, record, model.created_at))
    if versions:
        names: list[Json] = [version.name for version in versions]
        at = max([model.created_at, *(version.added_at for version in versions)])
        found.append(Found("general.model_name", {"identifier": model.name, "versions": names}, record, at))
    return found


_FILE_ROWS: dict[str, tuple[str, Callable[[Version], Json]]] = {
    "properties.architecture": ("architecture", from_files.architecture),
    "properties.size_exact": ("parameters", from_files.size),
    "properties.input_modalities": ("input_modalities", from_files.input_modalities),
    "properties.output_modalities": ("output_modalities", from_files.output_modalities),
    "properties.input_max": ("context_length", from_files.input_max),
    "general.dependencies": ("base_models", from_files.dependencies),
    "distribution.licence_link": ("licence_link", from_files.licence_link),
    "distribution.licence_category": ("licence", from_files.licence),
}
"""Per row: the attribute of `VersionFacts` whose origin names the file, and how the row's value is read from it."""

FROM_FILES = frozenset({*_FILE_ROWS, "general.authenticity", "use.hardware", "use.software"})
FROM_RUN = frozenset({"energy.inference_flop", "energy.inference_method"})


def differs(field: str, versions: Sequence[Version]) -> bool:
    """Whether a row has no filled answer because the files of the Versions say different things."""
    read = _FILE_ROWS.get(field)
    return read is not None and any(read[1](one) != read[1](versions[0]) for one in versions)


def _from_files(versions: Sequence[Version]) -> list[Found]:
    at = max(version.added_at for version in versions)
    ids = " ".join(version.id for version in versions)
    hashes = from_files.authenticity(versions)
    weights = Provenance("inspected", "the weight files", ids)
    found = [Found("general.authenticity", hashes, weights, at)] if hashes else []
    for field, (attribute, read) in _FILE_ROWS.items():
        given = _agreed([read(version) for version in versions])
        if given is not None:
            source = versions[0].facts.origins.get(attribute, versions[0].facts.name)
            found.append(Found(field, given, Provenance("inspected", source, ids), at))
    return found


def _agreed(given: Sequence[Json]) -> Json:
    """The one value that every Version has, or None."""
    return given[0] if all(one == given[0] for one in given) else None


def _from_run(versions: Sequence[Version], runs: Sequence[RunEvidence]) -> list[Found]:
    at = max(version.added_at for version in versions)
    ids = " ".join(version.id for version in versions)
    last = runs[-1] if runs else None
    found = []
    for field, text in (
        ("use.software", from_run.software(versions, last)),
        ("use.hardware", from_run.hardware(versions, last)),
    ):
        if text and last:
            found.append(Found(field, text, Provenance("measured", last.run.id, ids), max(at, last.finished)))
        elif text:
            found.append(Found(field, text, Provenance("inspected", "the model's files", ids), at))
    counted = [run for run in runs if run.result.inference is not None]
    if counted and (inference := counted[-1].result.inference):
        provenance = Provenance("measured", counted[-1].run.id, counted[-1].run.version_id)
        at = counted[-1].finished
        found.append(Found("energy.inference_flop", str(inference.flop), provenance, at))
        found.append(Found("energy.inference_method", from_run.inference_method(counted[-1]), provenance, at))
    return found
