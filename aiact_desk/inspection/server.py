"""The door to a model behind a server: JSON over HTTP with one named host, bounded in size, time and tries."""

from __future__ import annotations

import asyncio
import ipaddress
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, NoReturn, Self
from urllib.parse import urlsplit

import httpx2

from aiact_desk.inspection.reading import printable
from aiact_desk.problems import Misuse, Problem

KEY = "AIACT_DESK_SERVER_KEY"
"""The environment variable of the key that some servers want; it is never stored."""

LARGEST = 64 << 20
"""Bytes of an answer at most: the log-probabilities of a prompt of 100,000 tokens take about a third of it."""

PATIENCE = 600.0
"""Seconds for one answer at most, from the first byte sent to the last one read."""

CONNECT = 10.0
"""Seconds until a host must have taken a connection."""

PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0)
"""Seconds between tries; together long enough for a server that loads its model anew."""

LONGEST_PAUSE = 60.0
"""Seconds to wait at most where the server itself says for how long."""

AGAIN = frozenset({408, 425, 429, 502, 503, 504})
"""Statuses that say "not now"."""

Json = dict[str, Any]


class _Lost(Exception):
    """The connection was refused or broke off."""


@dataclass(frozen=True)
class _Reply:
    status: int
    content: bytes
    pause: float  # seconds that the server asks to wait; 0: it does not say


def interface_of(url: str) -> str:
    """The root of a server's interface as it is stored: scheme, host, port and path; "/v1" where no path is given.

    Raises:
        Misuse: if the address is not http or https, names no host, or holds more than host, port and path.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise Misuse("inspection.server_address", url=printable(url)) from None
    extra = parts.username or parts.password or parts.query or parts.fragment
    if parts.scheme not in ("http", "https") or not parts.hostname or extra or not url.isprintable() or port == 0:
        raise Misuse("inspection.server_address", url=printable(url))
    return f"{parts.scheme}://{parts.netloc.lower()}{parts.path.rstrip('/') or '/v1'}"


def is_loopback(url: str) -> bool:
    """Whether the address is of this machine alone."""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Server:
    """Asks one server; used in `async with`.

    Follows no redirect and uses no proxy. Where `AIACT_DESK_SERVER_KEY` is set its value goes along, but never in
    clear text to another machine. `pauses` are the seconds between tries, `patience` those for one answer.
    """

    def __init__(
        self,
        url: str,
        pauses: Sequence[float] = PAUSES,
        patience: float = PATIENCE,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        """Raises: Problem if a key is set and would go to another machine in clear text."""
        self.url = url
        self._pauses, self._patience = pauses, patience
        self._key = environment.get(KEY, "").strip()
        headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
        if self._key:
            if not url.startswith("https:") and not is_loopback(url):
                raise Problem("inspection.server_key_in_clear", url=url, variable=KEY)
            headers["Authorization"] = f"Bearer {self._key}"
        self._client = httpx2.AsyncClient(
            headers=headers,
            timeout=httpx2.Timeout(None, connect=CONNECT),
            verify=url.startswith("https:"),  # reading the certificates takes a tenth of a second
            trust_env=False,
            follow_redirects=False,
        )

    async def __aenter__(self) -> Self:
        await self._client.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.__aexit__(kind, error, trace)

    async def ask(self, method: str, path: str, body: Json | None = None) -> Json:
        """The server's answer, a JSON object; tried again while it says "not now" or cannot be reached.

        Raises:
            Problem: if it does not answer within the tries or the patience, refuses, or answers what is no JSON.
        """
        reason = ""
        for pause in (*self._pauses, None):
            wanted = 0.0
            try:
                reply = await self._once(method, self.url + path, body)
            except _Lost as lost:
                reason = str(lost)
            else:
                if reply.status not in AGAIN:
                    return self._object(reply)
                reason, wanted = self._said(reply), reply.pause
            if pause is not None:
                await asyncio.sleep(max(pause, min(wanted, LONGEST_PAUSE)))
        raise Problem("inspection.server_gone", url=self.url, reason=reason, tries=len(self._pauses) + 1)

    async def probe(self, address: str) -> Json | None:
        """What a server says under an address that only some servers have; None where it says nothing there."""
        try:
            reply = await self._once("GET", address, None)
        except _Lost:
            return None
        return _parsed(reply.content) if reply.status == httpx2.codes.OK else None

    async def _once(self, method: str, address: str, body: Json | None) -> _Reply:
        try:
            async with asyncio.timeout(self._patience), self._client.stream(method, address, json=body) as response:
                content = await self._content(response)
                return _Reply(response.status_code, content, _seconds(response.headers.get("Retry-After")))
        except TimeoutError:
            raise Problem("inspection.server_slow", url=self.url, seconds=f"{self._patience:g}") from None
        except (httpx2.TransportError, OSError) as error:
            raise _Lost(printable(str(error) or type(error).__name__)) from None

    async def _content(self, response: httpx2.Response) -> bytes:
        if response.headers.get("Content-Encoding", "identity") != "identity":
            self._refuse_reply("it is compressed, which was not asked for")
        content = bytearray()
        async for part in response.aiter_raw():
            content += part
            if len(content) > LARGEST:
                raise Problem("inspection.server_large", url=self.url, limit=f"{LARGEST:,}")
        return bytes(content)

    def _object(self, reply: _Reply) -> Json:
        if reply.status in (401, 403):
            raise Problem("inspection.server_key", url=self.url, status=reply.status, variable=KEY)
        if 300 <= reply.status < 400:
            raise Problem("inspection.server_moved", url=self.url)
        if reply.status != httpx2.codes.OK:
            raise Problem("inspection.server_refused", url=self.url, reason=self._said(reply))
        found = _parsed(reply.content)
        if found is None:
            self._refuse_reply("it is no JSON object")
        return found

    def _refuse_reply(self, reason: str) -> NoReturn:
        raise Problem("inspection.server_answer", url=self.url, reason=reason)

    def _said(self, reply: _Reply) -> str:
        """The status, and what the server says about it; a key that it says back is taken out."""
        found = _parsed(reply.content) or {}
        said = found.get("error", found.get("detail", found.get("message")))
        text = said.get("message") if isinstance(said, dict) else said
        if not isinstance(text, str) or not text:
            return f"HTTP {reply.status}"
        return f"HTTP {reply.status}: {printable(text.replace(self._key, '…') if self._key else text)}"


def _parsed(content: bytes) -> Json | None:
    """A JSON object; None where it is none, or holds numbers that are none."""
    try:
        found = json.loads(content, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _seconds(stated: str | None) -> float:
    return float(stated) if stated is not None and stated.isascii() and stated.isdigit() else 0.0
