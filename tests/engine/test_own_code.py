"""Functions that a pack brings with it: the very bytes that were signed for, or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiact_desk.engine.own_code import load_own_functions
from aiact_desk.evaluation.packs import Pack, content_hash, load_pack, shipped_pack
from aiact_desk.problems import Problem
from aiact_desk.wording import say_problem
from tests.evaluation.pack_folders import CODE, with_code


def signed(folder: Path) -> Pack:
    return load_pack(folder, signed=content_hash(folder))


def test_the_functions_stand_at_their_keys(tmp_path: Path) -> None:
    found = load_own_functions(signed(with_code(tmp_path)))
    assert set(found) == {"doc_to_text", "doc_to_choice", "doc_to_target", "process_results"}
    assert found["doc_to_text"]({"question": "Why?"}) == "Say a letter. Why?"
    assert found["process_results"]({"gold": 1}, [(-2.0, False), (-1.0, False)]) == {"acc": 1.0}


def test_packs_without_code_have_none() -> None:
    assert load_own_functions(shipped_pack("written_instructions")) == {}


@pytest.mark.parametrize("code", ["x = 1", "raise SystemError('no')", "def ask(:"])
def test_code_that_cannot_be_used_is_a_problem(tmp_path: Path, code: str) -> None:
    pack = signed(with_code(tmp_path, code=code))
    with pytest.raises(Problem) as caught:
        load_own_functions(pack)
    assert caught.value.id == "packs.code_failed"
    assert say_problem(caught.value)


def test_bytes_that_changed_after_the_pack_was_read_are_not_executed(tmp_path: Path) -> None:
    folder = with_code(tmp_path)
    pack = signed(folder)
    (folder / "score.py").write_text(CODE + "\nraise AssertionError\n", encoding="utf-8")
    with pytest.raises(Problem) as caught:
        load_own_functions(pack)
    assert caught.value.id == "packs.changed_since_signed"
