"""Sections of a Markdown text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.documents.importing.markdown import Section, sections


def test_headings_and_what_stands_under_them() -> None:
    text = "before\n# One #\na\n\nb\n### 2. **Two** [optional]\n#hashtag\n"
    assert sections(text) == [Section(1, "One", "a\n\nb"), Section(3, "2. **Two** [optional]", "#hashtag")]
    assert [one.key for one in sections(text)] == ["one", "two"]


def test_code_and_comments_hold_no_headings() -> None:
    text = "# A\n```\n# b\n~~~\n```\n<!-- \n# c\n-->\n~~~~\n# d\n"
    assert [one.title for one in sections(text)] == ["A"]
    assert sections("# A\nx <!-- never closed\n# B\n") == [Section(1, "A", "x")]


@given(st.text(alphabet="#a `~<!->\n", max_size=80))
def test_any_text_is_parted_into_sections(text: str) -> None:
    for one in sections(text):
        assert 1 <= one.level <= 6
        assert "<!--" not in one.text
