"""The view holds the rows of its audience in the form's order, and gives every absent answer a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.documents.content import Content
from aiact_desk.documents.nouns import Answer, Model, Provenance
from aiact_desk.documents.shown import AudienceView, NotProvided, Paragraphs, Row
from aiact_desk.documents.view import audience_view, file_name
from aiact_desk.regulation.schema import Form
from aiact_desk.regulation.terms import Audience

MakeContent = Callable[..., Content]
NOW = datetime(2026, 12, 3, 9, 30, tzinfo=UTC)


def rows(view: AudienceView) -> dict[str, Row]:
    return {row.field: row for section in view.sections for row in section.rows}


@pytest.mark.parametrize(("audience", "count"), [(Audience.AIO, 35), (Audience.NCA, 33), (Audience.DP, 23)])
def test_rows_of_the_audience(make_content: MakeContent, form: Form, audience: Audience, count: int) -> None:
    view = audience_view(make_content({}), audience, NOW)
    assert list(rows(view)) == [row.id for row in form.rows(audience)]
    assert len(rows(view)) == count
    assert [section.number for section in view.sections] == list("12345678")


def test_numbers_are_those_of_the_whole_form(make_content: MakeContent, form: Form) -> None:
    views = [rows(audience_view(make_content({}), audience, NOW)) for audience in form.audiences]
    numbers = {field: {view[field].number for view in views if field in view} for view in views for field in view}
    assert all(len(found) == 1 for found in numbers.values())
    assert len(set.union(*numbers.values())) == 45
    assert numbers["properties.size_exact"] == {"2.5a"}
    assert numbers["properties.size_range"] == {"2.5b"}


def test_a_measured_figure_does_not_tell_authorities_the_exact_size(make_content: MakeContent) -> None:
    def inference(content: Content, audience: Audience) -> str:
        shown = rows(audience_view(content, audience, NOW))["energy.inference_flop"].display
        assert isinstance(shown, Paragraphs)
        return shown.paragraphs[0].replace("\u00a0", " ")

    measured = make_content({})
    assert inference(measured, Audience.AIO) == "342 912 004 096 321 floating-point operations"
    assert inference(measured, Audience.NCA) == "340 000 000 000 000 floating-point operations"
    nca = rows(audience_view(measured, Audience.NCA, NOW))["energy.inference_flop"].origin
    assert nca[1].startswith("Rounded here")
    stated = make_content({"energy.inference_flop": "342912004096321"})
    assert inference(stated, Audience.NCA) == inference(measured, Audience.AIO)
    other = rows(audience_view(make_content({"energy.inference_flop": "12345678901234"}), Audience.NCA, NOW))
    assert "340 000 000 000 000" in other["energy.inference_flop"].origin[1].replace("\u00a0", " ")
    assert "912" not in other["energy.inference_flop"].origin[1]


def test_what_is_absent_says_why(make_content: MakeContent) -> None:
    shown = rows(audience_view(make_content({}), Audience.NCA, NOW))
    assert shown["training.design"].display == NotProvided(reason="it has not been stated.")
    assert shown["compute.flop_nca"].display == NotProvided(
        reason="the answer that it is computed from has not been given."
    )
    for row in shown.values():
        assert row.origin or (isinstance(row.display, NotProvided) and row.display.reason)


def test_origins(make_content: MakeContent) -> None:
    content = make_content({"properties.size_exact": "400M", "use.aup": "https://example.org/policy"})
    aio, dp = (rows(audience_view(content, audience, NOW)) for audience in (Audience.AIO, Audience.DP))
    assert aio["properties.size_exact"].origin == (
        "Stated by the provider, 2\u00a0December\u00a02026.",
        "It overrules the inspected value: 1 711 376 384 parameters",
    )
    renamed = rows(audience_view(make_content({"general.legal_name": "Nord SE"}), Audience.DP, NOW))
    assert renamed["general.legal_name"].origin[1] == "It overrules the recorded value: Nordlicht Sprachmodelle GmbH"
    assert aio["properties.architecture"].origin == (
        "Read from config.json of polaris-2-base, polaris-2-instruct, 1\u00a0December\u00a02026.",
    )
    assert dp["properties.architecture"].origin == (
        "Read from the files of polaris-2-base, polaris-2-instruct, 1\u00a0December\u00a02026.",
    )
    assert dp["properties.size_range"].origin[0] == "Computed from other answers, 2\u00a0December\u00a02026."
    assert "upper end belongs to the lower band" in dp["properties.size_range"].origin[1]
    assert aio["energy.inference_flop"].origin == ("Measured in run run-7f3c, 2\u00a0December\u00a02026.",)


def test_a_figure_of_a_partial_run_says_so(make_content: MakeContent) -> None:
    run = make_content({}).evidence[0]
    partial = type(run)(run.run, run.request.model_copy(update={"limit": 2}), run.result)
    shown = rows(audience_view(make_content({}, (partial,)), Audience.AIO, NOW))
    assert shown["energy.inference_flop"].origin[0].startswith("Measured in the partial run run-7f3c")


def test_a_long_overruled_value_is_cut(make_content: MakeContent) -> None:
    origin = rows(audience_view(make_content({"general.authenticity": "see annex"}), Audience.AIO, NOW))
    line = origin["general.authenticity"].origin[1]
    assert line.endswith(" …")
    assert len(line) < 220


def test_nobody_is_named(make_content: MakeContent) -> None:
    view = audience_view(make_content({"use.aup": "https://example.org/policy"}), Audience.AIO, NOW)
    assert "Petra Verborgen" not in view.model_dump_json()


def test_the_cover(make_content: MakeContent) -> None:
    view = audience_view(make_content({}), Audience.DP, NOW)
    assert (view.cover.model, view.cover.provider) == ("Polaris 2", "Nordlicht Sprachmodelle GmbH")
    assert view.cover.mark == "Under contract: downstream providers"
    facts = {fact.label: fact.value for fact in view.cover.facts}
    assert facts["Document version number"] == "3"
    assert facts["Date this document was last updated"] == "2 December 2026"
    assert facts["State"] == "draft"
    assert "Transparency Chapter" in facts["Form"]
    assert view.notices == ("The provider named here is invented.", "This is no document of the model's maker.")
    assert view.generator.startswith("AI Act Desk ")


def test_a_provider_who_is_not_named(make_content: MakeContent, model: Model) -> None:
    nameless = Model(model.id, model.name, None, model.created_at)
    view = audience_view(make_content({}, of=nameless), Audience.DP, NOW)
    assert view.cover.provider.startswith("not provided:")
    stated = make_content({"general.legal_name": "Süd AG"}, of=nameless)
    assert audience_view(stated, Audience.DP, NOW).cover.provider == "Süd AG"


def test_it_travels_as_json(make_content: MakeContent) -> None:
    view = audience_view(make_content({}), Audience.NCA, NOW)
    assert AudienceView.model_validate_json(view.model_dump_json()) == view


def test_not_applicable_is_printed_with_its_reason(make_content: MakeContent) -> None:
    made = make_content({})
    said = Answer("use.aup", None, Provenance("typed", "p"), made.model.created_at, 1, "There is no policy.")
    content = Content(made.form, made.document, made.model, made.versions, {}, {said.field: said}, ())
    display = rows(audience_view(content, Audience.DP, NOW))["use.aup"].display
    assert (display.kind, getattr(display, "reason", "")) == ("not_applicable", "There is no policy.")


def test_a_name_that_has_no_letters_of_ascii(make_content: MakeContent, model: Model) -> None:
    named = Model(model.id, "Πολικός", None, model.created_at)
    assert file_name(make_content({}, of=named), Audience.AIO) == "model_model-documentation-form_ai-office_3.pdf"


@given(name=st.text(max_size=200))
def test_file_names_are_safe(name: str, make_content: MakeContent, model: Model) -> None:
    found = file_name(make_content({}, (), of=Model(model.id, name or "x", None, model.created_at)), Audience.DP)
    assert found.isascii()
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_.")
    assert found.endswith("_model-documentation-form_downstream-providers_3.pdf")
    assert len(found) < 130
