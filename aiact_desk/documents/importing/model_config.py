"""A model's config.json: architecture, modalities and the largest input, read as inspection reads them."""

from __future__ import annotations

from typing import cast

from aiact_desk.documents.from_files import architecture_in_words, largest_input, modalities
from aiact_desk.documents.importing.clues import Clues
from aiact_desk.documents.importing.limits import read_json
from aiact_desk.documents.importing.proposal import Gathering, Sheet
from aiact_desk.inspection.config import config_of, find_sizes
from aiact_desk.inspection.findings import Findings
from aiact_desk.inspection.modalities import input_modalities, output_modalities
from aiact_desk.problems import Problem

KIND = "model_config"


def fits(clues: Clues) -> bool:
    """Whether it names an architecture as transformers does."""
    named, family = clues.table.get("architectures"), clues.table.get("model_type")
    return isinstance(named, list) and all(isinstance(one, str) for one in named) and bool(named or family)


def read(data: bytes, name: str) -> Sheet:
    """What the configuration says. Processor files lie beside it and were not seen, so only its own parts count.

    Raises:
        Problem: if it is no such file.
    """
    whole = read_json(data, name)
    if not isinstance(whole, dict):
        raise Problem("record_imports.other_shape", file=name, kind=KIND)
    config, findings, gathering = config_of(whole, name), Findings(), Gathering(KIND)
    find_sizes(config, findings)
    inputs = input_modalities(config.whole, ())
    outputs = output_modalities(config.whole, config.generates)
    context = cast("int | None", findings.values.get("context_length"))
    gathering.propose("properties.architecture", architecture_in_words(findings.values), "architectures and sizes")
    gathering.propose("properties.input_modalities", modalities(inputs), "the parts of the configuration")
    gathering.propose("properties.output_modalities", modalities(outputs), "the parts of the configuration")
    gathering.propose("properties.input_max", largest_input(context, inputs), "the context length")
    if context is not None and largest_input(context, inputs) is None:
        gathering.note("record_imports.note_context", size=context)
    for warning in findings.warnings:
        gathering.note(warning.id, **warning.params)
    return gathering.sheet()
