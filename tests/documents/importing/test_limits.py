"""Hostile files are refused by one Problem, quickly, and whatever the bytes are, nothing else is raised."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aiact_desk.documents.importing import limits
from aiact_desk.documents.importing.limits import read_file, read_json, read_text, read_xml, read_yaml
from aiact_desk.documents.importing.proposal import MOST_NOTES, Sheet
from aiact_desk.documents.importing.readers import reader
from aiact_desk.inspection import yaml_head
from aiact_desk.problems import Problem
from aiact_desk.regulation.values import parse
from aiact_desk.wording import say, say_problem
from tests.documents.importing.reading import FILES, form_of

QUICK = 2.0
"""Seconds of the processor (other programs run beside the tests) within which a hostile file is refused."""

KINDS = ("model_card", "model_config", "cyclonedx", "spdx3", "spdx2")


def refused(call: Callable[[], object]) -> str:
    """The id of the Problem that is raised, quickly and with a sentence."""
    started = time.process_time()
    with pytest.raises(Problem) as told:
        call()
    assert time.process_time() - started < QUICK
    assert say_problem(told.value)
    return told.value.id


def test_a_file_of_a_gigabyte_is_not_read(tmp_path: Path) -> None:
    large = tmp_path / "README.md"
    with large.open("wb") as file:
        file.truncate(1 << 30)
    assert refused(lambda: read_file(large)) == "record_imports.too_large"


def test_the_limit_of_a_file_itself_is_read(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"12345")
    assert read_file(file, largest=5) == b"12345"
    assert refused(lambda: read_file(file, largest=4)) == "record_imports.too_large"


def test_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused(lambda: read_file(tmp_path / "pipe")) == "inspection.not_a_file"
    assert refused(lambda: read_file(tmp_path)) == "inspection.not_a_file"
    assert refused(lambda: read_file(tmp_path / "none")) == "inspection.unreadable"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"[" * 100_000 + b"]" * 100_000, "record_imports.too_deep"),
        (b"[" * 65 + b"]" * 65, "record_imports.too_deep"),
        (b'{"a":' * 65 + b"1" + b"}" * 65, "record_imports.too_deep"),
        (b"[" + b"[]," * 1_000_001 + b"1]", "record_imports.too_many"),
        (b'["' + b"a" * (limits.LONGEST_TEXT + 1) + b'"]', "record_imports.text_too_long"),
        (b'{"' + b"a" * (limits.LONGEST_TEXT + 1) + b'": 1}', "record_imports.text_too_long"),
        (b'{"a": 1, "a": 2}', "record_imports.json"),
        (b'{"a": NaN}', "record_imports.json"),
        (b'{"a": -Infinity}', "record_imports.json"),
        (b'{"a": 1} x', "record_imports.json"),
        (b"", "record_imports.json"),
        (b"\xff\xfe[]", "record_imports.not_text"),
    ],
)
def test_hostile_json(content: bytes, problem: str) -> None:
    assert refused(lambda: read_json(content, "bom.json")) == problem


def test_json_within_the_limits_keeps_every_digit() -> None:
    deepest = b"[" * limits.DEEPEST + b"]" * limits.DEEPEST
    assert isinstance(read_json(deepest, "a"), list)
    assert read_json(b'\xef\xbb\xbf{"a": 7, "b": 0.10, "c": 1234567890123456789, "d": -2}', "a") == {
        "a": 7,
        "b": "0.10",
        "c": "1234567890123456789",
        "d": -2,
    }


def laughs() -> str:
    """The billion laughs in YAML: nine lists, each of nine references to the one before."""
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("head", "problem"),
    [
        (laughs(), "record_imports.yaml_anchor"),
        ("a: &b 1", "record_imports.yaml_anchor"),
        ("a: !!python/object/apply:os.system [id]", "record_imports.yaml_tag"),
        ("a: !!binary aGVsbG8=", "record_imports.yaml_tag"),
        ("a: " + "[" * 100_000 + "]" * 100_000, "record_imports.yaml_depth"),
        ("a: " + "{a: " * 21 + "1" + "}" * 21, "record_imports.yaml_depth"),
        ("a: 1\n" * yaml_head.HEAD_LIMIT, "record_imports.too_large"),
        ("a: [", "record_imports.yaml"),
        ("a: \0", "record_imports.yaml"),
    ],
)
def test_hostile_yaml(head: str, problem: str) -> None:
    assert refused(lambda: read_yaml(head, "README.md")) == problem


def test_yaml_stays_the_text_that_was_written() -> None:
    assert read_yaml("language: no\nversion: 1.10\nat: 2026-01-01", "README.md") == {
        "language": "no",
        "version": "1.10",
        "at": "2026-01-01",
    }


ENTITY_BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE bom [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
<bom xmlns="http://cyclonedx.org/schema/bom/1.6">&c;</bom>"""


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (ENTITY_BOMB, "record_imports.xml_entities"),
        (b'<!DOCTYPE bom SYSTEM "file:///etc/passwd"><bom/>', "record_imports.xml_entities"),
        (b'<!DOCTYPE b [<!ENTITY x SYSTEM "file:///etc/passwd">]><b>&x;</b>', "record_imports.xml_entities"),
        (b"<a>" * 100_000, "record_imports.too_deep"),
        (b"<a>" * 65 + b"</a>" * 65, "record_imports.too_deep"),
        (b"<a>" + b"<b/>" * 2_000_001 + b"</a>", "record_imports.too_many"),
        (b"<a>" + b"b" * (limits.LONGEST_TEXT + 1) + b"</a>", "record_imports.text_too_long"),
        (b'<a b="' + b"b" * (limits.LONGEST_TEXT + 1) + b'"/>', "record_imports.text_too_long"),
        (b"<a>&x;</a>", "record_imports.xml"),
        (b"<a>", "record_imports.xml"),
        (b"", "record_imports.xml"),
        (b'<?xml version="1.0" encoding="no-such"?><a/>', "record_imports.xml"),
    ],
)
def test_hostile_xml(content: bytes, problem: str) -> None:
    assert refused(lambda: read_xml(content, "bom.xml")) == problem


def test_xml_within_the_limits() -> None:
    root = read_xml(b"<a>" * limits.DEEPEST + b"x" + b"</a>" * limits.DEEPEST, "bom.xml")
    assert "".join(root.itertext()) == "x"


@pytest.mark.parametrize(
    "card",
    [
        b"# M\n" + b"<!--" * 240_000,
        b"# M\n" + b"#a\n# b\n" * 120_000,
        b"# M\n## Direct Use\n" + b"[more information needed](" * 38_000,
        b"# M\n## Direct Use\n" + b"{{" * 490_000,
        b"# M\n" + b"```\n" * 240_000,
        b"# M\n# " + b"[optional]" * 90_000 + b"\nx",
    ],
)
def test_long_winded_cards_are_read_quickly(card: bytes) -> None:
    started = time.process_time()
    sheet = reader("model_card").read(card, "README.md")
    assert time.process_time() - started < 3 * QUICK, "read to the end, and in time that grows with the length"
    assert len(sheet.notes) <= MOST_NOTES + 1


@given(st.binary(max_size=300))
@example(b"---\n---\n")
@example(b"\xef\xbb\xbf{}")
@example(b"--- \n")
@example(b'{"": {}}')
def test_whatever_the_bytes_are_only_problems_are_raised(data: bytes) -> None:
    for read in (read_text, read_json, read_xml):
        _only_problems(lambda read=read: read(data, "file"))  # type: ignore[misc]
    _only_problems(lambda: read_yaml(data.decode("utf-8", "replace"), "file"))
    for kind in KINDS:
        _only_problems(lambda kind=kind: reader(kind).read(data, "file"))  # type: ignore[misc]


WORDS = st.sampled_from(
    [
        "type", "name", "machine-learning-model", "ai_AIPackage", "components", "bomFormat", "CycloneDX", "modelCard",
        "modelParameters", "inputs", "format", "considerations", "useCases", "environmentalConsiderations",
        "energyConsumptions", "activity", "training", "activityEnergyCost", "value", "unit", "kWh", "licenses",
        "license", "hashes", "pedigree", "ancestors", "spdxVersion", "SPDX-2.3", "packages", "supplier", "spdxId",
        "suppliedBy", "from", "to", "relationshipType", "ancestorOf", "hasDeclaredLicense", "ai_energyConsumption",
        "ai_trainingEnergyConsumption", "architectures", "model_type", "text_config", "max_position_embeddings",
    ]
)  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | WORDS | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS | st.text(), inner, max_size=6),
    max_leaves=30,
)


@given(VALUES, st.sampled_from(["bom.cdx.json", "spdx3.json", "spdx2.json", "config.json"]), st.data())
def test_a_record_with_any_value_in_any_place(value: object, name: str, data: st.DataObject) -> None:
    """One part of a good record, wherever it stands, is replaced by something else."""
    record = json.loads((FILES / name).read_text())
    place = record
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list) or not place[key] or data.draw(st.booleans()):
            break
        place = place[key]
    place[key] = value
    kind = {"bom.cdx.json": "cyclonedx", "config.json": "model_config"}.get(name, name.removesuffix(".json"))
    sheet = _only_problems(lambda: reader(kind).read(json.dumps(record).encode(), name))
    for one in sheet.proposals if sheet else ():
        _only_problems(lambda one=one: parse(form_of(one).field(one.row), one.value))  # type: ignore[misc]
    for note in sheet.notes if sheet else ():
        assert say(note.id, note.params)


def _only_problems(call: Callable[[], object]) -> Sheet | None:
    found: object
    try:
        found = call()
    except Problem as problem:
        found = problem
    assert not isinstance(found, Problem) or say_problem(found)
    return found if isinstance(found, Sheet) else None
