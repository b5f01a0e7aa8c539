"""Every sentence is said by some rule, and every rule's sentence is there."""

from __future__ import annotations

import re
from pathlib import Path

import aiact_desk.documents.sample_findings as samples
import aiact_desk.regulation.systemic_risk as rules
from aiact_desk.wording.systemic_risk import SENTENCES


def test_ids_and_sentences_are_the_same() -> None:
    sources = [*Path(str(rules.__file__)).parent.glob("*.py"), Path(str(samples.__file__))]
    said = {id for path in sources for id in re.findall(r'"(systemic_risk\.[a-z_]+)"', path.read_text("utf-8"))}
    assert said == set(SENTENCES)


def test_no_sentence_says_what_the_program_never_says() -> None:
    forbidden = ("certified", "compliant", "approved by the ai office", "presumption of conformity")
    assert not [word for word in forbidden for sentence in SENTENCES.values() if word in sentence.lower()]
