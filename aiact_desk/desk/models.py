"""Verbs on Models and their Versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aiact_desk.desk.desk import Desk, Progress, Step, silent
from aiact_desk.documents.nouns import DocumentState, Model, Version
from aiact_desk.files import make_folder
from aiact_desk.inspection.facts import VersionFacts
from aiact_desk.inspection.hashing import HashCache, HashProgress
from aiact_desk.inspection.inspect import inspect
from aiact_desk.inspection.served import inspect_server
from aiact_desk.problems import Misuse


@dataclass(frozen=True)
class ModelSummary:
    """A Model with its Versions, newest last."""

    model: Model
    versions: tuple[Version, ...]


def new_model(desk: Desk, name: str, provider: str | None, notices: Sequence[str] = ()) -> Model:
    """Record a Model in the law's sense; one that was recorded without a provider is given its provider.

    Raises:
        Problem: if the name is taken by a Model that has a provider.
        Misuse: if the name is empty.
    """
    known = {model.name.casefold(): model for model in desk.library.models(limit=-1)}
    present = known.get(name.strip().casefold())
    if present is not None and present.provider is None and provider:
        return desk.library.set_model(present.id, provider=provider, notices=tuple(notices))
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
    return _registered(desk, owner, name or facts.name, str(path.expanduser().absolute()), facts)


def add_served(desk: Desk, url: str, served_name: str, model: str | None = None, name: str | None = None) -> Version:
    """Register a model behind an OpenAI-compatible server as a Version, by what the server says of itself.

    Its weights are not seen. `model` and `name` as in `add_version`.

    Raises:
        Problem: if the server does not answer, or not as such a server does.
        Misuse: if the address cannot be one, or the server or the library does not know the model.
    """
    owner = desk.library.model(model) if model is not None else None
    facts = inspect_server(url, served_name)
    return _registered(desk, owner, name or facts.name, "", facts)


def _registered(desk: Desk, owner: Model | None, name: str, path: str, facts: VersionFacts) -> Version:
    if owner is None:
        known = {found.name.casefold(): found for found in desk.library.models(limit=-1)}
        owner = known.get(name.casefold()) or desk.library.add_model(name, None)
    version = desk.library.add_version(owner.id, name, path, facts)
    _cover(desk, owner)
    return version


def _cover(desk: Desk, model: Model) -> None:
    """Drafts name every Version that their Model has."""
    versions = tuple(version.id for version in desk.library.versions(model.id))
    for document in desk.library.documents(model_id=model.id, limit=-1):
        if document.state == DocumentState.DRAFT and document.version_ids != versions:
            desk.library.set_document_versions(document.id, versions)


def inspect_with_cache(desk: Desk, path: Path, progress: Progress = silent) -> VersionFacts:
    """The facts of a folder or file; hashes of files that have not changed are taken from the cache."""

    def hashed(step: HashProgress) -> None:
        progress(Step(step.file, step.done_bytes, step.total_bytes))

    cache = HashCache(make_folder(desk.cache) / "hashes.json")
    return inspect(path, progress=hashed, cache=cache)


def list_models(desk: Desk, offset: int = 0, limit: int = 100) -> list[ModelSummary]:
    """A page of the Models with their Versions."""
    found = desk.library.models(offset=offset, limit=limit)
    versions = desk.library.versions_of(model.id for model in found)
    return [ModelSummary(model, versions[model.id]) for model in found]


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
