"""The store: shipped and imported packs under one lookup, signatures, and what is refused on the way in."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from aiact_desk.evaluation import packs
from aiact_desk.evaluation.pack_intake import take_in
from aiact_desk.evaluation.pack_store import PackStore, shipped_only
from aiact_desk.problems import Misuse, Problem
from aiact_desk.wording import say_problem
from tests.evaluation.pack_folders import copied, with_code


@pytest.fixture
def store(tmp_path: Path) -> PackStore:
    return PackStore(tmp_path / "library" / "packs")


def refusal(store: PackStore, source: Path, **how: str) -> Problem:
    with pytest.raises(Problem) as caught:
        take_in(store, source, **how)
    assert say_problem(caught.value)
    assert store.imported_ids() == ()
    assert [path.name for path in store.folder.glob("*")] == []
    return caught.value


def test_an_imported_pack_is_found_beside_the_shipped_ones(store: PackStore, tmp_path: Path) -> None:
    assert store.ids() == packs.shipped_ids() == shipped_only().ids()
    source = copied(tmp_path)
    taken = take_in(store, source)
    assert taken.folder == store.folder / "mine"
    assert taken.sha256 == packs.load_pack(source).sha256
    assert store.ids() == (*packs.shipped_ids(), "mine")
    assert (store.origin("mine"), store.origin("typo_answers")) == ("import", "program")
    assert store.pack("mine").items == store.pack("shutdown_answers").items
    store.remove("mine")
    assert store.ids() == packs.shipped_ids()
    assert [path.name for path in store.folder.iterdir()] == ["trusted.json"]


@pytest.mark.parametrize(
    ("id", "problem"),
    [
        ("shutdown_answers", "packs.id_shipped"),
        ("../mine", "packs.no_id"),
        ("Mine", "packs.no_id"),
        ("", "packs.no_id"),
    ],
)
def test_an_imported_pack_may_not_bear_such_an_id(store: PackStore, tmp_path: Path, id: str, problem: str) -> None:
    with pytest.raises(Misuse) as caught:
        store.refuse_id(id)
    assert caught.value.id == problem
    take_in(store, copied(tmp_path))
    with pytest.raises(Misuse) as caught:
        take_in(store, copied(tmp_path, "other"), id="mine")
    assert caught.value.id == "packs.id_taken"
    assert take_in(store, tmp_path / "other", id="another").id == "another"


def test_shipped_and_unknown_packs_cannot_be_removed(store: PackStore) -> None:
    for id, problem in (("typo_answers", "packs.shipped_stays"), ("nowhere", "packs.unknown"), ("..", "packs.unknown")):
        with pytest.raises(Misuse) as caught:
            store.remove(id)
        assert caught.value.id == problem
        assert say_problem(caught.value)


def _function(folder: Path) -> None:
    path = folder / "task.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("doc_to_target: gold", "doc_to_target: !function os.getcwd")
    )


def _class(folder: Path) -> None:
    path = folder / "task.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "class: !function score.Task\n", encoding="utf-8")


def _linked(folder: Path) -> None:
    (folder / "NOTES.md").symlink_to("/etc/hostname")


def _absolute(folder: Path) -> None:
    path = folder / "task.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("data/test.jsonl", "/etc/passwd"), encoding="utf-8")


def _climbing(folder: Path) -> None:
    path = folder / "task.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("data/test.jsonl", "../test.jsonl"), encoding="utf-8")


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / "data" / "more.jsonl")


def _large(folder: Path) -> None:
    with (folder / "data" / "more.jsonl").open("wb") as file:
        file.truncate(65 << 20)


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (_function, "packs.tag"),
        (_class, "packs.tag"),
        (_linked, "packs.link"),
        (_absolute, "packs.data_path"),
        (_climbing, "packs.data_path"),
        (_pipe, "packs.file_kind"),
        (_large, "packs.too_large"),
    ],
)
def test_a_folder_that_could_do_harm_is_refused_and_leaves_nothing(
    store: PackStore, tmp_path: Path, spoil: Callable[[Path], None], problem: str
) -> None:
    source = copied(tmp_path)
    spoil(source)
    assert refusal(store, source).id == problem


def test_a_pack_with_code_is_taken_in_only_with_its_hash_given_back(store: PackStore, tmp_path: Path) -> None:
    marker = tmp_path / "executed"
    source = with_code(tmp_path, code=f"open({str(marker)!r}, 'w')\ndef ask(doc): pass\n")
    told = refusal(store, source)
    assert told.id == "packs.holds_code"
    assert told.params["files"] == "score.py"
    assert refusal(store, source, trust="0" * 64).id == "packs.other_hash_signed"

    signed = str(told.params["sha256"])
    taken = take_in(store, source, trust=signed)
    assert taken.sha256 == signed == store.pack("coded").sha256
    assert set(taken.code) == {"score.py"}
    noted = json.loads((store.folder / "trusted.json").read_text())
    assert (noted["coded"]["sha256"], noted["coded"]["at"][:2]) == (signed, "20")
    assert packs.own_functions(taken)["doc_to_text"] == "score.ask"
    packs.task_config(taken)
    assert not marker.exists()


def test_a_signature_ends_with_the_first_change(store: PackStore, tmp_path: Path) -> None:
    source = with_code(tmp_path)
    take_in(store, source, trust=packs.content_hash(source))
    with (store.folder / "coded" / "DATASHEET.md").open("a") as file:
        file.write("\nOne more line.\n")
    with pytest.raises(Problem) as caught:
        store.pack("coded")
    assert caught.value.id == "packs.changed_since_signed"
    store.remove("coded")
    assert store.signature("coded") is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("!function score.ask", "!function other.ask"),
        ("!function score.ask", "!function score.sub.ask"),
        ("title: ", "class: !function other.Task\n  title: "),
        ("output_type: multiple_choice", "output_type: multiple_choice\nprocess_docs: !function score.ask"),
    ],
)
def test_a_signature_opens_no_other_key_and_no_other_file(store: PackStore, tmp_path: Path, old: str, new: str) -> None:
    source = with_code(tmp_path)
    path = source / "task.yaml"
    assert old in path.read_text(encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert refusal(store, source, trust=packs.content_hash(source)).id in {"packs.tag", "packs.key"}


def test_damaged_signatures_trust_nothing(store: PackStore, tmp_path: Path) -> None:
    source = with_code(tmp_path)
    take_in(store, source, trust=packs.content_hash(source))
    (store.folder / "trusted.json").write_text('{"coded": {"sha256": 7}}')
    with pytest.raises(Problem) as caught:
        store.pack("coded")
    assert caught.value.id == "packs.trusted_file"
