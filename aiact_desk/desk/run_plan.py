"""The plan of a run, made from what the library knows and what the user asks for."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import psutil

from aiact_desk import __version__
from aiact_desk.desk.desk import Desk, Progress
from aiact_desk.desk.measurable import Measurable
from aiact_desk.desk.models import inspect_with_cache
from aiact_desk.documents.nouns import Version
from aiact_desk.evaluation.request import (
    Asking,
    Device,
    EngineSettings,
    MeasuredVersion,
    PlannedPack,
    RunRequest,
    Seeds,
)
from aiact_desk.inspection.facts import VersionFacts
from aiact_desk.inspection.served import inspect_server
from aiact_desk.library.ids import new_id
from aiact_desk.problems import Problem

DECISIVE = ("weights", "config", "tokenizer")
"""Roles of the files that can move an answer."""

SERVED_BATCH = 32
"""Items that a unit has at least behind a server, which is asked for all of them at the same time."""


def check_weights(desk: Desk, version: Version, progress: Progress) -> None:
    """Make sure that the files at the Version's path are those that were inspected, or the server the same.

    Raises:
        Problem: if they are gone, or any that can move an answer has changed.
    """
    if (served := version.facts.served) is not None:
        if inspect_server(served.url, served.name).identity != version.facts.identity:
            raise Problem("evaluation.server_changed", version=version.name, url=served.url)
        return
    if not version.path:
        raise Problem("bundles.no_weights", version=version.name)
    path = Path(version.path)
    if not path.exists():
        raise Problem("desk.weights_gone", version=version.name, path=path)
    if _decisive(inspect_with_cache(desk, path, progress)) != _decisive(version.facts):
        raise Problem("desk.weights_changed", version=version.name, path=path)


def plan_run(
    desk: Desk,
    version: Version,
    content: Measurable,
    asking: Asking,
    device: Device | None = None,
    limit: int | None = None,
    seed: int | None = None,
) -> RunRequest:
    """Everything that the run will keep to, with an id of its own. `seed` stands in place of every usual seed."""
    facts = version.facts
    threads = desk.settings.threads or psutil.cpu_count(logical=False) or 1
    chosen = device or cast("Device", desk.settings.device)  # checked against the same choices when it was read
    batch_size = desk.settings.batch_size if facts.served is None else max(SERVED_BATCH, desk.settings.batch_size)
    return RunRequest(
        run_id=new_id("run"),
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
        program=f"AI Act Desk {__version__}",
        version=MeasuredVersion(
            id=version.id,
            name=version.name,
            architecture=facts.architecture,
            parameters=facts.parameters,
            quantisation=facts.quantisation,
            weights_sha256=facts.weights_sha256,
            tokenizer_sha256=facts.tokenizer_sha256,
            config_sha256=_sha256_of_role(facts, "config"),
            chat_template_sha256=facts.chat_template_sha256,
            served=facts.served,
        ),
        suite=content.id,
        suite_version=content.version,
        packs=tuple(PlannedPack(id=pack.id, version=pack.version, sha256=pack.sha256) for pack in content.packs),
        asking=asking,
        engine=EngineSettings(device=chosen, threads=threads, batch_size=batch_size),
        seeds=Seeds() if seed is None else Seeds(random=seed, numpy=seed, torch=seed, fewshot=seed),
        limit=limit,
    )


def _decisive(facts: VersionFacts) -> dict[str, str]:
    return {file.path: file.sha256 for file in facts.files if file.role in DECISIVE}


def _sha256_of_role(facts: VersionFacts, role: str) -> str | None:
    """One hash over the hashes of all files of a role; None where there is none, as beside a GGUF file."""
    lines = sorted(f"{file.sha256}  {file.path}\n" for file in facts.files if file.role == role)
    return hashlib.sha256("".join(lines).encode()).hexdigest() if lines else None
