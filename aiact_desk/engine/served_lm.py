"""A model behind an OpenAI-compatible server as an lm-eval model class: many requests in flight, tried again."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any, TypeVar

import torch
from lm_eval.api.instance import Instance
from lm_eval.api.model import LM
from lm_eval.models.utils import normalize_gen_kwargs

from aiact_desk.engine.answered import Answered
from aiact_desk.engine.completion import choice_of, tokens_of, unusable, written_of
from aiact_desk.engine.echo import Echo, Score, echo_of, likely_tokens
from aiact_desk.engine.in_flight import InFlight
from aiact_desk.evaluation.request import ServedModel
from aiact_desk.evaluation.responses import Written
from aiact_desk.evaluation.work import Work
from aiact_desk.inspection.server import PATIENCE, PAUSES, Json, Server
from aiact_desk.problems import Problem

IN_FLIGHT = 32
"""Requests at a time: enough to fill the batches of a server with a GPU, few enough for the queue of a small one.
A server that is late for so many gets fewer."""

MOST_WRITTEN = 256
"""Tokens of an answer at most where a task says nothing, as in HFLM."""

PROBE = "The capital of France is"
PROBE_TOKENS = 5
"""Of so many likely next tokens one must come back with its log-probability when it is echoed."""

PROBE_DIFFERENCE = 0.25
"""How far the two log-probabilities may lie apart: far above the noise of small number formats, far below what a
server is off by that gives a token the log-probability of its neighbour."""

Answer = TypeVar("Answer")


class ServedLM(Answered, LM):  # type: ignore[misc]  # lm-eval ships no types
    """Answers lm-eval's requests through a server; what it computes and with which weights nobody here sees.

    `chat`: prompts are messages, which the server wraps in its own template. A prompt that is too long for the server
    is refused by it and not cut. The class counts the tokens that the server says it read and wrote.
    """

    plain_path_reason: str | None = None

    def __init__(
        self,
        served: ServedModel,
        *,
        chat: bool = False,
        pauses: Sequence[float] = PAUSES,
        patience: float = PATIENCE,
    ) -> None:
        """`pauses`: seconds between the tries of one request. `patience`: seconds for one answer at most."""
        super().__init__()
        self._served, self._chat, self._pauses, self._patience = served, chat, pauses, patience
        self._in_flight = InFlight(IN_FLIGHT)
        self._read = self._wrote = 0

    @property
    def work(self) -> Work:
        """All work so far, as the server counts it."""
        return Work(tokens_read=self._read, tokens_written=self._wrote)

    @property
    def tokenizer_name(self) -> str:
        """The served name: the server's tokenizer is not seen."""
        return self._served.name

    def apply_chat_template(self, chat_history: list[dict[str, str]], add_generation_prompt: bool = True) -> str:
        """The messages as JSON; the server wraps them in its template.

        Raises:
            Problem: if the answer's beginning is given, which the protocol cannot say.
        """
        if not add_generation_prompt:
            raise Problem("evaluation.server_begun_answer", url=self._served.url)
        return json.dumps(chat_history, ensure_ascii=False)

    def check_scores(self, packs: Sequence[str]) -> None:
        """Make sure, before anything is measured, that the server can score the choices of these packs.

        Raises:
            Problem: if it cannot, or gives a token another log-probability in a prompt than when it writes it.
        """
        reason = "a token in a prompt has not the log-probability that it has when it is written"
        try:
            (fits,) = self._all(self._is_consistent, [()])
        except Problem as problem:
            if problem.id not in ("inspection.server_refused", "inspection.server_answer"):
                raise
            fits, reason = False, str(problem.params["reason"])
        if not fits:
            names = ", ".join(packs)
            raise Problem("evaluation.server_no_logprobs", url=self._served.url, packs=names, reason=reason)

    def _scores(self, requests: list[Instance], disable_tqdm: bool) -> list[Score]:  # noqa: ARG002  (lm-eval's own)
        return self._all(self._score, [request.args for request in requests])

    def _rolling_scores(self, requests: list[Instance], disable_tqdm: bool) -> list[float]:  # noqa: ARG002
        return [score for score, _ in self._all(self._score, [("", request.args[0]) for request in requests])]

    def _written(self, requests: list[Instance], disable_tqdm: bool) -> list[Written]:  # noqa: ARG002
        # the worker seeds torch before each unit, so that a resumed run asks with the same seeds
        seeds = torch.randint(2**31, (len(requests),)).tolist()
        return self._all(self._write, [(*one.args, seed) for one, seed in zip(requests, seeds, strict=True)])

    def _all(self, ask: Callable[..., Awaitable[Answer]], asked: Iterable[Sequence[Any]]) -> list[Answer]:
        """Ask for everything, many at a time; the first problem ends all."""

        async def one(server: Server, arguments: Sequence[Any]) -> Answer:
            return await self._in_flight.ask(lambda: ask(server, *arguments))

        async def every() -> list[Answer]:
            self._in_flight.begin()
            door = Server(self._served.url, self._pauses, self._patience)
            async with door as server, asyncio.TaskGroup() as group:
                tasks = [group.create_task(one(server, arguments)) for arguments in asked]
            return [task.result() for task in tasks]

        try:
            return asyncio.run(every())
        except ExceptionGroup as several:
            raise several.exceptions[0] from None

    async def _score(self, server: Server, context: str, continuation: str) -> Score:
        """The score of a continuation: of the tokens behind those that the context has when it stands alone.

        A token that reaches over the border counts for the continuation. (lm-eval leaves its text out of what the
        model reads; a server that is asked in texts cannot be told so.)
        """
        spaces = len(context) - len(context.rstrip())  # lm-eval gives them to the continuation
        head, tail = context[: len(context) - spaces], context[len(context) - spaces :] + continuation
        echo = await self._echo(server, head + tail)
        start = echo.start_of(tail)
        if start is None and head:
            start = echo.shared_with(await self._echo(server, head))
        found = None if start is None else echo.score(start)
        if found is None:
            raise unusable(server.url, "it lacks the log-probabilities of some tokens, as of a prompt's first one")
        return found

    async def _echo(self, server: Server, prompt: str) -> Echo:
        # some servers take 0 tokens for "without limit", so one is written
        answer = await self._complete(server, prompt=prompt, max_tokens=1, echo=True, logprobs=1, temperature=0)
        self._read += tokens_of(answer, server.url)[0]
        return echo_of(answer, server.url)

    async def _write(self, server: Server, prompt: str, settings: dict[str, Any], seed: int) -> Written:
        asked = normalize_gen_kwargs(settings, MOST_WRITTEN)
        until = [string for string in asked["until"] if string]
        body: Json = {"max_tokens": asked["max_gen_toks"], "temperature": 0}
        if asked["do_sample"]:
            body |= {"temperature": asked["temperature"], "top_p": asked.get("top_p", 1.0), "seed": seed}
        if until:
            body["stop"] = until
        prompted = {"messages": json.loads(prompt)} if self._chat else {"prompt": prompt}
        answer = await self._complete(server, **prompted, **body)
        read, written = tokens_of(answer, server.url)
        self._read, self._wrote = self._read + read, self._wrote + written
        return written_of(answer, until, server.url)

    async def _complete(self, server: Server, **body: Any) -> Json:
        path = "/chat/completions" if "messages" in body else "/completions"
        return await server.ask("POST", path, {"model": self._served.name, **body})

    async def _is_consistent(self, server: Server) -> bool:
        """Whether a likely next token has the same log-probability when it stands in the prompt."""
        answer = await self._complete(server, prompt=PROBE, max_tokens=1, logprobs=PROBE_TOKENS, temperature=0)
        for token, logprob in likely_tokens(choice_of(answer, server.url), server.url).items():
            echo = await self._echo(server, PROBE + token)
            start = echo.start_of(token)
            if start == len(echo.texts) - 1 and (found := echo.score(start)) is not None:
                return abs(found[0] - logprob) <= PROBE_DIFFERENCE
        return False
