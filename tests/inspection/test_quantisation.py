"""The quantisation that a config declares."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.inspection.quantisation import scheme_of


@pytest.mark.parametrize(
    ("declared", "label", "bits"),
    [
        ({"quant_method": "gptq", "bits": 4}, "GPTQ 4-bit", 4),
        ({"quant_method": "awq", "bits": 4}, "AWQ 4-bit", 4),
        ({"quant_method": "gptq", "bits": "4"}, "GPTQ", None),
        ({"quant_method": "gptq", "bits": True}, "GPTQ", None),
        (
            {"quant_method": "bitsandbytes", "load_in_4bit": True, "bnb_4bit_quant_type": "nf4"},
            "bitsandbytes NF4 4-bit",
            4,
        ),
        ({"load_in_4bit": False, "load_in_8bit": True}, "bitsandbytes 8-bit", 8),
        ({"quant_method": "fp8", "weight_block_size": [128, 128]}, "FP8", 8),
        ({"quant_method": "mxfp4"}, "MXFP4", 4),
        (
            {"quant_method": "compressed-tensors", "config_groups": {"g": {"weights": {"num_bits": 4}}}},
            "compressed-tensors 4-bit",
            4,
        ),
        (
            {
                "quant_method": "compressed-tensors",
                "config_groups": {"g": {"weights": {"num_bits": 4}}, "h": {"weights": {"num_bits": 8}}},
            },
            "compressed-tensors",
            None,
        ),
        ({"quant_method": "compressed-tensors"}, "compressed-tensors", None),
        ({"quant_method": "hqq"}, "hqq", None),
    ],
)
def test_labels(declared: dict[str, object], label: str, bits: int | None) -> None:
    scheme = scheme_of({"quantization_config": declared})
    assert scheme is not None
    assert (scheme.label, scheme.bits) == (label, bits)


@pytest.mark.parametrize("config", [{}, {"quantization_config": None}, {"quantization_config": "gptq"}])
def test_no_quantisation(config: dict[str, object]) -> None:
    assert scheme_of(config) is None


@given(
    declared=st.dictionaries(
        st.sampled_from(["quant_method", "bits", "config_groups", "load_in_4bit", "bnb_4bit_quant_type", "dynamic"]),
        st.none()
        | st.integers()
        | st.text(max_size=5)
        | st.dictionaries(st.text(max_size=2), st.none() | st.integers()),
    )
)
def test_any_declaration_is_understood_or_left_open(declared: dict[str, object]) -> None:
    scheme = scheme_of({"quantization_config": declared})
    assert scheme is None or scheme.label.isprintable()
