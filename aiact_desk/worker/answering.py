"""Answers requests unit by unit: what is stored is not asked again, what is computed is committed whole."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import torch
from lm_eval.api.instance import Instance

from aiact_desk.engine import Compute
from aiact_desk.evaluation.responses import Response, ResponseStore, UnitCost, Written
from aiact_desk.evaluation.units import RequestKind, Unit, UnitPlan, request_key
from aiact_desk.worker.gate import Gate
from aiact_desk.worker.readings import UnitMeter


class UnitAnswers:
    """The `AnswerSource` of a run. `begin` says which pack and repeat are measured now.

    `meter` begins to measure a unit. `done` is called after each unit, computed or found in the store. `seed` is the
    seed of drawn answers.
    """

    def __init__(
        self,
        plan: UnitPlan,
        store: ResponseStore,
        gate: Gate,
        meter: Callable[[], UnitMeter],
        done: Callable[[Unit, UnitCost | None], None],
        seed: int,
    ) -> None:
        self._plan, self._store, self._gate = plan, store, gate
        self._meter, self._done, self._seed = meter, done, seed
        self._pack, self._repeat, self._draw = "", 0, 0
        self._written: dict[str, Written] = {}

    def begin(self, pack: str, repeat: int, draw: int) -> None:
        """From now on a repeat of a pack is measured; `draw` tells its requests from equal ones of other repeats."""
        self._pack, self._repeat, self._draw = pack, repeat, draw
        self._written.clear()

    def written(self, arguments: Sequence[object]) -> Written:
        """The answer that was written to a request of the pack and repeat that are measured now."""
        return self._written[request_key("generate_until", arguments, self._draw)]

    def __call__(self, kind: RequestKind, requests: list[Instance], compute: Compute) -> list[Any]:
        keys = [request_key(kind, request.args, self._draw) for request in requests]
        by_key = dict(zip(keys, requests, strict=True))
        known = self._store.get(set(keys))
        for unit in self._plan.of(self._pack, kind, self._repeat):
            if all(key in known for key in unit.keys):
                self._done(unit, None)
                continue
            self._gate.pass_or_stop()
            answers, cost = self._compute([by_key[key] for key in unit.keys], unit, compute)
            self._gate.insist(partial(self._store.commit_unit, unit.id, answers, cost))
            known.update(answers)
            self._done(unit, cost)
        self._written.update({key: answer for key, answer in known.items() if isinstance(answer, Written)})
        return [known[key] for key in keys]

    def _compute(self, requests: list[Instance], unit: Unit, compute: Compute) -> tuple[dict[str, Response], UnitCost]:
        # drawn answers hang on the unit alone, so that a resumed run draws the same
        torch.manual_seed(int.from_bytes(hashlib.sha256(f"{self._seed}:{unit.id}".encode()).digest()[:8]))
        meter = self._meter()
        answers = compute(requests)
        return dict(zip(unit.keys, (_plain(answer) for answer in answers), strict=True)), meter.cost()


def _plain(answer: Response) -> Response:
    """The answer as the store gives it back, so that a resumed run sees the very same values."""
    return (float(answer[0]), bool(answer[1])) if isinstance(answer, tuple) else answer
