"""Versions: one per model and weights, with a name that nobody else has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from aiact_desk.evaluation.request import ServedModel
from aiact_desk.inspection.facts import VersionFacts
from aiact_desk.library.store import Library
from aiact_desk.problems import Misuse

_FactsOf = Callable[[str], VersionFacts]


def test_a_version_reads_as_it_was_added(library: Library, facts_of: _FactsOf) -> None:
    model = library.add_model("Läufer", None)
    added = library.add_version("läufer", "Läufer 135M", "/models/laeufer", facts_of("a" * 64))
    assert added.model_id == model.id
    assert added.facts == facts_of("a" * 64)
    assert library.version("läufer 135m") == library.version(added.id[:12]) == added


def test_the_same_weights_of_a_model_are_one_version(library: Library, facts_of: _FactsOf) -> None:
    model = library.add_model("Läufer", None)
    first = library.add_version(model.id, "first", "/old", facts_of("a" * 64))
    mended = facts_of("a" * 64).model_copy(update={"licence": "apache-2.0"})
    again = library.add_version(model.id, "second", "/new", mended)
    assert (again.id, again.name, again.added_at) == (first.id, "first", first.added_at)
    assert (again.path, again.facts.licence) == ("/new", "apache-2.0")
    assert library.versions() == [again]


def test_the_same_weights_of_two_models_are_two_versions(library: Library, facts_of: _FactsOf) -> None:
    for name in ("one", "other"):
        library.add_version(library.add_model(name, None).id, name, "/models/x", facts_of("a" * 64))
    assert [version.name for version in library.versions()] == ["one", "other"]
    assert [version.name for version in library.versions("other")] == ["other"]


def test_a_name_that_is_taken_is_numbered(library: Library, facts_of: _FactsOf) -> None:
    model = library.add_model("Läufer", None)
    names = ["Läufer", "läufer", "Läufer (2)", "LÄUFER"]
    added = [library.add_version(model.id, name, "/x", facts_of(str(n))).name for n, name in enumerate(names)]
    assert added == ["Läufer", "läufer (2)", "Läufer (2) (2)", "LÄUFER (3)"]


def test_versions_are_listed_as_they_were_added(library: Library, facts_of: _FactsOf) -> None:
    model = library.add_model("Läufer", None)
    for name in ("z", "a", "m"):
        library.add_version(model.id, name, "/x", facts_of(name))
    assert [version.name for version in library.versions(model.id)] == ["z", "a", "m"]


def test_a_relative_path_is_kept_whole(
    library: Library, facts_of: _FactsOf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    added = library.add_version(library.add_model("Läufer", None).id, "x", "../models/x", facts_of("a"))
    assert added.path == str(tmp_path / "models" / "x")


def test_an_unknown_model_and_an_empty_name_are_refused(library: Library, facts_of: _FactsOf) -> None:
    with pytest.raises(Misuse) as caught:
        library.add_version("nobody", "x", "/x", facts_of("a"))
    assert caught.value.id == "library.unknown_model"
    library.add_model("Läufer", None)
    with pytest.raises(Misuse) as caught:
        library.add_version("Läufer", " ", "/x", facts_of("a"))
    assert caught.value.id == "library.name_empty"
    with pytest.raises(Misuse) as caught:
        library.versions("nobody")
    assert caught.value.id == "library.unknown_model"
    with pytest.raises(Misuse) as caught:
        library.add_version("Läufer", "x", "/models/\udcff", facts_of("a"))
    assert caught.value.id == "library.not_text"
    assert library.versions() == []


def test_a_served_version_is_known_by_what_its_server_says(library: Library, facts_of: _FactsOf) -> None:
    model = library.add_model("Läufer", None)
    server = ServedModel(url="http://127.0.0.1:1/v1", name="laeufer", server_version="1")
    unseen: dict[str, object] = {"kind": "served", "parameters": None, "weights_sha256": None}
    unseen |= {"files": (), "dtypes": {}}

    def facts(said: ServedModel) -> VersionFacts:
        return facts_of("").model_copy(update={**unseen, "served": said})

    first = library.add_version(model.id, "served", "", facts(server))
    assert (first.path, first.facts.served) == ("", server)
    assert library.add_version(model.id, "again", "", facts(server)).id == first.id
    newer = library.add_version(model.id, "newer", "", facts(server.model_copy(update={"server_version": "2"})))
    assert newer.id != first.id
    assert library.version(first.id) == first
