"""Registrable domains: the list's own published cases, and the short way against the package's long one."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import publicsuffixlist
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.documents.domains.hosts import Kind, classify
from aiact_desk.documents.domains.suffixes import packaged_suffixes

PACKAGE = Path(publicsuffixlist.__file__).parent
RULES = [
    line.split()[0].lstrip("!*.").encode("idna").decode()
    for line in (PACKAGE / "public_suffix_list.dat").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("//")
]
LABEL = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?", fullmatch=True).filter(lambda label: label[2:4] != "--")
CASE = re.compile(r"^checkPublicSuffix\('(?P<host>[^']+)', (?:'(?P<domain>[^']+)'|null)\);", re.MULTILINE)


def published() -> list[tuple[str, str | None]]:
    """The test cases that are published with the list, without leading dots and unlisted top-level domains."""
    text = (PACKAGE / "test_psl.txt").read_text(encoding="utf-8")
    cases = [(match["host"], match["domain"]) for match in CASE.finditer(text)]
    return [(host, domain) for host, domain in cases if host[0] != "." and not host.lower().endswith("example")]


def test_the_list_is_the_one_of_its_day() -> None:
    assert packaged_suffixes().date == date(2026, 10, 22)


def test_there_are_published_cases() -> None:
    assert len(published()) > 50


@pytest.mark.parametrize(("host", "domain"), published())
def test_published_cases(host: str, domain: str | None) -> None:
    """https://github.com/publicsuffix/list, tests; a suffix of several labels is its own domain here."""
    kind, name = classify(host, packaged_suffixes(private=True))
    if domain is not None:
        assert (kind, name) == (Kind.DOMAIN, domain.encode("idna").decode().lower())
    elif "." in host:
        assert (kind, name) == (Kind.DOMAIN, host.encode("idna").decode().lower())
    else:
        assert kind is Kind.NOT_PUBLIC


@pytest.mark.parametrize(
    ("host", "cut", "with_hosting"),
    [
        ("www.bbc.co.uk", "bbc.co.uk", "bbc.co.uk"),
        ("gov.uk", "gov.uk", "gov.uk"),
        ("www.gov.uk", "www.gov.uk", "www.gov.uk"),
        ("someone.github.io", "github.io", "someone.github.io"),
        ("a.b.city.kawasaki.jp", "city.kawasaki.jp", "city.kawasaki.jp"),
        ("a.b.c.ck", "b.c.ck", "b.c.ck"),
        ("www.ck", "www.ck", "www.ck"),
        ("shop.example.рф", "example.xn--p1ai", "example.xn--p1ai"),
    ],
)
def test_registries_cut_always_and_hosting_services_where_asked(host: str, cut: str, with_hosting: str) -> None:
    assert classify(host, packaged_suffixes()) == (Kind.DOMAIN, cut)
    assert classify(host, packaged_suffixes(private=True)) == (Kind.DOMAIN, with_hosting)


@given(st.lists(LABEL, max_size=3), st.sampled_from(RULES), st.booleans())
def test_the_short_way_gives_what_the_whole_list_gives(before: list[str], rule: str, private: bool) -> None:
    host = ".".join([*before, rule])
    suffixes = packaged_suffixes(private=private)
    found = suffixes.registrable(host)
    expected = (Kind.NOT_PUBLIC, host) if found is None else (Kind.DOMAIN, found)
    assert classify(host, suffixes) == expected
    assert found is None or suffixes.registrable(found) == found
