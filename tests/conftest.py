"""What all tests share: a home of their own, the demo model, and workers that need no model."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from aiact_desk import paths
from aiact_desk.evaluation.launch import OFFLINE, Launcher, launch

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.update(OFFLINE)

settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")  # how fast examples come says nothing on a busy machine

FAKE_WORKER = Path(__file__).parent / "fakes" / "worker.py"

_SHARED_CACHE = paths.cache_folder()


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test sees the user's library, cache or settings, or leaves anything there."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("AIACT_DESK_LIBRARY", str(home / "library"))
    monkeypatch.setenv("AIACT_DESK_CACHE", str(home / "cache"))
    monkeypatch.setenv("AIACT_DESK_SETTINGS", str(home / "settings.toml"))
    monkeypatch.setenv("AIACT_DESK_THREADS", "1")
    return home


@pytest.fixture(scope="session")
def demo_model() -> Path:
    """The demo model's GGUF file, from the user's cache; fetched when it is missing."""
    from aiact_desk.desk.demo import fetch_model

    return fetch_model(_SHARED_CACHE / "demo")


@pytest.fixture
def fake_launcher() -> Iterator[Callable[[str], Launcher]]:
    """Makes launchers of the fake worker with a given ending; "real", and other jobs, go to the real worker."""
    started: list[subprocess.Popen[bytes]] = []

    def make(behaviour: str = "success") -> Launcher:
        def start(job: Sequence[str], log: Path, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
            if job[0] != "evaluate" or behaviour == "real":
                return launch(job, log, environment)
            with log.open("ab") as output:
                worker = subprocess.Popen(
                    [sys.executable, str(FAKE_WORKER), *job],
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=output,
                    env={**os.environ, **environment, "FAKE_WORKER": behaviour},
                    start_new_session=True,
                )
            started.append(worker)
            return worker

        return start

    yield make
    for worker in started:
        worker.kill()
        worker.wait()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte; needs the right to mount."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("mounting a small file system needs rights that this user has not")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a random 2-layer Llama in safetensors and a word tokenizer of 200 words."""
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

    folder = tmp_path_factory.mktemp("tiny-llama")
    words = ["<unk>", "<s>", "</s>", "Question", ":", "Answer", "A", "B", "C", "D", ".", ",", "?"]
    vocabulary = {word: number for number, word in enumerate(words + [f"w{n}" for n in range(187)])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, unk_token="<unk>", bos_token="<s>", eos_token="</s>", pad_token="<unk>"
    )
    fast.save_pretrained(folder)
    torch.manual_seed(7)
    config = LlamaConfig(
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        vocab_size=200,
        max_position_embeddings=512,
        bos_token_id=1,
        eos_token_id=2,
        tie_word_embeddings=True,
    )
    LlamaForCausalLM(config).save_pretrained(folder)
    return folder
