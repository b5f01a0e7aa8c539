"""Naming things: whole ids, beginnings of ids, names, and what is said when nothing or too much is found."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from aiact_desk.library.refs import key_of, tidy
from aiact_desk.library.store import Library
from aiact_desk.library.tables import ModelRow
from aiact_desk.problems import Misuse
from aiact_desk.wording import say_problem


def _rename_id(library: Library, old: str, new: str) -> None:
    with library._database.writing() as session:
        session.execute(update(ModelRow).where(ModelRow.id == old).values(id=new))


@pytest.fixture
def two(library: Library) -> Library:
    """Two models whose ids begin alike."""
    for name, id in (("first", "model-abcd1111"), ("second", "model-abcd2222")):
        _rename_id(library, library.add_model(name, None).id, id)
    return library


def test_the_beginning_of_one_id_is_enough(two: Library) -> None:
    assert two.model("model-abcd1").name == "first"
    assert two.model("model-abcd2222").name == "second"


def test_the_beginning_of_several_ids_is_not(two: Library) -> None:
    with pytest.raises(Misuse) as caught:
        two.model("model-abcd")
    assert caught.value.id == "library.ambiguous_model"
    assert "model-abcd1111, model-abcd2222" in say_problem(caught.value)


@pytest.mark.parametrize("ref", ["model-abc", "model-", "model", "abcd1111", "model-abc_", "model-%bcd", ""])
def test_less_than_four_signs_or_a_pattern_names_nothing(two: Library, ref: str) -> None:
    with pytest.raises(Misuse) as caught:
        two.model(ref)
    assert caught.value.id in {"library.unknown_model", "library.near_model"}


def test_a_name_goes_before_the_beginning_of_an_id(two: Library) -> None:
    named = two.add_model("model-abcd", None)
    assert two.model("model-abcd") == named


def test_names_that_are_near_are_told(two: Library) -> None:
    with pytest.raises(Misuse) as caught:
        two.model("secnod")
    assert caught.value.id == "library.near_model"
    assert "second" in say_problem(caught.value)
    with pytest.raises(Misuse) as caught:
        two.model("zzzzzz")
    assert caught.value.id == "library.unknown_model"
    assert caught.value.exit_code == 2


def test_each_noun_says_what_it_is(library: Library) -> None:
    for look_up, noun in (
        (library.model, "model"),
        (library.version, "version"),
        (library.run, "run"),
        (library.document, "document"),
    ):
        with pytest.raises(Misuse) as caught:
            look_up("nothing like it")
        assert f"has no {noun} “nothing like it”" in say_problem(caught.value)


def test_a_name_that_is_no_text_is_told(library: Library) -> None:
    with pytest.raises(Misuse) as caught:
        library.model("\udcff")
    assert caught.value.id == "library.not_text"


@given(st.text(min_size=1))
def test_the_key_of_a_name_forgets_case_and_spaces_and_nothing_twice(name: str) -> None:
    assert key_of(key_of(name)) == key_of(name)
    assert key_of(f" {name}\t") == key_of(name)


@given(st.text(string.ascii_letters + string.digits, min_size=1), st.text(string.ascii_letters + string.digits))
def test_names_that_differ_have_keys_that_differ(one: str, other: str) -> None:
    assert (key_of(one) == key_of(other)) == (one.lower() == other.lower())


@given(st.text())
def test_a_tidy_name_stays_tidy(name: str) -> None:
    if name.split():
        assert tidy(tidy(name)) == tidy(name)
