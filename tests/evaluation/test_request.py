"""The plan of a run: what was decided before it, and nothing else."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from aiact_desk.evaluation.request import Asking, RunRequest, Sampling, Seeds


def test_what_was_decided_before_the_run_makes_the_plan(request_: RunRequest) -> None:
    changed: list[dict[str, object]] = [
        {"version": request_.version.model_copy(update={"weights_sha256": "other"})},
        {"suite": "other"},
        {"suite_version": "2.0"},
        {"packs": ()},
        {"asking": Asking(system_prompt="Be brief.")},
        {"asking": Asking(repeats=2, vary=("format",))},
        {"engine": request_.engine.model_copy(update={"dtype": "bfloat16"})},
        {"seeds": Seeds(fewshot=1)},
        {"limit": 5},
    ]
    plans = {request_.plan, *(request_.model_copy(update=change).plan for change in changed)}
    assert len(plans) == len(changed) + 1


def test_names_moments_and_machines_are_no_part_of_the_plan(request_: RunRequest) -> None:
    again = request_.model_copy(
        update={
            "run_id": "run-9",
            "created_at": "2027-01-01T00:00:00+00:00",
            "program": "AI Act Desk 9",
            "version": request_.version.model_copy(update={"name": "other"}),
            "engine": request_.engine.model_copy(update={"device": "cuda", "threads": 9, "batch_size": 64}),
        }
    )
    assert again.plan == request_.plan


@pytest.mark.parametrize(
    "bad", [{"repeats": 0}, {"most_written": 0}, {"vary": ("weather",)}, {"sampling": {"temperature": -1}}]
)
def test_an_asking_out_of_bounds_is_refused(bad: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Asking.model_validate(bad)


def test_a_request_comes_back_from_its_file(request_: RunRequest) -> None:
    asked = request_.model_copy(update={"asking": Asking(sampling=Sampling(temperature=0.7, top_k=5))})
    assert RunRequest.model_validate_json(asked.model_dump_json()) == asked
