"""A composite joins one metric family only, leaves out what cannot be read, and shows how weights move it."""

from __future__ import annotations

from typing import Any

import pytest

from aiact_desk.evaluation.composite import composites
from aiact_desk.evaluation.profile import Line
from aiact_desk.evaluation.result import Adjusted, Interval, PackResult
from aiact_desk.evaluation.suites import Entry


def line(pack: str, value: float, *, shows: bool = True, **more: Any) -> Line:
    at = Interval(low=value, high=value, method="t")
    result = PackResult.model_validate(
        {
            "pack": pack, "pack_version": "1", "pack_sha256": "a", "data_sha256": "b", "metric": "acc",
            "higher_is_better": True, "value": value, "interval": at, "chance": None, "items": 9, "items_in_pack": 9,
            "tokens_read": 0, "tokens_written": 0,
        }
        | more
    )  # fmt: skip
    return Line(Entry(pack=pack, topic="privacy", adds=""), result, shows=shows)


def test_only_packs_of_one_metric_are_joined() -> None:
    other = [line("c", 0.9, metric="consistency"), line("d", 1.0, metric="x"), line("e", 0.5, metric="x")]
    found = composites([line("a", 0.2), line("b", 0.6), *other])
    assert [(one.metric, one.packs) for one in found] == [("acc", ("a", "b")), ("x", ("d", "e"))]
    assert found[0].value == pytest.approx(0.4)
    assert (found[0].lowest, found[0].highest) == ("a", "b")
    assert 0.2 < found[0].low < 0.22
    assert 0.58 < found[0].high < 0.6


def test_what_cannot_be_read_is_partial_or_counts_downwards_stays_out() -> None:
    lines = [line("a", 0.2), line("b", 0.6, shows=False), line("c", 0.6, items=3),
             line("d", 0.6, higher_is_better=False), line("e", 3e9)]  # fmt: skip
    assert composites(lines) == ()


def test_guessing_is_taken_out_before_packs_with_other_chances_are_joined() -> None:
    at = Interval(low=0, high=0, method="t")
    joined = composites([line("a", 0.5, adjusted=Adjusted(value=0.0, interval=at)), line("b", 0.5)])
    assert joined[0].value == pytest.approx(0.25)
