"""The trial of sharing: rounding passes in any size of logits, a wrong answer does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import torch

from aiact_desk.engine import support
from aiact_desk.engine.forward import SharingModel
from aiact_desk.engine.meter import WorkMeter
from aiact_desk.engine.support import Support, support_of


def found_for(model: Any, autocast: torch.dtype | None = None) -> Support:
    return support_of(model, "causal", autocast, 96, WorkMeter())


@pytest.mark.parametrize("times", [1, 100])
@pytest.mark.parametrize("kept", [torch.float32, torch.bfloat16, torch.float16])
@pytest.mark.parametrize("family", ["llama", "gpt2", "gemma3"])
def test_rounding_passes(copy_of: Callable[[str], Any], family: str, kept: torch.dtype, times: int) -> None:
    model = copy_of(family)
    with torch.no_grad():
        model.get_output_embeddings().weight.mul_(times)
    assert found_for(model.to(kept)).reason is None


@pytest.mark.parametrize("kept", [torch.float32, torch.bfloat16])
def test_a_prefix_in_another_place_does_not(
    copy_of: Callable[[str], Any], kept: torch.dtype, monkeypatch: pytest.MonkeyPatch
) -> None:
    extend = SharingModel.extend
    monkeypatch.setattr(SharingModel, "extend", lambda self, tokens, *_: extend(self, tokens[::-1], 30, None))
    model = copy_of("llama")
    with torch.no_grad():
        model.get_output_embeddings().weight.mul_(5)
    assert "were off by" in (found_for(model.to(kept)).reason or "")


def test_mixed_precision_is_held_to_what_it_keeps(copy_of: Callable[[str], Any]) -> None:
    assert found_for(copy_of("llama"), autocast=torch.bfloat16).reason is None


def test_short_sight_is_no_use(copy_of: Callable[[str], Any]) -> None:
    found = support_of(copy_of("llama"), "causal", None, support.TRIAL_LENGTH - 1, WorkMeter())
    assert "looks back over fewer" in (found.reason or "")
