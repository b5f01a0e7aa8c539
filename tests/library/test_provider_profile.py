"""The provider profile: what was said before is kept, with who said it and when."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from aiact_desk.documents.nouns import Provenance
from aiact_desk.library.store import Library, open_library


def test_a_field_reads_as_it_was_stated(library: Library) -> None:
    assert library.profile_answers() == {}
    saved = library.save_profile_answer("provider.legal_name", "Beispiel GmbH", "Ada")
    assert (saved.field, saved.value, saved.revision) == ("provider.legal_name", "Beispiel GmbH", 1)
    assert saved.provenance == Provenance("typed", "Ada")
    assert library.profile_answers() == {"provider.legal_name": saved}


def test_each_change_adds_a_revision(library: Library) -> None:
    first = library.save_profile_answer("a", "x", "Ada")
    assert library.save_profile_answer("a", "x", "Bo") == first  # the same again is no change
    second = library.save_profile_answer("a", {"part": "y"}, "Bo")
    library.clear_profile_answer("a", "Cy")
    library.clear_profile_answer("a", "Cy")
    assert library.profile_answers() == {}
    again = library.save_profile_answer("a", "x", "Ada")
    history = library.profile_history("a")
    assert [one.revision for one in history] == [1, 2, 3, 4]
    assert (history[0], history[1], history[3]) == (first, second, again)
    assert (history[2].value, history[2].provenance.source) == (None, "Cy")
    assert library.profile_answers() == {"a": again}


def test_taking_back_what_was_never_said_leaves_no_trace(library: Library) -> None:
    library.clear_profile_answer("a", "Ada")
    assert library.profile_history("a") == []


def test_two_programs_lose_no_change(library: Library) -> None:
    with open_library(library.paths) as other:
        other.save_profile_answer("a", "theirs", "Bo")
        library.save_profile_answer("a", "ours", "Ada")
        assert other.profile_answers()["a"].value == "ours"
        assert [one.value for one in other.profile_history("a")] == ["theirs", "ours"]


def test_rows_are_never_rewritten(library: Library) -> None:
    for value in ("x", "y", "z"):
        library.save_profile_answer("a", value, "Ada")
    with closing(sqlite3.connect(library.paths.database)) as connection:
        rows = connection.execute("SELECT revision, value, person FROM provider_profile ORDER BY revision").fetchall()
    assert rows == [(1, '"x"', "Ada"), (2, '"y"', "Ada"), (3, '"z"', "Ada")]
