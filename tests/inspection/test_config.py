"""What config.json states, in the words of several families, and what it does not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiact_desk.inspection.config import find_sizes, read_config
from aiact_desk.inspection.findings import Findings
from aiact_desk.problems import Problem

Refused = Callable[[str, Callable[[], object]], Problem]


def sizes(tmp_path: Path, **config: object) -> Findings:
    path = tmp_path / "config.json"
    path.write_text(json.dumps({"architectures": ["XForCausalLM"], **config}))
    findings = Findings()
    find_sizes(read_config(path), findings)
    return findings


def test_a_llama(tmp_path: Path, llama_config: dict[str, object]) -> None:
    findings = sizes(tmp_path, **llama_config)
    assert findings.values == {
        "architecture": "LlamaForCausalLM",
        "family": "llama",
        "context_length": 128,
        "vocabulary": 32,
        "layers": 1,
        "hidden_size": 8,
        "feed_forward": 16,
        "heads": 4,
        "kv_heads": 2,
        "head_size": 2,
        "software": {"transformers": "5.0.0"},
    }
    assert set(findings.origins.values()) == {"config.json"}


def test_gpt2_has_words_of_its_own(tmp_path: Path) -> None:
    found = sizes(tmp_path, model_type="gpt2", n_positions=1024, n_embd=768, n_head=12, n_layer=12, n_inner=None).values
    assert (found["context_length"], found["hidden_size"], found["heads"], found["layers"]) == (1024, 768, 12, 12)
    assert found["head_size"] == 64
    assert "feed_forward" not in found
    assert "kv_heads" not in found


def test_a_stated_head_size_wins_over_the_computed(tmp_path: Path) -> None:
    assert sizes(tmp_path, hidden_size=1024, num_attention_heads=16, head_dim=128).values["head_size"] == 128


def test_a_head_size_that_does_not_divide_is_not_guessed(tmp_path: Path) -> None:
    assert "head_size" not in sizes(tmp_path, hidden_size=10, num_attention_heads=3).values


@pytest.mark.parametrize(
    ("experts", "used"),
    [
        ("num_local_experts", "num_experts_per_tok"),
        ("num_experts", "num_experts_per_tok"),
        ("n_routed_experts", "num_experts_per_tok"),
        ("num_local_experts", "experts_per_token"),
    ],
)
def test_experts(tmp_path: Path, experts: str, used: str) -> None:
    found = sizes(tmp_path, **{experts: 8, used: 2}).values
    assert (found["experts"], found["experts_used"]) == (8, 2)


def test_zero_means_none(tmp_path: Path) -> None:
    findings = sizes(tmp_path, num_experts=0)
    assert "experts" not in findings.values
    assert findings.warnings == []


def test_the_language_part_of_a_model_with_eyes(tmp_path: Path) -> None:
    text = {"hidden_size": 8, "num_hidden_layers": 2, "max_position_embeddings": 64}
    vision = {"hidden_size": 99, "num_hidden_layers": 9}
    found = sizes(tmp_path, text_config=text, vision_config=vision, vocab_size=7).values
    assert (found["hidden_size"], found["layers"], found["context_length"], found["vocabulary"]) == (8, 2, 64, 7)


def test_a_part_inside_a_part(tmp_path: Path) -> None:
    assert sizes(tmp_path, thinker_config={"text_config": {"hidden_size": 8}}).values["hidden_size"] == 8


@pytest.mark.parametrize("value", ["128", -1, 1.5, True, [128], 1 << 60])
def test_a_size_that_is_no_count_is_passed_over_with_a_warning(tmp_path: Path, value: object) -> None:
    findings = sizes(tmp_path, max_position_embeddings=value, n_positions=64)
    assert findings.values["context_length"] == 64
    (warning,) = findings.warnings
    assert (warning.id, warning.params["key"]) == ("inspection.odd_value", "max_position_embeddings")


def test_a_deeply_nested_value_is_no_count_either(tmp_path: Path) -> None:
    path = tmp_path / "config.json"
    path.write_text('{"architectures": ["X"], "hidden_size": ' + "[" * 300 + "]" * 300 + "}")
    findings = Findings()
    find_sizes(read_config(path), findings)
    assert findings.warnings[0].params["value"] == "list"


@pytest.mark.parametrize(
    ("config", "tied"),
    [
        ({}, None),
        ({"tie_word_embeddings": True}, True),
        ({"tie_word_embeddings": "yes"}, None),
        ({"text_config": {"tie_word_embeddings": True}}, True),
        ({"text_config": {"tie_word_embeddings": True}, "tie_word_embeddings": False}, None),
    ],
)
def test_tied(tmp_path: Path, config: dict[str, object], tied: bool | None) -> None:
    path = tmp_path / "config.json"
    path.write_text(json.dumps({"architectures": ["X"], **config}))
    assert read_config(path).tied is tied


@pytest.mark.parametrize("architectures", [None, [], [""], [3], "LlamaForCausalLM", {}])
def test_a_config_without_an_architecture(tmp_path: Path, architectures: object, refused: Refused) -> None:
    path = tmp_path / "config.json"
    path.write_text(json.dumps({"architectures": architectures}))
    refused("inspection.no_architecture", lambda: read_config(path))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["text_config", "head_dim"]), inner),
    max_leaves=5,
)


@settings(max_examples=60)
@given(
    config=st.dictionaries(
        st.sampled_from(["model_type", "hidden_size", "text_config", "thinker_config", "tie_word_embeddings"]), VALUES
    )
)
def test_any_config_gives_counts_or_nothing(
    tmp_path_factory: pytest.TempPathFactory, config: dict[str, object]
) -> None:
    found = sizes(tmp_path_factory.mktemp("config"), **config).values
    assert type(found.get("hidden_size", 1)) is int
