"""What `bundle.json` says comes back as it was, whatever was answered."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pydantic import ValidationError

from aiact_desk.documents.bundles.archive import json_bytes
from aiact_desk.documents.bundles.schema import BundledAnswer, BundledRun
from aiact_desk.documents.importing.limits import read_json
from aiact_desk.documents.nouns import Origin

_TEXTS = some.text(some.characters(codec="utf-8", exclude_characters="\0"))
_VALUES = some.recursive(
    some.none() | some.booleans() | some.integers(-(10**16), 10**16) | _TEXTS,
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(_TEXTS, inner, max_size=4),
    max_leaves=20,
)
_ORIGINS: list[Origin] = ["measured", "inspected", "computed", "imported", "typed"]
_ANSWERS = some.builds(
    BundledAnswer,
    field=some.text("abc._", min_size=1, max_size=20),
    revision=some.integers(1, 1_000_000_000),
    value=_VALUES,
    not_applicable=some.none() | _TEXTS,
    left_open=some.none() | _TEXTS,
    origin=some.sampled_from(_ORIGINS),
    source=_TEXTS,
    detail=_TEXTS,
    at=some.datetimes(min_value=datetime(1, 1, 2), timezones=some.just(UTC)),  # noqa: DTZ001
)


@given(_ANSWERS)
def test_an_answer_comes_back_as_it_was(answer: BundledAnswer) -> None:
    written = json_bytes(answer)
    read = BundledAnswer.model_validate(read_json(written, "bundle.json"))
    assert read == answer
    assert json_bytes(read) == written


@pytest.mark.parametrize("id", ["", ".", "..", "../run", "a/b", "a\\b", ".hidden", "a b", "a\n", "é", "a" * 101])
def test_a_run_id_can_name_a_folder(id: str) -> None:
    run = {
        "id": id,
        "version": "version-k3f9x2ab",
        "suite": "starter",
        "limit": None,
        "created_at": "2026-11-24T10:00:00+00:00",
        "manifest_sha256": "a" * 64,
        "has_responses": False,
    }
    with pytest.raises(ValidationError, match="id"):
        BundledRun.model_validate(run)
    assert BundledRun.model_validate({**run, "id": "run-k3f9x2ab"}).id == "run-k3f9x2ab"
