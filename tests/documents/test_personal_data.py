"""Shapes of personal data that a rule sees, and those that it must not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.documents.personal_data import personal_data_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Write to anna.k@mailbox.eu today", ("mail address",)),
        ("Call +49 30 901820 or 0033 1 23 45 67 89", ("telephone number",)),
        ("Pay to DE89 3704 0044 0532 0130 00", ("bank account",)),
        ("Pay to GB82WEST12345698765432.", ("bank account",)),
        ("Card 4111 1111 1111 1111", ("payment card",)),
        ("a@b.eu, +49 30 901820", ("mail address", "telephone number")),
    ],
)
def test_what_identifies_somebody_is_found(text: str, found: tuple[str, ...]) -> None:
    assert personal_data_in(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Write to anna@example.org or to b@mail.example, or c@host.test",
        "DE89 3704 0044 0532 0130 01 has wrong check digits",
        "4111 1111 1111 1112 is no card; nor is 0000 0000 0000 0000",
        "12345678 items, 3.141592653589793, 1,000,000,000,000",
        "On 2026-03-01 at 12:00, 24 + 17 = 41",
        "f(x) = x @ y",
    ],
)
def test_what_belongs_to_nobody_is_not(text: str) -> None:
    assert personal_data_in(text) == ()


def _iban(body: str) -> str:
    """Check digits by ISO 13616: 98 less the rest by 97 of the number with 00 in their place."""
    rest = int("".join(str(int(character, 36)) for character in f"{body}DE00")) % 97
    return f"DE{98 - rest:02}{body}"


@given(st.text("0123456789", min_size=18, max_size=18), st.integers(1, 96))
def test_an_account_is_told_by_its_check_digits(body: str, shift: int) -> None:
    right = _iban(body)
    wrong = f"DE{(int(right[2:4]) + shift - 2) % 97 + 2:02}{body}"
    assert "bank account" in personal_data_in(right)
    assert "bank account" not in personal_data_in(wrong)
