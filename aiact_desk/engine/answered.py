"""The part of a model class that asks a source of answers before it computes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from lm_eval.api.instance import Instance

from aiact_desk.evaluation.responses import Response, Written
from aiact_desk.evaluation.units import RequestKind

Compute = Callable[[list[Instance]], Sequence[Response]]
"""Answers requests with the model, in their order."""


class AnswerSource(Protocol):
    """Answers the requests of one `evaluate()` call: from what is stored, and by computing the rest."""

    def __call__(self, kind: RequestKind, requests: list[Instance], compute: Compute) -> list[Any]: ...


class Answered:
    """lm-eval's three kinds of request, answered by `answers` where it is set, else computed at once.

    A model class says how: `_scores`, `_rolling_scores` and `_written` compute the answers to requests in their order.
    """

    answers: AnswerSource | None = None

    def loglikelihood(self, requests: list[Instance], disable_tqdm: bool = False) -> list[tuple[float, bool]]:
        """Log-probability of each continuation and whether it is the greedy one."""
        return self._answered("loglikelihood", requests, lambda part: self._scores(part, disable_tqdm))

    def loglikelihood_rolling(self, requests: list[Instance], disable_tqdm: bool = False) -> list[float]:
        """Log-probability of each whole text."""
        return self._answered("loglikelihood_rolling", requests, lambda part: self._rolling_scores(part, disable_tqdm))

    def generate_until(self, requests: list[Instance], disable_tqdm: bool = False) -> list[str]:
        """The text that the model writes after each prompt, up to its stop strings."""
        found = self._answered("generate_until", requests, lambda part: self._written(part, disable_tqdm))
        return [written.text for written in found]

    def _scores(self, requests: list[Instance], disable_tqdm: bool) -> list[tuple[float, bool]]:
        raise NotImplementedError

    def _rolling_scores(self, requests: list[Instance], disable_tqdm: bool) -> list[float]:
        raise NotImplementedError

    def _written(self, requests: list[Instance], disable_tqdm: bool) -> list[Written]:
        raise NotImplementedError

    def _answered(self, kind: RequestKind, requests: list[Instance], compute: Compute) -> list[Any]:
        if self.answers is None or not requests:
            return list(compute(requests))
        return self.answers(kind, requests, compute)
