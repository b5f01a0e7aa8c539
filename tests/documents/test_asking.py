"""Every part of the asking is said, and plans that differ read differently."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from aiact_desk.documents.asking import asked_briefly, asking_facts, plan_name
from aiact_desk.documents.content import Content
from aiact_desk.documents.evidence import RunEvidence
from aiact_desk.documents.sight import Sight
from aiact_desk.evaluation.request import Asking, Sampling, Seeds

ALL, SOME = Sight(files=True, machine=True, size=True), Sight(files=False, machine=False, size=False)
FULL = Asking(
    chat_template=True,
    system_prompt="Be brief.\nBe kind.",
    thinking=True,
    think_end="</think>",
    sampling=Sampling(temperature=0.7, top_p=0.9, top_k=40),
    most_written=512,
    repeats=3,
    vary=("seeds", "shots", "format"),
)


@pytest.fixture
def run(make_content: Callable[..., Content]) -> RunEvidence:
    return make_content({}).evidence[0]


def asked(run: RunEvidence, asking: Asking, sight: Sight = ALL) -> dict[str, str]:
    changed = replace(run, request=run.request.model_copy(update={"asking": asking}))
    return {fact.label: fact.value for fact in asking_facts(changed, sight)}


def test_every_part_is_said(run: RunEvidence) -> None:
    facts = asked(run, FULL)
    sha256 = run.request.version.chat_template_sha256
    assert facts == {
        "Chat template": f"the model's own, around every prompt; SHA-256 {sha256}",
        "System prompt": "Be brief.\nBe kind.",
        "Thinking": "on; what stands before “</think>” is no part of the answer",
        "Sampling": "drawn at temperature 0.7, top-p 0.9, top-k 40",
        "Repeats": "every item was asked up to 3 times, as often as what varies changes something; after the "
        "first time these varied: the seeds of drawn answers, the order of the solved examples, how the prompt is "
        "set out",
        "Length of answers": "at most 512 tokens",
        "Seeds": "random 0, numpy 1234, torch 1234, fewshot 1234, samples 20260802",
        "Plan": facts["Plan"],
    }
    assert str(sha256) not in asked(run, FULL, SOME)["Chat template"]


def test_the_simplest_asking(run: RunEvidence) -> None:
    facts = asked(run, Asking(chat_template=False))
    assert facts["Chat template"] == "not used"
    assert facts["System prompt"] == "none"
    assert facts["Thinking"] == "not asked for"
    assert facts["Sampling"] == "greedy: the likeliest token each time"
    assert facts["Repeats"] == "none: every item was asked once"
    assert facts["Length of answers"] == "limited as each evaluation says"


def test_what_the_template_decides_and_what_nobody_stated(
    run: RunEvidence, run_elsewhere: RunEvidence, run_served: RunEvidence
) -> None:
    assert asked(run, Asking(chat_template=True))["Thinking"] == "as the template does by default"
    assert asked(run, Asking(chat_template=True, thinking=False))["Thinking"] == "off"
    assert asked(run, Asking())["Chat template"] == "not used; the model has none"
    assert asked(run_elsewhere, FULL)["Chat template"] == "the model's own, around every prompt"
    assert asked(run_elsewhere, Asking())["Chat template"] == "not stated in the original file"
    assert "not seen" in asked(run_served, Asking(chat_template=True))["Chat template"]


def test_plans_that_differ_read_differently(run: RunEvidence) -> None:
    plain = run.request.model_copy(update={"asking": Asking(chat_template=False)})
    others = [
        *(
            plain.model_copy(update={"asking": asking})
            for asking in (
                FULL,
                Asking(chat_template=True),
                Asking(chat_template=False, system_prompt="x"),
                Asking(chat_template=False, thinking=False),
                Asking(chat_template=False, repeats=2),
                Asking(chat_template=False, most_written=9),
                Asking(chat_template=False, sampling=Sampling(temperature=1)),
            )
        ),
        plain.model_copy(update={"limit": 5}),
        plain.model_copy(update={"seeds": Seeds(random=1)}),
        plain.model_copy(update={"engine": plain.engine.model_copy(update={"dtype": "float16"})}),
    ]
    assert len({asked_briefly(request) for request in (plain, *others)}) == len(others) + 1
    assert len({plan_name(request) for request in (plain, *others)}) == len(others) + 1
    assert asked_briefly(plain) == "no chat template, greedy"
    assert plain.plan.startswith(plan_name(plain))
