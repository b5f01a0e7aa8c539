"""A model behind an OpenAI-compatible server: what the server says of itself, as the facts of a Version."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import NamedTuple

from aiact_desk.evaluation.request import ServedModel
from aiact_desk.inspection.facts import VersionFacts
from aiact_desk.inspection.reading import printable
from aiact_desk.inspection.server import Json, Server, interface_of
from aiact_desk.problems import Misuse, Problem

PATIENCE = 20.0
"""Seconds for each thing that a server is asked about itself."""

SHOWN = 5
"""Names of other models that a message lists at most."""


class _Kind(NamedTuple):
    """How one kind of server is known: an address below its root, and where its version stands in what it says there.

    `owner` is what its list of models must name as their owner, where the address alone does not tell.
    """

    name: str
    address: str
    version: Callable[[Json], object]
    owner: str | None = None


def _version(said: Json) -> object:
    return said.get("version")


def _llama_cpp_python(said: Json) -> object:
    info = said.get("info")
    return info.get("version") if isinstance(info, dict) and "llama.cpp Python" in str(info.get("title")) else None


KINDS = (
    _Kind("Ollama", "/api/version", _version),
    _Kind("vLLM", "/version", _version, owner="vllm"),
    _Kind("llama.cpp", "/props", lambda said: said.get("build_info")),
    _Kind("llama-cpp-python", "/openapi.json", _llama_cpp_python),
)
"""The kinds of server that tell a version, in the order in which they are asked."""


def inspect_server(url: str, name: str) -> VersionFacts:
    """The facts of the model that a server serves as `name`; nothing of them was seen, all is what the server says.

    Raises:
        Misuse: if the address or the name cannot be one, or the server does not list the name.
        Problem: if the server cannot be reached, refuses, or does not speak the protocol.
    """
    interface = interface_of(url)
    if not name.strip() or not name.isprintable():
        raise Misuse("inspection.served_name", name=printable(name))
    served = asyncio.run(_asked(interface, name.strip()))
    return VersionFacts(
        kind="served",
        name=served.name,
        architecture="",
        family="",
        parameters=None,
        dtypes={},
        weights_sha256=None,
        served=served,
    )


async def _asked(url: str, name: str) -> ServedModel:
    async with Server(url, pauses=(), patience=PATIENCE) as server:
        owners = await _owners(server)
        found = next((each for each in (name, f"{name}:latest") if each in owners), None)
        if found is None:
            others = ", ".join([printable(each) for each in owners][:SHOWN]) or "none"
            raise Misuse("inspection.server_lacks_model", url=url, name=name, models=others)
        kind, version = await _kind(server, owners[found])
        digest = await _digest(server, found) if kind == "Ollama" else None
    return ServedModel(url=url, name=found, server=kind, server_version=version, digest=digest)


async def _owners(server: Server) -> dict[str, object]:
    """The models that the server lists, each with the owner that it names."""
    said = (await server.ask("GET", "/models")).get("data")
    if not isinstance(said, list):
        raise Problem("inspection.server_answer", url=server.url, reason="its list of models is none")
    models = [each for each in said if isinstance(each, dict)]
    return {name: each.get("owned_by") for each in models if isinstance(name := each.get("id"), str)}


async def _kind(server: Server, owner: object) -> tuple[str | None, str | None]:
    """The server's name and version, as far as it is of a known kind."""
    for kind in KINDS:
        if kind.owner in (None, owner):
            said = await server.probe(_root(server) + kind.address)
            if said is not None and (version := _text(kind.version(said))) is not None:
                return kind.name, version
    return None, None


async def _digest(server: Server, name: str) -> str | None:
    """Ollama's SHA-256 over the model's manifest: its weights, template and parameters."""
    said = await server.probe(_root(server) + "/api/tags")
    models = said.get("models") if said is not None else None
    for each in models if isinstance(models, list) else ():
        if isinstance(each, dict) and each.get("name") == name:
            return _text(each.get("digest"))
    return None


def _root(server: Server) -> str:
    return server.url.removesuffix("/v1")


def _text(said: object) -> str | None:
    """A stranger's word, where it is one."""
    return printable(said) if isinstance(said, str) and said.strip() else None
