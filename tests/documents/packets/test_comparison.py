"""What came back beside what stands: new, same, differing, refused with the reason, unknown, or for somebody else."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.documents.packets.comparison import ComparedRow, compare
from aiact_desk.documents.packets.packet import Packet
from aiact_desk.documents.packets.returned import read_returned
from aiact_desk.regulation.forms import form_ids, load_form
from aiact_desk.regulation.schema import Form
from aiact_desk.regulation.values import Json, parse
from aiact_desk.wording import say_problem
from tests.documents.packets.conftest import a_packet, content_with
from tests.documents.packets.test_returned import ANY_JSON

ROWS = ["general.legal_name", "use.aup", "energy.training_mwh", "data.modality", "general.dependencies"]
Compare = Callable[..., dict[str, ComparedRow]]


@pytest.fixture(scope="module")
def compared(form: Form, saved: Callable[..., bytes]) -> Compare:
    def run(rows: list[dict[str, Any]], packet: Packet | None = None, **stands: Json) -> dict[str, ComparedRow]:
        sent = packet or a_packet(form, ROWS)
        content = content_with(form, {id.replace("__", "."): value for id, value in stands.items()})
        found = compare(read_returned(saved(sent, rows), "a.json"), sent, form, content)
        return {row.field.id: row for row in found}

    return run


def test_each_row_has_a_state(compared: Compare) -> None:
    found = compared(
        [
            {"field": "general.legal_name", "value": "Example Ltd"},
            {"field": "use.aup", "value": "Another text", "source": "the wiki"},
            {"field": "energy.training_mwh", "value": "1,5"},
            {"field": "data.modality", "unknown": True},
            {"field": "general.dependencies", "ask": "Grace", "unknown": True},
        ],
        general__legal_name="Example Ltd",
        use__aup="A text",
    )
    assert [(id, row.state) for id, row in found.items()] == [
        ("general.legal_name", "same"),
        ("general.dependencies", "ask"),
        ("use.aup", "differs"),
        ("data.modality", "unknown"),
        ("energy.training_mwh", "refused"),
    ]
    why = found["energy.training_mwh"].why
    assert why
    assert "leave open which number is meant" in say_problem(why)
    assert (found["use.aup"].value, found["use.aup"].revision) == ("Another text", 3)
    assert found["use.aup"].stands
    assert found["data.modality"].revision == 0


def test_a_value_counts_before_unknown_and_a_blank_is_no_answer(compared: Compare) -> None:
    found = compared(
        [
            {"field": "use.aup", "value": "A text", "unknown": True, "ask": "Grace"},
            {"field": "energy.training_mwh", "value": "  "},
            {"field": "general.dependencies", "value": [{"model": None, "version": " "}]},
        ]
    )
    assert {id: row.state for id, row in found.items() if row.state != "blank"} == {"use.aup": "new"}
    assert found["use.aup"].returned.ask == "Grace"


def test_an_answer_to_another_question_is_refused(form: Form, compared: Compare) -> None:
    packet = a_packet(form, ROWS)
    asked_otherwise = replace(packet, questions={**packet.questions, "use.aup": "0" * 64})
    found = compared([{"field": "use.aup", "value": "A text"}], asked_otherwise)
    assert (found["use.aup"].state, found["use.aup"].value) == ("refused", None)
    assert found["use.aup"].why
    assert found["use.aup"].why.id == "packets.question_changed"


def test_a_row_that_the_document_no_longer_has_is_refused(form: Form, saved: Callable[..., bytes]) -> None:
    sections = tuple(
        section.model_copy(update={"fields": tuple(field for field in section.fields if field.id != "use.aup")})
        for section in form.sections
    )
    packet = a_packet(form, ROWS)
    returned = read_returned(saved(packet, [{"field": "use.aup", "value": "A text"}]), "a.json")
    now = content_with(form.model_copy(update={"sections": sections}), {})
    (row,) = (each for each in compare(returned, packet, form, now) if each.field.id == "use.aup")
    assert (row.state, row.stands, row.why and row.why.id) == ("refused", None, "packets.question_gone")


def test_a_file_is_named_and_never_taken(saved: Callable[..., bytes]) -> None:
    form = load_form("copyright_policy")
    packet = a_packet(form, ["access.excluded_sites_file"])
    named = {"name": "sites.csv", "description": "on the share"}
    returned = read_returned(saved(packet, [{"field": "access.excluded_sites_file", "value": named}]), "a.json")
    (row,) = compare(returned, packet, form, content_with(form, {}))
    assert (row.state, row.value, row.files) == ("refused", None, ("sites.csv: on the share",))
    assert row.why
    assert row.why.id == "packets.file_apart"


def test_a_file_in_a_record_keeps_the_one_that_stands(saved: Callable[..., bytes]) -> None:
    form = load_form("training_content_summary")
    field = form.field("2.3.domains")
    stated: dict[str, Json] = {
        "rule": "Top 10 % of all domains",
        "domains": "70",
        "listed": "7",
        "link": None,
        "list": [{"domain": "example.org"}],
    }
    kept: Json = {"name": "list.csv", "size": "7", "sha256": "a" * 64}
    packet = a_packet(form, [field.id])
    came = {**stated, "domains": "80", "file": {"name": "new.csv", "description": ""}}
    returned = read_returned(saved(packet, [{"field": field.id, "value": came}]), "a.json")
    (row,) = compare(returned, packet, form, content_with(form, {field.id: {**stated, "file": kept}}))
    assert (row.state, row.files) == ("differs", ("new.csv",))
    assert isinstance(row.value, dict)
    assert (row.value["file"], row.value["domains"]) == (kept, "80")
    (bare,) = compare(returned, packet, form, content_with(form, {}))
    assert bare.state == "new"
    assert isinstance(bare.value, dict)
    assert bare.value["file"] is None


ASKED = {id: load_form(id) for id in form_ids()}


@given(st.sampled_from(sorted(ASKED)), st.data())
def test_any_value_is_taken_as_its_canonical_self_or_refused_in_words(
    saved: Callable[..., bytes], id: str, data: st.DataObject
) -> None:
    form = ASKED[id]
    packet = a_packet(form)
    field = form.field(data.draw(st.sampled_from(sorted(packet.questions))))
    value = data.draw(ANY_JSON | st.fixed_dictionaries(dict.fromkeys(_members(field.type), ANY_JSON)))
    returned = read_returned(saved(packet, [{"field": field.id, "value": value}]), "a.json")
    (row,) = (each for each in compare(returned, packet, form, content_with(form, {})) if each.field.id == field.id)
    if row.state == "refused":
        assert row.why
        assert say_problem(row.why)
    elif row.state == "new":
        assert parse(field, json.loads(json.dumps(row.value))) == row.value
    else:
        assert (row.state, row.value) == ("blank", None)


def _members(type_: Any) -> list[str]:
    return [part.id for part in type_.parts] if type_.kind == "record" else []
