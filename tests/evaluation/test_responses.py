"""The response store: whole units, never another model's answers."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.evaluation.request import RunRequest, Sampling, ServedModel
from aiact_desk.evaluation.responses import Response, ResponseStore, UnitCost, Written, fingerprint
from aiact_desk.evaluation.work import Work
from aiact_desk.problems import Problem
from tests.fakes.ballast import fill

COST = UnitCost(Work(10, 1, 9, 55, 2, 0.25, 1), 0.5, {"rapl:package-0": 1.5}, 4096, None)

SERVED = ServedModel(url="http://127.0.0.1:1/v1", name="m", server="llama.cpp", server_version="1", digest="d")

responses = st.one_of(
    st.builds(Written, st.text(alphabet=st.characters(codec="utf-8")), st.booleans()),
    st.floats(allow_nan=False),
    st.tuples(st.floats(allow_nan=False), st.booleans()),
)


@given(st.dictionaries(st.text(alphabet="abcdef0123456789", min_size=1), responses))
def test_answers_come_back_exactly(tmp_path_factory: pytest.TempPathFactory, answers: dict[str, Response]) -> None:
    file = tmp_path_factory.mktemp("store") / "responses.sqlite"
    store = ResponseStore(file, "f")
    store.commit_unit("u0", answers, COST)
    store.close()
    again = ResponseStore(file, "f")
    assert again.get(answers) == answers
    assert again.costs() == {"u0": COST}
    again.close()


def test_a_unit_is_stored_whole_or_not_at_all(tmp_path: Path) -> None:
    store = ResponseStore(tmp_path / "responses.sqlite", "f")
    store.commit_unit("u0", {"a": 1.0}, COST)
    with pytest.raises(Problem):
        store.commit_unit("u1", {"b": 2.0, "a": 3.0}, COST)
    assert store.get(["a", "b"]) == {"a": 1.0}
    assert set(store.costs()) == {"u0"}
    store.close()


def test_answers_of_another_fingerprint_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "responses.sqlite"
    ResponseStore(file, "model A").close()
    with pytest.raises(Problem, match="other_fingerprint"):
        ResponseStore(file, "model B")


def test_a_file_that_is_no_database_is_one_problem(tmp_path: Path) -> None:
    file = tmp_path / "responses.sqlite"
    file.write_bytes(b"no database at all, but long enough to be looked at" * 50)
    with pytest.raises(Problem, match="folder_damaged"):
        ResponseStore(file, "f")


def test_a_full_store_is_said_to_be_full_and_loses_nothing(tmp_path: Path) -> None:
    store = ResponseStore(tmp_path / "responses.sqlite", "f")
    store.commit_unit("u0", {"a": 1.0}, COST)
    store._db.execute("PRAGMA max_page_count = 1")
    with pytest.raises(Problem, match="disk_full"):
        store.commit_unit("u1", {str(n): Written("x" * 1000, cut_off=False) for n in range(500)}, COST)
    assert store.get(["a", "1"]) == {"a": 1.0}


def test_a_full_disk_is_said_where_a_store_is_opened_and_closed(small_disk: Path) -> None:
    fill(small_disk / "ballast")
    with pytest.raises(Problem, match="disk_full"):
        ResponseStore(small_disk / "responses.sqlite", "f")
    (small_disk / "ballast").unlink()
    (small_disk / "responses.sqlite").unlink(missing_ok=True)
    store = ResponseStore(small_disk / "responses.sqlite", "f")
    for unit in range(10):
        store.commit_unit(f"u{unit}", {f"{unit}": Written("x" * 2000, cut_off=False)}, COST)
    fill(small_disk / "ballast")
    with pytest.raises(Problem, match="disk_full"):
        store.close()
    (small_disk / "ballast").unlink()
    store.close()
    again = ResponseStore(small_disk / "responses.sqlite", "f")
    assert len(again.costs()) == 10


def test_after_an_error_the_next_attempt_goes_on(tmp_path: Path) -> None:
    store = ResponseStore(tmp_path / "responses.sqlite", "f")
    store.commit_unit("u0", {"a": 1.0}, COST)
    with pytest.raises(KeyError), store.let_go_on_errors():
        raise KeyError
    assert ResponseStore(tmp_path / "responses.sqlite", "f").get(["a"]) == {"a": 1.0}


def test_a_closed_store_is_one_file(tmp_path: Path) -> None:
    store = ResponseStore(tmp_path / "responses.sqlite", "f")
    store.commit_unit("u0", {"a": Written("text", cut_off=True)}, COST)
    store.close()
    assert [file.name for file in tmp_path.iterdir()] == ["responses.sqlite"]
    with sqlite3.connect(tmp_path / "responses.sqlite") as db:
        assert db.execute("SELECT count(*) FROM response").fetchone() == (1,)
    db.close()


def test_everything_that_can_move_an_answer_moves_the_fingerprint(request_: RunRequest) -> None:
    base = fingerprint(request_, "float32", "cpu", "engine 1")
    version, engine, asking = request_.version, request_.engine, request_.asking
    others = [
        fingerprint(request_, "bfloat16", "cpu", "engine 1"),
        fingerprint(request_, "float32", "cuda", "engine 1"),
        fingerprint(request_, "float32", "cpu", "engine 2"),
    ]
    changed: list[dict[str, object]] = [
        {"version": version.model_copy(update={"weights_sha256": "other"})},
        {"version": version.model_copy(update={"tokenizer_sha256": "other"})},
        {"version": version.model_copy(update={"config_sha256": "other"})},
        {"version": version.model_copy(update={"chat_template_sha256": "other"})},
        {"engine": engine.model_copy(update={"batch_size": 3})},
        {"engine": engine.model_copy(update={"threads": 3})},
        {"asking": asking.model_copy(update={"chat_template": True})},
        {"asking": asking.model_copy(update={"system_prompt": "Be brief."})},
        {"asking": asking.model_copy(update={"thinking": True})},
        {"asking": asking.model_copy(update={"sampling": Sampling(temperature=0.7)})},
        {"version": version.model_copy(update={"served": SERVED})},
        {"version": version.model_copy(update={"served": SERVED.model_copy(update={"digest": "other"})})},
        {"version": version.model_copy(update={"served": SERVED.model_copy(update={"server_version": "2"})})},
    ]
    others += [fingerprint(request_.model_copy(update=one), "float32", "cpu", "engine 1") for one in changed]
    assert len({base, *others}) == len(others) + 1


def test_names_and_places_do_not_move_the_fingerprint(request_: RunRequest) -> None:
    moved = request_.model_copy(
        update={"run_id": "run-2", "version": request_.version.model_copy(update={"id": "/x", "name": "y"})}
    )
    assert fingerprint(request_, "a", "b", "c") == fingerprint(moved, "a", "b", "c")


def test_answers_of_a_server_that_names_no_digest_are_valid_for_one_run(request_: RunRequest) -> None:
    served = request_.version.model_copy(update={"served": SERVED, "weights_sha256": None})
    first = request_.model_copy(update={"version": served})
    second = first.model_copy(update={"run_id": "run-2"})
    assert fingerprint(first, "a", "b", "c") == fingerprint(second, "a", "b", "c")
    nameless = served.model_copy(update={"served": SERVED.model_copy(update={"digest": None})})
    first, second = (run.model_copy(update={"version": nameless}) for run in (first, second))
    assert fingerprint(first, "a", "b", "c") != fingerprint(second, "a", "b", "c")
