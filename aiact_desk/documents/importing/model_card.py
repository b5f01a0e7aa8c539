"""A Hugging Face model card: the YAML head, and the sections under the headings of the usual template."""

from __future__ import annotations

import re

from aiact_desk.documents.from_files import licence_in_words, licence_place, modalities
from aiact_desk.documents.importing.card_sections import propose_sections
from aiact_desk.documents.importing.clues import Clues
from aiact_desk.documents.importing.limits import read_text, read_yaml
from aiact_desk.documents.importing.markdown import sections
from aiact_desk.documents.importing.proposal import Gathering, Sheet
from aiact_desk.documents.importing.row_values import text, texts
from aiact_desk.inspection import yaml_head
from aiact_desk.inspection.reading import printable
from aiact_desk.problems import Problem
from aiact_desk.regulation.json_values import Json

KIND = "model_card"
LONGEST_CARD = 1_000_000
"""Characters; a card that people read has far fewer."""

_MODEL_KEYS = re.compile(
    r"^(pipeline_tag|base_model|library_name|license_link|model-index|model_name|co2_eq_emissions|license|language|tags"
    r"|datasets):",
    re.MULTILINE,
)
_DATASET_KEYS = re.compile(
    r"^(task_categories|task_ids|size_categories|dataset_info|annotations_creators|source_datasets|configs):",
    re.MULTILINE,
)
_TASKS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "text-generation": (("Text",), ("Text",)),
    "text2text-generation": (("Text",), ("Text",)),
    "translation": (("Text",), ("Text",)),
    "summarization": (("Text",), ("Text",)),
    "image-to-text": (("Images",), ("Text",)),
    "image-text-to-text": (("Text", "Images"), ("Text",)),
    "video-text-to-text": (("Text", "Video"), ("Text",)),
    "audio-text-to-text": (("Text", "Audio"), ("Text",)),
    "automatic-speech-recognition": (("Audio",), ("Text",)),
    "text-to-speech": (("Text",), ("Audio",)),
    "text-to-audio": (("Text",), ("Audio",)),
    "text-to-image": (("Text",), ("Images",)),
    "text-to-video": (("Text",), ("Video",)),
    "image-to-image": (("Images",), ("Images",)),
    "image-text-to-image": (("Text", "Images"), ("Images",)),
    "image-to-video": (("Images",), ("Video",)),
}
"""What a task of the Hub takes and gives, as its name says."""

_TAKEN = ("license", "license_name", "license_link", "base_model", "pipeline_tag")


def fits(clues: Clues) -> bool:
    """Whether it begins with a head that has keys of models and none of data sets, or has no head and is a README."""
    found = yaml_head.split(clues.beginning)
    if found is None or clues.data[:1] in (b"{", b"[", b"<"):
        return False
    head, body = found
    if head:
        return bool(_MODEL_KEYS.search(head)) and not _DATASET_KEYS.search(head)
    return clues.name.lower().endswith("readme.md") and body.startswith("#")


def read(data: bytes, name: str) -> Sheet:
    """What the card says of the model. Results and emissions are asked by no row; they are noted.

    Raises:
        Problem: if the head is no plain YAML, or the card passes a limit.
    """
    whole = read_text(data, name)
    if len(whole) > LONGEST_CARD:
        raise Problem("record_imports.too_large", file=printable(name), size=len(whole), most=LONGEST_CARD)
    found = yaml_head.split(whole)
    if found is None:
        raise Problem("record_imports.head_not_closed", file=printable(name), most=yaml_head.HEAD_LIMIT)
    head, body = found
    gathering = Gathering(KIND)
    _propose_head(gathering, read_yaml(head, name) if head.strip() else {})
    propose_sections(gathering, sections(body))
    return gathering.sheet()


def _propose_head(gathering: Gathering, head: dict[str, object]) -> None:
    said = {key: _plain(value) for key, value in head.items()}
    licence, named = ", ".join(texts(said.get("license"))), text(said.get("license_name"))
    licence = named if licence in ("", "other", "unknown") and named else licence
    gathering.propose("distribution.licence_category", licence_in_words(licence), _in_head("license"))
    gathering.propose(
        "distribution.licence_link", licence_place(text(said.get("license_link"))), _in_head("license_link")
    )
    bases: list[Json] = list(dict.fromkeys(texts(said.get("base_model"))))
    gathering.propose(
        "general.dependencies", [{"model": one, "version": None} for one in bases], _in_head("base_model")
    )
    task = text(said.get("pipeline_tag"))
    if task in _TASKS:
        takes, gives = _TASKS[task]
        gathering.propose("properties.input_modalities", modalities(takes), _in_head("pipeline_tag"))
        gathering.propose("properties.output_modalities", modalities(gives), _in_head("pipeline_tag"))
    elif task:
        gathering.note("record_imports.note_task", task=task)
    for key in said:
        if key not in _TAKEN:
            gathering.fits_no_row(_in_head(key))


def _plain(value: object) -> Json:
    """A value of the head as texts: empty ones, and what YAML means by nothing, say nothing."""
    if isinstance(value, str):
        return None if value.strip() in ("", "~", "null", "None") else printable(value.strip(), 2000)
    return [_plain(one) for one in value if isinstance(one, str)] if isinstance(value, list) else None


def _in_head(key: str) -> str:
    return f"{key} in the YAML head"
