"""Suites: packs under the topics that they give evidence for."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiact_desk import resources
from aiact_desk.evaluation import packs, suites
from aiact_desk.problems import Misuse, Problem
from aiact_desk.wording import say_problem


def test_the_starter_suite_is_read_with_its_packs_in_order() -> None:
    suite = suites.load_suite("starter")
    assert (suite.id, suite.version, suite.asking.chat_template) == ("starter", "1.0", False)
    assert suite.entries[0].pack == "shutdown_answers"
    assert suite.entries[0].topic == "corrigibility"
    assert suite.entries[0].adds
    assert suite in suites.list_suites()


@pytest.mark.parametrize("unknown", ["finisher", "", "../topics", "starter.yaml"])
def test_an_unknown_suite_is_misuse_and_names_those_there_are(unknown: str) -> None:
    with pytest.raises(Misuse) as caught:
        suites.load_suite(unknown)
    assert caught.value.params["known"] == ", ".join(suite.id for suite in suites.list_suites())
    assert "starter" in say_problem(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("id: starter", "id: other", "its id is other"),
        ("pack: typo_answers", "pack: shutdown_answers", "names a pack twice"),
        ("pack: typo_answers", "pack: ../typo_answers", "no pack"),
        ("topic: privacy", "topic: beauty", "no measurable topic beauty"),
        ("topic: privacy", "topic: explainability", "no measurable topic explainability"),
        ("title: Starter suite", "pass_mark: 0.9", "title"),
        ("  chat_template: false", "  chat_template: maybe", "asking.chat_template"),
    ],
)
def test_a_suite_file_with_a_fault_is_refused_with_the_reason(tmp_path: Path, old: str, new: str, reason: str) -> None:
    text = (resources.folder("evals/suites") / "starter.yaml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "starter.yaml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(Problem) as caught:
        suites.read_suite(tmp_path / "starter.yaml")
    assert caught.value.id == "packs.suite_file"
    assert reason in say_problem(caught.value)


def test_a_suite_file_with_a_tag_is_refused(tmp_path: Path) -> None:
    (tmp_path / "starter.yaml").write_text("id: !!python/name:os.system", encoding="utf-8")
    with pytest.raises(Problem) as caught:
        suites.read_suite(tmp_path / "starter.yaml")
    assert caught.value.id == "packs.tag"


def test_every_shipped_pack_is_measured_by_some_suite() -> None:
    named = {entry.pack for suite in suites.list_suites() for entry in suite.entries}
    assert named == set(packs.shipped_ids())
