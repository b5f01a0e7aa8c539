"""Verbs on Models and their Versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aiact_desk.desk.desk import Desk, Progress, Step, silent
from aiact_desk.documents.nouns import Model, Version
from aiact_desk.inspection.facts import VersionFacts
from aiact_desk.inspection.hashing import HashCache, HashProgress
from aiact_desk.inspection.inspect import inspect
from aiact_desk.problems import Misuse


@dataclass(frozen=True)
class ModelSummary:
    """A Model with its Versions, newest last."""

    model: Model
    versions: tuple[Version, ...]


def new_model(desk: Desk, name: str, provider: str | None, notices: Sequence[str] = ()) -> Model:
    """Record a Model in the law's sense. Raises Problem if the name is taken, Misuse if it is empty."""
    if not name.strip():
        raise Misuse("desk.empty_name")
    return desk.library.add_model(name.strip(), provider, tuple(notices))


def add_version(
    desk: Desk, path: Path, model: str | None = None, name: str | None = None, progress: Progress = silent
) -> Version:
    """Inspect a folder or a GGUF file and register it as a Version.

    `model` names the Model that it belongs to; without it, a Model of the Version's own name is used or made, whose
    provider is yet to be named. Weights that the Model already has are not registered twice.

    Raises:
        Problem: if the files are no model that can be inspected.
        Misuse: if the path or the Model does not exist.
    """
    owner = desk.library.model(model) if model is not None else None
    facts = inspect_with_cache(desk, path, progress)
    version_name = name or facts.name
    if owner is None:
        known = {found.name.casefold(): found for found in desk.library.models(limit=-1)}
        owner = known.get(version_name.casefold()) or desk.library.add_model(version_name, None)
    return desk.library.add_version(owner.id, version_name, str(path.expanduser().absolute()), facts)


def inspect_with_cache(desk: Desk, path: Path, progress: Progress = silent) -> VersionFacts:
    """The facts of a folder or file; hashes of files that have not changed are taken from the cache."""

    def hashed(step: HashProgress) -> None:
        progress(Step(step.file, step.done_bytes, step.total_bytes))

    desk.cache.mkdir(parents=True, exist_ok=True)
    cache = HashCache(desk.cache / "hashes.json")
    return inspect(path, progress=hashed, cache=cache)


def list_models(desk: Desk, offset: int = 0, limit: int = 100) -> list[ModelSummary]:
    """A page of the Models with their Versions."""
    return [_summary(desk, model) for model in desk.library.models(offset=offset, limit=limit)]


def show_model(desk: Desk, reference: str) -> ModelSummary:
    """One Model by id or name, or the Model of the Version that is named."""
    try:
        model = desk.library.model(reference)
    except Misuse as unknown_model:
        try:
            model = desk.library.model(desk.library.version(reference).model_id)
        except Misuse:
            raise unknown_model from None
    return _summary(desk, model)


def show_version(desk: Desk, reference: str) -> Version:
    """One Version by id or name."""
    return desk.library.version(reference)


def _summary(desk: Desk, model: Model) -> ModelSummary:
    return ModelSummary(model, tuple(desk.library.versions(model.id)))
