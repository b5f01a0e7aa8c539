"""The facts of GGUF files: sizes, types, card, and what is no whole model."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from gguf import GGUFWriter, LlamaFileType

from aiact_desk.inspection.findings import Findings
from aiact_desk.inspection.gguf import read_gguf
from aiact_desk.inspection.gguf_facts import find_gguf_facts
from aiact_desk.problems import Problem

Refused = Callable[[str, Callable[[], object]], Problem]
MakeGguf = Callable[..., Path]


def facts(path: Path) -> Findings:
    findings = Findings()
    find_gguf_facts(path, read_gguf(path), findings)
    return findings


def test_a_small_llama(make_gguf: MakeGguf) -> None:
    found = facts(make_gguf()).values
    assert len(str(found.pop("tokenizer_sha256"))) == 64
    assert found == {
        "architecture": "llama",
        "family": "llama",
        "context_length": 64,
        "layers": 1,
        "hidden_size": 8,
        "feed_forward": 16,
        "heads": 4,
        "kv_heads": 2,
        "head_size": 2,
        "vocabulary": 4,
        "input_modalities": ("Text",),
        "output_modalities": ("Text",),
        "parameters": 40,
        "dtypes": {"F32": 40},
        "tied_embeddings": True,
        "chat_template_sha256": hashlib.sha256(b"{{ messages }}").hexdigest(),
    }


def test_what_the_file_says_of_its_origin(make_gguf: MakeGguf) -> None:
    def change(writer: GGUFWriter) -> None:
        writer.add_license("other")
        writer.add_license_name("owner-1.0")
        writer.add_license_link("https://example.org/licence")
        writer.add_languages(["en", "no"])
        writer.add_base_model_count(3)
        writer.add_base_model_repo_url(0, "https://huggingface.co/owner/base")
        writer.add_base_model_name(1, "Second base")
        writer.add_expert_count(8)
        writer.add_expert_used_count(2)
        writer.add_key_length(16)

    findings = facts(make_gguf(change))
    found = findings.values
    assert (found["licence"], found["licence_link"]) == ("owner-1.0", "https://example.org/licence")
    assert found["languages"] == ("en", "no")
    assert found["base_models"] == ("owner/base", "Second base")
    assert (found["experts"], found["experts_used"], found["head_size"]) == (8, 2, 16)
    assert set(findings.origins.values()) == {"small.gguf"}


def test_sizes_per_layer(make_gguf: MakeGguf) -> None:
    def change(writer: GGUFWriter) -> None:
        writer.add_array("llama.expert_count", [4, 4])
        writer.add_array("llama.attention.key_length", [4, 8])

    found = facts(make_gguf(change)).values
    assert found["experts"] == 4
    assert found["head_size"] == 2, "two sizes are no size; the computed one stands"


@pytest.mark.parametrize(
    ("file_type", "expected"),
    [
        (LlamaFileType.MOSTLY_Q4_K_M, "Q4_K_M"),
        (LlamaFileType.ALL_F32, None),
        (LlamaFileType.GUESSED, None),
        (None, None),
    ],
)
def test_quantisation(make_gguf: MakeGguf, file_type: LlamaFileType | None, expected: str | None) -> None:
    def change(writer: GGUFWriter) -> None:
        if file_type is not None:
            writer.add_file_type(file_type)

    assert facts(make_gguf(change)).values.get("quantisation") == expected


def test_computed_factors_are_no_parameters_and_an_output_layer_is(make_gguf: MakeGguf) -> None:
    tensors = {
        "token_embd.weight": np.ones((4, 8), np.float32),
        "output.weight": np.ones((4, 8), np.float16),
        "rope_freqs.weight": np.ones(4, np.float32),
    }
    found = facts(make_gguf(None, tensors)).values
    assert (found["parameters"], found["dtypes"], found["tied_embeddings"]) == (64, {"F16": 32, "F32": 32}, False)


@pytest.mark.parametrize(
    ("change", "id"),
    [
        (lambda writer: writer.add_uint16("split.count", 3), "gguf_split"),
        (lambda writer: writer.add_type("adapter"), "gguf_adapter"),
        (lambda writer: writer.add_type("mmproj"), "gguf_no_model"),
    ],
)
def test_what_is_no_whole_model(
    make_gguf: MakeGguf, change: Callable[[GGUFWriter], None], id: str, refused: Refused
) -> None:
    path = make_gguf(change)
    refused(f"inspection.{id}", lambda: facts(path))


def test_a_projector(tmp_path: Path, refused: Refused) -> None:
    writer = GGUFWriter(tmp_path / "x.gguf", "clip")
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    refused("inspection.gguf_no_model", lambda: facts(tmp_path / "x.gguf"))


@pytest.mark.parametrize("architecture", ["", " "])
def test_no_architecture(tmp_path: Path, architecture: str, refused: Refused) -> None:
    writer = GGUFWriter(tmp_path / "x.gguf", architecture)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    refused("inspection.gguf_no_architecture", lambda: facts(tmp_path / "x.gguf"))


def test_no_weights(make_gguf: MakeGguf, refused: Refused) -> None:
    path = make_gguf(None, {})
    refused("inspection.no_tensors", lambda: facts(path))
