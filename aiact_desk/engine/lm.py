"""The model class behind every run: lm-eval's HFLM, whose requests can be answered unit by unit from a store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

import torch
from lm_eval.api.instance import Instance
from lm_eval.models.huggingface import HFLM

from aiact_desk.evaluation.responses import Response
from aiact_desk.evaluation.units import RequestKind

Compute = Callable[[list[Instance]], Sequence[Response]]
"""Answers requests with the model, in their order."""


class AnswerSource(Protocol):
    """Answers the requests of one `evaluate()` call: from what is stored, and by computing the rest."""

    def __call__(self, kind: RequestKind, requests: list[Instance], compute: Compute) -> list[Any]: ...


class UnitLM(HFLM):  # type: ignore[misc]  # lm-eval ships no types
    """HFLM that counts its tokens and asks an `AnswerSource`, where one is set, before it computes.

    Takes HFLM's own arguments and is passed as `model=` to `lm_eval.simple_evaluate`. Without an answer source it
    gives HFLM's answers by HFLM's own way.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.answers: AnswerSource | None = None
        self.tokens_read = 0
        self.tokens_written = 0

    def loglikelihood(self, requests: list[Instance], disable_tqdm: bool = False) -> list[tuple[float, bool]]:
        """Log-probability of each continuation and whether it is the greedy one."""
        return self._answered("loglikelihood", requests, lambda part: self._loglikelihood(part, disable_tqdm))

    def loglikelihood_rolling(self, requests: list[Instance], disable_tqdm: bool = False) -> list[float]:
        """Log-probability of each whole text."""
        return self._answered("loglikelihood_rolling", requests, lambda part: self._rolling(part, disable_tqdm))

    def generate_until(self, requests: list[Instance], disable_tqdm: bool = False) -> list[str]:
        """The text that the model writes after each prompt, up to its stop strings."""
        return self._answered("generate_until", requests, lambda part: self._generated(part, disable_tqdm))

    def _loglikelihood(self, requests: list[Instance], disable_tqdm: bool) -> list[tuple[float, bool]]:
        found: list[tuple[float, bool]] = super().loglikelihood(requests, disable_tqdm=disable_tqdm)
        return found

    def _rolling(self, requests: list[Instance], disable_tqdm: bool) -> list[float]:
        found: list[float] = super().loglikelihood_rolling(requests, disable_tqdm=disable_tqdm)
        return found

    def _generated(self, requests: list[Instance], disable_tqdm: bool) -> list[str]:
        found: list[str] = super().generate_until(requests, disable_tqdm=disable_tqdm)
        return found

    def _answered(self, kind: RequestKind, requests: list[Instance], compute: Compute) -> list[Any]:
        if self.answers is None or not requests:
            return list(compute(requests))
        return self.answers(kind, requests, compute)

    def _loglikelihood_tokens(
        self, requests: Sequence[tuple[object, list[int], list[int]]], *args: Any, **kwargs: Any
    ) -> list[tuple[float, bool]]:
        # HFLM runs equal contexts with one-token continuations once; what it runs is counted, padding aside.
        sequences = {(*context, *continuation[:-1]) for _, context, continuation in requests}
        self.tokens_read += sum(min(len(sequence), self.max_length) for sequence in sequences)
        answers: list[tuple[float, bool]] = super()._loglikelihood_tokens(requests, *args, **kwargs)
        return answers

    def _model_generate(self, context: torch.Tensor, *args: Any, **kwargs: Any) -> torch.Tensor:
        written: torch.Tensor = super()._model_generate(context, *args, **kwargs)
        padding = self.tokenizer.pad_token_id
        start = context.shape[1] if self.backend == "causal" else 0
        self.tokens_read += int((context != padding).sum())
        self.tokens_written += int((written[:, start:] != padding).sum())
        return written
