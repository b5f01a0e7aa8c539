"""Domains that look like a person's name are flagged, in any spelling; others are not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.documents.domains.persons import person_names, plain


def idn(name: str) -> str:
    """The name in ASCII."""
    return name.encode("idna").decode()


@pytest.mark.parametrize(
    "domain",
    [
        "anna-schmidt.de", "schmidt-anna.de", "jan-van-dijk.nl", "juergen-schulz.com", "jurgen-schulz.com",
        idn("jürgen-schulz.de"), "soeren-unbekannt.dk", "annaschmidt.de", "johnsmith.co.uk", "giuliarossi.it",
        idn("annamüller.de"), "smith.name", "zoltan-kovacs.hu", idn("иван-петров.bg"), "agnieszkanowak.pl",
    ],
)  # fmt: skip
def test_names_of_persons(domain: str) -> None:
    assert person_names().looks_like_a_person(domain)


@pytest.mark.parametrize(
    "domain",
    [
        "example.com", "anna.de", "schmidt.de", "the-news.com", "anna-2.de", "anna-b.de", "a-b-c-d.com", "-.com",
        "site-0000001.de", "annaandschmidt.de", "wikipedia.org", "name.com", "anna.schmidt.de",
    ],
)  # fmt: skip
def test_other_names(domain: str) -> None:
    assert not person_names().looks_like_a_person(domain)


def test_the_lists_are_dated_and_of_plain_letters() -> None:
    names = person_names()
    assert names.date == date(2026, 11, 25)
    assert len(names.given) > 2000
    assert len(names.surnames) > 400
    assert all(name.isalpha() and name == plain(name) for name in names.given | names.surnames)


@given(st.text())
def test_any_text_can_be_looked_at(text: str) -> None:
    person_names().looks_like_a_person(text)
    assert plain(plain(text)) == plain(text) or not text.isascii()
