"""One measurement of the engine benchmark, in the process that it is made in."""

from __future__ import annotations

import argparse
import ctypes
import gc
import threading
import time
from pathlib import Path
from typing import Any, Self

import psutil
import torch
from lm_eval.models.huggingface import HFLM
from transformers import AutoModelForCausalLM, AutoTokenizer, LlamaConfig

from aiact_desk.engine import PrefixSharingLM
from benchmarks.engine_cases import CASES, Measured, data_from

SAMPLED_EVERY = 0.005
"""Seconds between two looks at the resident size."""
RANDOM_SHAPES = {1.0: (2048, 16, 32, 8, 8192), 3.0: (3072, 28, 24, 8, 8192), 8.0: (4096, 32, 32, 8, 14336)}
"""Hidden size, layers, heads, key-value heads and inner size by billions of parameters."""


class CountingHFLM(HFLM):  # type: ignore[misc]  # lm-eval ships no types
    """Plain HFLM that counts the tokens it runs, padding included."""

    tokens = 0

    def _model_call(self, inps: torch.Tensor, *args: Any, **kwargs: Any) -> torch.Tensor:
        self.tokens += inps.numel()
        logits: torch.Tensor = super()._model_call(inps, *args, **kwargs)
        return logits

    def _model_generate(self, context: torch.Tensor, *args: Any, **kwargs: Any) -> torch.Tensor:
        written: torch.Tensor = super()._model_generate(context, *args, **kwargs)
        self.tokens += written.numel()
        return written


class Peak:
    """The highest memory in use, sampled in a thread (host) or read from the allocator (GPU), above that at entry."""

    def __init__(self, device: str) -> None:
        self.bytes = 0
        self._on_gpu = device != "cpu"
        self._process = psutil.Process()
        self._stop = threading.Event()
        self._watch = threading.Thread(target=self._sample, daemon=True)

    def __enter__(self) -> Self:
        gc.collect()
        if self._on_gpu:
            torch.cuda.synchronize()
            torch.cuda.reset_peak_memory_stats()
            self._before = torch.cuda.memory_allocated()
        else:
            ctypes.CDLL(None).malloc_trim(0)
            self._before = self._process.memory_info().rss
            self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._on_gpu:
            self.bytes = torch.cuda.max_memory_allocated() - self._before
        else:
            self._stop.set()
            self._watch.join()

    def _sample(self) -> None:
        while not self._stop.wait(SAMPLED_EVERY):
            self.bytes = max(self.bytes, self._process.memory_info().rss - self._before)


def measure(kind: str, arguments: argparse.Namespace) -> Measured:
    """Load the model, answer the requests of a case, and say what it took."""
    case = CASES[arguments.case](data_from(arguments.data), arguments.items)
    source: Path = arguments.model
    packed = {"pretrained": str(source.parent), "gguf_file": source.name}
    given = {
        **(packed if source.suffix == ".gguf" else {"pretrained": str(source)}),
        "device": arguments.device,
        "dtype": arguments.dtype,
        "softmax_dtype": "float32",
        "batch_size": arguments.batch_size,
    }
    lm: Any = CountingHFLM(**given) if kind == "plain" else PrefixSharingLM(**given)
    reason = None if kind == "plain" else lm.plain_path_reason  # tries the model, which belongs to loading
    with torch.inference_mode():
        lm.model(torch.ones((1, 8), dtype=torch.long, device=lm.device))  # every weight in memory
    ask = getattr(lm, case.requests[0].request_type)
    with Peak(arguments.device) as peak:
        began = time.perf_counter()
        answers = ask(case.requests, disable_tqdm=True)
        seconds = time.perf_counter() - began
    tokens = lm.tokens if kind == "plain" else lm.tokens_read + lm.tokens_written
    return Measured(seconds, tokens, peak.bytes, case.right(answers), case.items, list(answers), reason)


def random_llama(billions: float, tokenizer: Path, folder: Path) -> Path:
    """A folder with a Llama of random weights in bf16 and the tokenizer of a GGUF file."""
    hidden, layers, heads, shared, inner = RANDOM_SHAPES[billions]
    config = LlamaConfig(
        hidden_size=hidden,
        num_hidden_layers=layers,
        num_attention_heads=heads,
        num_key_value_heads=shared,
        intermediate_size=inner,
        vocab_size=128_256,
        max_position_embeddings=8_192,
        dtype="bfloat16",
    )
    with torch.device("cuda" if torch.cuda.is_available() else "cpu"):
        AutoModelForCausalLM.from_config(config).save_pretrained(folder)
    AutoTokenizer.from_pretrained(tokenizer.parent, gguf_file=tokenizer.name).save_pretrained(folder)
    return folder
