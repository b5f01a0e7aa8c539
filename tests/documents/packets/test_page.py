"""The page: every control is labelled, nothing reaches out, and what its editors say is what each row takes."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import pytest

from aiact_desk.documents.nouns import Model
from aiact_desk.documents.packets.page import page
from aiact_desk.regulation import values
from aiact_desk.regulation.field_types import Choice, Choices, FieldType, File, Number, Record, Table
from aiact_desk.regulation.forms import form_ids, load_form
from aiact_desk.regulation.schema import Form
from tests.documents.packets.conftest import AT, MODEL, a_document, a_packet, content_with

VOID = {"meta", "input", "br", "col", "img", "link"}
CONTROLS = {"input", "textarea", "select"}


@dataclass
class Element:
    tag: str
    attrs: dict[str, str]
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def all(self) -> Iterator[Element]:
        yield self
        for child in self.children:
            yield from child.all()

    def of(self, tag: str) -> list[Element]:
        return [each for each in self.all() if each.tag == tag]

    def one(self, name: str, value: str | None = None) -> Element:
        """The first element below with this attribute (and this value)."""
        return next(each for each in self.all() if name in each.attrs and value in (None, each.attrs[name]))


class Tree(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]
        self.feed(html)
        assert self.open == [self.root], "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].text += data


FORMS = {id: load_form(id) for id in form_ids()}
PAGES = {id: page(a_packet(form), a_document(form), form, MODEL, {}) for id, form in FORMS.items()}
TREES = {id: Tree(html).root for id, html in PAGES.items()}


@pytest.mark.parametrize("id", FORMS)
def test_every_control_has_one_label_and_every_id_is_its_own(id: str) -> None:
    root = TREES[id]
    ids = [each.attrs["id"] for each in root.all() if "id" in each.attrs]
    assert len(ids) == len(set(ids))
    labelled = [each.attrs["for"] for each in root.of("label")]
    assert len(labelled) == len(set(labelled))
    for control in (each for each in root.all() if each.tag in CONTROLS):
        assert control.attrs["id"] in labelled or control.attrs.get("aria-label"), control.attrs
    assert set(labelled) <= {each.attrs["id"] for each in root.all() if each.tag in CONTROLS}
    described = {each.attrs["aria-describedby"] for each in root.all() if "aria-describedby" in each.attrs}
    assert described <= set(ids)
    assert all(fieldset.children[0].tag == "legend" for fieldset in root.of("fieldset"))


@pytest.mark.parametrize("id", FORMS)
def test_nothing_reaches_out_and_only_the_shipped_script_and_style_may_run(id: str) -> None:
    root = TREES[id]
    policy = root.one("http-equiv", "Content-Security-Policy").attrs["content"]
    parts = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert parts["default-src"] == parts["base-uri"] == parts["form-action"] == "'none'"
    (style,) = root.of("style")
    data, script = root.of("script")
    assert data.attrs["type"] == "application/json"
    for element, directive in ((style, "style-src"), (script, "script-src")):
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert parts[directive] == f"'sha256-{digest}'"
    for element in root.all():
        assert element.tag not in ("link", "img", "iframe", "object", "embed", "base")
        reaching = {"src", "srcset", "action", "formaction", "background", "style", "ping", "poster", "data"}
        assert not reaching & element.attrs.keys()
        assert not [name for name in element.attrs if name.startswith("on")]
        assert element.attrs.get("href", "#").startswith("#")
    assert not re.search(
        r"url\(|@import|fetch\(|XMLHttp|WebSocket|sendBeacon|eval\(|innerHTML", style.text + script.text
    )


def test_texts_of_strangers_stay_texts(form: Form) -> None:
    evil = "</script><script>alert(1)</script><b onclick='x'>&\u2028"
    packet = replace(a_packet(form, ["use.aup"]), note=evil, sent_to=evil, person=evil)
    shown = content_with(form, {"use.aup": "</script><script>alert(2)</script>"}).typed
    html = page(packet, a_document(form), form, Model("m", evil, None, AT, (evil,)), shown)
    root = Tree(html).root
    assert [each.attrs.get("type") for each in root.of("script")] == ["application/json", None]
    assert not root.of("b")
    assert json.loads(root.of("script")[0].text)["person"] == evil


def test_current_answers_are_shown_only_where_they_are_given(form: Form) -> None:
    packet, document = a_packet(form, ["use.aup", "general.legal_name"]), a_document(form)
    shown = content_with(form, {"use.aup": "We forbid surveillance."}).typed
    without = page(packet, document, form, MODEL, {})
    assert "We forbid surveillance." not in without
    assert 'data-do="copy"' not in without
    root = Tree(page(packet, document, form, MODEL, shown)).root
    assert root.one("class", "standing").of("p")[1].text == "We forbid surveillance."
    assert json.loads(root.of("script")[0].text)["standing"] == {"use.aup": "We forbid surveillance."}


def test_what_a_row_says_of_itself_stands_beside_it(form: Form) -> None:
    html = page(
        replace(a_packet(form, ["training.design"]), note="By Friday, please."), a_document(form), form, MODEL, {}
    )
    asked = form.field("training.design")
    words = asked.type.words if asked.type.kind == "text" else None
    for text in (asked.label, asked.legal[0], "Polaris", "By Friday, please.", f"About {words} words are asked for."):
        assert text in html
    assert "24\N{NO-BREAK SPACE}December\N{NO-BREAK SPACE}2026" in html


def said(editor: Element, type_: FieldType) -> Any:
    """An example of what the script reads from an editor, after the elements that it looks at."""
    kind = editor.attrs["data-kind"]
    if isinstance(type_, Record):
        assert kind == "record"
        types = {part.id: part.type for part in type_.parts}
        parts = [each for each in editor.children if "data-part" in each.attrs]
        return {part.attrs["data-part"]: said(kind_in(part), types[part.attrs["data-part"]]) for part in parts}
    if isinstance(type_, Table):
        assert kind == "table"
        columns = {column.id: column.type for column in type_.columns}
        entries = [editor.one("class", "entries"), editor.of("template")[0]]
        return [
            {
                cell.attrs["data-column"]: said(kind_in(cell), columns[cell.attrs["data-column"]])
                for cell in entry.all()
                if "data-column" in cell.attrs
            }
            for entry in entries
        ]
    return said_in_control(editor, kind, type_)


def said_in_control(editor: Element, kind: str, type_: FieldType) -> Any:
    offered = [each.attrs["value"] for each in editor.all() if each.attrs.get("type") in ("radio", "checkbox")]
    if isinstance(type_, Choices):
        assert (kind, offered) == ("choices", list(type_.options))
        others = [each for each in editor.all() if each.attrs.get("data-is") == "other"]
        assert len(others) == type_.other
        return {"chosen": offered, "other": "sensor data" if others else None}
    if isinstance(type_, Choice):
        options = offered or [each.attrs["value"] for each in editor.of("option")][1:]
        assert (kind in ("choice", "select"), options) == (True, list(type_.options))
        return options[-1]
    if isinstance(type_, File):
        assert {each.attrs["data-is"] for each in editor.of("input")} == {"name", "description"}
        return None
    assert kind == type_.kind
    return values.example(type_, 'Häuser & <b>\n"quoted"')


def kind_in(root: Element) -> Element:
    return root.one("data-kind")


ROWS = [(id, field.id) for id, form in FORMS.items() for field in form.fields() if field.derived is None]


@pytest.mark.parametrize(("id", "row"), ROWS)
def test_what_the_editor_of_a_row_says_is_a_value_of_the_row(id: str, row: str) -> None:
    asked = FORMS[id].field(row)
    question = TREES[id].one("data-field", row)
    editor = kind_in(question.one("class", "answer"))
    if isinstance(asked.type, File):
        assert said(editor, asked.type) is None
        return
    value = values.parse(asked, json.loads(json.dumps(said(editor, asked.type))))
    assert values.parse(asked, value) == value
    assert {each.attrs.get("data-is") for each in question.all()} >= {"source", "unknown", "ask"}


@pytest.mark.parametrize(("id", "row"), [(id, row) for id, row in ROWS if FORMS[id].field(row).type.kind == "number"])
def test_every_unit_that_is_offered_is_read(id: str, row: str) -> None:
    asked = FORMS[id].field(row)
    assert isinstance(asked.type, Number)
    units = [each.attrs["value"] for each in TREES[id].one("data-field", row).of("option")]
    others = {other.name: other.factor for other in asked.type.other_units}
    assert units == (["", *others] if others else [])
    figure, amount = ("10^21", Decimal(10) ** 21) if asked.type.power_of_ten else ("2000", Decimal(2000))
    for unit in units:
        read = values.parse(asked, f"{figure} {unit}".strip())
        assert Decimal(str(read)) == amount * others.get(unit, 1)
    if not units:
        assert Decimal(str(values.parse(asked, figure))) == amount
