"""The page of a packet: one HTML file that opens anywhere, asks the network for nothing and saves its answers."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import jinja2
from markupsafe import Markup

from aiact_desk import resources
from aiact_desk.documents.display import day, display
from aiact_desk.documents.nouns import Answer, Document, Model
from aiact_desk.documents.packets.packet import Packet, packet_sha256
from aiact_desk.documents.packets.returned import KIND, SCHEMA
from aiact_desk.documents.packets.texts import FORCES, script_texts
from aiact_desk.documents.shown import Display
from aiact_desk.documents.templates import templates
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.schema import Form, Section
from aiact_desk.regulation.values import example
from aiact_desk.wording.catalogue import translate

FOLDER = "templates/packet"


@dataclass(frozen=True)
class Question:
    """One row on the page. `standing` is the current answer, where the sender shows it."""

    number: int
    field: Field
    section: Section | None
    force: str
    standing: Display | None


def page(packet: Packet, document: Document, form: Form, model: Model, standing: Mapping[str, Answer]) -> str:
    """The whole file. `standing` holds the current answers that are shown, by field; nothing else of the document is.

    The policy in its head allows the one style and the one script that it holds, by their hashes, and no address.
    """
    style, script = _file("packet.css"), _file("packet.js")
    return (
        _templates()
        .get_template("packet.html.j2")
        .render(
            packet=packet,
            form=form,
            model=model,
            due=day(packet.due) if packet.due else None,
            sent=day(packet.at.date()),
            sections=_by_section(_questions(packet, form, standing)),
            asked=len(packet.questions),
            style=Markup(style),  # noqa: S704  (our own file, as its hash in the policy says)
            script=Markup(script),  # noqa: S704
            style_hash=_hash(style),
            script_hash=_hash(script),
            data=_data(packet, document, standing),
        )
    )


def _questions(packet: Packet, form: Form, standing: Mapping[str, Answer]) -> list[Question]:
    sections = {field.id: section for section in form.sections for field in section.fields}
    asked = [field for field in form.fields() if field.id in packet.questions]
    return [
        Question(number, field, sections.get(field.id), FORCES[field.force], _shown(field, standing.get(field.id)))
        for number, field in enumerate(asked, start=1)
    ]


def _by_section(questions: list[Question]) -> list[tuple[Section | None, list[Question]]]:
    found: list[tuple[Section | None, list[Question]]] = []
    for question in questions:
        if not found or found[-1][0] is not question.section:
            found.append((question.section, []))
        found[-1][1].append(question)
    return found


def _shown(field: Field, answer: Answer | None) -> Display | None:
    return display(field, answer.value, answer.not_applicable) if answer else None


def _data(packet: Packet, document: Document, standing: Mapping[str, Answer]) -> Markup:
    """What the script needs, as JSON that cannot end its element."""
    values: dict[str, Json] = {id: answer.value for id, answer in standing.items() if answer.value is not None}
    content: dict[str, Json] = {
        "kind": KIND,
        "schema": SCHEMA,
        "packet": packet.id,
        "sha256": packet_sha256(packet, document),
        "document": document.id,
        "form": document.form,
        "edition": document.edition,
        "person": packet.person,
        "standing": values,
        "texts": dict(script_texts()),
    }
    text = json.dumps(content, ensure_ascii=True)
    return Markup(re.sub("[<>&]", lambda found: f"\\u{ord(found[0]):04x}", text))  # noqa: S704  (no sign of markup left)


@cache
def _file(name: str) -> str:
    return (resources.folder(FOLDER) / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _templates() -> jinja2.Environment:
    environment = templates(FOLDER)
    environment.globals["example"] = example
    environment.filters["translated"] = translate
    return environment
