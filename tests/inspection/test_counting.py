"""Counting parameters: tied weights once, buffers not, packed weights by the values they hold."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from safetensors.numpy import save_file

from aiact_desk.inspection.counting import Count, count_parameters
from aiact_desk.inspection.quantisation import scheme_of
from aiact_desk.inspection.safetensors import Tensor, read_header

Array = NDArray[np.generic]
EMBEDDING = np.arange(32, dtype=np.float32).reshape(8, 4)
GPTQ = {"quantization_config": {"quant_method": "gptq", "bits": 4}}


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    return tmp_path / "model.safetensors"


def count(
    path: Path,
    tensors: dict[str, Array],
    tied: bool | None = False,
    config: Mapping[str, object] | None = None,
    generates: bool = True,
) -> Count:
    save_file(tensors, path)
    return count_parameters(read_header(path), scheme_of(config or {}), tied, generates)


def test_plain_weights(stored: Path) -> None:
    found = count(stored, {"a.weight": np.zeros((3, 5), np.float32), "b.bias": np.zeros(7, np.float16)})
    assert found == Count(22, {"F16": 7, "F32": 15}, tied=False, certain=True)


@given(shapes=st.dictionaries(st.from_regex(r"layer\.[0-9]{1,3}\.weight", fullmatch=True), st.integers(1, 1 << 40)))
def test_the_sum_is_the_sum_of_the_types(shapes: dict[str, int]) -> None:
    tensors = [Tensor(name, "F32" if size % 2 else "BF16", (size,), Path(), 0, 0) for name, size in shapes.items()]
    found = count_parameters(tensors, None, None, True)
    assert found.parameters == sum(found.dtypes.values()) == sum(shapes.values())


@pytest.mark.parametrize("name", ["lm_head.weight", "language_model.lm_head.weight", "embed_out.weight"])
@pytest.mark.parametrize(("declared", "parameters"), [(True, 32), (None, 32), (False, 64)])
def test_an_output_layer_with_the_values_of_the_embedding(
    stored: Path, name: str, declared: bool | None, parameters: int
) -> None:
    found = count(stored, {"model.embed_tokens.weight": EMBEDDING, name: EMBEDDING.copy()}, declared)
    assert (found.parameters, found.tied, found.differing) == (parameters, declared is not False, None)


@pytest.mark.parametrize(
    ("declared", "parameters", "differs"), [(True, 32, True), (None, 64, False), (False, 64, False)]
)
def test_an_output_layer_with_values_of_its_own(
    stored: Path, declared: bool | None, parameters: int, differs: bool
) -> None:
    found = count(stored, {"transformer.wte.weight": EMBEDDING, "lm_head.weight": EMBEDDING + 1}, declared)
    assert (found.parameters, found.tied) == (parameters, declared is True)
    assert found.differing == ("lm_head.weight" if differs else None)


@pytest.mark.parametrize(
    ("declared", "generates", "tied"),
    [(True, True, True), (None, True, True), (False, True, False), (None, False, False)],
)
def test_an_output_layer_that_is_not_stored(stored: Path, declared: bool | None, generates: bool, tied: bool) -> None:
    found = count(stored, {"model.embed_tokens.weight": EMBEDDING}, declared, generates=generates)
    assert (found.parameters, found.tied) == (32, tied)


@pytest.mark.parametrize("name", ["lm_head.qweight", "transformer.output_layer.weight", "head.weight"])
def test_an_output_layer_of_another_kind_is_not_tied(stored: Path, name: str) -> None:
    found = count(stored, {"model.embed_tokens.weight": EMBEDDING, name: np.zeros((2, 2), np.float32)}, None)
    assert not found.tied


def test_an_embedding_that_encoder_and_decoder_share(stored: Path) -> None:
    names = ("shared", "encoder.embed_tokens", "decoder.embed_tokens", "lm_head")
    assert count(stored, {f"{name}.weight": EMBEDDING.copy() for name in names}, True).parameters == 32


def test_buffers_are_no_parameters(stored: Path) -> None:
    mask = np.ones((1, 1, 6, 6), np.float32)
    buffers: dict[str, Array] = {
        "model.layers.0.self_attn.rotary_emb.inv_freq": np.ones(2, np.float32),
        "h.0.attn.bias": mask,
        "h.1.attn.bias": mask.astype(np.bool_),
        "gpt_neox.layers.0.attention.bias": mask.astype(np.uint8),
        "h.0.attn.masked_bias": np.ones((), np.float32),
        "embeddings.position_ids": np.arange(4).reshape(1, 4),
        "audio.conv.norm.num_batches_tracked": np.array(3),
    }
    kept = {"h.2.attn.bias": np.ones(5, np.float32), "x.bias": mask}
    assert count(stored, {**buffers, **kept}) == Count(41, {"F32": 41}, tied=False, certain=True)


def packed_linear(rows: int, columns: int) -> dict[str, Array]:
    """A linear layer of `rows` × `columns` as GPTQ stores it with 4 bits, groups of 8 rows."""
    return {
        "l.qweight": np.zeros((rows // 8, columns), np.int32),
        "l.qzeros": np.zeros((rows // 8, columns // 8), np.int32),
        "l.scales": np.zeros((rows // 8, columns), np.float16),
        "l.g_idx": np.zeros(rows, np.int32),
        "l.bias": np.zeros(columns, np.float16),
    }


def test_gptq_counts_the_values_in_its_integers(stored: Path) -> None:
    found = count(stored, {**packed_linear(64, 16), "norm.weight": np.zeros(3, np.float16)}, config=GPTQ)
    assert found == Count(64 * 16 + 16 + 3, {"F16": 19, "I32": 1024}, tied=False, certain=True)


def test_gptq_with_three_bits(stored: Path) -> None:
    config = {"quantization_config": {"quant_method": "gptq", "bits": 3}}
    found = count(stored, {"l.qweight": np.zeros((64 * 3 // 32, 16), np.int32)}, config=config)
    assert found.parameters == 64 * 16


def test_bitsandbytes_packs_two_values_in_a_byte(stored: Path) -> None:
    tensors: dict[str, Array] = {
        "l.weight": np.zeros((32, 1), np.uint8),
        "l.weight.absmax": np.zeros(4, np.uint8),
        "l.weight.nested_absmax": np.zeros(1, np.float32),
        "l.weight.quant_map": np.zeros(16, np.float32),
        "l.weight.nested_quant_map": np.zeros(256, np.float32),
        "l.weight.quant_state.bitsandbytes__nf4": np.zeros(90, np.uint8),
        "norm.weight": np.zeros(8, np.float16),
    }
    config = {
        "quantization_config": {"quant_method": "bitsandbytes", "load_in_4bit": True, "bnb_4bit_quant_type": "nf4"}
    }
    assert count(stored, tensors, config=config) == Count(72, {"F16": 8, "U8": 64}, tied=False, certain=True)
    del tensors["l.weight.quant_state.bitsandbytes__nf4"]
    assert not count(stored, tensors, config=config).certain


def test_bitsandbytes_with_eight_bits(stored: Path) -> None:
    tensors: dict[str, Array] = {"l.weight": np.zeros((8, 4), np.int8), "l.SCB": np.zeros(8, np.float32)}
    config = {"quantization_config": {"quant_method": "bitsandbytes", "load_in_8bit": True}}
    assert count(stored, tensors, config=config) == Count(32, {"I8": 32}, tied=False, certain=True)


def test_blocks_of_mxfp4(stored: Path) -> None:
    tensors: dict[str, Array] = {
        "mlp.experts.gate_up_proj_blocks": np.zeros((2, 4, 3, 16), np.uint8),
        "mlp.experts.gate_up_proj_scales": np.zeros((2, 4, 3), np.uint8),
        "mlp.experts.gate_up_proj_bias": np.zeros((2, 4), np.float16),
    }
    found = count(stored, tensors, config={"quantization_config": {"quant_method": "mxfp4"}})
    assert found == Count(2 * 4 * 96 + 8, {"F16": 8, "U8": 768}, tied=False, certain=True)


def test_scales_of_fp8_are_no_parameters() -> None:
    tensors = [
        Tensor("l.weight", "F8_E4M3", (8, 8), Path(), 0, 64),
        Tensor("l.weight_scale_inv", "F32", (1, 1), Path(), 64, 4),
        Tensor("logit_scale", "F32", (), Path(), 68, 4),
    ]
    found = count_parameters(tensors, scheme_of({"quantization_config": {"quant_method": "fp8"}}), False, True)
    assert found.dtypes == {"F32": 1, "F8_E4M3": 64}


@pytest.mark.parametrize(
    "config",
    [
        {},
        {"quantization_config": {"quant_method": "unheard-of", "bits": 4}},
        {"quantization_config": {"quant_method": "gptq"}},
        {"quantization_config": {"quant_method": "gptq", "bits": 7}},
        {"quantization_config": {"quant_method": "gptq", "bits": 4, "dynamic": {"x": {"bits": 8}}}},
    ],
)
def test_packing_that_no_rule_explains_is_counted_as_stored(stored: Path, config: dict[str, object]) -> None:
    found = count(stored, {"l.qweight": np.zeros((3, 5), np.int32)}, config=config)
    assert (found.parameters, found.certain) == (15, False)
