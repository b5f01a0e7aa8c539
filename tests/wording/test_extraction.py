"""The catalogue's template holds every text that is shown, and nothing that has gone."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from aiact_desk.regulation.forms import load_form
from aiact_desk.wording import sentences
from aiact_desk.wording.extraction import extract_yaml

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = ROOT / "assets" / "translations" / "aiact_desk.pot"


def messages(file: Path) -> set[str]:
    with file.open("rb") as opened:
        return {str(message.id) for message in read_po(opened) if message.id}


def test_the_committed_template_is_what_extraction_finds(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.pot"
    command = ["-m", "babel.messages.frontend", "extract", "-F", "assets/translations/babel.cfg", "-k", "N_"]
    subprocess.run([sys.executable, *command, "-o", str(fresh), "."], cwd=ROOT, check=True, capture_output=True)
    assert messages(fresh) == messages(TEMPLATE), "run: make texts"


def test_sentences_and_labels_are_in_it() -> None:
    held = messages(TEMPLATE)
    assert set(sentences().values()) <= held
    form = load_form("model_documentation_form")
    assert {field.label for field in form.fields()} <= held
    assert {section.title for section in form.sections} <= held


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (b"", []),
        (b"title: A\nid: x\n", [(1, "A")]),
        (b"a:\n- label: L\n  options: [One, Two]\n- note: >-\n    folded\n    text\n",
         [(2, "L"), (3, "One"), (3, "Two"), (4, "folded text")]),
    ],
)  # fmt: skip
def test_texts_are_found_at_their_lines(text: bytes, found: list[tuple[int, str]]) -> None:
    assert [(line, message) for line, _, message, _ in extract_yaml(io.BytesIO(text), {}, [], {})] == found
