"""The same question set out in other ways."""

from __future__ import annotations

import pytest

from aiact_desk.evaluation.packs import load_packs, task_config
from aiact_desk.evaluation.prompt_formats import FORMATS, set_out


def test_the_first_format_is_the_packs_own() -> None:
    assert set_out("Question: {{question}}\nAnswer:", 0) == "Question: {{question}}\nAnswer:"


@pytest.mark.parametrize("pack", load_packs(), ids=lambda pack: pack.id)
def test_every_format_changes_every_shipped_pack_and_keeps_its_fields(pack: object) -> None:
    template = str(task_config(pack)["doc_to_text"])  # type: ignore[arg-type]
    seen = {set_out(template, repeat) for repeat in range(len(FORMATS))}
    assert len(seen) >= 3
    for text in seen:
        assert text.count("{{") == template.count("{{")


def test_formats_come_again() -> None:
    assert set_out("x Answer:", len(FORMATS) + 1) == set_out("x Answer:", 1)
