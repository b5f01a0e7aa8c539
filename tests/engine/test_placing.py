"""Models in parts on several devices, or partly on disk, score and write as in plain HFLM."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import torch
from accelerate.hooks import AlignDevicesHook, SequentialHook  # type: ignore[import-untyped]
from lm_eval.api.instance import Instance
from lm_eval.models.huggingface import HFLM

from aiact_desk.engine import PrefixSharingLM
from aiact_desk.engine.meter import WorkMeter
from aiact_desk.engine.placing import input_device
from tests.fakes.devices import PretendDevices, spread

SHOTS = "Question: the cat sat on a mat?\nAnswer: that hat\n\n"
WORDS = ["the", "cat", "sat", "hat", "then", "there"]
ONE, OTHER = torch.device("cuda:0"), torch.device("cuda:1")


def instances(kind: str, arguments: list[tuple[object, ...]]) -> list[Instance]:
    return [Instance(kind, {}, args, number, ("task", number, 1)) for number, args in enumerate(arguments)]


CHOICES = instances("loglikelihood", [(SHOTS + word, f" {c}") for word in WORDS for c in ("hat", "a mat", "cathat on")])
TEXTS = instances("generate_until", [(SHOTS + word, {"until": ["\n"], "max_gen_toks": 9}) for word in WORDS])
WHOLE = instances("loglikelihood_rolling", [(f"{SHOTS}{word} " * 3,) for word in WORDS[:2]])


def assert_as_plain(plain: HFLM, ours: PrefixSharingLM) -> None:
    for (score, greedy), (other, other_greedy) in zip(
        plain.loglikelihood(CHOICES, disable_tqdm=True), ours.loglikelihood(CHOICES, disable_tqdm=True), strict=True
    ):
        assert abs(score - other) <= 1e-4
        assert greedy == other_greedy
    for whole, other in zip(
        plain.loglikelihood_rolling(WHOLE, disable_tqdm=True),
        ours.loglikelihood_rolling(WHOLE, disable_tqdm=True),
        strict=True,
    ):
        assert abs(whole - other) <= 5e-4
    assert plain.generate_until(TEXTS, disable_tqdm=True) == ours.generate_until(TEXTS, disable_tqdm=True)


@pytest.mark.parametrize("head", [ONE, OTHER], ids=["head beside the embedding", "head behind the layers"])
def test_no_tensor_meets_one_of_another_device(
    pairs: Callable[[str], Any], copy_of: Callable[[str], Any], head: torch.device, monkeypatch: pytest.MonkeyPatch
) -> None:
    def untimed(_: WorkMeter) -> Any:
        yield

    monkeypatch.setattr(WorkMeter, "_timed_on_gpu", untimed)  # there is no clock on a device that is not there
    model = copy_of("llama")
    inner = model.model
    spread(
        {
            inner.embed_tokens: ONE,
            inner.rotary_emb: ONE,
            inner.layers[0]: ONE,
            inner.layers[1]: OTHER,
            inner.norm: OTHER,
            model.lm_head: head,
        }
    )
    plain = pairs("llama").plain
    with PretendDevices():
        ours = PrefixSharingLM(pretrained=model, tokenizer=plain.tokenizer, max_length=plain.max_length)
        assert ours.plain_path_reason is None
        assert_as_plain(plain, ours)


@pytest.mark.parametrize("embedding", ["cpu", "disk"])
def test_weights_on_disk(
    pairs: Callable[[str], Any], copy_of: Callable[[str], Any], tmp_path: Path, embedding: str
) -> None:
    plain = pairs("llama").plain
    copy_of("llama").save_pretrained(tmp_path / "model")
    plain.tokenizer.save_pretrained(tmp_path / "model")
    places = {"model.embed_tokens": embedding, "model.layers.0": "cpu", "model.layers.1": "disk", "lm_head": "disk"}
    ours = PrefixSharingLM(
        pretrained=str(tmp_path / "model"),
        device="cpu",
        dtype="float32",
        max_length=plain.max_length,
        parallelize=True,
        device_map={**places, "model.norm": "cpu", "model.rotary_emb": "cpu"},
        offload_folder=str(tmp_path / "offloaded"),
    )
    assert ours.model.lm_head.weight.device.type == "meta"
    assert ours.plain_path_reason is None
    assert_as_plain(plain, ours)


def test_one_device_for_all(pairs: Callable[[str], Any], copy_of: Callable[[str], Any], tmp_path: Path) -> None:
    plain = pairs("llama").plain
    copy_of("llama").save_pretrained(tmp_path)
    plain.tokenizer.save_pretrained(tmp_path)
    given = {"device": "cpu", "dtype": "float32", "max_length": plain.max_length}
    ours = PrefixSharingLM(pretrained=str(tmp_path), parallelize=True, device_map={"": "cpu"}, **given)
    assert ours.plain_path_reason is None
    assert_as_plain(plain, ours)


@pytest.mark.parametrize(
    ("hook", "wanted"),
    [
        (None, "meta"),
        (AlignDevicesHook(execution_device="cuda:1"), "cuda:1"),
        (SequentialHook(AlignDevicesHook(), AlignDevicesHook(execution_device="cpu")), "cpu"),
    ],
)
def test_the_input_goes_where_the_embedding_runs(hook: object, wanted: str) -> None:
    embedding = SimpleNamespace(weight=torch.empty(1, device="meta"), _hf_hook=hook)
    model = SimpleNamespace(get_input_embeddings=lambda: embedding)
    assert input_device(model) == torch.device(wanted)
