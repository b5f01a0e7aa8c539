"""A server of the OpenAI protocol in this process: real HTTP on the loopback, a language model of a few lines, faults.

Its tokens are pairs of digits, words with the space before them, and single characters. Of two tokens in a row the
second has a log-probability that hangs on both alone, so that a test can compute every score by itself.
"""

from __future__ import annotations

import hashlib
import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TOKEN = re.compile(r"\d\d?| ?[a-zA-Z]+|.", re.DOTALL)
BEGIN = "<s>"
VOCABULARY = (" yes", " no", " one", " two", ".", "\n")
BEST = -0.5


def tokens(text: str) -> list[str]:
    return TOKEN.findall(text)


def likeliest(before: str) -> str:
    return VOCABULARY[_draw("best", before) % len(VOCABULARY)]


def logprob(before: str, token: str) -> float:
    """In -9.0 … -1.0, but for the likeliest token, which has -0.5."""
    return BEST if token == likeliest(before) else -1.0 - _draw(before, token) % 8000 / 1000


def _draw(*parts: str) -> int:
    return int.from_bytes(hashlib.sha256("|".join(parts).encode()).digest()[:4])


@dataclass(frozen=True)
class Reply:
    """What is answered in place of the right thing. `drip`: seconds between bytes of the body; None: close at once."""

    status: int = 200
    body: bytes | None = b"{}"
    headers: tuple[tuple[str, str], ...] = ()
    drip: float = 0.0


@dataclass
class FakeServer:
    """What the server is and was asked. `faults` are given first, one to each request for a completion.

    `begin_text`: the offsets count the text of the begin token, as vLLM's do. `shifted`: log-probabilities of a prompt
    are those of the token before, a known fault of servers. `breaks_after`: so many completions, and then errors.
    `one_by_one`: a completion waits, `delay` seconds each, for all that came before it. `pages` are other
    addresses that answer.
    """

    model: str = "tiny"
    key: str | None = None
    echoes: bool = True
    begin_text: bool = True
    shifted: bool = False
    delay: float = 0.0
    one_by_one: bool = False
    breaks_after: int | None = None
    owner: str = "vllm"
    pages: dict[str, Any] = field(default_factory=lambda: {"/version": {"version": "1.2.3"}})
    faults: list[Reply] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    url: str = ""

    def get(self, path: str) -> Reply:
        if path == "/v1/models":
            return _json({"data": [{"id": self.model, "owned_by": self.owner}]})
        if isinstance(page := self.pages.get(path), Reply):
            return page
        return _json({"error": {"message": "not found"}}, 404) if page is None else _json(page)

    def post(self, path: str, body: dict[str, Any]) -> Reply:
        if self.breaks_after is not None and len(self.asked) > self.breaks_after:
            return _json({"error": {"message": "the device is lost"}}, 500)
        if body["model"] != self.model:
            return _json({"error": {"message": "no such model"}}, 404)
        if body.get("echo"):
            return _json(self._echo(body)) if self.echoes else _json({"error": "echo is not supported"}, 400)
        prompt = body["prompt"] if path.endswith("/completions") and "prompt" in body else _templated(body["messages"])
        return _json(self._written(prompt, body))

    def _echo(self, body: dict[str, Any]) -> dict[str, Any]:
        read = [BEGIN, *tokens(body["prompt"])]
        read.append(likeliest(read[-1]))
        pairs = [(read[max(0, at - 2)], read[at - 1]) if self.shifted else (read[at - 1], read[at])
                 for at in range(1, len(read))]  # fmt: skip
        scores = [logprob(*pair) for pair in pairs]
        texts = [BEGIN if self.begin_text else "", *read[1:]]
        offsets = [sum(map(len, texts[:at])) for at in range(len(texts))]
        tops = [{text: score, "*": BEST} for text, score in zip(texts[1:], scores, strict=True)]
        logprobs = {"tokens": texts, "text_offset": offsets, "token_logprobs": [None, *scores],
                    "top_logprobs": [None, *tops]}  # fmt: skip
        usage = {"prompt_tokens": len(texts) - 1, "completion_tokens": 1}
        choice = {"text": "".join(texts[1:]), "finish_reason": "length", "logprobs": logprobs}
        return {"choices": [choice], "usage": usage}

    def _written(self, prompt: str, body: dict[str, Any]) -> dict[str, Any]:
        read, written = tokens(prompt), [] if body["max_tokens"] else [""]
        stopped = False
        while len(written) < body["max_tokens"] and not stopped:
            written.append(likeliest((written or read or [BEGIN])[-1] + str(body.get("seed", ""))))
            stopped = any(stop in "".join(written) for stop in body.get("stop", ()))
        text = "".join(written)
        choice: dict[str, Any] = {"finish_reason": "stop" if stopped else "length"}
        choice |= {"message": {"content": text}} if "messages" in body else {"text": text}
        if body.get("logprobs"):
            scored = {token: logprob(read[-1], token) for token in VOCABULARY}
            choice["logprobs"] = {"top_logprobs": [scored]}
        return {"choices": [choice], "usage": {"prompt_tokens": len(read), "completion_tokens": len(written)}}


def _templated(messages: list[dict[str, str]]) -> str:
    return "".join(f"{message['role']}: {message['content']}\n" for message in messages)


def _json(value: object, status: int = 200) -> Reply:
    return Reply(status, json.dumps(value).encode())


@contextmanager
def running(fake: FakeServer) -> Iterator[FakeServer]:
    """The server on a free port of the loopback, until the end."""
    lock, slot = threading.Lock(), threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            self._answer(lambda: fake.get(self.path))

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with lock:
                fake.asked.append(body)
                fault = fake.faults.pop(0) if fake.faults else None
                fake.at_once += 1
                fake.most_at_once = max(fake.most_at_once, fake.at_once)
            with slot if fake.one_by_one else nullcontext():
                time.sleep(fake.delay)
            with lock:
                fake.at_once -= 1
            self._answer(lambda: fault or fake.post(self.path, body))

        def _answer(self, make: Any) -> None:
            fake.paths.append(self.path)
            wanted = f"Bearer {fake.key}" if fake.key else None
            said = self.headers.get("Authorization")
            self._send(_json({"error": {"message": f"bad key {said}"}}, 401) if wanted not in (None, said) else make())

        def _send(self, reply: Reply) -> None:
            self.close_connection = True
            if reply.body is None:
                return
            try:
                self.send_response(reply.status)
                for name, value in reply.headers:
                    self.send_header(name, value)
                self.send_header("Connection", "close")
                self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                for at in range(0, len(reply.body), 1 if reply.drip else max(1, len(reply.body))):
                    self.wfile.write(reply.body[at : at + 1] if reply.drip else reply.body)
                    time.sleep(reply.drip)
            except (BrokenPipeError, ConnectionResetError):
                return  # the other side had enough

        def log_message(self, *_: object) -> None:
            return

    class Listening(ThreadingHTTPServer):
        request_queue_size = 128  # many come at once

    with Listening(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        fake.url = f"http://127.0.0.1:{server.server_port}/v1"
        try:
            yield fake
        finally:
            server.shutdown()
            thread.join()
