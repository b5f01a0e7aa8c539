"""Small real models: folders written with safetensors from numpy, GGUF files written with gguf's own writer."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

import numpy as np
import pytest
from gguf import GGUFWriter
from numpy.typing import NDArray
from safetensors.numpy import save_file

from aiact_desk.problems import Problem
from aiact_desk.wording.inspection import SENTENCES

Array = NDArray[np.generic]

LLAMA = {
    "architectures": ["LlamaForCausalLM"],
    "model_type": "llama",
    "hidden_size": 8,
    "intermediate_size": 16,
    "num_hidden_layers": 1,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "max_position_embeddings": 128,
    "vocab_size": 32,
    "tie_word_embeddings": False,
    "transformers_version": "5.0.0",
}


class MakeFolder(Protocol):
    def __call__(
        self,
        tensors: Mapping[str, Array] | None = None,
        config: Mapping[str, object] | None = None,
        files: Mapping[str, object] | None = None,
    ) -> Path: ...


@pytest.fixture
def llama_config() -> dict[str, object]:
    return dict(LLAMA)


@pytest.fixture
def llama_tensors() -> dict[str, Array]:
    """One layer of a Llama: 32·8 + 8·8·2 + 4·8·2 + 3·16·8 + 3·8 = 856 parameters, and 256 of the output layer."""
    draw = np.random.default_rng(0)
    shapes = {
        "model.embed_tokens.weight": (32, 8),
        "model.layers.0.self_attn.q_proj.weight": (8, 8),
        "model.layers.0.self_attn.k_proj.weight": (4, 8),
        "model.layers.0.self_attn.v_proj.weight": (4, 8),
        "model.layers.0.self_attn.o_proj.weight": (8, 8),
        "model.layers.0.mlp.gate_proj.weight": (16, 8),
        "model.layers.0.mlp.up_proj.weight": (16, 8),
        "model.layers.0.mlp.down_proj.weight": (8, 16),
        "model.layers.0.input_layernorm.weight": (8,),
        "model.layers.0.post_attention_layernorm.weight": (8,),
        "model.norm.weight": (8,),
        "lm_head.weight": (32, 8),
    }
    return {name: draw.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}


@pytest.fixture
def make_folder(tmp_path: Path, llama_tensors: dict[str, Array], llama_config: dict[str, object]) -> MakeFolder:
    """Makes a model folder: tensors (default: the small Llama), its config, and further files (text, or JSON)."""

    def make(
        tensors: Mapping[str, Array] | None = None,
        config: Mapping[str, object] | None = None,
        files: Mapping[str, object] | None = None,
    ) -> Path:
        folder = tmp_path / "a-model"
        folder.mkdir()
        stored = llama_tensors if tensors is None else tensors
        if stored:
            save_file(dict(stored), folder / "model.safetensors")
        texts = {"config.json": llama_config if config is None else config, "tokenizer.json": {}, **(files or {})}
        for name, content in texts.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            text = content if isinstance(content, str) else json.dumps(content)
            (folder / name).write_text(text, encoding="utf-8")
        return folder

    return make


class MakeShards(Protocol):
    def __call__(self, folder: Path, tensors: Mapping[str, Array], shards: int = 2) -> dict[str, str]: ...


@pytest.fixture
def make_shards() -> MakeShards:
    """Splits tensors over shards with an index, as save_pretrained does; gives the weight map."""

    def make(folder: Path, tensors: Mapping[str, Array], shards: int = 2) -> dict[str, str]:
        files = [f"model-{number + 1:05}-of-{shards:05}.safetensors" for number in range(shards)]
        where = {name: files[number % shards] for number, name in enumerate(tensors)}
        for file in files:
            save_file({name: tensors[name] for name in tensors if where[name] == file}, folder / file)
        index = {"metadata": {"total_size": 0}, "weight_map": where}
        (folder / "model.safetensors.index.json").write_text(json.dumps(index))
        return where

    return make


class MakeGguf(Protocol):
    def __call__(
        self, change: Callable[[GGUFWriter], None] | None = None, tensors: Mapping[str, Array] | None = None
    ) -> Path: ...


@pytest.fixture
def make_gguf(tmp_path: Path) -> MakeGguf:
    """Writes a GGUF file: a small Llama with a vocabulary of four, what `change` adds, and its tensors."""

    def make(change: Callable[[GGUFWriter], None] | None = None, tensors: Mapping[str, Array] | None = None) -> Path:
        path = tmp_path / "small.gguf"
        write_gguf(path, change, tensors)
        return path

    return make


def write_gguf(
    path: Path, change: Callable[[GGUFWriter], None] | None = None, tensors: Mapping[str, Array] | None = None
) -> None:
    writer = GGUFWriter(path, "llama")
    writer.add_context_length(64)
    writer.add_block_count(1)
    writer.add_embedding_length(8)
    writer.add_feed_forward_length(16)
    writer.add_head_count(4)
    writer.add_head_count_kv(2)
    writer.add_tokenizer_model("gpt2")
    writer.add_token_list(["a", "b", "c", "ä"])
    writer.add_chat_template("{{ messages }}")
    if change is not None:
        change(writer)
    stored = {"token_embd.weight": np.ones((4, 8), np.float32), "blk.0.attn_norm.weight": np.ones(8, np.float32)}
    for name, array in (stored if tensors is None else tensors).items():
        writer.add_tensor(name, array)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


@pytest.fixture(scope="session")
def gguf_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A valid small GGUF file."""
    path = tmp_path_factory.mktemp("gguf") / "valid.gguf"
    write_gguf(path)
    return path.read_bytes()


class Refused(Protocol):
    def __call__(self, id: str, call: Callable[[], object]) -> Problem: ...


@pytest.fixture
def refused() -> Refused:
    """Asserts that a call raises the Problem of this id, and that its sentence can be filled."""

    def check(id: str, call: Callable[[], object]) -> Problem:
        with pytest.raises(Problem) as caught:
            call()
        assert caught.value.id == id
        assert SENTENCES[id].format(**caught.value.params)
        return caught.value

    return check
