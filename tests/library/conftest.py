"""Libraries for the tests of the room: real folders with real database files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from aiact_desk.documents.frozen import FilledAnswer, FrozenText
from aiact_desk.documents.nouns import Document, Provenance
from aiact_desk.documents.review import Identity
from aiact_desk.inspection.facts import FileFact, VersionFacts
from aiact_desk.library.migrate import MIGRATIONS
from aiact_desk.library.store import Library, open_library
from aiact_desk.paths import LibraryPaths

NOBODY = 65534


@pytest.fixture
def paths(tmp_path: Path) -> LibraryPaths:
    return LibraryPaths(tmp_path / "library")


@pytest.fixture(scope="session")
def empty_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library made once, to be copied: quicker than making one for each test."""
    folder = tmp_path_factory.mktemp("empty") / "library"
    open_library(LibraryPaths(folder)).close()
    return folder


@pytest.fixture
def library(paths: LibraryPaths, empty_library: Path) -> Iterator[Library]:
    shutil.copytree(empty_library, paths.root)
    with open_library(paths, busy_timeout=0.3) as opened:
        yield opened


@pytest.fixture(scope="session")
def shared_library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """One library for the examples of property tests, which keep out of each other's way by themselves."""
    with open_library(LibraryPaths(tmp_path_factory.mktemp("shared"))) as opened:
        yield opened


@pytest.fixture(scope="session")
def facts_of() -> Callable[[str], VersionFacts]:
    """Facts of a version with the given hash of its weights."""

    def facts(weights: str) -> VersionFacts:
        return VersionFacts(
            kind="safetensors",
            name="Läufer",
            architecture="LlamaForCausalLM",
            family="llama",
            parameters=134_515_008,
            dtypes={"BF16": 134_515_008},
            context_length=2048,
            files=(FileFact(path="model.safetensors", size=269_060_552, sha256=weights, role="weights"),),
            weights_sha256=weights,
            origins={"architecture": "config.json"},
        )

    return facts


@pytest.fixture(scope="session")
def typed() -> Provenance:
    return Provenance("typed", "Ada")


@pytest.fixture
def document(library: Library, facts_of: Callable[[str], VersionFacts]) -> Document:
    """A draft of a model with one version."""
    model = library.add_model("Läufer", "Beispiel GmbH")
    version = library.add_version(model.id, "Läufer 135M", "/models/laeufer", facts_of("a" * 64))
    return library.add_document(model.id, "model_documentation_form", "2025-07", [version.id])


@pytest.fixture
def text_of(library: Library) -> Callable[[Document], FrozenText]:
    """The text of a document that rests on no runs, with its stated answers as they stand."""

    def text(document: Document, **filled: FilledAnswer) -> FrozenText:
        answers = library.answers(document.id)
        return FrozenText(
            model="Läufer",
            provider="Beispiel GmbH",
            notices=(),
            filled=filled,
            stated={field: answer.revision for field, answer in answers.items()},
            runs={},
            incomplete_runs=0,
            running=0,
            updated_at=document.updated_at,
        )

    return text


@pytest.fixture
def approved(library: Library, text_of: Callable[[Document], FrozenText]) -> Callable[[Document], Document]:
    """Sends a document to review as Ada and approves it as Bo."""

    def approve(document: Document) -> Document:
        now = library.document(document.id)
        library.send_to_review(now.id, text_of(now), now.updated_at, "Ada")
        return library.approve(
            now.id,
            "Bo",
            function="head of compliance",
            text_sha256=library.steps(now.id)[-1].text_sha256,
            identity=Identity.UNCHECKED,
            signature=None,
            certificate=None,
            four_eyes=True,
        )

    return approve


@pytest.fixture
def migrations_with(tmp_path: Path) -> Callable[[str], Path]:
    """The migrations of a newer program: ours and a further one with the given body of `upgrade`."""

    def folder(body: str) -> Path:
        made = tmp_path / "migrations"
        shutil.copytree(MIGRATIONS, made, ignore=shutil.ignore_patterns("__pycache__"))
        head = max(path.name[1:5] for path in MIGRATIONS.glob("versions/r*.py"))
        revisions = f"revision = '{int(head) + 1:04}'\ndown_revision = '{head}'"
        text = f"from alembic import op\nimport sqlalchemy as sa\n{revisions}\n\n{body}"
        (made / "versions" / "r9999_next.py").write_text(text, "utf-8")
        return made

    return folder


@pytest.fixture
def without_rights() -> Callable[[], AbstractContextManager[None]]:
    """Run as somebody whom file permissions hold back: root passes by them all."""

    @contextmanager
    def held_back() -> Iterator[None]:
        if os.geteuid() != 0:
            yield
            return
        os.seteuid(NOBODY)
        try:
            yield
        finally:
            os.seteuid(0)

    return held_back
