"""Answers: each save adds a revision, nothing is overwritten, and no writer covers what another wrote."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiact_desk.documents.nouns import Document, Origin, Provenance
from aiact_desk.inspection.facts import VersionFacts
from aiact_desk.library.store import Library
from aiact_desk.problems import Misuse, Problem
from aiact_desk.regulation.values import Json
from aiact_desk.wording import say_problem

_JSON: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)
_ORIGINS: list[Origin] = ["measured", "inspected", "computed", "imported", "typed"]
_PROVENANCE = st.builds(Provenance, st.sampled_from(_ORIGINS), st.text(), st.text())


def test_an_answer_reads_as_it_was_saved(library: Library, document: Document, typed: Provenance) -> None:
    saved = library.save_answer(document.id, "parameters", 134_515_008, typed)
    assert (saved.field, saved.value, saved.revision, saved.provenance) == ("parameters", 134_515_008, 1, typed)
    assert library.answers(document.id) == {"parameters": saved}
    assert library.document(document.id).updated_at == saved.at


def test_a_change_adds_a_revision_and_the_old_one_stays(
    library: Library, document: Document, typed: Provenance
) -> None:
    measured = Provenance("measured", "run-k3f9x2ab", "core")
    first = library.save_answer(document.id, "score", 0.5, typed)
    second = library.save_answer(document.id, "score", 0.5, measured)  # another origin is another answer
    third = library.save_answer(document.id, "score", None, typed, not_applicable="no benchmark fits")
    assert [answer.revision for answer in (first, second, third)] == [1, 2, 3]
    assert library.answer_history(document.id, "score") == [first, second, third]
    assert library.answers(document.id) == {"score": third}


def test_saving_the_same_again_changes_nothing(library: Library, document: Document, typed: Provenance) -> None:
    saved = library.save_answer(document.id, "x", {"b": 1, "a": [True]}, typed)
    before = library.document(document.id)
    assert library.save_answer(document.id, "x", {"a": [True], "b": 1}, typed, expected_revision=0) == saved
    assert library.answer_history(document.id, "x") == [saved]
    assert library.document(document.id) == before
    assert library.save_answer(document.id, "x", {"a": [1], "b": 1}, typed).revision == 2  # 1 is not true


def test_a_cleared_field_reads_as_unanswered_and_keeps_its_history(
    library: Library, document: Document, typed: Provenance
) -> None:
    library.clear_answer(document.id, "x", typed)  # nothing there, nothing done
    assert library.answer_history(document.id, "x") == []
    library.save_answer(document.id, "x", "first", typed)
    library.clear_answer(document.id, "x", typed)
    library.clear_answer(document.id, "x", Provenance("typed", "Bo"))
    assert library.answers(document.id) == {}
    assert [(answer.revision, answer.value) for answer in library.answer_history(document.id, "x")] == [
        (1, "first"),
        (2, None),
    ]
    assert library.save_answer(document.id, "x", "first", typed).revision == 3


def test_a_writer_who_has_not_seen_the_last_answer_is_told(
    library: Library, document: Document, typed: Provenance
) -> None:
    seen = library.save_answer(document.id, "x", "first", typed, expected_revision=0)
    other = library.save_answer(document.id, "x", "theirs", typed, expected_revision=seen.revision)
    for expected in (0, seen.revision, 7):
        with pytest.raises(Problem) as caught:
            library.save_answer(document.id, "x", "mine", typed, expected_revision=expected)
        assert caught.value.id == "library.changed_meanwhile"
        assert "field x" in say_problem(caught.value)
    assert library.answers(document.id) == {"x": other}
    assert library.save_answer(document.id, "x", "mine", typed, expected_revision=other.revision).revision == 3


def test_an_emptied_field_is_like_a_new_one_to_a_writer(
    library: Library, document: Document, typed: Provenance
) -> None:
    library.save_answer(document.id, "x", "first", typed)
    library.clear_answer(document.id, "x", typed)
    with pytest.raises(Problem):
        library.save_answer(document.id, "x", "mine", typed, expected_revision=1)
    assert library.save_answer(document.id, "x", "mine", typed, expected_revision=0).revision == 3


def test_documents_do_not_share_answers(library: Library, document: Document, typed: Provenance) -> None:
    other = library.add_document(document.model_id, document.form, document.edition)
    library.save_answer(document.id, "x", "here", typed)
    library.save_answer(other.id, "x", "there", typed)
    library.save_answer(other.id, "x", "there again", typed)
    assert library.answers(document.id)["x"].value == "here"
    assert library.answers(other.id)["x"].revision == 2


def test_what_cannot_be_kept_is_refused_whole(library: Library, document: Document, typed: Provenance) -> None:
    with pytest.raises(ValueError, match="a value and a reason"):
        library.save_answer(document.id, "x", 1, typed, not_applicable="none")
    with pytest.raises(ValueError, match="JSON"):
        library.save_answer(document.id, "x", float("nan"), typed)
    with pytest.raises(Misuse) as caught:
        library.save_answer(document.id, "x", ["\ud800"], typed)
    assert caught.value.id == "library.not_text"
    with pytest.raises(Misuse) as caught:
        library.save_answer("document-nothing", "x", 1, typed)
    assert caught.value.id == "library.unknown_document"
    for read in (library.answers, lambda document: library.answer_history(document, "x")):
        with pytest.raises(Misuse):
            read("document-nothing")
    assert library.answers(document.id) == {}
    assert library.document(document.id) == document


@pytest.fixture(scope="module")
def shared_document(shared_library: Library, facts_of: Callable[[str], VersionFacts]) -> Document:
    model = shared_library.add_model("properties", None)
    return shared_library.add_document(model.id, "mdf", "1")


@settings(max_examples=25, deadline=None)
@given(field=st.text(min_size=1), value=_JSON, provenance=_PROVENANCE)
def test_any_json_value_and_provenance_survives(
    shared_library: Library, shared_document: Document, field: str, value: Json, provenance: Provenance
) -> None:
    saved = shared_library.save_answer(shared_document.id, field, value, provenance)
    read = next(one for one in shared_library.answer_history(shared_document.id, field) if one == saved)
    assert read == saved
    assert json.dumps(read.value, sort_keys=True) == json.dumps(value, sort_keys=True)  # 1, 1.0 and true stay apart
    assert read.provenance == provenance
    calculated = provenance.origin == "computed"
    line = shared_library.calculated if calculated else shared_library.answers
    assert (field in line(shared_document.id)) == (value is not None)


_CLEAR = "clear"
_STEPS = st.lists(
    st.tuples(st.just("save"), st.integers(0, 2), st.none())
    | st.tuples(st.just("save"), st.none(), st.sampled_from(["none", "secret"]))
    | st.tuples(st.just(_CLEAR), st.none(), st.none()),
    max_size=8,
)


@settings(max_examples=20, deadline=None)
@given(steps=_STEPS)
def test_revisions_are_the_changes_in_order(
    shared_library: Library,
    shared_document: Document,
    typed: Provenance,
    steps: list[tuple[str, int | None, str | None]],
) -> None:
    document = shared_library.add_document(shared_document.model_id, "mdf", "1")
    said: list[tuple[int | None, str | None]] = []
    for step, value, reason in steps:
        if step == _CLEAR:
            shared_library.clear_answer(document.id, "x", typed)
        else:
            shared_library.save_answer(document.id, "x", value, typed, reason)
        if (value, reason) != (said[-1] if said else (None, None)):
            said.append((value, reason))
    history = shared_library.answer_history(document.id, "x")
    assert [(answer.value, answer.not_applicable) for answer in history] == said
    assert [answer.revision for answer in history] == list(range(1, len(said) + 1))
    current = {"x": history[-1]} if said and said[-1] != (None, None) else {}
    assert shared_library.answers(document.id) == current
