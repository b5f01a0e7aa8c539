"""Answers requests unit by unit: what is stored is not asked again, what is computed is committed whole."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from lm_eval.api.instance import Instance

from aiact_desk.engine.lm import Compute, UnitLM
from aiact_desk.evaluation.responses import Response, ResponseStore, UnitCost
from aiact_desk.evaluation.units import RequestKind, Unit, UnitPlan, request_key


class UnitAnswers:
    """The `AnswerSource` of a run. `pack` is the pack that is measured now.

    `between` is called before each unit is computed: it waits while the run is paused and raises to cancel it.
    `done` is called after each unit, computed or found in the store.
    """

    def __init__(
        self,
        lm: UnitLM,
        plan: UnitPlan,
        store: ResponseStore,
        between: Callable[[], None],
        done: Callable[[Unit, UnitCost | None], None],
    ) -> None:
        self.pack = ""
        self._lm = lm
        self._plan = plan
        self._store = store
        self._between = between
        self._done = done

    def __call__(self, kind: RequestKind, requests: list[Instance], compute: Compute) -> list[Any]:
        keys = [request_key(kind, request.args) for request in requests]
        by_key = dict(zip(keys, requests, strict=True))
        known = self._store.get(set(keys))
        for unit in self._plan.of(self.pack, kind):
            if all(key in known for key in unit.keys):
                self._done(unit, None)
                continue
            self._between()
            answers, cost = self._compute([by_key[key] for key in unit.keys], unit, compute)
            self._store.commit_unit(unit.id, answers, cost)
            known.update(answers)
            self._done(unit, cost)
        return [known[key] for key in keys]

    def _compute(self, requests: list[Instance], unit: Unit, compute: Compute) -> tuple[dict[str, Response], UnitCost]:
        began, read, written = time.monotonic(), self._lm.tokens_read, self._lm.tokens_written
        answers = compute(requests)
        cost = UnitCost(self._lm.tokens_read - read, self._lm.tokens_written - written, time.monotonic() - began)
        return dict(zip(unit.keys, (_plain(answer) for answer in answers), strict=True)), cost


def _plain(answer: Response) -> Response:
    """The answer as the store gives it back, so that a resumed run sees the very same values."""
    return (float(answer[0]), bool(answer[1])) if isinstance(answer, tuple) else answer
