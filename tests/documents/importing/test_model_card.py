"""A Hugging Face model card, section by section.

Keys of the head: https://huggingface.co/docs/hub/model-cards#model-card-metadata; headings: the annotated template,
https://huggingface.co/docs/hub/model-card-annotated.
"""

from __future__ import annotations

import pytest

from aiact_desk.documents.importing import model_card
from aiact_desk.documents.importing.model_card import LONGEST_CARD
from aiact_desk.problems import Problem
from tests.documents.importing.reading import noted, read, rows


def test_rows_of_a_card() -> None:
    said = rows(read("model_card", "README.md"))
    assert said == {
        "distribution.licence_category": "Licence named in the model's files: nordlicht-community.",
        "distribution.licence_link": "https://nordlicht.example/licence",
        "general.dependencies": [{"model": "nordlicht/nordlicht-base-7b", "version": None}],
        "properties.input_modalities": {"chosen": ["Text", "Images"], "other": None},
        "properties.output_modalities": {"chosen": ["Text"], "other": None},
        "use.intended": {
            "kind": "Intended uses",
            "statement": "Direct Use:\nAnswering questions in German and Norwegian.\n\n"
            "Downstream Use [optional]:\nFine-tuning for document search.",
        },
        "use.technical_means": "```python\n# Not a heading\nfrom transformers import pipeline\n```",
        "data.scope": "Web pages and books in 30 languages.",
        "data.curation": "Near-duplicates were removed.",
        "training.design": "Training Procedure:\nNext-token prediction, then instruction tuning.\n\n"
        "Training Hyperparameters:\n- **Training regime:** bf16 mixed precision",
        "properties.architecture": "Decoder-only transformer.",
    }


def test_what_fits_no_row_is_noted_and_not_guessed() -> None:
    sheet = read("model_card", "README.md")
    assert noted(sheet) == [
        "language in the YAML head",
        "datasets in the YAML head",
        "library_name in the YAML head",
        "co2_eq_emissions in the YAML head",
        "model-index in the YAML head",
        "section “Model Details”",
        "section “Bias, Risks, and Limitations”",
    ]
    assert noted(sheet, "record_imports.note_either") == ["section “Out-of-Scope Use”"]


def test_restricted_uses_alone_are_proposed_as_such() -> None:
    sheet = model_card.read(b"# Model\n## Out-of-Scope Use\nMedical advice.\n", "README.md")
    assert rows(sheet) == {"use.intended": {"kind": "Restricted or prohibited uses", "statement": "Medical advice."}}


@pytest.mark.parametrize(
    ("head", "licence"),
    [
        ("license: apache-2.0", "apache-2.0"),
        ("license: [apache-2.0, mit]", "apache-2.0, mit"),
        ("license: other\nlicense_name: llama4", "llama4"),
        ("license: other", "other"),
        ("license: null", None),
        ("license: ''", None),
    ],
)
def test_licence(head: str, licence: str | None) -> None:
    said = rows(model_card.read(f"---\n{head}\n---\n".encode(), "README.md"))
    expected = f"Licence named in the model's files: {licence}." if licence else None
    assert said.get("distribution.licence_category") == expected


def test_a_task_that_names_no_modalities_proposes_none() -> None:
    sheet = model_card.read(b"---\npipeline_tag: any-to-any\n---\n", "README.md")
    assert not sheet.proposals
    assert [(note.id, note.params) for note in sheet.notes] == [("record_imports.note_task", {"task": "any-to-any"})]


def test_placeholders_of_the_template_are_no_answers() -> None:
    card = b'# M\n### Direct Use\n<!-- address the model\'s use -->\n{{ direct_use | default("", true)}}\n'
    assert not model_card.read(card, "README.md").proposals
    card = b"# M\n### Direct Use\n[More Information Needed](https://hub.example/why)\n"
    assert not model_card.read(card, "README.md").proposals


@pytest.mark.parametrize(
    ("card", "problem"),
    [
        ("---\nlicense: mit\n", "record_imports.head_not_closed"),
        ("---\na: [\n---\n", "record_imports.yaml"),
        ("---\nlicense: !!python/object/apply:os.system [id]\n---\n", "record_imports.yaml_tag"),
        ("# " + "m" * LONGEST_CARD, "record_imports.too_large"),
    ],
)
def test_cards_that_are_refused(card: str, problem: str) -> None:
    with pytest.raises(Problem) as refused:
        model_card.read(card.encode(), "README.md")
    assert refused.value.id == problem
