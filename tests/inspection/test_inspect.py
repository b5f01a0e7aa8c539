"""The door: whole folders and files in, facts or one Problem out."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from safetensors.numpy import save_file

from aiact_desk.inspection.facts import VersionFacts
from aiact_desk.inspection.hashing import HashCache, HashProgress
from aiact_desk.inspection.inspect import inspect
from aiact_desk.problems import Misuse, Problem

Refused = Callable[[str, Callable[[], object]], Problem]
Tensors = dict[str, NDArray[np.generic]]
MakeFolder = Callable[..., Path]
MakeGguf = Callable[..., Path]

CARD = "---\nlicense: apache-2.0\nbase_model: owner/base\nlanguage: en\n---\n"


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_a_folder(make_folder: MakeFolder) -> None:
    files = {"README.md": CARD, "tokenizer_config.json": {"chat_template": "{{ x }}"}, "notes/a.txt": "x"}
    folder = make_folder(files=files)
    facts = inspect(folder)
    assert (facts.kind, facts.name, facts.architecture, facts.family) == (
        "safetensors",
        "a-model",
        "LlamaForCausalLM",
        "llama",
    )
    assert (facts.parameters, facts.dtypes, facts.tied_embeddings) == (1112, {"F32": 1112}, False)
    assert (facts.context_length, facts.vocabulary, facts.kv_heads, facts.head_size) == (128, 32, 2, 2)
    assert (facts.licence, facts.base_models, facts.languages) == ("apache-2.0", ("owner/base",), ("en",))
    assert (facts.input_modalities, facts.output_modalities) == (("Text",), ("Text",))
    assert facts.chat_template_sha256 == sha256(b"{{ x }}")
    assert facts.software == {"transformers": "5.0.0"}
    assert facts.quantisation is None
    assert facts.warnings == ()
    assert {file.path: file.role for file in facts.files} == {
        "README.md": "card",
        "config.json": "config",
        "model.safetensors": "weights",
        "notes/a.txt": "other",
        "tokenizer.json": "tokenizer",
        "tokenizer_config.json": "tokenizer",
    }
    for file in facts.files:
        content = (folder / file.path).read_bytes()
        assert (file.size, file.sha256) == (len(content), sha256(content))


def test_the_hashes_follow_the_contract(make_folder: MakeFolder) -> None:
    folder = make_folder(files={"tokenizer_config.json": {}})
    facts = inspect(folder)
    weights = sha256((folder / "model.safetensors").read_bytes())
    assert facts.weights_sha256 == sha256(f"{weights}  model.safetensors\n".encode())
    names = ("tokenizer.json", "tokenizer_config.json")
    lines = sorted(f"{sha256((folder / name).read_bytes())}  {name}\n" for name in names)
    assert facts.tokenizer_sha256 == sha256("".join(lines).encode())


def test_every_fact_has_an_origin(make_folder: MakeFolder) -> None:
    facts = inspect(make_folder(files={"README.md": CARD, "LICENSE": "x", "preprocessor_config.json": {}}))
    stated = {name for name, value in facts if value not in (None, (), {}) and name not in ("origins", "files")}
    assert stated == set(facts.origins)
    assert facts.origins["parameters"] == "model.safetensors"
    assert facts.origins["layers"] == "config.json"
    assert facts.origins["licence"] == "README.md"
    assert facts.origins["licence_link"] == "LICENSE"
    assert facts.origins["input_modalities"] == "config.json, preprocessor_config.json"


def test_facts_survive_a_round_trip(make_folder: MakeFolder) -> None:
    facts = inspect(make_folder(files={"README.md": CARD}))
    assert VersionFacts.model_validate_json(facts.model_dump_json()) == facts


def test_a_sharded_mixture_of_experts(
    make_folder: MakeFolder,
    make_shards: Callable[..., dict[str, str]],
    llama_tensors: Tensors,
    llama_config: dict[str, object],
) -> None:
    draw = np.random.default_rng(1)
    for number in range(4):
        name = f"model.layers.0.block_sparse_moe.experts.{number}.w1.weight"
        llama_tensors[name] = draw.normal(size=(16, 8)).astype(np.float16)
    mixture = {"architectures": ["MixtralForCausalLM"], "num_local_experts": 4, "num_experts_per_tok": 2}
    folder = make_folder(tensors={}, config={**llama_config, **mixture})
    make_shards(folder, llama_tensors)
    facts = inspect(folder)
    assert (facts.experts, facts.experts_used) == (4, 2)
    assert facts.dtypes == {"F16": 512, "F32": 1112}
    assert facts.parameters == 1624
    assert facts.origins["parameters"] == "model.safetensors.index.json"
    weights = [file for file in facts.files if file.role == "weights"]
    lines = sorted(f"{file.sha256}  {file.path}\n" for file in weights)
    assert len(lines) == 2
    assert facts.weights_sha256 == sha256("".join(lines).encode())


def test_tied_embeddings_that_are_stored_twice(
    make_folder: MakeFolder, llama_tensors: Tensors, llama_config: dict[str, object]
) -> None:
    llama_tensors["lm_head.weight"] = llama_tensors["model.embed_tokens.weight"].copy()
    facts = inspect(make_folder(llama_tensors, {**llama_config, "tie_word_embeddings": True}))
    assert (facts.parameters, facts.tied_embeddings) == (856, True)
    assert facts.warnings == ()


def test_tied_embeddings_that_differ_are_a_warning(make_folder: MakeFolder, llama_config: dict[str, object]) -> None:
    facts = inspect(make_folder(config={**llama_config, "tie_word_embeddings": True}))
    assert facts.parameters == 856
    assert [warning.id for warning in facts.warnings] == ["inspection.tied_but_different"]


def test_a_quantised_folder(make_folder: MakeFolder, llama_config: dict[str, object]) -> None:
    tensors: Tensors = {
        "model.embed_tokens.weight": np.zeros((32, 8), np.float16),
        "l.qweight": np.zeros((8, 16), np.int32),
        "l.qzeros": np.zeros((1, 2), np.int32),
        "l.scales": np.zeros((1, 16), np.float16),
        "l.g_idx": np.zeros(64, np.int32),
    }
    quantised = {**llama_config, "quantization_config": {"quant_method": "gptq", "bits": 4}}
    facts = inspect(make_folder(tensors, quantised))
    assert facts.quantisation == "GPTQ 4-bit"
    assert facts.dtypes == {"F16": 256, "I32": 1024}
    assert facts.origins["quantisation"] == "config.json"


def test_warnings_of_a_folder_with_code_and_pickles(make_folder: MakeFolder, llama_config: dict[str, object]) -> None:
    config = {**llama_config, "auto_map": {"AutoModel": "modeling.X"}, "quantization_config": {"quant_method": "new"}}
    folder = make_folder(config=config, files={"modeling.py": "raise SystemExit", "optimizer.pt": "x"})
    (folder / "tokenizer.json").unlink()
    found = {warning.id: warning.params for warning in inspect(folder).warnings}
    assert set(found) == {
        "inspection.custom_code",
        "inspection.pickled_beside",
        "inspection.stored_elements",
        "inspection.no_tokenizer",
    }
    assert found["inspection.custom_code"]["files"] == "config.json, modeling.py"


def test_hashing_is_watched_and_remembered(make_folder: MakeFolder, tmp_path: Path) -> None:
    folder = make_folder()
    steps: list[HashProgress] = []
    cache = HashCache(tmp_path / "hashes.json", smallest=0)
    first = inspect(folder, progress=steps.append, cache=cache)
    assert steps[-1].done_bytes == steps[-1].total_bytes == sum(file.size for file in first.files)
    assert inspect(folder, cache=cache) == first
    assert str(folder / "model.safetensors") in (tmp_path / "hashes.json").read_text()


def test_a_gguf_file(make_gguf: MakeGguf) -> None:
    path = make_gguf()
    facts = inspect(path)
    (file,) = facts.files
    assert (file.path, file.size, file.role) == ("small.gguf", path.stat().st_size, "weights")
    assert (facts.kind, facts.name, facts.parameters) == ("gguf", "small", 40)
    assert facts.weights_sha256 == sha256(f"{sha256(path.read_bytes())}  small.gguf\n".encode())


def test_a_gguf_file_by_another_name_and_through_a_link(make_gguf: MakeGguf, tmp_path: Path) -> None:
    blob = make_gguf().rename(tmp_path / "blob")
    assert inspect(blob).kind == "gguf"
    (tmp_path / "linked.gguf").symlink_to("blob")
    assert inspect(tmp_path / "linked.gguf").name == "linked"


def test_nothing_there(tmp_path: Path, refused: Refused) -> None:
    for path in (tmp_path / "x", tmp_path / "x\0", Path("~nobody-of-this-name/x"), Path(__file__) / "x"):
        assert isinstance(refused("inspection.no_such_path", partial(inspect, path)), Misuse)


def test_kinds_that_are_not_supported(make_folder: MakeFolder, tmp_path: Path, refused: Refused) -> None:
    folder = make_folder()
    assert isinstance(refused("inspection.not_a_model", lambda: inspect(folder / "config.json")), Misuse)
    assert isinstance(refused("inspection.safetensors_alone", lambda: inspect(folder / "model.safetensors")), Misuse)
    os.mkfifo(tmp_path / "fifo")
    assert isinstance(refused("inspection.not_a_model", lambda: inspect(tmp_path / "fifo")), Misuse)


def test_broken_files(make_folder: MakeFolder, tmp_path: Path, refused: Refused) -> None:
    (tmp_path / "a.gguf").write_bytes(b"no")
    refused("inspection.gguf_header_cut", lambda: inspect(tmp_path / "a.gguf"))
    (tmp_path / "a.pt").write_bytes(b"\x80\x04")
    refused("inspection.pickled", lambda: inspect(tmp_path / "a.pt"))
    folder = make_folder()
    (folder / "config.json").write_text("{")
    refused("inspection.json_broken", lambda: inspect(folder))
    (folder / "config.json").unlink()
    refused("inspection.no_config", lambda: inspect(folder))


@pytest.fixture
def ordinary_user() -> Iterator[None]:
    """Without the rights of root, who may read everything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.usefixtures("ordinary_user")
def test_what_may_not_be_read(refused: Refused) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "x.gguf").write_bytes(b"GGUF")
        (folder / "x.gguf").chmod(0)
        refused("inspection.unreadable", lambda: inspect(folder / "x.gguf"))
        refused("inspection.gguf_in_folder", lambda: inspect(folder))
        folder.chmod(0)
        refused("inspection.unreadable", lambda: inspect(folder))
        refused("inspection.unreadable", lambda: inspect(folder / "x.gguf"))
        folder.chmod(0o700)


@pytest.fixture(scope="module")
def damaged_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("damaged")
    tensors = {"model.embed_tokens.weight": np.ones((4, 4), np.float32), "lm_head.weight": np.ones((4, 4), np.float32)}
    save_file(tensors, folder / "model.safetensors.good")
    config = {
        "architectures": ["XForCausalLM"],
        "model_type": "x",
        "hidden_size": 4,
        "quantization_config": {"bits": 4},
    }
    texts = (json.dumps(config), CARD, '{"chat_template": "{{ x }}"}', '{"image_processor": {}}', "MIT License")
    for name, text in zip(TEXTS, texts, strict=True):
        (folder / f"{name}.good").write_text(text)
    return folder


@settings(max_examples=60, deadline=1000)
@given(change=st.data())
def test_a_damaged_gguf_gives_facts_or_a_problem(
    tmp_path_factory: pytest.TempPathFactory, gguf_bytes: bytes, change: st.DataObject
) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.gguf"
    damaged = bytearray(gguf_bytes)
    for _ in range(change.draw(st.integers(1, 4))):
        damaged[change.draw(st.integers(4, len(damaged) - 1))] = change.draw(st.integers(0, 255))
    path.write_bytes(damaged)
    try:
        facts = inspect(path)
    except Problem:
        return
    assert VersionFacts.model_validate_json(facts.model_dump_json()) == facts


TEXTS = ("config.json", "README.md", "tokenizer_config.json", "preprocessor_config.json", "LICENSE")


@settings(max_examples=60, deadline=1000)
@given(change=st.data())
def test_a_damaged_folder_gives_facts_or_a_problem(damaged_folder: Path, change: st.DataObject) -> None:
    files = {name: bytearray((damaged_folder / f"{name}.good").read_bytes()) for name in (*TEXTS, "model.safetensors")}
    for _ in range(change.draw(st.integers(1, 3))):
        content = files[change.draw(st.sampled_from(sorted(files)))]
        place = change.draw(st.integers(0, len(content)))
        new = change.draw(st.binary(max_size=3) | st.sampled_from([b"[", b"{", b"null", b'"', b"&a ", b"\\ud800"]))
        content[place : place + change.draw(st.integers(0, 6))] = new
    for name, damaged in files.items():
        (damaged_folder / name).write_bytes(damaged)
    try:
        facts = inspect(damaged_folder)
    except Problem:
        return
    assert VersionFacts.model_validate_json(facts.model_dump_json()) == facts
    assert sum(facts.dtypes.values()) == facts.parameters


def test_no_heavy_package_is_imported() -> None:
    heavy = "{'torch', 'numpy', 'transformers', 'gguf'}"
    code = f"import sys, aiact_desk.inspection.inspect; print({heavy} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "set()\n"


@pytest.mark.model
def test_the_demo_model(demo_model: Path) -> None:
    facts = inspect(demo_model)
    assert facts.parameters == 134_515_008
    assert facts.dtypes == {"F32": 35_136, "Q4_1": 106_168_320, "Q8_0": 28_311_552}
    assert (facts.architecture, facts.quantisation, facts.tied_embeddings) == ("llama", "Q4_1", True)
    assert (facts.context_length, facts.vocabulary, facts.layers) == (8192, 49_152, 30)
    assert (facts.hidden_size, facts.feed_forward, facts.heads, facts.kv_heads, facts.head_size) == (
        576,
        1536,
        9,
        3,
        64,
    )
    assert (facts.licence, facts.languages) == ("apache-2.0", ("en",))
    assert facts.chat_template_sha256 is not None
    assert facts.tokenizer_sha256 is not None
    assert facts.warnings == ()
