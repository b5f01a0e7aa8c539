"""The provider profile is filled once and stands in every document; what a Model says itself stands first."""

from __future__ import annotations

import json

import pytest

from aiact_desk.desk import documents, models, provider
from aiact_desk.desk.desk import Desk
from aiact_desk.documents.origin import origin
from aiact_desk.documents.sight import Sight
from aiact_desk.problems import Misuse
from aiact_desk.regulation import forms
from aiact_desk.regulation.schema import Audience, Form

FORM = "model_documentation_form"


@pytest.fixture
def taking(monkeypatch: pytest.MonkeyPatch) -> Form:
    """The Model Documentation Form, in which two rows take their answers from the profile."""
    whole = forms.load_form(FORM)
    named = {"general.legal_name": ("provider.legal_name",), "use.aup": ("provider.website", "contact.ai_office")}
    sections = tuple(
        section.model_copy(
            update={
                "fields": tuple(
                    row.model_copy(update={"from_profile": named.get(row.id, ())}) for row in section.fields
                )
            }
        )
        for section in whole.sections
    )
    made = whole.model_copy(update={"sections": sections})
    monkeypatch.setattr(documents, "load_form", lambda *_: made)
    return made


def test_a_field_is_stated_changed_and_taken_back(desk: Desk) -> None:
    assert provider.show_provider(desk).answers == {}
    provider.set_provider_field(desk, "provider.legal_name", "Beispiel GmbH")
    found = provider.set_provider_field(desk, "signatory.copyright", "Signatory | 2025-08-01")
    assert found.answers["signatory.copyright"].value == {"status": "Signatory", "since": "2025-08-01"}
    assert found.display(found.form.field("provider.legal_name")) == "Beispiel GmbH"
    left = provider.clear_provider_field(desk, "provider.legal_name")
    assert set(left.answers) == {"signatory.copyright"}
    assert len(desk.library.profile_history("provider.legal_name")) == 2


def test_what_is_no_value_or_no_field_is_refused(desk: Desk) -> None:
    with pytest.raises(Misuse) as no_option:
        provider.set_provider_field(desk, "provider.size_class", "huge")
    assert no_option.value.id == "regulation.no_such_option"
    with pytest.raises(Misuse) as unknown:
        provider.set_provider_field(desk, "provider.nam", "x")
    assert unknown.value.id == "provider.unknown_field"
    with pytest.raises(Misuse) as unknown:
        provider.clear_provider_field(desk, "provider.nam")
    assert unknown.value.id == "provider.unknown_field"
    assert provider.show_provider(desk).answers == {}


def test_what_its_field_no_longer_takes_counts_as_nothing(desk: Desk) -> None:
    desk.library.save_profile_answer("provider.size_class", "of an edition before", "Ada")
    desk.library.save_profile_answer("provider.gone", "x", "Ada")
    assert provider.show_provider(desk).answers == {}


def test_documents_take_the_profile_over(desk: Desk, taking: Form) -> None:
    model = models.new_model(desk, "Tiny", None)
    document = documents.new_document(desk, model.id, FORM)
    aup, name = taking.field("use.aup"), taking.field("general.legal_name")
    assert documents.show_document(desk, document.id).answer(aup) is None
    provider.set_provider_field(desk, "provider.legal_name", "Profile AG")
    provider.set_provider_field(desk, "contact.ai_office", "office@provider.example")
    content = documents.show_document(desk, document.id)
    assert content.display(name) == "Profile AG"
    assert content.display(aup) == "office@provider.example"
    assert content.model.provider == "Profile AG"
    answer = content.answer(aup)
    assert answer is not None
    assert origin(content, aup, answer, Sight.of(taking, Audience.AIO))[0].startswith("Taken from the provider profile")
    typed = documents.set_field(desk, document.id, "use.aup", "our own words")
    assert typed.display(aup) == "our own words"
    assert typed.overruled(aup) == answer


def test_a_model_s_own_provider_stands_first(desk: Desk, taking: Form) -> None:
    models.new_model(desk, "Tiny", "Own Ltd")
    document = documents.new_document(desk, "Tiny", FORM)
    provider.set_provider_field(desk, "provider.legal_name", "Profile AG")
    content = documents.show_document(desk, document.id)
    assert content.display(taking.field("general.legal_name")) == "Own Ltd"
    assert content.model.provider == "Own Ltd"
    assert desk.library.model("Tiny").provider == "Own Ltd"


def test_a_value_is_kept_as_its_field_says_it(desk: Desk) -> None:
    said = {"amount": "2.5B", "year_end": "2025-12-31"}
    found = provider.set_provider_field(desk, "provider.turnover", json.dumps(said))
    assert found.answers["provider.turnover"].value == {"amount": "2500000000", "year_end": "2025-12-31"}
