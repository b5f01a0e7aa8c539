"""Every finding of the summary has a sentence, every sentence a finding, and each placeholder its parameter."""

from __future__ import annotations

import re
from pathlib import Path

import aiact_desk.regulation.training_content
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.training_content.computed import signs_copyright_chapter
from aiact_desk.wording.training_content import SENTENCES
from tests.regulation.training_content.conftest import Answered

ROOM = Path(aiact_desk.regulation.training_content.__file__).parent


def test_ids_and_sentences_are_the_same() -> None:
    code = " ".join(path.read_text("utf-8") for path in ROOM.glob("*_findings.py")) + (ROOM / "findings.py").read_text()
    assert set(re.findall(r'"(training_content\.\w+)"', code)) == set(SENTENCES)


def test_no_sentence_says_what_the_program_never_says() -> None:
    forbidden = ("certified", "compliant", "approved by the ai office", "presumption of conformity")
    assert not [word for word in forbidden for sentence in SENTENCES.values() if word in sentence.lower()]
    assert all(sentence.endswith(".") for sentence in SENTENCES.values())


def test_whether_the_copyright_chapter_is_signed_follows_from_the_profile(answered: Answered) -> None:
    answers: dict[str, Json] = {"Signatory": "Yes", "Not a signatory": "No", "Signature withdrawn | 2026-01-01": "No"}
    assert {typed: signs_copyright_chapter(answered({"H.signatory": typed})) for typed in answers} == answers
    assert signs_copyright_chapter(answered({})) is None
