"""The provider profile at the command line: stated, shown and taken back, and what follows for a new model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Call = Callable[..., Any]


def test_the_profile_is_stated_shown_and_taken_back(answer: Call, desk: Call) -> None:
    shown = {field["id"]: field for field in answer("provider", "show")}
    assert len(shown) == 14
    assert {field["value"] for field in shown.values()} == {None}
    made = answer("provider", "set", "signatory.transparency", "Signatory | 2025-08-01")
    assert made["value"] == {"status": "Signatory", "since": "2025-08-01"}
    assert (made["revision"], made["id"]) == (1, "signatory.transparency")
    assert made["person"]
    told = desk("provider", "set", "provider.legal_name", "Nordlicht [bold] GmbH").stdout
    assert told == "Legal name: Nordlicht [bold] GmbH\n"
    page = desk("provider", "show").stdout
    for words in ("Contact points", "provider.legal_name", "Nordlicht [bold] GmbH", "not stated"):
        assert words in page
    assert desk("provider", "clear", "provider.legal_name").stdout == "Legal name: not stated\n"
    assert answer("provider", "clear", "signatory.transparency")["value"] is None


def test_what_is_no_value_or_no_field_is_wrong_use(desk: Call) -> None:
    assert "Choose from" in desk("provider", "set", "provider.size_class", "huge", code=2).stderr
    assert "provider.legal_name" in desk("provider", "set", "provider.legalname", "x", code=2).stderr
    assert desk("provider", "clear", "provider.legalname", code=2).stdout == ""


def test_a_model_is_recorded_with_or_without_a_provider_of_its_own(answer: Call) -> None:
    answer("provider", "set", "provider.legal_name", "Profile AG")
    assert answer("model", "new", "Own", "--provider", "Own Ltd")["provider"] == "Own Ltd"
    assert answer("model", "new", "Ours")["provider"] is None
