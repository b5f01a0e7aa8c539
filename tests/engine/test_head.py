"""The output head by itself: the same logits as the model's own, packed for oneDNN or not."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
import torch

from aiact_desk.engine.head import Head


class Model:
    """As much of a transformers model as the head looks at."""

    def __init__(self, module: torch.nn.Module, **config: float) -> None:
        self._module = module
        self.config = SimpleNamespace(get_text_config=lambda **_: SimpleNamespace(**config))

    def get_output_embeddings(self) -> torch.nn.Module:
        return self._module


def linear(bias: bool = False, dtype: torch.dtype = torch.float32) -> torch.nn.Linear:
    torch.manual_seed(3)
    return torch.nn.Linear(48, 1000, bias=bias, dtype=dtype)


@pytest.mark.parametrize("rows", [1, 7, 128, 300])
@pytest.mark.parametrize("bias", [False, True])
def test_a_packed_head_gives_the_same_logits(rows: int, bias: bool) -> None:
    module = linear(bias)
    head = Head(Model(module))
    hidden = torch.randn(rows, 48)
    with torch.inference_mode():
        assert torch.allclose(head(hidden), module(hidden), atol=1e-5)


def test_a_packed_head_does_not_run_its_module() -> None:
    module = linear()
    head = Head(Model(module))
    module.register_forward_hook(lambda *_: pytest.fail("the weights would be laid out again"))
    with torch.inference_mode():
        head(torch.randn(2, 48))


@pytest.mark.parametrize("module", [linear(dtype=torch.bfloat16), torch.nn.Sequential(linear())])
def test_other_heads_run_as_they_are(module: Any) -> None:
    calls: list[object] = []
    module.register_forward_hook(lambda *_: calls.append(None))
    hidden = torch.randn(3, 48, dtype=next(module.parameters()).dtype)
    with torch.inference_mode():
        assert torch.equal(Head(Model(module))(hidden), module(hidden))
    assert len(calls) == 2


def test_mixed_precision_runs_the_module_itself() -> None:
    module = linear()
    head = Head(Model(module))
    hidden = torch.randn(3, 48)
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        assert head(hidden).dtype == torch.bfloat16


def test_what_a_model_does_to_its_logits_is_done() -> None:
    module = linear()
    hidden = torch.randn(3, 48)
    with torch.inference_mode():
        plain = module(hidden)
        for config, wanted in (
            ({"logit_scale": 0.5}, plain * 0.5),
            ({"logits_scaling": 4.0}, plain / 4),
            ({"final_logit_softcapping": 2.0}, torch.tanh(plain / 2) * 2),
        ):
            assert torch.allclose(Head(Model(module, **config))(hidden), wanted, atol=1e-5)
