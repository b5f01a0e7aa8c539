"""How many requests are on their way to a server at a time: fewer once it could not answer so many in time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from aiact_desk.problems import Problem

Answer = TypeVar("Answer")


class InFlight:
    """Lets at most `most` requests be on their way; the number only falls, and holds as long as this object lives.

    A server that answers one by one spends the patience of the last request on those before it. So a request that
    ran out of time is asked again among half as many, and the server is given up when it is late for a single one.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._now = 0
        self._changed = asyncio.Condition()

    def begin(self) -> None:
        """Nothing is on its way. Called in each new event loop, to which waiting is bound."""
        self._now, self._changed = 0, asyncio.Condition()

    async def ask(self, request: Callable[[], Awaitable[Answer]]) -> Answer:
        """The answer to a request, which waits for its turn.

        Raises:
            Problem: the request's own; that it is late only where nothing else was on its way.
        """
        while True:
            most = await self._enter()
            try:
                return await request()
            except Problem as problem:
                if problem.id != "inspection.server_slow" or most == 1:
                    raise
                # those that were sent among as many are late for the same reason: they do not halve it again
                self.most = min(self.most, most // 2)
            finally:
                await self._leave()

    async def _enter(self) -> int:
        """Wait for a free place; among how many it is."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._now < self.most)
            self._now += 1
            return self.most

    async def _leave(self) -> None:
        async with self._changed:
            self._now -= 1
            self._changed.notify_all()
