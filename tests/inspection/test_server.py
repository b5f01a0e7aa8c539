"""The door to a server: what is no address, what is tried again, and every way in which an answer is none."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.inspection import server
from aiact_desk.inspection.server import KEY, Server, interface_of, is_loopback
from aiact_desk.problems import Misuse, Problem
from aiact_desk.wording import say_problem
from tests.fakes.server import FakeServer, Reply, running

BODY = {"model": "tiny", "prompt": "a", "max_tokens": 1}


@pytest.fixture
def fake() -> Iterator[FakeServer]:
    with running(FakeServer()) as found:
        yield found


def ask(url: str, pauses: Sequence[float] = (), patience: float = 5.0, key: str = "") -> dict[str, Any]:
    async def once() -> dict[str, Any]:
        async with Server(url, pauses, patience, {KEY: key}) as door:
            return await door.ask("POST", "/completions", BODY)

    return asyncio.run(once())


def refused(url: str, **more: Any) -> Problem:
    with pytest.raises(Problem) as raised:
        ask(url, **more)
    assert "{" not in say_problem(raised.value)
    return raised.value


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/v1"),
        (" http://LocalHost:8080/ ", "http://localhost:8080/v1"),
        ("https://gpu-box/openai/v1/", "https://gpu-box/openai/v1"),
        ("http://[::1]:80/v1", "http://[::1]:80/v1"),
    ],
)
def test_the_root_of_the_interface(given: str, kept: str) -> None:
    assert interface_of(given) == kept
    assert interface_of(kept) == kept


@pytest.mark.parametrize(
    "url",
    ["", "127.0.0.1:8080", "ftp://box/v1", "http://", "http://:80", "http://user:secret@box", "http://box?a=1",
     "http://box/#a", "http://box:99999", "http://box:0", "http://[::1", "http://b\nox", "file:///etc/passwd"],
)  # fmt: skip
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(Misuse) as raised:
        interface_of(url)
    assert raised.value.id == "inspection.server_address"


@given(st.text(max_size=40))
def test_any_text_is_an_address_or_is_refused(text: str) -> None:
    try:
        kept = interface_of(f"http://{text}")
    except Misuse:
        return
    assert interface_of(kept) == kept


@pytest.mark.parametrize(
    ("url", "here"),
    [("http://localhost:1/v1", True), ("http://127.8.0.1/v1", True), ("http://[::1]/v1", True),
     ("http://10.0.0.1/v1", False), ("http://localhost.example.com/v1", False), ("http://0.0.0.0/v1", False)],
)  # fmt: skip
def test_loopback(url: str, here: bool) -> None:
    assert is_loopback(url) is here


def test_an_answer_comes_through(fake: FakeServer) -> None:
    assert ask(fake.url)["usage"]["completion_tokens"] == 1


@pytest.mark.parametrize("fault", [Reply(429), Reply(503), Reply(body=None)], ids=["429", "503", "closed"])
def test_not_now_is_tried_again(fake: FakeServer, fault: Reply) -> None:
    fake.faults = [fault, fault]
    assert ask(fake.url, pauses=(0, 0))["choices"]
    assert len(fake.asked) == 3


def test_tries_come_to_an_end(fake: FakeServer) -> None:
    fake.faults = [Reply(503, b'{"error": {"message": "loading\\nthe model"}}')] * 9
    problem = refused(fake.url, pauses=(0, 0))
    assert (problem.id, problem.params["tries"]) == ("inspection.server_gone", 3)
    assert problem.params["reason"] == "HTTP 503: loading the model"
    assert len(fake.asked) == 3


def test_pauses_grow_and_the_server_may_ask_for_longer_ones(fake: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    busy = [Reply(429), Reply(429, headers=(("Retry-After", "7"),)), Reply(429, headers=(("Retry-After", "99999"),)),
            Reply(429, headers=(("Retry-After", "Wed, 21 Oct 2026"),))]  # fmt: skip
    fake.faults = busy
    ask(fake.url, pauses=server.PAUSES)
    assert slept == [0.5, 7.0, server.LONGEST_PAUSE, 4.0]


def test_nobody_there() -> None:
    with running(FakeServer()) as gone:
        url = gone.url
    assert refused(url, pauses=(0,)).id == "inspection.server_gone"


@pytest.mark.parametrize(
    ("reply", "id"),
    [
        (Reply(302, headers=(("Location", "http://elsewhere.example/v1"),)), "inspection.server_moved"),
        (Reply(400, b'{"detail": "too long"}'), "inspection.server_refused"),
        (Reply(500, b"\xff<html>"), "inspection.server_refused"),
        (Reply(404, b'{"error": {"message": 7}}'), "inspection.server_refused"),
        (Reply(body=b""), "inspection.server_answer"),
        (Reply(body=b"[1]"), "inspection.server_answer"),
        (Reply(body=b'{"a": NaN}'), "inspection.server_answer"),
        (Reply(body=b'{"a": Infinity}'), "inspection.server_answer"),
        (Reply(body=b"[" * 100_000), "inspection.server_answer"),
        (Reply(body=b'{"a": ' + b"9" * 10_000 + b"}"), "inspection.server_answer"),
        (Reply(headers=(("Content-Encoding", "gzip"),)), "inspection.server_answer"),
    ],
    ids=["redirect", "refused", "no text", "odd error", "empty", "list", "NaN", "infinite", "deep", "digits", "gzip"],
)
def test_what_is_no_answer_gives_one_clear_error(fake: FakeServer, reply: Reply, id: str) -> None:
    fake.faults = [reply]
    assert refused(fake.url).id == id
    assert len(fake.asked) == 1, "it is not tried again"


def test_any_body_is_an_object_or_a_problem(fake: FakeServer) -> None:
    objects = st.dictionaries(st.text("aé\0"), st.floats()).map(lambda found: json.dumps(found).encode())

    @given(st.binary(max_size=60).filter(lambda body: not body.strip().startswith(b"{")) | objects)
    def check(body: bytes) -> None:
        fake.faults = [Reply(body=body)]
        sound = body[:1] == b"{" and b"NaN" not in body and b"Infinity" not in body
        if sound:
            assert ask(fake.url) == json.loads(body)
        else:
            assert refused(fake.url).id == "inspection.server_answer"

    check()


def test_a_huge_answer_is_not_read(fake: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "LARGEST", 1000)
    fake.faults = [Reply(body=b" " * 2_000_000)]
    assert refused(fake.url).id == "inspection.server_large"


def test_a_slow_drip_ends(fake: FakeServer) -> None:
    fake.faults = [Reply(body=b" " * 100, drip=0.05)]
    began = time.monotonic()
    assert refused(fake.url, patience=0.3).id == "inspection.server_slow"
    assert time.monotonic() - began < 2


def test_a_key_goes_along_and_is_told_to_nobody(
    fake: FakeServer, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    fake.key = "s3cret-key"
    assert ask(fake.url, key=" s3cret-key\n")["choices"]
    problem = refused(fake.url)
    assert problem.id == "inspection.server_key"
    assert KEY in say_problem(problem)
    fake.key, fake.faults = None, [Reply(400, b'{"error": {"message": "I know s3cret-key"}}')]
    problem = refused(fake.url, key="s3cret-key")
    assert problem.params["reason"] == "HTTP 400: I know …"
    assert "s3cret-key" not in caplog.text + "".join(capsys.readouterr())


def test_a_key_goes_to_no_other_machine_in_clear() -> None:
    assert refused("http://gpu-box.example/v1", key="k").id == "inspection.server_key_in_clear"


def test_no_proxy_is_used(fake: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert ask(fake.url)["choices"]
