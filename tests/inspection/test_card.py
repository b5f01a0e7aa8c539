"""The model card's YAML head and the licence file, friendly and hostile."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiact_desk.inspection import yaml_head
from aiact_desk.inspection.card import find_card, find_licence
from aiact_desk.inspection.findings import Findings
from aiact_desk.inspection.hashing import Listed, Stamp


def listed(path: Path, content: str | bytes) -> Listed:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Listed(path.name, path, Stamp.of(path.stat()))


def card(tmp_path: Path, content: str | bytes) -> Findings:
    findings = Findings()
    find_card(listed(tmp_path / "README.md", content), findings)
    return findings


def test_a_usual_head(tmp_path: Path) -> None:
    head = "license: apache-2.0\nlicense_link: LICENSE\nbase_model: owner/base\nlanguage:\n- en\n- de\n"
    findings = card(tmp_path, f"---\n{head}---\n# Title\n")
    assert findings.values == {
        "licence": "apache-2.0",
        "licence_link": "LICENSE",
        "base_models": ("owner/base",),
        "languages": ("en", "de"),
    }
    assert set(findings.origins.values()) == {"README.md"}
    assert findings.warnings == []


def test_windows_line_ends_and_byte_order_mark(tmp_path: Path) -> None:
    assert card(tmp_path, b"\xef\xbb\xbf---\r\nlicense: mit\r\n---\r\n").values == {"licence": "mit"}


def test_norwegian_is_no_boolean(tmp_path: Path) -> None:
    assert card(tmp_path, "---\nlanguage: [no, nb, on]\n---\n").values["languages"] == ("no", "nb", "on")


def test_a_licence_of_its_own_goes_by_its_name(tmp_path: Path) -> None:
    assert card(tmp_path, "---\nlicense: other\nlicense_name: owner-1.0\n---\n").values["licence"] == "owner-1.0"


def test_several_base_models_each_once(tmp_path: Path) -> None:
    head = "---\nbase_model: [a/b, c/d, a/b, {x: y}, '']\n---\n"
    assert card(tmp_path, head).values["base_models"] == ("a/b", "c/d")


@pytest.mark.parametrize("text", ["", "# Title\n", "--- \nlicense: mit\n---\n", "---\n- a\n---\n", "---\n\n---\n"])
def test_a_card_that_states_nothing(tmp_path: Path, text: str) -> None:
    findings = card(tmp_path, text)
    assert findings.values == {}
    assert findings.warnings == []


BOMB = "a: &a [x,x,x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)},*{chr(97 + n)}]\n" for n in range(20)
)


@pytest.mark.parametrize(
    ("text", "id"),
    [
        (f"---\n{BOMB}---\n", "card_head_anchors"),
        ("---\na: " + "[" * 5000 + "]" * 5000 + "\n---\n", "card_head_anchors"),
        ("---\nlicense: mit\nx: &a 1\n---\n", "card_head_anchors"),
        ("---\nlicense: [mit\n---\n", "card_head_broken"),
        ("---\n\x00\n---\n", "card_head_broken"),
        ("---\n? [a]\n: b\n---\n", "card_head_broken"),
        ("---\nlicense: mit\n", "card_head_long"),
        ("---\n" + "a: b\n" * yaml_head.HEAD_LIMIT + "---\n", "card_head_long"),
    ],
)
def test_a_head_that_cannot_be_read_is_a_warning(tmp_path: Path, text: str, id: str) -> None:
    findings = card(tmp_path, text)
    assert findings.values == {}
    assert [warning.id for warning in findings.warnings] == [f"inspection.{id}"]


def test_tags_construct_nothing(tmp_path: Path) -> None:
    head = "---\nlicense: !!python/object/apply:os.getcwd []\nlanguage: !!timestamp x\n---\n"
    assert card(tmp_path, head).values == {"languages": ("x",)}


@settings(max_examples=80, deadline=1000)
@given(head=st.text(alphabet=" \n-:[]{}&*!|>'\"#?ab1%@`,\t", max_size=60) | st.text(max_size=40))
def test_any_head_gives_facts_or_a_warning(tmp_path_factory: pytest.TempPathFactory, head: str) -> None:
    folder = tmp_path_factory.mktemp("card")
    findings = card(folder, f"---\nlicense: {head}\n---\n".encode("utf-8", "surrogatepass"))
    assert all(str(value).isprintable() for value in findings.values.values())


APACHE = "\n      Apache License\n   Version 2.0, January 2004\n http://www.apache.org/licenses/\n"
MIT = "MIT License\n\nCopyright (c) 2026 X\n\nPermission is hereby granted, free of charge, to any person\n"


@pytest.mark.parametrize(("text", "licence"), [(APACHE, "apache-2.0"), (MIT, "mit"), ("All rights reserved.", None)])
def test_a_licence_file_without_a_card(tmp_path: Path, text: str, licence: str | None) -> None:
    findings = Findings()
    find_licence(listed(tmp_path / "LICENSE", text), findings)
    assert findings.values.get("licence") == licence
    assert findings.values["licence_link"] == "LICENSE"


def test_the_card_is_heard_before_the_licence_file(tmp_path: Path) -> None:
    findings = card(tmp_path, "---\nlicense: cc-by-4.0\n---\n")
    find_licence(listed(tmp_path / "LICENSE", MIT), findings)
    assert findings.values == {"licence": "cc-by-4.0", "licence_link": "LICENSE"}
    assert findings.origins == {"licence": "README.md", "licence_link": "LICENSE"}
