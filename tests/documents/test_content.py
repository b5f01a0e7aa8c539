"""A stated answer counts before a found one, and coarser rows follow from the exact answer."""

from __future__ import annotations

from collections.abc import Callable

from aiact_desk.documents.content import Content
from aiact_desk.documents.nouns import Answer, Provenance
from aiact_desk.regulation.schema import Form

MakeContent = Callable[..., Content]


def test_a_typed_answer_counts_and_both_are_known(make_content: MakeContent, form: Form) -> None:
    content = make_content({"properties.size_exact": "1.7B"})
    field = form.field("properties.size_exact")
    answer, overruled = content.answer(field), content.overruled(field)
    assert answer
    assert overruled
    assert (answer.value, answer.provenance.origin) == ("1700000000", "typed")
    assert (overruled.value, overruled.provenance.origin) == ("1711376384", "inspected")


def test_the_same_value_typed_overrules_nothing(make_content: MakeContent, form: Form) -> None:
    content = make_content({"properties.size_exact": "1711376384"})
    assert content.overruled(form.field("properties.size_exact")) is None


def test_a_band_follows_from_the_exact_answer(make_content: MakeContent, form: Form) -> None:
    field = form.field("properties.size_range")
    inspected, typed = make_content({}).answer(field), make_content({"properties.size_exact": "400M"}).answer(field)
    assert inspected
    assert typed
    assert (inspected.value, typed.value) == ("500M-5B", "1-500M")
    assert inspected.provenance.origin == "computed"


def test_what_was_typed_into_a_derived_row_is_not_read(make_content: MakeContent, form: Form) -> None:
    made = make_content({})
    at = made.model.created_at
    typed = {"properties.size_range": Answer("properties.size_range", ">1T", Provenance("typed", "someone"), at)}
    content = Content(made.form, made.document, made.model, made.versions, made.filled, typed, made.evidence)
    assert content.display(form.field("properties.size_range")) == "500M-5B"
    assert content.overruled(form.field("properties.size_range")) is None


def test_no_band_without_the_exact_answer(make_content: MakeContent, form: Form) -> None:
    made = make_content({})
    content = Content(made.form, made.document, made.model, made.versions, {}, {}, ())
    assert content.answer(form.field("properties.size_range")) is None
    zero = make_content({"data.points_aio": [{"part": "Training", "amount": "0", "unit": "tokens"}]})
    assert zero.answer(form.field("data.points_nca")) is not None


def test_a_reason_for_not_applicable_never_reaches_a_derived_row(make_content: MakeContent, form: Form) -> None:
    made = make_content({})
    said = Answer("properties.size_exact", None, Provenance("typed", "p"), made.model.created_at, 1, "secret reason")
    content = Content(made.form, made.document, made.model, made.versions, {}, {said.field: said}, ())
    assert content.answer(form.field("properties.size_range")) is None
    assert content.display(form.field("properties.size_exact")) == "N/A: secret reason"


def test_the_document_knows_its_own_head(make_content: MakeContent, form: Form) -> None:
    content = make_content({})
    assert content.display(form.field("header.version")) == "3"
    assert content.display(form.field("header.last_updated")) == "2026-12-02"
    assert make_content({"header.version": "4b"}).display(form.field("header.version")) == "4b"
