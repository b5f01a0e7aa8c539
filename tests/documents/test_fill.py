"""Rows are filled from what the files and the run say, with provenance, and never guessed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.documents.content import Content
from aiact_desk.documents.evidence import RunEvidence
from aiact_desk.documents.fill import fill
from aiact_desk.documents.from_run import hardware
from aiact_desk.documents.nouns import Answer, Model, RunEnd, Version
from aiact_desk.evaluation.request import ServedModel
from aiact_desk.inspection.facts import FileFact, VersionFacts
from aiact_desk.regulation import values
from aiact_desk.regulation.schema import Form
from tests.documents.conftest import INFERENCE

MakeContent = Callable[..., Content]


@pytest.fixture
def filled(make_content: MakeContent) -> dict[str, Answer]:
    return dict(make_content({}).filled)


def changed(version: Version, **facts: object) -> Version:
    told = type(version.facts).model_validate({**version.facts.model_dump(), **facts})
    return Version(version.id, version.model_id, version.name, version.path, told, version.added_at)


def filled_with(form: Form, model: Model, version: Version, **facts: object) -> dict[str, Answer]:
    return fill(form, model, (changed(version, **facts),), ())


def test_the_name_covers_the_versions(filled: dict[str, Answer]) -> None:
    name = filled["general.model_name"]
    assert name.value == {
        "identifier": "Polaris 2",
        "versions": [{"name": "polaris-2-base"}, {"name": "polaris-2-instruct"}],
    }
    assert name.provenance.origin == "imported"
    assert filled["general.legal_name"].value == "Nordlicht Sprachmodelle GmbH"


def test_authenticity_is_every_weight_file_and_all_together(
    filled: dict[str, Answer], versions: tuple[Version, ...]
) -> None:
    text = str(filled["general.authenticity"].value)
    for version in versions:
        for file in version.facts.files:
            assert (file.sha256 in text) == (file.role == "weights")
        assert str(version.facts.weights_sha256) in text


def test_exact_size_names_its_file_and_versions(filled: dict[str, Answer]) -> None:
    size = filled["properties.size_exact"]
    assert size.value == "1711376384"
    assert (size.provenance.origin, size.provenance.source, size.provenance.detail) == (
        "inspected",
        "wq-shard-1.safetensors",
        "ver-1 ver-2",
    )


def test_derived_rows_take_no_answer(filled: dict[str, Answer], form: Form) -> None:
    assert [row.id for row in form.rows() if row.derived and row.id in filled] == []


def test_architecture_fits_the_words_that_the_form_asks_for(
    form: Form, model: Model, versions: tuple[Version, ...]
) -> None:
    answers = filled_with(form, model, versions[0], experts=64, experts_used=8)
    text = str(answers["properties.architecture"].value)
    assert text.startswith("LlamaForCausalLM (llama): 24 layers, hidden size 2048")
    assert values.words(text) <= 20


def test_modalities_and_largest_input(filled: dict[str, Answer]) -> None:
    assert filled["properties.input_modalities"].value == {"chosen": ["Text"], "other": None}
    assert filled["properties.input_max"].value == [{"modality": "Text", "size": "8192", "unit": "tokens"}]


def test_one_size_is_not_passed_off_for_several_modalities(
    form: Form, model: Model, versions: tuple[Version, ...]
) -> None:
    answers = filled_with(form, model, versions[0], input_modalities=("Text", "Images", "Touch"))
    assert answers["properties.input_modalities"].value == {
        "chosen": ["Text", "Images", "Other (specify)"],
        "other": "Touch",
    }
    assert "properties.input_max" not in answers


def test_what_no_file_says_stays_absent(form: Form, model: Model, versions: tuple[Version, ...]) -> None:
    unsaid: dict[str, object] = {
        "licence": None,
        "licence_link": None,
        "base_models": (),
        "context_length": None,
        "software": {},
    }
    answers = filled_with(form, model, versions[0], **unsaid, files=(), input_modalities=())
    for field in (
        "distribution.licence_link", "distribution.licence_category", "general.dependencies", "use.software",
        "properties.input_max", "properties.input_modalities", "use.hardware", "energy.inference_flop",
    ):  # fmt: skip
        assert field not in answers


def test_versions_that_differ_leave_the_row_open(form: Form, model: Model, versions: tuple[Version, ...]) -> None:
    answers = fill(form, model, (versions[0], changed(versions[1], parameters=99)), ())
    assert "properties.size_exact" not in answers
    assert "properties.architecture" in answers


def test_what_a_field_cannot_take_is_left_out(form: Form, model: Model, versions: tuple[Version, ...]) -> None:
    answers = filled_with(form, model, versions[0], licence="mit\u202e", base_models=("a\x00b",))
    assert "distribution.licence_category" not in answers
    assert "general.dependencies" not in answers


def test_a_licence_file_is_no_address(form: Form, model: Model, versions: tuple[Version, ...]) -> None:
    answers = filled_with(form, model, versions[0], licence_link="LICENSE")
    assert answers["distribution.licence_link"].value == "Licence file LICENSE, delivered with the model."


def test_inference_is_the_figure_of_the_run(filled: dict[str, Answer]) -> None:
    flop, method = filled["energy.inference_flop"], filled["energy.inference_method"]
    assert flop.value == "342912004096321"
    assert (flop.provenance.origin, flop.provenance.source) == ("measured", "run-7f3c")
    assert isinstance(method.value, dict)
    task, hardware = str(method.value["task"]), str(method.value["hardware"])
    for said in ("100 generations of 1000 tokens", "prompt of 100 tokens", "key-value cache on", "128, 512, 1024"):
        assert said in task
    assert "shortened" not in task
    assert "Quillon 9000, 16 cores, 137.4 GB of memory, accelerator Vantor A7" in hardware


def test_a_shortened_task_says_so(make_content: MakeContent) -> None:
    run = make_content({}).evidence[0]
    assert run.result.inference
    inference = run.result.inference.model_copy(update={"shortened": True, "tokens": 28})
    result = run.result.model_copy(update={"inference": inference})
    method = make_content({}, (type(run)(run.run, run.request, result),)).filled["energy.inference_method"].value
    assert isinstance(method, dict)
    assert "shortened to 28 tokens" in str(method["task"])


def test_only_successful_runs_count_and_the_last_of_them(make_content: MakeContent) -> None:
    first = make_content({}).evidence[0]
    end = {"run": type(first.run)("run-9", "ver-1", "starter", None, first.run.created_at, RunEnd.CRASHED)}
    crashed = type(first)(end["run"], first.request, first.result)
    assert "energy.inference_flop" not in make_content({}, (crashed,)).filled
    later = type(first.run)("run-8", "ver-2", "starter", None, first.run.created_at, RunEnd.SUCCESS)
    result = first.result.model_copy(update={"finished_at": "2026-12-02T18:00:00+00:00"})
    both = make_content({}, (type(first)(later, first.request, result), first, crashed))
    assert both.filled["energy.inference_flop"].provenance.source == "run-8"


def test_software_and_hardware_are_measured_facts(filled: dict[str, Answer]) -> None:
    assert filled["use.software"].value == (
        "Named in the model's files: transformers 4.57.1. "
        "It ran under: Python 3.11.9, torch 2.13.0, transformers 5.1.2."
    )
    assert filled["use.hardware"].value == (
        "The weight files take at most 4 GB. The model ran on an accelerator when it was measured."
    )


@given(size=st.integers(1, 10**13))
def test_required_hardware_tells_no_more_than_a_power_of_two(size: int, versions: tuple[Version, ...]) -> None:
    file = FileFact(path="w.safetensors", size=size, sha256="0" * 64, role="weights")
    text = hardware((changed(versions[0], files=(file,)),), None)
    assert text
    bound = int("".join(character for character in text if character.isdigit()))
    assert bound.bit_count() == 1
    assert size <= bound * 10**9
    assert bound == 1 or size > bound * 10**9 // 2


def behind_a_server(version: Version) -> Version:
    """A Version of which nothing but its server's words is known."""
    server = ServedModel(url="http://127.0.0.1:8080/v1", name="polaris")
    return replace(version, path="", facts=VersionFacts(
        kind="served", name="polaris", architecture="", family="", parameters=None, dtypes={}, weights_sha256=None,
        served=server,
    ))  # fmt: skip


def test_a_served_version_and_its_run_fill_no_row_on_hashes_size_or_computation(
    form: Form, model: Model, versions: tuple[Version, ...], run_served: RunEvidence
) -> None:
    served = behind_a_server(versions[1])
    counted = replace(run_served, result=run_served.result.model_copy(update={"inference": INFERENCE}))
    for evidence in ((), (run_served,), (counted,)):
        assert set(fill(form, model, (served,), evidence)) == {"general.model_name", "general.legal_name"}


def test_a_served_version_beside_one_that_was_seen(
    form: Form, model: Model, versions: tuple[Version, ...], run_served: RunEvidence
) -> None:
    seen, served = versions[0], behind_a_server(versions[1])
    filled = fill(form, model, (seen, served), (run_served,))
    text = str(filled["general.authenticity"].value)
    assert str(seen.facts.weights_sha256) in text
    assert f"{served.name}: weights not seen" in text
    unknown = {"properties.size_exact", "properties.architecture", "properties.input_max", "use.hardware",
               "energy.inference_flop", "energy.inference_method"}  # fmt: skip
    assert not unknown & set(filled)
