"""Verbs on question packets: rows go out as a page, come back as a file, and are taken over one by one."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from aiact_desk.desk import documents, models, packets
from aiact_desk.desk.attachments import attachment
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.packets import SentPacket
from aiact_desk.documents.nouns import Document, Provenance
from aiact_desk.problems import Misuse, Problem
from aiact_desk.wording import say_problem

ROWS = ["use.aup", "general.legal_name", "energy.training_mwh"]


@pytest.fixture
def document(desk: Desk) -> Document:
    models.new_model(desk, "Tiny", "Example Ltd")
    return documents.new_document(desk, "Tiny", "model_documentation_form")


@pytest.fixture
def sent(desk: Desk, document: Document, tmp_path: Path) -> SentPacket:
    return packets.new_packet(desk, document.id, ROWS, "Ada", tmp_path / "a.html", due="2026-12-24", note="Please.")


def on_page(page: Path) -> dict[str, Any]:
    """What the page knows of its packet."""
    found = re.search(r'id="packet">(.*?)</script>', page.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    content: dict[str, Any] = json.loads(found[1])
    return content


def answered(sent: SentPacket, *rows: dict[str, Any], **changed: Any) -> Path:
    """The file that the page would save beside itself."""
    known = on_page(sent.file)
    kept = {key: known[key] for key in ("kind", "schema", "packet", "sha256", "document", "form", "edition")}
    file = sent.file.with_name("answers.json")
    file.write_text(json.dumps({**kept, "name": "Ada Okafor", "date": "2026-12-10", "rows": rows, **changed}))
    return file


AUP = {"field": "use.aup", "value": "We forbid surveillance.", "source": "the wiki, page 3"}
ENERGY = {"field": "energy.training_mwh", "value": "1.5 GWh", "source": "invoice 7"}


def test_a_packet_is_written_and_remembered(desk: Desk, document: Document, sent: SentPacket) -> None:
    assert sent.file.stat().st_size == sent.size
    assert packets.list_packets(desk, document.id) == [sent.packet]
    known = on_page(sent.file)
    assert (known["packet"], known["document"], known["person"]) == (sent.packet.id, document.id, desk.person)
    assert list(sent.packet.questions) == ["general.legal_name", "use.aup", "energy.training_mwh"]


def test_answers_that_stand_go_out_only_where_that_is_said(desk: Desk, document: Document, tmp_path: Path) -> None:
    documents.set_field(desk, document.id, "use.aup", "What stands.")
    documents.set_field(desk, document.id, "use.hardware", "Not asked.")
    without = packets.new_packet(desk, document.id, ["use.aup"], "Ada", tmp_path / "a.html")
    assert "What stands." not in without.file.read_text()
    shown = packets.new_packet(desk, document.id, ["use.aup"], "Ada", tmp_path / "b.html", with_answers=True)
    assert on_page(shown.file)["standing"] == {"use.aup": "What stands."}
    assert "Not asked." not in shown.file.read_text()


def test_a_look_keeps_nothing(desk: Desk, document: Document, sent: SentPacket) -> None:
    look = packets.look_at_answers(desk, document.id, answered(sent, AUP))
    assert {row.field.id: row.state for row in look.rows} == {
        "general.legal_name": "blank",
        "use.aup": "new",
        "energy.training_mwh": "blank",
    }
    assert not desk.paths.attachments.exists()
    assert desk.library.answers(document.id) == {}
    assert desk.library.packet(sent.packet.id).answered_at is None


def test_what_is_picked_is_stated_with_its_provenance_and_the_file_is_kept(
    desk: Desk, document: Document, sent: SentPacket
) -> None:
    documents.set_field(desk, document.id, "energy.training_mwh", "1400 MWh")
    file = answered(sent, AUP, ENERGY)
    look = packets.look_at_answers(desk, document.id, file)
    taken = packets.take_answers(desk, look, ["use.aup"])
    assert [row.field.id for row in taken.rows] == ["use.aup"]
    answer = desk.library.answers(document.id)["use.aup"]
    assert answer.value == "We forbid surveillance."
    detail = f"packet {sent.packet.id}; the wiki, page 3"
    assert answer.provenance == Provenance("imported", "Ada Okafor, 2026-12-10", detail)
    assert desk.library.answers(document.id)["energy.training_mwh"].value == "1400"
    assert taken.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert attachment(desk, taken.sha256).read_bytes() == file.read_bytes()
    assert (taken.packet.answered_by, taken.packet.answer_sha256) == ("Ada Okafor", taken.sha256)

    rest = packets.take_answers(desk, packets.look_at_answers(desk, document.id, file))
    assert [row.field.id for row in rest.rows] == ["energy.training_mwh"], "what stands already is not taken again"
    assert desk.library.answers(document.id)["energy.training_mwh"].value == "1500.0", "1.5 GWh in MWh"
    with pytest.raises(Misuse, match="nothing_to_take"):
        packets.take_answers(desk, packets.look_at_answers(desk, document.id, file))


def test_an_answer_that_changed_since_the_look_is_not_covered(desk: Desk, document: Document, sent: SentPacket) -> None:
    look = packets.look_at_answers(desk, document.id, answered(sent, AUP))
    documents.set_field(desk, document.id, "use.aup", "Typed meanwhile.")
    with pytest.raises(Problem, match="changed_meanwhile"):
        packets.take_answers(desk, look)
    assert desk.library.answers(document.id)["use.aup"].value == "Typed meanwhile."


def test_only_rows_with_an_answer_that_were_asked_are_taken(desk: Desk, document: Document, sent: SentPacket) -> None:
    broken = {"field": "energy.training_mwh", "value": "much"}
    look = packets.look_at_answers(desk, document.id, answered(sent, AUP, broken))
    for rows in (["use.aup", "energy.training_mwh"], ["general.legal_name"], ["use.aup", "use.hardware"], []):
        with pytest.raises(Misuse):
            packets.take_answers(desk, look, rows)
    assert desk.library.answers(document.id) == {}, "nothing is taken where a row is refused"


def test_a_file_belongs_to_its_packet(desk: Desk, document: Document, sent: SentPacket, tmp_path: Path) -> None:
    other = documents.new_document(desk, "Tiny", "framework")
    for reference, file in (
        (other.id, answered(sent, AUP)),
        (document.id, answered(sent, AUP, sha256="0" * 64)),
        (document.id, answered(sent, AUP, packet="packet-none")),
        (document.id, answered(sent, {"field": "use.hardware", "value": "x"})),
    ):
        content = file.read_bytes()
        with pytest.raises(Misuse) as refused:
            packets.look_at_answers(desk, reference, file)
        assert say_problem(refused.value)
        assert file.read_bytes() == content
    for odd in (tmp_path, tmp_path / "none.json"):
        with pytest.raises(Problem):
            packets.look_at_answers(desk, document.id, odd)


def test_the_next_document_of_the_same_form_takes_answers_too(desk: Desk, document: Document, sent: SentPacket) -> None:
    following = documents.new_document(desk, "Tiny", "model_documentation_form")
    look = packets.look_at_answers(desk, following.id, answered(sent, AUP))
    packets.take_answers(desk, look)
    assert desk.library.answers(following.id)["use.aup"].value == "We forbid surveillance."
    assert "use.aup" not in desk.library.answers(document.id)


@pytest.mark.parametrize(
    "changed",
    [
        {"rows": []},
        {"rows": ["use.nothing"]},
        {"rows": ["properties.size_range"]},
        {"to": " "},
        {"due": "24.12.2026"},
        {"note": "turns \u202e round"},
        {"file": Path("/nowhere/a.html")},
    ],
)
def test_what_cannot_be_sent_is_refused_and_not_remembered(
    desk: Desk, document: Document, tmp_path: Path, changed: dict[str, Any]
) -> None:
    given: dict[str, Any] = {"rows": ROWS, "to": "Ada", "file": tmp_path / "a.html", **changed}
    with pytest.raises(Misuse) as refused:
        packets.new_packet(desk, document.id, **given)
    assert say_problem(refused.value)
    assert packets.list_packets(desk) == []
