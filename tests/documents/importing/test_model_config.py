"""A config.json says the architecture in words, the modalities of its parts and, for text alone, the largest input."""

from __future__ import annotations

import json

import pytest

from aiact_desk.documents.importing import model_config
from aiact_desk.problems import Problem
from tests.documents.importing.reading import read, rows


def test_rows_of_a_text_model() -> None:
    assert rows(read("model_config", "config.json")) == {
        "properties.architecture": "LlamaForCausalLM (llama): 32 layers, hidden size 4096, 32 attention heads, "
        "8 key-value heads.",
        "properties.input_modalities": {"chosen": ["Text"], "other": None},
        "properties.output_modalities": {"chosen": ["Text"], "other": None},
        "properties.input_max": [{"modality": "Text", "size": "8192", "unit": "tokens"}],
    }


def test_the_largest_input_of_several_modalities_is_not_guessed() -> None:
    config = {
        "architectures": ["LlavaForConditionalGeneration"],
        "vision_config": {"image_size": 336},
        "text_config": {"max_position_embeddings": 4096},
    }
    sheet = model_config.read(json.dumps(config).encode(), "config.json")
    said = rows(sheet)
    assert said["properties.input_modalities"] == {"chosen": ["Text", "Images"], "other": None}
    assert "properties.input_max" not in said
    assert [(note.id, note.params) for note in sheet.notes] == [("record_imports.note_context", {"size": 4096})]


def test_an_odd_size_is_noted_and_not_taken() -> None:
    config = {"architectures": ["LlamaForCausalLM"], "max_position_embeddings": "many", "hidden_size": 4096.5}
    sheet = model_config.read(json.dumps(config).encode(), "config.json")
    assert "properties.input_max" not in rows(sheet)
    assert {str(note.params["key"]) for note in sheet.notes} == {"max_position_embeddings", "hidden_size"}


@pytest.mark.parametrize(
    ("content", "problem"), [("[]", "record_imports.other_shape"), ("{}", "inspection.no_architecture")]
)
def test_what_is_no_config(content: str, problem: str) -> None:
    with pytest.raises(Problem) as refused:
        model_config.read(content.encode(), "config.json")
    assert refused.value.id == problem
