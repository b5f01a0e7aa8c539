"""Codes of records in the words of the forms; what is not clear stays unsaid."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.documents.importing.data_set_record import Access, month
from aiact_desk.documents.importing.data_set_words import access, language, modalities, size_in_bytes


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("DEU", "German"),
        ("mlt", "Maltese"),
        ("ga", "Irish"),
        ("pt-PT", "Portuguese (PT)"),
        ("xx", "xx"),
        ("German", "German"),
    ],
)
def test_languages(code: str, name: str) -> None:
    assert language(code) == name


def test_modalities_are_those_that_a_type_can_only_be() -> None:
    assert modalities(["http://www.iana.org/assignments/media-types/image/png", "MP3", "image/jpeg"]) == (
        "Image",
        "Audio",
    )
    assert modalities(["text/csv", "application/json", "ZIP", "PARQUET"]) == ()


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("PUBLIC", Access.PUBLIC),
        ("NON_PUBLIC", Access.RESTRICTED),
        ("RESTRICTED", Access.RESTRICTED),
        ("?", Access.UNSAID),
    ],
)
def test_access_rights(code: str, found: Access) -> None:
    """Authority table "access-right" of the Publications Office of the Union."""
    assert access(code) is found


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("25585843 B", 25_585_843), ("12.5 MB", 12_500_000), ("2 GiB", 2 * 2**30), ("1024", 1024), ("1kB", 1000),
        ("0.3 B", None), ("0", None), ("12 parsecs", None), ("-1 B", None), ("1,5 MB", None), ("", None),
    ],
)  # fmt: skip
def test_sizes(text: str, size: int | None) -> None:
    """kB to PB count by 1000, KiB to PiB by 1024 (IEC 80000-13)."""
    assert size_in_bytes(text) == size


@given(st.integers(1, 10**12), st.sampled_from([("kB", 1000), ("MB", 10**6), ("KiB", 1024), ("GiB", 2**30)]))
def test_sizes_are_exact(amount: int, unit: tuple[str, int]) -> None:
    assert size_in_bytes(f"{amount} {unit[0]}") == Decimal(amount) * unit[1]


@given(st.text(max_size=30))
def test_any_text_is_taken(text: str) -> None:
    language(text)
    modalities([text])
    assert size_in_bytes(text) is None or size_in_bytes(text) == int(size_in_bytes(text) or 0)
    assert month(text) is None or month(text) == text.strip()[:7]


@pytest.mark.parametrize(("text", "found"), [("2021-09-15T00:00:00Z", "2021-09"), ("2021-13", None), ("1700-01", None)])
def test_months(text: str, found: str | None) -> None:
    assert month(text) == found
