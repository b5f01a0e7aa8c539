"""What may not hold any more is said where it is printed, without naming places on this machine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from aiact_desk.documents.content import Content
from aiact_desk.documents.stale import StaleMark
from aiact_desk.documents.view import audience_view
from aiact_desk.regulation.schema import Audience

NOW = datetime(2026, 12, 3, tzinfo=UTC)


def test_stale_rows_and_runs_are_marked(make_content: Callable[..., Content]) -> None:
    whole = make_content({})
    marks = (
        StaleMark("row", "properties.size_exact", "stale.weights_gone", {"path": "/home/somebody"}),
        StaleMark("run", whole.runs[0].run.id, "stale.weights_gone", {"path": "/home/somebody"}),
    )
    content = replace(whole, stale=marks)
    for reader, row in ((Audience.AIO, "properties.size_exact"), (Audience.NCA, "properties.size_range")):
        view = audience_view(content, reader, NOW)
        origin = next(one.origin for section in view.sections for one in section.rows if one.field == row)
        assert "It may not hold any more: the weights or the evaluation have changed since." in origin
        assert view.annex
        assert any("have changed since this run" in caveat for caveat in view.annex.runs[0].caveats)
        assert "/home/somebody" not in view.model_dump_json()
    fresh = audience_view(whole, Audience.AIO, NOW).model_dump_json()
    assert "may not hold" not in fresh
