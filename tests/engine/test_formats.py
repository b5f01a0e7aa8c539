"""Weights in other formats score as in plain HFLM with the same weights: half precision, quantised, GGUF, adapters."""

from __future__ import annotations

import random
import statistics
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from gguf import GGMLQuantizationType, GGUFWriter, quantize
from lm_eval.api.instance import Instance
from lm_eval.models.huggingface import HFLM
from transformers import AutoModelForCausalLM, BitsAndBytesConfig, LlamaConfig

from aiact_desk.engine import PrefixSharingLM

WORDS = ["the", "cat", "sat", "on", "a", "mat", "and", "that", "hat", "then", "there", "cathat", "matthe", "sand"]
VOCABULARY = 8_000
KNOWN = 93
"""Tokens that the tokenizer of these tests has."""
CONTEXT = 400
SAME_ARITHMETIC = 1e-4


def drawn_choices(seed: int, items: int) -> list[Instance]:
    """Three choices each behind one long block of examples."""
    drawing = random.Random(seed)

    def words(count: int) -> str:
        return " ".join(drawing.choice(WORDS) for _ in range(count))

    block = "\n".join(f"{words(14)}?" for _ in range(4))
    contexts = [f"{block}\n{words(drawing.randint(3, 12))}" for _ in range(items)]
    asked = [(context, f" {words(drawing.randint(1, 5))}") for context in contexts for _ in range(3)]
    return [Instance("loglikelihood", {}, pair, number, ("task", number, 1)) for number, pair in enumerate(asked)]


CHOICES = drawn_choices(1, 8)
TEXTS = [
    Instance("generate_until", {}, (context, {"until": ["\n"], "max_gen_toks": 8, "do_sample": False}), n, ("t", n, 1))
    for n, context in enumerate(dict.fromkeys(request.args[0] for request in CHOICES))
]


def a_model(seed: int = 5, hidden: int = 128, layers: int = 3) -> Any:
    torch.manual_seed(seed)
    config = LlamaConfig(
        hidden_size=hidden,
        intermediate_size=2 * hidden,
        num_hidden_layers=layers,
        num_attention_heads=4,
        num_key_value_heads=2,
        vocab_size=VOCABULARY,
        max_position_embeddings=CONTEXT,
        bos_token_id=1,
        eos_token_id=2,
        pad_token_id=0,
    )
    model = AutoModelForCausalLM.from_config(config).eval()
    with torch.no_grad():
        for weight in model.parameters():
            if weight.dim() >= 2:
                weight.mul_(4)  # else every next token is nearly as likely as any other
        model.lm_head.weight[KNOWN:] /= 100  # what is written should have a text
    return model


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, tokenizer: Any) -> Path:
    """A saved model in float32 with its tokenizer."""
    place = tmp_path_factory.mktemp("saved")
    a_model().save_pretrained(place)
    tokenizer.save_pretrained(place)
    return place


@pytest.fixture(scope="module")
def both(folder: Path) -> Callable[..., tuple[HFLM, PrefixSharingLM]]:
    """Makes plain HFLM and ours from HFLM's own arguments."""

    def make(**arguments: Any) -> tuple[HFLM, PrefixSharingLM]:
        usual = {"pretrained": str(folder), "device": "cpu", "dtype": "float32", "batch_size": 1}
        given = {**usual, "softmax_dtype": "float32", "max_length": CONTEXT, **arguments}
        return HFLM(logits_cache=False, **given), PrefixSharingLM(**given)

    return make


def differences(plain: HFLM, ours: PrefixSharingLM) -> list[float]:
    found = (lm.loglikelihood(CHOICES, disable_tqdm=True) for lm in (plain, ours))
    return [abs(one[0] - other[0]) for one, other in zip(*found, strict=True)]


def assert_same(plain: HFLM, ours: PrefixSharingLM) -> None:
    assert ours.plain_path_reason is None
    assert max(differences(plain, ours)) <= SAME_ARITHMETIC
    texts = ours.generate_until(TEXTS, disable_tqdm=True)
    assert any(texts)
    assert texts == plain.generate_until(TEXTS, disable_tqdm=True)
    assert ours.work.splits == 0


@pytest.mark.slow
def test_bfloat16_errs_no_more_than_plain_hflm(tokenizer: Any) -> None:
    truth, plain, ours = ([] for _ in range(3))
    for seed in range(4):
        requests = drawn_choices(seed, 60)
        model = a_model(seed, hidden=64, layers=2)
        given = {"tokenizer": tokenizer, "batch_size": 8, "max_length": CONTEXT, "softmax_dtype": "float32"}
        truth += HFLM(pretrained=model, logits_cache=False, **given).loglikelihood(requests, disable_tqdm=True)
        model.to(torch.bfloat16)
        plain += HFLM(pretrained=model, logits_cache=False, **given).loglikelihood(requests, disable_tqdm=True)
        sharing = PrefixSharingLM(pretrained=model, **given)
        ours += sharing.loglikelihood(requests, disable_tqdm=True)
        assert sharing.plain_path_reason is None
    for one, other in zip(error(plain, truth), error(ours, truth), strict=True):
        assert other <= 1.02 * one, "two hundredths for chance: the roundings are others, and no fewer"


def error(found: list[Any], truth: list[Any]) -> tuple[float, float]:
    """Mean and 95th percentile of the error of log-probabilities."""
    errors = [abs(one[0] - other[0]) for one, other in zip(found, truth, strict=True)]
    return statistics.fmean(errors), statistics.quantiles(errors, n=20, method="inclusive")[-1]


@pytest.mark.parametrize(
    "arguments",
    [{"dtype": "bfloat16"}, {"dtype": "float16"}, {"dtype": "float32", "mixed_precision_dtype": "bfloat16"}],
    ids=["bfloat16", "float16", "mixed"],
)
def test_half_precision_is_shared(both: Any, arguments: dict[str, str]) -> None:
    plain, ours = both(**arguments)
    assert ours.plain_path_reason is None
    kept = torch.finfo(torch.float16 if arguments["dtype"] == "float16" else torch.bfloat16)
    assert statistics.fmean(differences(plain, ours)) <= 16 * kept.eps
    assert any(ours.generate_until(TEXTS, disable_tqdm=True))


its_own_warning = pytest.mark.filterwarnings("ignore:You passed `quantization_config`:UserWarning")
"""HFLM hands on the settings that the folder holds already."""


@its_own_warning
def test_four_bit_weights(both: Any, folder: Path, tmp_path: Path, tokenizer: Any) -> None:
    asked = BitsAndBytesConfig(load_in_4bit=True, bnb_4bit_quant_type="nf4", bnb_4bit_compute_dtype=torch.float32)
    assert_same(*both(pretrained=saved_again(folder, tmp_path, tokenizer, asked)))


@its_own_warning
def test_eight_bit_weights_agree_to_what_eight_bits_keep(
    both: Any, folder: Path, tmp_path: Path, tokenizer: Any
) -> None:
    plain, ours = both(pretrained=saved_again(folder, tmp_path, tokenizer, BitsAndBytesConfig(load_in_8bit=True)))
    exact, _ = both()
    assert ours.plain_path_reason is None
    truth, one, other = (
        [score for score, _ in lm.loglikelihood(CHOICES, disable_tqdm=True)] for lm in (exact, plain, ours)
    )
    off, apart = ([abs(a - b) for a, b in zip(truth, side, strict=True)] for side in (one, other))
    assert statistics.fmean(apart) <= 1.1 * statistics.fmean(off)
    assert ours.generate_until(TEXTS[:1], disable_tqdm=True)


def saved_again(folder: Path, place: Path, tokenizer: Any, asked: BitsAndBytesConfig) -> str:
    AutoModelForCausalLM.from_pretrained(folder, quantization_config=asked).save_pretrained(place)
    tokenizer.save_pretrained(place)
    return str(place)


@pytest.mark.filterwarnings("ignore:`is_gradient_checkpointing` is deprecated:FutureWarning")  # PEFT's own use
def test_an_adapter(both: Any, folder: Path, tmp_path: Path, tokenizer: Any) -> None:
    from peft import LoraConfig, get_peft_model

    base = AutoModelForCausalLM.from_pretrained(folder)
    base.resize_token_embeddings(len(tokenizer))  # as HFLM does before it puts an adapter on
    asked = LoraConfig(r=4, target_modules=["q_proj", "v_proj", "down_proj"], init_lora_weights=False)
    get_peft_model(base, asked).save_pretrained(str(tmp_path), save_embedding_layers=False)
    plain, ours = both(peft=str(tmp_path))
    assert_same(plain, ours)
    bare = both()[0].loglikelihood(CHOICES, disable_tqdm=True)
    adapted = ours.loglikelihood(CHOICES, disable_tqdm=True)
    assert max(abs(one[0] - other[0]) for one, other in zip(bare, adapted, strict=True)) > 0.1


@pytest.mark.parametrize("kind", [GGMLQuantizationType.F32, GGMLQuantizationType.Q8_0])
def test_gguf(both: Any, tmp_path: Path, tokenizer: Any, kind: GGMLQuantizationType) -> None:
    write_gguf(a_model(), tmp_path / "model.gguf", kind)
    assert_same(*both(pretrained=str(tmp_path), gguf_file="model.gguf", tokenizer=tokenizer))


def write_gguf(model: Any, file: Path, kind: GGMLQuantizationType) -> None:
    config = model.config
    made = GGUFWriter(file, "llama")
    made.add_context_length(CONTEXT)
    made.add_block_count(config.num_hidden_layers)
    made.add_embedding_length(config.hidden_size)
    made.add_feed_forward_length(config.intermediate_size)
    made.add_head_count(config.num_attention_heads)
    made.add_head_count_kv(config.num_key_value_heads)
    made.add_layer_norm_rms_eps(config.rms_norm_eps)
    made.add_rope_freq_base(10_000.0)
    made.add_vocab_size(VOCABULARY)
    for name, values in model.state_dict().items():
        matrix = values.dim() > 1
        data = quantize(values.numpy(), kind) if matrix else values.numpy()
        made.add_tensor(gguf_name(name), data, raw_dtype=kind if matrix else None)
    made.write_header_to_file()
    made.write_kv_data_to_file()
    made.write_tensors_to_file()
    made.close()


def gguf_name(name: str) -> str:
    """GGUF's name of a Llama's weight. What of queries and keys GGUF keeps in another order is random either way."""
    parts = {
        "model.embed_tokens": "token_embd", "model.norm": "output_norm", "lm_head": "output", "model.layers": "blk",
        "self_attn.q_proj": "attn_q", "self_attn.k_proj": "attn_k", "self_attn.v_proj": "attn_v",
        "self_attn.o_proj": "attn_output", "mlp.gate_proj": "ffn_gate", "mlp.up_proj": "ffn_up",
        "mlp.down_proj": "ffn_down", "input_layernorm": "attn_norm", "post_attention_layernorm": "ffn_norm",
    }  # fmt: skip
    for theirs, own in parts.items():
        name = name.replace(theirs, own)
    return name


@pytest.mark.model
def test_the_demo_models_gguf(demo_model: Path) -> None:
    given = {"pretrained": str(demo_model.parent), "gguf_file": demo_model.name, "device": "cpu", "dtype": "float32"}
    asked = [
        ("Question: What is the capital of France?\nAnswer:", choice) for choice in (" Paris", " Rome", " It is Paris.")
    ]
    requests = [Instance("loglikelihood", {}, pair, n, ("task", n, 1)) for n, pair in enumerate(asked)]
    ours = PrefixSharingLM(**given, batch_size=1)
    assert ours.plain_path_reason is None
    plain = HFLM(pretrained=ours.model, tokenizer=ours.tokenizer, batch_size=1, softmax_dtype="float32")
    found = (lm.loglikelihood(requests, disable_tqdm=True) for lm in (plain, ours))
    for (score, greedy), (other, other_greedy) in zip(*found, strict=True):
        assert abs(score - other) <= SAME_ARITHMETIC
        assert greedy == other_greedy
