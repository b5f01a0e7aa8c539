"""Which weights a folder gives: single file, shards, and what is refused with a way out."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors.numpy import save_file

from aiact_desk.inspection.findings import Findings
from aiact_desk.inspection.folder import list_folder
from aiact_desk.inspection.weights import INDEX, SINGLE, Weights, read_weights
from aiact_desk.problems import Misuse, Problem

Refused = Callable[[str, Callable[[], object]], Problem]
Array = NDArray[np.generic]
Tensors = dict[str, Array]
MakeFolder = Callable[..., Path]
MakeShards = Callable[..., dict[str, str]]


def read(folder: Path, findings: Findings | None = None) -> Weights:
    findings = findings or Findings()
    return read_weights(folder, list_folder(folder, findings), findings)


@pytest.fixture
def sharded(make_folder: MakeFolder, make_shards: MakeShards, llama_tensors: Tensors) -> Path:
    folder = make_folder(tensors={})
    make_shards(folder, llama_tensors, 3)
    return folder


def edit_index(folder: Path, change: Mapping[str, object]) -> None:
    index = json.loads((folder / INDEX).read_text())
    index["weight_map"].update(change)
    (folder / INDEX).write_text(json.dumps(index))


def test_single_and_sharded_give_the_same_tensors(
    make_folder: MakeFolder, make_shards: MakeShards, llama_tensors: Tensors
) -> None:
    folder = make_folder()
    single = read(folder)
    (folder / SINGLE).unlink()
    make_shards(folder, llama_tensors, 3)
    sharded = read(folder)
    assert {(t.name, t.shape) for t in single.tensors} == {(t.name, t.shape) for t in sharded.tensors}
    assert single.source == SINGLE
    assert sharded.source == INDEX
    assert len(sharded.files) == 3


def test_a_missing_shard_is_named(sharded: Path, refused: Refused) -> None:
    (sharded / "model-00002-of-00003.safetensors").unlink()
    problem = refused("inspection.shard_missing", lambda: read(sharded))
    assert problem.params["shards"] == "model-00002-of-00003.safetensors"


def test_a_shard_that_is_a_fifo_is_missing(sharded: Path, refused: Refused) -> None:
    shard = sharded / "model-00002-of-00003.safetensors"
    shard.unlink()
    os.mkfifo(shard)
    refused("inspection.shard_missing", lambda: read(sharded))


@pytest.mark.parametrize("shard", ["../x.safetensors", "/etc/passwd", "a/../../x", "..\\x", ".."])
def test_an_index_that_points_outside_is_refused(sharded: Path, shard: str, refused: Refused) -> None:
    edit_index(sharded, {"x": shard})
    problem = refused("inspection.index_escapes", lambda: read(sharded))
    assert problem.params["shard"] == shard


def test_a_tensor_that_its_shard_does_not_hold(sharded: Path, refused: Refused) -> None:
    edit_index(sharded, {"model.ghost.weight": "model-00001-of-00003.safetensors"})
    problem = refused("inspection.tensor_absent", lambda: read(sharded))
    assert problem.params["tensor"] == "model.ghost.weight"


def test_a_tensor_in_another_shard_than_the_index_says(sharded: Path, refused: Refused) -> None:
    edit_index(sharded, {"lm_head.weight": "model-00001-of-00003.safetensors"})
    refused("inspection.tensor_absent", lambda: read(sharded))


def test_a_tensor_in_two_shards(sharded: Path, refused: Refused) -> None:
    save_file({"lm_head.weight": np.zeros(3)}, sharded / "model-00001-of-00003.safetensors")
    refused("inspection.tensor_in_two_shards", lambda: read(sharded))


def test_a_tensor_that_the_index_leaves_out_is_counted_with_a_warning(sharded: Path) -> None:
    index = json.loads((sharded / INDEX).read_text())
    del index["weight_map"]["lm_head.weight"]
    (sharded / INDEX).write_text(json.dumps(index))
    findings = Findings()
    assert "lm_head.weight" in {tensor.name for tensor in read(sharded, findings).tensors}
    assert [warning.id for warning in findings.warnings] == ["inspection.tensor_not_in_index"]


@pytest.mark.parametrize("index", [{}, {"weight_map": []}, {"weight_map": {}}, {"weight_map": {"a": 1}}])
def test_an_index_without_a_map(make_folder: MakeFolder, index: object, refused: Refused) -> None:
    folder = make_folder(tensors={}, files={INDEX: index})
    refused("inspection.index_without_map", lambda: read(folder))


def test_an_empty_folder(tmp_path: Path, refused: Refused) -> None:
    refused("inspection.empty", lambda: read(tmp_path))


def test_a_folder_without_weights(make_folder: MakeFolder, refused: Refused) -> None:
    folder = make_folder(tensors={})
    refused("inspection.no_weights", lambda: read(folder))


def test_weights_without_tensors(make_folder: MakeFolder, refused: Refused) -> None:
    folder = make_folder(tensors={"empty": np.zeros((0, 4), np.float32)})
    refused("inspection.no_tensors", lambda: read(folder))


@pytest.mark.parametrize("file", ["pytorch_model.bin", "model.pt", "consolidated.00.PTH", "a.ckpt", "a.pkl"])
def test_pickled_weights_are_refused(make_folder: MakeFolder, file: str, refused: Refused) -> None:
    folder = make_folder(tensors={}, files={file: "pickle"})
    problem = refused("inspection.pickled", lambda: read(folder))
    assert problem.params["file"] == file


def test_a_folder_of_gguf_files_is_a_wrong_choice(make_folder: MakeFolder) -> None:
    folder = make_folder(tensors={}, files={"a.gguf": "GGUF"})
    with pytest.raises(Misuse) as caught:
        read(folder)
    assert caught.value.id == "inspection.gguf_in_folder"


def test_safetensors_of_another_layout(make_folder: MakeFolder, refused: Refused) -> None:
    folder = make_folder(tensors={}, files={"consolidated.safetensors": "x"})
    refused("inspection.other_safetensors", lambda: read(folder))


@pytest.mark.parametrize(
    ("adapter", "base"), [({"base_model_name_or_path": "owner/base"}, "owner/base"), ({}, "?"), ({"x": 1}, "?")]
)
def test_an_adapter_is_refused_with_its_base(
    make_folder: MakeFolder, adapter: object, base: str, refused: Refused
) -> None:
    folder = make_folder(tensors={}, files={"adapter_config.json": adapter, "adapter_model.safetensors": "x"})
    assert refused("inspection.adapter", lambda: read(folder)).params["base"] == base


def test_an_adapter_beside_whole_weights_is_refused_too(make_folder: MakeFolder, refused: Refused) -> None:
    folder = make_folder(files={"adapter_config.json": {"base_model_name_or_path": "b"}})
    refused("inspection.adapter", lambda: read(folder))


def test_what_lies_beside_the_weights_is_said(make_folder: MakeFolder) -> None:
    folder = make_folder(files={"training_args.bin": "x", "sub/old.pt": "x", "model.fp16.safetensors": "x", INDEX: {}})
    findings = Findings()
    assert read(folder, findings).files == {SINGLE}
    assert {warning.id: warning.params.get("files") for warning in findings.warnings} == {
        "inspection.index_not_used": None,
        "inspection.pickled_beside": "sub/old.pt, training_args.bin",
        "inspection.weights_beside": "model.fp16.safetensors",
    }
