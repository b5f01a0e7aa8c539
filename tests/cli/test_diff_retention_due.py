"""From the command line: two versions are compared, what is due is listed, and a document goes if nothing keeps it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

FORM = "model_documentation_form"


@pytest.mark.slow
def test_from_an_old_version_to_a_deleted_one(
    desk: Callable[..., Any], answer: Callable[..., Any], tmp_path: Path
) -> None:
    desk("model", "new", "Tiny", "--provider", "Example Ltd")
    old = answer("document", "new", "Tiny", FORM)["id"]
    desk("document", "set", old, "general.authenticity", "A [bold]sum[/bold] of each file.")
    new = answer("document", "new-version", old)["id"]
    desk("document", "set", new, "general.authenticity", "A [bold]signed sum[/bold] of each file.")

    (field,) = answer("diff", new)["fields"]
    assert (field["id"], field["change"]) == ("general.authenticity", "changed")
    printed = desk("diff", old, new).stdout
    assert "general.authenticity" in printed
    assert "[- [bold]sum[/bold]-]{+ [bold]signed sum[/bold]+}" in printed
    assert "typed: " in printed
    assert "\x1b" not in printed

    framework = answer("document", "new", "Tiny", "framework")["id"]
    desk("document", "set", framework, "dates.threshold", "2026-11-20")
    due = answer("due", "--as-of", "2026-11-25", "--ics", tmp_path / "due.ics")
    assert [(one["day"], one["source"], one["force"], one["days_left"]) for one in due["due"]] == [
        ("2026-12-04", "Art. 52(1)", "act", 9)
    ]
    assert len(Calendar.from_ical((tmp_path / "due.ics").read_bytes()).walk("VEVENT")) == 1
    assert "Waiting for an event" in desk("due", "--days", "5", "--as-of", "2026-11-25").stdout

    kept = answer("document", "retention", framework, "--start", "2026-11-25")
    assert (kept["until"], kept["rules"][0]["force"]) == ("2036-11-25", "ours")
    desk("document", "retention", framework, "--hold", "request 7")
    assert "request 7" in desk("document", "delete", framework, "--reason", "mistake", code=1).stderr
    assert "Counts from" in desk("document", "retention", framework, "--release").stdout
    assert answer("document", "delete", framework, "--reason", "mistake") == {"deleted": framework}
    assert new in desk("document", "delete", old, "--reason", "mistake", code=1).stderr
    assert answer("audit", "verify")["broken"] is None
