"""What may be asked of which model, checked before anything starts."""

from __future__ import annotations

import dataclasses

import pytest

from aiact_desk.desk.asking import asking_for
from aiact_desk.documents.nouns import Version
from aiact_desk.evaluation.packs import load_packs
from aiact_desk.evaluation.request import Asking, Sampling
from aiact_desk.problems import Misuse

WRITING = tuple(pack for pack in load_packs() if pack.output_type == "generate_until")
CHOOSING = tuple(pack for pack in load_packs() if pack.output_type == "multiple_choice")


@pytest.fixture
def talking(version: Version) -> Version:
    """A Version with a chat template."""
    return dataclasses.replace(version, facts=version.facts.model_copy(update={"chat_template_sha256": "c" * 64}))


def refused(version: Version, **stated: object) -> str:
    with pytest.raises(Misuse) as caught:
        asking_for(version, WRITING, Asking(), stated)
    return caught.value.id


def test_a_model_with_a_template_does_not_start_without_a_stated_choice(talking: Version) -> None:
    assert refused(talking) == "desk.template_not_stated"
    assert asking_for(talking, WRITING, Asking(chat_template=True), {}).templated
    assert not asking_for(talking, WRITING, Asking(), {"chat_template": False}).templated


def test_what_the_user_states_goes_before_the_suite(talking: Version) -> None:
    suite = Asking(chat_template=False, system_prompt="Suite.", most_written=5)
    found = asking_for(talking, WRITING, suite, {"chat_template": True, "system_prompt": "User."})
    assert (found.chat_template, found.system_prompt, found.most_written) == (True, "User.", 5)


def test_a_model_without_a_template_needs_no_choice_and_takes_no_template(version: Version) -> None:
    assert asking_for(version, WRITING, Asking(), {}).chat_template is None
    assert refused(version, chat_template=True) == "desk.no_template"


def test_thinking_needs_a_template_an_end_and_packs_that_write(talking: Version) -> None:
    assert refused(talking, chat_template=False, thinking=True) == "desk.thinking_without_template"
    assert refused(talking, chat_template=True, thinking=True) == "desk.think_end_missing"
    stated = {"chat_template": True, "thinking": True, "think_end": "</think>"}
    assert asking_for(talking, WRITING, Asking(), stated).thinking
    with pytest.raises(Misuse, match="thinking_about_choices"):
        asking_for(talking, CHOOSING, Asking(), stated)
    assert asking_for(talking, CHOOSING, Asking(), {"chat_template": True, "thinking": False}).thinking is False


def test_repeats_say_what_varies(version: Version) -> None:
    assert refused(version, repeats=3) == "desk.repeats_and_vary"
    assert refused(version, vary=("shots",)) == "desk.repeats_and_vary"
    assert refused(version, repeats=3, vary=("seeds",)) == "desk.seeds_without_sampling"
    assert refused(version, repeats=99, vary=("format",)) == "desk.too_many_formats"
    drawn = {"repeats": 3, "vary": ("seeds", "shots"), "sampling": {"temperature": 0.7}}
    assert asking_for(version, WRITING, Asking(), drawn).sampling == Sampling(temperature=0.7)


@pytest.mark.parametrize("bad", [{"repeats": 0}, {"sampling": {"top_p": 2}}, {"most_written": -1}])
def test_values_out_of_bounds_are_named(version: Version, bad: dict[str, object]) -> None:
    assert refused(version, **bad) == "desk.asking_value"
