"""Models: unique by name whatever the case, found by id, beginning of an id or name."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from aiact_desk.library.store import Library
from aiact_desk.problems import Misuse, Problem
from aiact_desk.wording import say_problem


def test_a_model_reads_as_it_was_added(library: Library) -> None:
    added = library.add_model("  Läufer\n 2 ", "Beispiel GmbH", ["This provider is invented."])
    assert added.name == "Läufer 2"
    assert added.notices == ("This provider is invented.",)
    assert abs(added.created_at - datetime.now(UTC)) < timedelta(minutes=1)
    assert added.created_at.utcoffset() == timedelta(0)
    assert library.models() == [added]


@pytest.mark.parametrize("ref", ["Läufer", "LÄUFER", " läufer ", "La\u0308ufer"])
def test_a_name_is_found_in_any_case_and_encoding(library: Library, ref: str) -> None:
    added = library.add_model("Läufer", None)
    assert library.model(ref) == added


@pytest.mark.parametrize("name", ["Läufer", "LÄUFER", "läufer  "])
def test_a_name_is_taken_once(library: Library, name: str) -> None:
    library.add_model("Läufer", None)
    with pytest.raises(Problem) as caught:
        library.add_model(name, None)
    assert (caught.value.id, caught.value.params) == ("library.model_taken", {"name": "Läufer"})
    assert len(library.models()) == 1


@pytest.mark.parametrize("name", ["", "  \n"])
def test_a_name_is_not_empty(library: Library, name: str) -> None:
    with pytest.raises(Misuse) as caught:
        library.add_model(name, None)
    assert caught.value.id == "library.name_empty"


def test_models_are_listed_by_name_and_by_page(library: Library) -> None:
    for name in ("delta", "Alpha", "charlie", "Bravo"):
        library.add_model(name, None)
    assert [model.name for model in library.models()] == ["Alpha", "Bravo", "charlie", "delta"]
    assert [model.name for model in library.models(offset=1, limit=2)] == ["Bravo", "charlie"]


def test_a_page_holds_a_hundred_and_a_limit_of_minus_one_means_all(library: Library) -> None:
    for number in range(101):
        library.add_model(f"model {number:03}", None)
    assert len(library.models()) == 100
    assert len(library.models(limit=-1)) == 101
    assert [model.name for model in library.models(offset=100, limit=-1)] == ["model 100"]


def test_what_is_not_given_stays(library: Library) -> None:
    model = library.add_model("Läufer", "Beispiel GmbH", ["invented"])
    assert library.set_model(model.id, notices=[]).provider == "Beispiel GmbH"
    assert library.set_model("läufer", provider=None).notices == ()
    assert library.set_model(model.id, provider="Muster AG", notices=["a", "b"]) == library.model(model.id)
    assert library.model(model.id).provider == "Muster AG"
    assert library.model(model.id).name == "Läufer"


def test_signs_that_are_no_text_are_refused(library: Library) -> None:
    with pytest.raises(Misuse) as caught:
        library.add_model("broken \udcff", None)
    assert caught.value.id == "library.not_text"
    assert "udcff" in say_problem(caught.value)
    assert library.models() == []
