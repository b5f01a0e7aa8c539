"""Every problem of the room has a sentence, and every sentence a problem."""

from __future__ import annotations

import re
from pathlib import Path

import aiact_desk.regulation
from aiact_desk.wording.regulation import SENTENCES

ROOM = Path(aiact_desk.regulation.__file__).parent


def test_ids_and_sentences_are_the_same() -> None:
    raised = {
        id for path in ROOM.glob("*.py") for id in re.findall(r'"(regulation\.[a-z_]+)"', path.read_text("utf-8"))
    }
    assert raised == set(SENTENCES)


def test_every_sentence_says_where_and_ends() -> None:
    for sentence in SENTENCES.values():
        assert "{" in sentence
        assert sentence.endswith((".", "?"))


def test_no_sentence_says_what_the_program_never_says() -> None:
    forbidden = ("certified", "compliant", "approved by the ai office", "presumption of conformity")
    assert not [word for word in forbidden for sentence in SENTENCES.values() if word in sentence.lower()]
