"""Tiny random models of many families, with a tokenizer whose tokens merge across boundaries."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

import pytest
import torch
from lm_eval.models.huggingface import HFLM
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import (
    AutoModelForCausalLM,
    AutoModelForSeq2SeqLM,
    Gemma2Config,
    Gemma3TextConfig,
    GPT2Config,
    GPTNeoXConfig,
    Lfm2Config,
    LlamaConfig,
    MambaConfig,
    MistralConfig,
    OPTConfig,
    PhiConfig,
    PreTrainedTokenizerFast,
    Qwen2Config,
    Qwen3Config,
    T5Config,
)

from aiact_desk.engine import PrefixSharingLM
from aiact_desk.engine.forward import SharingModel
from aiact_desk.engine.support import Support

CONTEXT = 96
"""Tokens that the tiny models read at most."""
VOCABULARY = 160
WORDS = ["the", "cat", "sat", "on", "a", "mat", "and", "that", "hat", "then", "there", "cathat", "matthe", "sand"]

_ENDS = {"bos_token_id": 1, "eos_token_id": 2, "pad_token_id": 0}
_SHAPE = {
    "hidden_size": 32,
    "intermediate_size": 64,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "vocab_size": VOCABULARY,
    "max_position_embeddings": CONTEXT,
    **_ENDS,
}
_GROUPED = {**_SHAPE, "num_key_value_heads": 2}

FAMILIES: dict[str, Callable[[], Any]] = {
    "llama": lambda: LlamaConfig(**_GROUPED),
    "mistral": lambda: MistralConfig(**_GROUPED, sliding_window=None),
    "mistral-window": lambda: MistralConfig(**_GROUPED, sliding_window=40),
    "qwen2": lambda: Qwen2Config(**_GROUPED),
    "qwen3": lambda: Qwen3Config(**_GROUPED, head_dim=8),
    "gemma2": lambda: Gemma2Config(**_GROUPED, head_dim=8, sliding_window=48),
    "gemma3": lambda: Gemma3TextConfig(**_GROUPED, head_dim=8, sliding_window=48),
    "gpt2": lambda: GPT2Config(n_embd=32, n_layer=2, n_head=4, vocab_size=VOCABULARY, n_positions=CONTEXT, **_ENDS),
    "gpt-neox": lambda: GPTNeoXConfig(**_SHAPE),
    "phi": lambda: PhiConfig(**_GROUPED),
    "opt": lambda: OPTConfig(
        hidden_size=32,
        word_embed_proj_dim=32,
        ffn_dim=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        vocab_size=VOCABULARY,
        max_position_embeddings=CONTEXT,
        **_ENDS,
    ),
    "mamba": lambda: MambaConfig(hidden_size=32, state_size=4, num_hidden_layers=2, vocab_size=VOCABULARY, **_ENDS),
    "hybrid": lambda: Lfm2Config(**_GROUPED, layer_types=["conv", "full_attention"]),
    "t5": lambda: T5Config(
        d_model=32, d_kv=8, d_ff=64, num_layers=2, num_heads=4, vocab_size=VOCABULARY, decoder_start_token_id=0
    ),
}


@dataclass(frozen=True)
class Pair:
    """Plain HFLM and the sharing engine around one model."""

    family: str
    plain: HFLM
    ours: PrefixSharingLM


@pytest.fixture(scope="session")
def tokenizer() -> PreTrainedTokenizerFast:
    """A byte-level BPE of 160 tokens, trained on a few words so that endings and beginnings merge."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY,
        special_tokens=["<pad>", "<s>", "</s>"],
        initial_alphabet=sorted("Ġabcdefhmnorst.?!:ĊQA0123456789"),
        show_progress=False,
    )
    tokenizer.train_from_iterator([" ".join(WORDS), "".join(WORDS), "Question: the cat? Answer: a hat."] * 3, trainer)
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, bos_token="<s>", eos_token="</s>", pad_token="<pad>", model_max_length=CONTEXT
    )


def _model(family: str) -> Any:
    torch.manual_seed(11)
    kind = AutoModelForSeq2SeqLM if family == "t5" else AutoModelForCausalLM
    model = kind.from_config(FAMILIES[family]()).eval()
    with torch.no_grad():
        for weight in model.parameters():
            if weight.dim() >= 2:
                weight.mul_(5)  # else every next token is nearly as likely as any other, and nothing is told apart
    return model


@pytest.fixture(scope="session")
def pairs(tokenizer: PreTrainedTokenizerFast) -> Callable[[str], Pair]:
    """Makes the pair of a family, once."""
    made: dict[str, Pair] = {}

    def pair(family: str) -> Pair:
        if family not in made:
            model = _model(family.removesuffix("-joined"))
            given = {"tokenizer": tokenizer, "batch_size": 1, "max_length": CONTEXT, "softmax_dtype": "float32"}
            # HFLM's cache of logits gives wrong scores where one text is cut at two places
            plain = HFLM(pretrained=model, logits_cache=False, **given)
            made[family] = Pair(family, plain, PrefixSharingLM(pretrained=model, **given))
            if family.endswith("-joined"):  # what a GPU does
                found: Support = made[family].ours._support
                made[family].ours._support = replace(
                    found, model=SharingModel(model, None, cascade=False, meter=made[family].ours._meter)
                )
        return made[family]

    return pair


@pytest.fixture(scope="session")
def copy_of(pairs: Callable[[str], Pair]) -> Callable[[str], Any]:
    """Makes a copy of a family's model, to take apart."""
    return lambda family: deepcopy(pairs(family).plain.model)
