"""The kind of a file is told from its content; where it cannot be, the answer is to say it."""

from __future__ import annotations

import pytest

from aiact_desk.documents.importing import readers
from aiact_desk.documents.importing.clues import Clues
from aiact_desk.documents.importing.readers import READERS, Reader, guess, reader
from aiact_desk.problems import Misuse, Problem
from aiact_desk.regulation.forms import load_form
from tests.documents.importing.reading import FILES, form_of, read

KIND_OF = {
    "README.md": "model_card",
    "config.json": "model_config",
    "bom.cdx.json": "cyclonedx",
    "bom.cdx.xml": "cyclonedx",
    "spdx3.json": "spdx3",
    "spdx2.json": "spdx2",
}


@pytest.mark.parametrize("name", KIND_OF)
def test_the_content_tells_the_kind_whatever_the_name(name: str) -> None:
    data = (FILES / name).read_bytes()
    assert guess(data, name).kind == KIND_OF[name]
    assert guess(b"\xef\xbb\xbf" + data, "download").kind == KIND_OF[name]


def test_a_readme_without_a_head_is_a_card_by_its_name() -> None:
    assert guess(b"# Nordlicht\n", "README.md").kind == "model_card"
    with pytest.raises(Misuse) as unsure:
        guess(b"# Nordlicht\n", "notes.md")
    assert unsure.value.id == "record_imports.no_kind"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01",
        b"{}",
        b"[1, 2",
        b"---\nlicense: mit\ntask_categories: [text-generation]\n---\n",
        b'{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"}',
        b"<html></html>",
    ],
)
def test_what_is_of_no_kind(content: bytes) -> None:
    with pytest.raises(Misuse) as unsure:
        guess(content, "file")
    assert unsure.value.id == "record_imports.no_kind"
    assert "model_card" in str(unsure.value.params["known"])


def test_broken_json_is_said_to_be_broken() -> None:
    with pytest.raises(Problem) as broken:
        guess(b'{"bomFormat": "CycloneDX",', "bom.json")
    assert broken.value.id == "record_imports.json"


def test_of_several_kinds_that_fit_none_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    def fits(clues: Clues) -> bool:
        return clues.name == "config.json"

    monkeypatch.setattr(readers, "READERS", (*READERS, Reader("other", "Other", READERS[0].read, fits)))
    with pytest.raises(Misuse) as unsure:
        guess((FILES / "config.json").read_bytes(), "config.json")
    assert (unsure.value.id, unsure.value.params["kinds"]) == ("record_imports.several_kinds", "model_config, other")


def test_an_unknown_kind() -> None:
    with pytest.raises(Misuse) as unknown:
        reader("model-card")
    assert unknown.value.id == "record_imports.no_such_kind"


def test_kinds_are_named_once() -> None:
    kinds = [one.kind for one in READERS]
    assert len(set(kinds)) == len(kinds)


@pytest.mark.parametrize("name", KIND_OF)
def test_every_proposal_is_for_a_row_that_takes_an_answer(name: str) -> None:
    sheet = read(KIND_OF[name], name)
    assert sheet.kind == KIND_OF[name]
    assert sheet.proposals
    for one in sheet.proposals:
        assert form_of(one).id == load_form(one.form).id
        assert form_of(one).field(one.row).derived is None
        assert one.place
