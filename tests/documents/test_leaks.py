"""No byte of an export holds what its audience may not see, and it holds everything that the audience may."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from aiact_desk.documents.content import Content
from aiact_desk.documents.evidence import RunEvidence
from aiact_desk.documents.nouns import Answer, Model, Provenance, Version
from aiact_desk.documents.render import render
from aiact_desk.documents.view import audience_view, file_name
from aiact_desk.regulation import field_types, values
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.schema import Form
from aiact_desk.regulation.terms import Audience

COPIED = {"compute.time_aio": "compute.time_nca", "data.points_aio": "data.points_nca"}
"""Rows whose texts (not their numbers) a derived row repeats, by the rules of the form."""


class Marks:
    """Distinct values for every row: words and numbers that stand nowhere else."""

    def __init__(self, form: Form) -> None:
        self.count = 0
        self.texts: dict[str, list[str]] = {}
        self.numbers: dict[str, list[str]] = {}
        self.given = {row.id: self._value(row.id, row.type) for row in form.rows() if not row.derived}

    def of(self, field: str) -> list[str]:
        return self.texts.get(field, []) + self.numbers.get(field, [])

    def _text(self, field: str) -> str:
        self.count += 1
        self.texts.setdefault(field, []).append(f"mk{self.count:03}qz")
        return self.texts[field][-1]

    def _number(self, field: str) -> str:
        self.count += 1
        self.numbers.setdefault(field, []).append(f"7{self.count:03}927")
        return self.numbers[field][-1]

    def _value(self, field: str, type_: field_types.FieldType) -> Json:
        match type_:
            case field_types.Number():
                return self._number(field)
            case field_types.Date():
                self.count += 1
                return f"{1950 + self.count}-05-17"
            case field_types.Choice():
                return type_.options[0]
            case field_types.Choices():
                return {"chosen": [type_.options[0]], "other": self._text(field)}
            case field_types.Table():
                return [{column.id: self._value(field, column.type) for column in type_.columns}]
            case field_types.Record():
                return {part.id: self._value(field, part.type) for part in type_.parts}
            case field_types.Text():
                return self._text(field)
            case field_types.Month() | field_types.Link() | field_types.File():
                raise NotImplementedError(f"{field}: the Model Documentation Form has no {type_.kind}")


@pytest.fixture(scope="module")
def marks(form: Form) -> Marks:
    return Marks(form)


@pytest.fixture(scope="module")
def content(make_content: Callable[..., Content], marks: Marks, form: Form, run_elsewhere: RunEvidence,
            run_served: RunEvidence) -> Content:  # fmt: skip
    """Every row is both filled and typed, with other values, so that overruled values are at stake too.

    Of the runs, the first was measured here, one elsewhere, and one behind a server.
    """
    runs = (*make_content({}).evidence, run_elsewhere, run_served)
    made = make_content(marks.given, runs)
    typed = {
        id: Answer(
            id, values.parse(form.field(id), given), Provenance("typed", "Petra Verborgen"), made.model.created_at
        )
        for id, given in marks.given.items()
    }
    return replace(made, typed=typed)


@pytest.fixture(scope="module")
def untyped(make_content: Callable[..., Content], content: Content) -> Content:
    """Nothing is typed: what was inspected and measured stands in the rows."""
    return make_content({}, content.evidence)


@pytest.fixture(scope="module", params=[Audience.AIO, Audience.NCA, Audience.DP])
def audience(request: pytest.FixtureRequest) -> Audience:
    found: Audience = request.param
    return found


@pytest.fixture(scope="module")
def file(content: Content, audience: Audience, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("exports") / file_name(content, audience)
    render(audience_view(content, audience, content.document.updated_at), made)
    return made


def hidden_answers(form: Form, marks: Marks, audience: Audience) -> Iterator[str]:
    """Every marked value of the rows that are not for this audience."""
    visible = {row.id for row in form.rows(audience)}
    for row in form.rows():
        if row.id in visible:
            continue
        yield from marks.numbers.get(row.id, [])
        if COPIED.get(row.id) not in visible:
            yield from marks.texts.get(row.id, [])


def hidden_facts(audience: Audience, version: Version, run: RunEvidence) -> Iterator[str]:
    """What was inspected and measured and stands in no row of this audience."""
    machine, counted = run.result.machine, run.result.inference
    assert machine
    assert machine.accelerator
    assert counted
    yield from (version.path, "private-store", "Petra Verborgen", version.id, str(counted.prefill_flop))
    if audience is not Audience.AIO:
        yield str(version.facts.parameters)
        yield from ("1.438\u00a0×", "2.875\u00a0×", "1.437\u00a0×", "14375912", "28751824", "6.71GB", "3.97GB")
    if audience is Audience.NCA:
        yield from ("apache-2.0", "transformers4.57.1")
    if audience is Audience.DP:
        yield from (file.sha256 for file in version.facts.files)
        yield from (file.path for file in version.facts.files)
        yield from (str(version.facts.weights_sha256), str(version.facts.licence_link))
        yield from (machine.processor, machine.accelerator, machine.system, "137.4GB", "oncuda", str(counted.flop))
        yield from ("lm_eval0", "FlopCounterMode", "10:00UTC")
        yield from ("71.9kJ", "nvml", "rapl:package-0", "598.2ondevice", "627.2onhost", "2.9\u00a0×")
        yield from ("6.7GB", "4.0GB", "2917computed", "5834computed")
        yield from (str(run.request.version.chat_template_sha256), *hidden_sources())


def hidden_sources() -> Iterator[str]:
    """Of a run from elsewhere its original file, of a served model its server."""
    for text in ("the original", "served"):
        yield hashlib.sha256(text.encode()).hexdigest()
    yield from ("results_orig_77", "ckpt-orig-78", "gpu-box-9", "b60417", "llama.cpp", "88.2inall")


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def viewed(content: Content, audience: Audience) -> str:
    return squeezed(audience_view(content, audience, content.document.updated_at).model_dump_json())


@pytest.fixture(scope="module")
def told(file: Path, printed: Callable[[Path], str], held: Callable[[Path], str]) -> str:
    """Everything that the recipient of the file gets: drawn words, all other bytes, and the file's name."""
    return f"{printed(file)}\n{held(file)}\n{file.name}"


def test_no_hidden_answer_is_in_any_byte(
    form: Form, marks: Marks, audience: Audience, told: str, content: Content
) -> None:
    hidden = [squeezed(mark) for mark in hidden_answers(form, marks, audience)]
    assert len(hidden) >= 7
    assert [mark for mark in hidden if mark in told + viewed(content, audience)] == []


def test_no_hidden_fact_is_in_any_byte(audience: Audience, told: str, content: Content, untyped: Content) -> None:
    hidden = [squeezed(fact) for fact in hidden_facts(audience, content.versions[0], content.evidence[0])]
    assert [fact for fact in hidden if fact in told] == []
    assert [fact for fact in hidden if fact in viewed(content, audience)] == []
    assert [fact for fact in hidden if fact in viewed(untyped, audience)] == []


def test_every_answer_of_the_audience_is_printed(
    form: Form, marks: Marks, audience: Audience, file: Path, printed: Callable[[Path], str]
) -> None:
    shown = [mark for row in form.rows(audience) for mark in marks.of(row.id)]
    assert len(shown) >= 20
    words = printed(file)
    assert [mark for mark in shown if mark not in words] == []


def test_the_reader_of_the_tests_finds_what_is_there(
    audience: Audience, file: Path, printed: Callable[[Path], str], told: str, content: Content
) -> None:
    words = printed(file)
    assert (str(content.versions[0].facts.parameters) in words) == (audience is Audience.AIO)
    assert (str(content.versions[0].facts.weights_sha256) in words) == (audience is not Audience.DP)
    assert ("Quillon9000" in words) == (audience is not Audience.DP)
    assert (squeezed("1.438 × 10¹³ counted") in words) == (audience is Audience.AIO)
    assert ("2.9×10¹³" in words) == (audience is Audience.NCA)
    assert ("71.9kJnvml" in words) == (audience is not Audience.DP)
    assert all((squeezed(source) in words) == (audience is not Audience.DP) for source in hidden_sources())
    assert "measuredelsewherewithlm-eval0.4.9" in words
    assert "weightsnotseen" in words
    assert ("1-500M" in words) == (audience is not Audience.AIO)
    assert "ModelDocumentationForm:Polaris2" in told


def test_nothing_is_attached_and_nothing_runs(told: str) -> None:
    for word in ("/EmbeddedFile", "/JavaScript", "/Launch", "/OpenAction", "/URI", "/AcroForm"):
        assert word not in told


def test_the_model_of_another_name_keeps_its_versions_to_itself(
    make_content: Callable[..., Content], versions: tuple[Version, ...]
) -> None:
    """Evidence on a Version that the document does not cover is no evidence of it."""
    made = make_content({}, covered=versions[1:], of=Model("mdl-1", "Polaris", None, versions[0].added_at))
    stray = make_content({}).evidence
    content = Content(made.form, made.document, made.model, made.versions, made.filled, {}, stray)
    view = audience_view(content, Audience.AIO, made.document.updated_at)
    assert view.annex
    assert view.annex.runs == ()
    assert "polaris-2-base" not in view.model_dump_json()
