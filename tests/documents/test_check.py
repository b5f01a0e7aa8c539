"""Every row without an answer is an open item with a reason; long answers are a hint."""

from __future__ import annotations

from collections.abc import Callable

from aiact_desk.documents.check import open_items
from aiact_desk.documents.content import Content
from aiact_desk.documents.nouns import Answer, Provenance
from aiact_desk.regulation.schema import Form
from aiact_desk.regulation.terms import Audience
from aiact_desk.wording import say

MakeContent = Callable[..., Content]


def test_open_items_are_the_rows_without_an_answer(make_content: MakeContent, form: Form) -> None:
    content = make_content({})
    missing = [item.field for item in open_items(content) if item.kind == "missing"]
    assert missing == [row.id for row in form.rows() if content.answer(row) is None]
    assert 20 < len(missing) < 40


def test_each_item_has_a_sentence_and_its_readers(make_content: MakeContent, form: Form) -> None:
    for item in open_items(make_content({}, ())):
        assert say(item.reason, item.params)[-1] in ".:"
        assert item.audiences == form.field(item.field).audience
        assert item.section in [section.title for section in form.sections]


def test_reasons_tell_apart_why(make_content: MakeContent) -> None:
    made = make_content({}, ())
    bare = Content(made.form, made.document, made.model, made.versions, {}, {}, ())
    reasons = {item.field: item.reason for item in open_items(bare)}
    assert reasons["training.design"] == "documents.absent_not_stated"
    assert reasons["properties.architecture"] == "documents.absent_not_in_files"
    assert reasons["energy.inference_flop"] == "documents.absent_not_measured"
    assert reasons["properties.size_range"] == "documents.open_exact_answer"


def test_versions_that_differ_are_named_as_the_reason(make_content: MakeContent) -> None:
    made = make_content({}, ())
    other = made.versions[1]
    facts = other.facts.model_copy(update={"parameters": 5})
    differing = type(other)(other.id, other.model_id, other.name, other.path, facts, other.added_at)
    items = open_items(make_content({}, (), (made.versions[0], differing)))
    assert {item.field: item.reason for item in items}["properties.size_exact"] == "documents.absent_versions_differ"


def test_items_of_one_audience(make_content: MakeContent) -> None:
    items = open_items(make_content({}), Audience.DP)
    assert items
    assert all(Audience.DP in item.audiences for item in items)


def test_word_guidance_is_a_hint(make_content: MakeContent) -> None:
    long = {"properties.design": "word " * 101, "use.intended": {"kind": "Intended uses", "statement": "word " * 201}}
    hints = {item.field: item.params for item in open_items(make_content(long)) if item.kind == "over_word_guidance"}
    assert hints == {
        "properties.design": {"words": 101, "guidance": 100},
        "use.intended": {"words": 201, "guidance": 200},
    }
    assert not any(
        item.kind == "over_word_guidance" for item in open_items(make_content({"properties.design": "word " * 100}))
    )


def test_not_applicable_is_an_answer(make_content: MakeContent) -> None:
    made = make_content({}, ())
    said = Answer("use.aup", None, Provenance("typed", "p"), made.model.created_at, 1, "There is none.")
    content = Content(made.form, made.document, made.model, made.versions, {}, {said.field: said}, ())
    assert "use.aup" not in [item.field for item in open_items(content)]
