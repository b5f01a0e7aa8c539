"""A real server of the protocol beside the engine, on the same weights: llama-cpp-python, where it is installed.

It has to be compiled, so nothing installs it for the tests. To run them, install `llama-cpp-python[server]` in an
environment of its own and name its interpreter: AIACT_DESK_TEST_LLAMA_CPP=/path/to/bin/python pytest tests/engine.
The demo model's weights are given to both in float32, so that only the arithmetic differs.
"""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from gguf import GGMLQuantizationType, GGUFReader, GGUFValueType, GGUFWriter, dequantize
from lm_eval.api.instance import Instance

from aiact_desk.engine import PrefixSharingLM
from aiact_desk.engine.served_lm import ServedLM
from aiact_desk.inspection.served import inspect_server
from aiact_desk.problems import Problem

PYTHON = os.environ.get("AIACT_DESK_TEST_LLAMA_CPP")

pytestmark = [
    pytest.mark.model,
    pytest.mark.slow,
    pytest.mark.skipif(PYTHON is None, reason="AIACT_DESK_TEST_LLAMA_CPP names no Python with llama-cpp-python"),
]

BEGIN = "<|im_start|>"
"""The demo model's begin token. The server is told to put it before each prompt; the engine gets it as text."""

PAIRS = [
    ("The capital of France is", " Paris"),
    ("The capital of France is", " Berlin, which is not a country"),
    ("Question: Is ice cold?\nAnswer:", " yes, it is very cold"),
    ("One two three", " four five six seven eight nine ten"),
    ("Das Größte an München ist", " das schöne Wetter – naïve Grüße"),
    ("x1", "23 apples"),
    ("A list: ", "one, two"),
    ("Emoji 😀", "😀 and 猫猫"),
    ("int main() {\n", "    return 0;\n}"),
    ("Once upon a time there was a fox. " * 12 + "The fox", " was quick and brown, and it jumped over the lazy dog."),
]

CUT_WORD = ("It is imposs", "ible to say how the word was cut"), ("It is", " impossible to say how the word was cut")
"""A word that is one token, cut by the border; and what is scored then."""

LARGEST = 2e-3
"""Over a continuation; 2.8e-4 was the largest seen with llama-cpp-python 0.3.36, which sums in another order."""


@pytest.fixture(scope="module")
def weights(demo_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The demo model with every tensor in float32."""
    file = tmp_path_factory.mktemp("float32") / "demo-f32.gguf"
    read, made = GGUFReader(demo_model), GGUFWriter(file, "llama")
    for field in read.fields.values():
        if field.name.startswith("GGUF.") or field.name in ("general.architecture", "general.file_type"):
            continue
        kind, *inner = field.types
        made.add_key_value(field.name, field.contents(), kind, inner[-1] if kind == GGUFValueType.ARRAY else None)
    for tensor in read.tensors:
        values = dequantize(tensor.data, tensor.tensor_type).reshape([int(size) for size in reversed(tensor.shape)])
        made.add_tensor(tensor.name, values, raw_dtype=GGMLQuantizationType.F32)
    made.write_header_to_file()
    made.write_kv_data_to_file()
    made.write_tensors_to_file()
    made.close()
    yield file
    file.unlink()  # half a gigabyte


@contextmanager
def serving(weights: Path, log: Path, *more: str) -> Iterator[str]:
    """The server on a free port of the loopback, until the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--model", str(weights), "--model_alias", "demo", "--host", "127.0.0.1", "--port", str(port),
               "--n_ctx", "1024", "--logits_all", "true", "--type_k", "0", "--type_v", "0",
               "--n_threads", "1", "--n_threads_batch", "1", *more]  # fmt: skip
    with log.open("wb") as output:
        process = subprocess.Popen([str(PYTHON), "-m", "llama_cpp.server", *options], stdout=output, stderr=output)
    url = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + 120
        while not _answers(url):
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.5)
        yield url
    finally:
        process.terminate()
        process.wait(30)


def _answers(url: str) -> bool:
    try:
        return inspect_server(url, "demo").served is not None
    except Problem:
        return False


def asked(kind: Any, *arguments: object) -> Instance:
    return Instance(kind, {}, arguments, 0)


def served(url: str) -> ServedLM:
    found = inspect_server(url, "demo").served
    assert found is not None
    assert (found.server, found.digest) == ("llama-cpp-python", None)
    assert found.server_version
    return ServedLM(found)


def test_the_servers_scores_and_texts_are_those_of_the_engine(
    weights: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    local = PrefixSharingLM(
        pretrained=str(weights.parent), gguf_file=weights.name, device="cpu", dtype="float32", batch_size=8
    )
    ours, theirs = [*PAIRS, CUT_WORD[1]], [*PAIRS, CUT_WORD[0]]
    here = local.loglikelihood([asked("loglikelihood", BEGIN + context, end) for context, end in ours])
    settings = {"until": ["\n", " a"], "max_gen_toks": 16}
    prompts = [context for context, _ in PAIRS[:4]]
    texts = local.generate_until([asked("generate_until", BEGIN + prompt, settings) for prompt in prompts])
    with serving(weights, tmp_path / "log", "--kv_overrides", "tokenizer.ggml.add_bos_token=bool:true") as url:
        lm = served(url)
        lm.check_scores(["some"])
        there = lm.loglikelihood([asked("loglikelihood", *pair) for pair in theirs])
        assert lm.generate_until([asked("generate_until", prompt, settings) for prompt in prompts]) == texts
        assert lm.work.tokens_written > 0
    largest = max(abs(one - other) for (one, _), (other, _) in zip(here, there, strict=True))
    with capsys.disabled():
        print(f"\nlargest difference of a log-probability between server and engine: {largest:.1e}")  # noqa: T201
    assert largest < LARGEST
    assert [greedy for _, greedy in there] == [greedy for _, greedy in here]


def test_scores_of_the_wrong_tokens_are_found_out(weights: Path, tmp_path: Path) -> None:
    """Without a begin token this server gives each token of a prompt the log-probability of the next one."""
    with serving(weights, tmp_path / "log") as url, pytest.raises(Problem) as raised:
        served(url).check_scores(["some"])
    assert raised.value.id == "evaluation.server_no_logprobs"
