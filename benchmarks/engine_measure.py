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
from lm_eval.models.utils import handle_stop_sequences, postprocess_generated_text

from aiact_desk.engine import PrefixSharingLM
from benchmarks.engine_cases import CASES, Case, data_from
from benchmarks.engine_figures import Doubt, Measured

SAMPLED_EVERY = 0.005
"""Seconds between two looks at the resident size."""


class CountingHFLM(HFLM):  # type: ignore[misc]  # lm-eval ships no types
    """Plain HFLM that counts the tokens it runs, padding included."""

    tokens = 0

    def _model_call(self, inps: torch.Tensor, *args: Any, **kwargs: Any) -> torch.Tensor:
        self.tokens += inps.numel()
        logits: torch.Tensor = super()._model_call(inps, *args, **kwargs)
        return logits

    def _model_generate(self, context: torch.Tensor, *args: Any, **kwargs: Any) -> torch.Tensor:
        written: torch.Tensor = super()._model_generate(context, *args, **kwargs)
        self.tokens += written.numel() - len(written)  # the last token of each row is written and not read
        return written


class Peak:
    """The highest memory in use, sampled in a thread (host) or read from the allocator (GPU), above that at entry."""

    def __init__(self, device: str) -> None:
        self.before = self.bytes = 0
        self._on_gpu = device != "cpu"
        self._process = psutil.Process()
        self._stop = threading.Event()
        self._watch = threading.Thread(target=self._sample, daemon=True)

    def __enter__(self) -> Self:
        gc.collect()
        if self._on_gpu:
            torch.cuda.synchronize()
            torch.cuda.reset_peak_memory_stats()
            self.before = torch.cuda.memory_allocated()
        else:
            ctypes.CDLL(None).malloc_trim(0)
            self.before = self._process.memory_info().rss
            self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._on_gpu:
            self.bytes = torch.cuda.max_memory_allocated() - self.before
        else:
            self._stop.set()
            self._watch.join()

    def _sample(self) -> None:
        while not self._stop.wait(SAMPLED_EVERY):
            self.bytes = max(self.bytes, self._process.memory_info().rss - self.before)


def measure(kind: str, arguments: argparse.Namespace) -> Measured:
    """Load the model, answer the requests of a case, and say what it took."""
    case = CASES[arguments.case](data_from(arguments.data), arguments.items).part(*arguments.part)
    lm: Any = _loaded(CountingHFLM if kind == "plain" else PrefixSharingLM, arguments)
    reason = None if kind == "plain" else lm.plain_path_reason  # tries the model, which belongs to loading
    with torch.inference_mode():
        lm.model(torch.ones((1, 8), dtype=torch.long, device=lm.device))  # every weight in memory
    decoded = _noting_what_is_decoded(lm)
    ask = getattr(lm, case.requests[0].request_type)
    before = None if kind == "plain" else lm.work
    with Peak(arguments.device) as peak:
        began = time.perf_counter()
        answers = ask(case.requests, disable_tqdm=True)
        seconds = time.perf_counter() - began
    work = None if before is None else lm.work - before
    return Measured(
        seconds=seconds,
        device_seconds=None if work is None else work.device_seconds,
        tokens=lm.tokens if work is None else work.forwards,
        loaded_bytes=peak.before,
        peak_bytes=peak.bytes,
        right=case.right(answers),
        items=len(case.items),
        answers=list(answers),
        choices=case.choices,
        lengths=_lengths(lm, case),
        written=_written(lm, case, answers, decoded),
        plain_path_reason=None if kind == "plain" else reason or lm.plain_path_reason,
    )


def gaps(doubts: list[Doubt], arguments: argparse.Namespace) -> list[float]:
    """The smallest gap between the two best logits where an answer is in doubt, by plain HFLM one by one."""
    requests = CASES[arguments.case](data_from(arguments.data), arguments.items).requests
    lm: Any = _loaded(HFLM, arguments)
    found = []
    for doubt in doubts:
        text, second = requests[doubt.request].args
        if doubt.written is None:
            context, continuation = lm._encode_pair(text, second)  # noqa: SLF001
            tokens, scored = (context + continuation)[:-1], len(continuation)
        else:
            tokens, scored = lm.tok_batch_encode([text])[0][0].tolist() + doubt.written, 1
        with torch.inference_mode():
            ids = torch.tensor([tokens[-lm.max_length :]], device=lm.device)
            best = lm.model(ids).logits[0, -scored:].float().topk(2).values
        found.append(float((best[:, 0] - best[:, 1]).min()))
    return found


def _loaded(model_class: type[HFLM], arguments: argparse.Namespace) -> HFLM:
    source: Path = arguments.model
    packed = {"pretrained": str(source.parent), "gguf_file": source.name}
    return model_class(
        **(packed if source.suffix == ".gguf" else {"pretrained": str(source)}),
        device=arguments.device,
        dtype=arguments.dtype,
        softmax_dtype="float32",
        batch_size=arguments.batch_size,
    )


def _noting_what_is_decoded(lm: Any) -> list[tuple[str, list[int]]]:
    """From now on, the texts that the model class makes of tokens, with the tokens: lm-eval keeps the texts alone."""
    decode = lm.tok_decode
    noted: list[tuple[str, list[int]]] = []

    def noting(tokens: list[int] | int, *args: Any, **kwargs: Any) -> str:
        text: str = decode(tokens, *args, **kwargs)
        if not isinstance(tokens, int):
            noted.append((text, list(tokens)))
        return text

    lm.tok_decode = noting
    return noted


def _written(lm: Any, case: Case, answers: list[Any], decoded: list[tuple[str, list[int]]]) -> list[list[int]]:
    """The tokens behind each answer of a case of generation."""
    first = case.requests[0]
    if first.request_type != "generate_until":
        return []
    until = handle_stop_sequences(first.args[1]["until"], eos=lm.tokenizer.decode([lm.eot_token_id]))
    by_answer = {postprocess_generated_text(text, until, None): tokens for text, tokens in reversed(decoded)}
    return [by_answer[answer] for answer in answers]


def _lengths(lm: Any, case: Case) -> list[int]:
    """The scored tokens of each request."""
    kind = case.requests[0].request_type
    if kind == "loglikelihood":
        return [len(lm._encode_pair(*request.args)[1]) for request in case.requests]  # noqa: SLF001
    if kind == "loglikelihood_rolling":
        return [len(lm.tok_encode(request.args[0])) for request in case.requests]
    return []
