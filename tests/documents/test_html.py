"""Answers are words: whatever they hold is printed and never obeyed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from aiact_desk.documents.content import Content
from aiact_desk.documents.evidence import Population
from aiact_desk.documents.html import page
from aiact_desk.documents.nouns import Model
from aiact_desk.documents.view import audience_view
from aiact_desk.problems import Problem
from aiact_desk.regulation.terms import Audience
from aiact_desk.wording import say_problem

MakeContent = Callable[..., Content]
NOW = datetime(2026, 12, 3, 9, 30, tzinfo=UTC)
HOSTILE = (
    "<script>alert(1)</script>",
    '<img src="http://127.0.0.1:1/x">',
    "{{ 7 * 7 }}{% for x in range(9) %}x{% endfor %}",
    "javascript:alert(1)",
    '"><style>@import url(file:///etc/passwd)</style>',
    "</title></head><link rel=attachment href=file:///etc/passwd>",
    "<svg onload=alert(1)><image href='file:///etc/passwd'/></svg>",
)


class Tags(HTMLParser):
    """Collects the tags, attributes and words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: set[str] = set()
        self.styles: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses |= {value or "" for name, value in attrs if name in ("href", "src", "data")}
        self.styles |= {value or "" for name, value in attrs if name == "style"}

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(content: Content, audience: Audience = Audience.AIO) -> Tags:
    tags = Tags()
    tags.feed(page(audience_view(content, audience, NOW)))
    return tags


def test_hostile_text_is_printed_as_text(
    make_content: MakeContent, model: Model, at_hand: Callable[..., Population]
) -> None:
    text = "\n".join(HOSTILE)
    plain = parsed(make_content({"properties.design": "A"}))
    run = make_content({}).evidence[0]
    one = run.samples["oversight"].drawn(seed=0, count=1).samples[0]
    samples = {"oversight": at_hand(one.model_copy(update={"input": text, "output": text}))}
    named = Model(model.id, HOSTILE[5], HOSTILE[0], model.created_at, (HOSTILE[1], HOSTILE[4]))
    evil = make_content({"properties.design": text}, (type(run)(run.run, run.request, run.result, samples),), of=named)
    tags = parsed(evil)
    assert tags.tags <= plain.tags
    assert {address for address in tags.addresses if not address.startswith("#")} == {"document.css"}
    assert all(re.fullmatch(r"width: \d{1,3}%", style) for style in tags.styles)
    for line in HOSTILE:
        assert tags.text.count(line) >= 3


def test_very_long_words_get_places_to_break(make_content: MakeContent) -> None:
    word = "x" * 50_000
    tags = parsed(make_content({"properties.design": word}))
    assert "wbr" in tags.tags
    assert word in tags.text


def test_notices_that_do_not_fit_are_refused(make_content: MakeContent, model: Model) -> None:
    wordy = Model(model.id, model.name, None, model.created_at, ("word " * 600,))
    with pytest.raises(Problem) as refused:
        page(audience_view(make_content({}, of=wordy), Audience.AIO, NOW))
    assert "Polaris 2 fill 25 lines, and 10 fit" in say_problem(refused.value)


@pytest.mark.parametrize("audience", [Audience.AIO, Audience.NCA, Audience.DP])
def test_every_section_and_the_annex_are_in_the_contents(make_content: MakeContent, audience: Audience) -> None:
    tags = parsed(make_content({}), audience)
    targets = {address for address in tags.addresses if address.startswith("#")}
    assert targets == {*(f"#section-{number}" for number in range(1, 9)), "#annex", "#run-A.1", "#runs", "#needs"}


def test_what_the_program_never_says(make_content: MakeContent) -> None:
    for audience in (Audience.AIO, Audience.NCA, Audience.DP):
        text = parsed(make_content({}), audience).text.lower()
        for word in (
            "certif",
            "complian",
            "approved by the ai office",
            "presumption of conformity",
            "meets the requirement",
        ):
            assert word not in text
