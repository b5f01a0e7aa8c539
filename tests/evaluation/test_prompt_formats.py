"""The same question set out in other ways."""

from __future__ import annotations

import pytest

from aiact_desk.evaluation.packs import Pack, load_packs, task_config
from aiact_desk.evaluation.prompt_formats import formats

OPTIONS = "{{question}}\nA. {{choices[0]}}\nB. {{choices[1]}}\n"


def test_the_first_format_is_the_packs_own() -> None:
    assert formats("Question: {{question}}\nAnswer:")[0] == "Question: {{question}}\nAnswer:"


@pytest.mark.parametrize("pack", load_packs(), ids=lambda pack: pack.id)
def test_the_formats_of_every_shipped_pack_differ_and_keep_its_fields(pack: Pack) -> None:
    template = str(task_config(pack)["doc_to_text"])
    found = formats(template)
    if pack.output_type == "multiple_choice":
        assert len(found) >= 3
        assert len({" ".join(one.split()) for one in found}) >= 2, "not only by white space"
    assert all(one != other for number, one in enumerate(found) for other in found[:number])
    for text in found:
        assert text.count("{{") == template.count("{{")


def test_options_and_cues_in_any_words_have_formats() -> None:
    found = formats(OPTIONS + "? =")
    assert found == (
        OPTIONS + "? =",
        "{{question}}\n(A) {{choices[0]}}\n(B) {{choices[1]}}\n? =",
        "{{question}}\n- A: {{choices[0]}}\n- B: {{choices[1]}}\n? =",
        OPTIONS + "\n? =",
        "{{question}}\nA) {{choices[0]}}\nB) {{choices[1]}}\n\n? =",
    )


def test_a_lead_in_in_any_language_has_a_format() -> None:
    assert formats("Frage: {{question}}\nAntwort:") == (
        "Frage: {{question}}\nAntwort:",
        "Frage: {{question}}\n\nAntwort:",
        "Frage:\n{{question}}\nAntwort:",
    )


def test_a_bare_question_has_one_format() -> None:
    assert formats("{{question}}") == ("{{question}}",)


def test_words_within_a_prompt_are_left_alone() -> None:
    found = formats("{{question}}\nAnswer: yes or no?\nReply:")
    assert all("Answer: yes or no?" in one for one in found)
