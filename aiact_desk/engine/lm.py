"""lm-eval's HFLM, whose requests can be answered unit by unit from a store, and whose work is counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from lm_eval.api.instance import Instance
from lm_eval.models.huggingface import HFLM

from aiact_desk.engine.answered import Answered
from aiact_desk.engine.meter import WorkMeter
from aiact_desk.evaluation.responses import Written
from aiact_desk.evaluation.work import Work


class UnitLM(Answered, HFLM):  # type: ignore[misc]  # lm-eval ships no types
    """HFLM that counts its work and asks an `AnswerSource`, where one is set, before it computes.

    Takes HFLM's own arguments and is passed as `model=` to `lm_eval.simple_evaluate`. Without an answer source it
    gives HFLM's answers by HFLM's own way.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cache_hook: Any
        self._meter = WorkMeter()
        self._limit_reached: list[bool] = []

    @property
    def work(self) -> Work:
        """All work so far."""
        return self._meter.work

    def _scores(self, requests: list[Instance], disable_tqdm: bool) -> list[tuple[float, bool]]:
        found: list[tuple[float, bool]] = HFLM.loglikelihood(self, requests, disable_tqdm=disable_tqdm)
        return found

    def _rolling_scores(self, requests: list[Instance], disable_tqdm: bool) -> list[float]:
        found: list[float] = HFLM.loglikelihood_rolling(self, requests, disable_tqdm=disable_tqdm)
        return found

    def _written(self, requests: list[Instance], disable_tqdm: bool) -> list[Written]:
        self._limit_reached = []
        hook = self.cache_hook
        self.cache_hook = noted = _Noted(hook)
        try:
            texts: list[str] = HFLM.generate_until(self, requests, disable_tqdm=disable_tqdm)
        finally:
            self.cache_hook = hook
        # HFLM tells its hook of each answer in the order in which the batches were written
        cut_off = dict(zip(noted.requests, self._limit_reached, strict=True))
        return [Written(text, cut_off[_asked(request.args)]) for text, request in zip(texts, requests, strict=True)]

    def _loglikelihood_tokens(
        self, requests: Sequence[tuple[object, list[int], list[int]]], *args: Any, **kwargs: Any
    ) -> list[tuple[float, bool]]:
        # HFLM runs equal contexts with one-token continuations once; what it runs is counted, padding aside.
        sequences = {(*context, *continuation[:-1]) for _, context, continuation in requests}
        lengths = [min(len(sequence), self.max_length) for sequence in sequences]
        self._meter.tokens_read += sum(lengths)
        self._meter.ran_alone(lengths)
        answers: list[tuple[float, bool]] = super()._loglikelihood_tokens(requests, *args, **kwargs)
        return answers

    def _model_call(self, inps: torch.Tensor, *args: Any, **kwargs: Any) -> torch.Tensor:
        with self._meter.timed(self.device):
            logits: torch.Tensor = super()._model_call(inps, *args, **kwargs)
        return logits

    def _model_generate(self, context: torch.Tensor, max_length: int, stop: list[str], **kwargs: Any) -> torch.Tensor:
        with self._meter.timed(self.device):
            written: torch.Tensor = super()._model_generate(context, max_length, stop, **kwargs)
        padding = self.tokenizer.pad_token_id
        start = context.shape[1] if self.backend == "causal" else 0
        prompts = (context != padding).sum(-1).tolist()
        answers = [[token for token in row if token != padding] for row in written[:, start:].tolist()]
        full = written.shape[1] >= max_length
        for prompt, tokens in zip(prompts, answers, strict=True):
            self._count_answer(prompt, len(tokens))
            text = self.tok_decode(tokens)
            self._limit_reached.append(full and not any(string in text for string in stop if string))
        return written

    def _count_answer(self, prompt: int, written: int) -> None:
        """Count an answer that was written alone behind its prompt; the last token is written and not read."""
        self._meter.tokens_read += prompt
        self._meter.tokens_written += written
        ran = prompt + max(0, written - 1)
        self._meter.ran(ran, ran * (ran + 1) // 2)
        self._meter.head_positions += written


class _Noted:
    """A cache hook that notes the order of written answers on their way to the hook that was there."""

    def __init__(self, hook: Any) -> None:
        self._hook = hook
        self.requests: list[tuple[str, str]] = []

    def add_partial(self, kind: str, request: Any, answer: Any) -> None:
        if kind == "generate_until":
            self.requests.append(_asked(request))
        self._hook.add_partial(kind, request, answer)


def _asked(arguments: tuple[str, dict[str, Any]]) -> tuple[str, str]:
    """A request for an answer as a key: its prompt and its settings."""
    return arguments[0], repr(arguments[1])
