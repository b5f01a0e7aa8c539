"""Hosts from URLs and bare names: RFC 3986 for their parts, RFC 1123 and UTS 46 for their names."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.documents.domains.hosts import LONGEST_KEPT, Kind, authority, classify, host_of, in_unicode
from aiact_desk.documents.domains.suffixes import packaged_suffixes

NAMES = st.from_regex(r"([a-zA-Z0-9]{1,8}\.){1,3}(com|de|co\.uk|org)", fullmatch=True)


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("example.com", Kind.DOMAIN, "example.com"),
        ("WWW.Example.COM", Kind.DOMAIN, "example.com"),
        ("example.com.", Kind.DOMAIN, "example.com"),
        (" example.com ", Kind.DOMAIN, "example.com"),
        ("example.com:8080", Kind.DOMAIN, "example.com"),
        ("https://example.com", Kind.DOMAIN, "example.com"),
        ("https://example.com:443/a?b=http://other.org/#c@d.net", Kind.DOMAIN, "example.com"),
        ("https://user:p@ss@www.example.com:8080/x", Kind.DOMAIN, "example.com"),
        ("//example.com/x", Kind.DOMAIN, "example.com"),
        ("HTTP:\\\\example.com\\x", Kind.DOMAIN, "example.com"),
        ("example.com/x?u=http://other.org", Kind.DOMAIN, "example.com"),
        ("example.com?u=http://other.org", Kind.DOMAIN, "example.com"),
        ("https://ex%61mple.com/", Kind.DOMAIN, "example.com"),
        ("my_blog.example.com", Kind.DOMAIN, "example.com"),
        ("-a-.example.com", Kind.DOMAIN, "example.com"),
        ("bücher.de", Kind.DOMAIN, "xn--bcher-kva.de"),
        ("https://BÜCHER.de/x", Kind.DOMAIN, "xn--bcher-kva.de"),
        ("xn--bcher-kva.de", Kind.DOMAIN, "xn--bcher-kva.de"),
        ("bu\u0308cher。de", Kind.DOMAIN, "xn--bcher-kva.de"),
        ("straße.de", Kind.DOMAIN, "xn--strae-oqa.de"),
        ("☕.example.com", Kind.DOMAIN, "example.com"),
        ("192.0.2.1", Kind.ADDRESS, "192.0.2.1"),
        ("http://192.0.2.1:80/x", Kind.ADDRESS, "192.0.2.1"),
        ("http://[2001:DB8::1]:80/x", Kind.ADDRESS, "2001:db8::1"),
        ("2001:db8::1", Kind.ADDRESS, "2001:db8::1"),
        ("localhost", Kind.NOT_PUBLIC, "localhost"),
        ("com", Kind.NOT_PUBLIC, "com"),
        ("printer.internal", Kind.NOT_PUBLIC, "printer.internal"),
        ("", Kind.INVALID, "(empty)"),
        ("https:///x", Kind.INVALID, "(empty)"),
        ("a..com", Kind.INVALID, "a..com"),
        (".com", Kind.INVALID, ".com"),
        ("-example.com", Kind.INVALID, "-example.com"),
        ("exa mple.com", Kind.INVALID, "exa mple.com"),
        ("ex_ample.com", Kind.INVALID, "ex_ample.com"),
        ("1.2.3", Kind.INVALID, "1.2.3"),
        ("300.1.1.1", Kind.INVALID, "300.1.1.1"),
        ("http://[::zz]/", Kind.INVALID, "[::zz]"),
        ("exam\ufffdple.com", Kind.INVALID, "exam\ufffdple.com"),
        ("https://someone:secret@bad_/x", Kind.INVALID, "bad_"),
        ("xn--\u00fc.de", Kind.INVALID, "xn--\u00fc.de"),
        ("a\x1b[31m.com", Kind.INVALID, "a\ufffd[31m.com"),
        ("a" * 64 + ".com", Kind.INVALID, "a" * 64 + ".com"),
        ("a." * 130 + "com", Kind.INVALID, "a." * 40),
    ],
)
def test_every_name_is_of_one_kind(text: str, kind: Kind, name: str) -> None:
    assert classify(text, packaged_suffixes()) == (kind, name)


@given(
    NAMES, st.sampled_from(["", "u@", "u:p@"]), st.sampled_from(["", ":1", ":65535"]), st.text("abc/?#@:", max_size=9)
)
def test_urls_are_cut_as_the_standard_library_cuts_them(name: str, user: str, port: str, path: str) -> None:
    url = f"https://{user}{name}{port}/{path}"
    assert host_of(url) == urlsplit(url).hostname
    assert host_of(f"{name}{port}/{path}") == name.lower()


@given(st.text(max_size=400))
def test_any_text_is_of_one_kind_and_what_is_kept_of_it_is_short(text: str) -> None:
    suffixes = packaged_suffixes()
    kept = authority(text)
    kind, name = classify(text, suffixes)
    assert len(kept) <= LONGEST_KEPT + 1
    assert authority(kept) == kept
    assert classify(kept, suffixes) == (kind, name)
    assert name.isprintable()
    assert len(name) <= 253
    if kind is Kind.DOMAIN:
        assert name.isascii()
        assert classify(name, suffixes) == (kind, name)


@given(st.text(max_size=40).map(lambda label: f"{label}.de"))
def test_a_name_and_its_unicode_are_the_same_domain(text: str) -> None:
    suffixes = packaged_suffixes()
    kind, name = classify(text, suffixes)
    if kind is Kind.DOMAIN:
        assert classify(in_unicode(name), suffixes) == (kind, name)


def test_unicode_for_people() -> None:
    assert in_unicode("xn--bcher-kva.de") == "bücher.de"
    assert in_unicode("example.com") == "example.com"
    assert in_unicode("xn--0.de") == "xn--0.de"
