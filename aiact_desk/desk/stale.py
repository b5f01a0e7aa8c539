"""A look at the files and packs of today, to see which evidence of a document may not hold any more."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from aiact_desk.desk.desk import Desk
from aiact_desk.desk.run_plan import DECISIVE
from aiact_desk.documents.content import Content
from aiact_desk.documents.stale import Now, StaleMark, stale_marks
from aiact_desk.inspection.changes import changes_since
from aiact_desk.inspection.hashing import HashCache
from aiact_desk.problems import Problem


def stale_evidence(desk: Desk, content: Content) -> tuple[StaleMark, ...]:
    """Which rows and runs of a document may not hold any more, and why. Large files are looked at, not hashed.

    A model behind a server is not asked: nothing is sent for a look.
    """
    answers = {field.id: answer for field in content.form.rows() if (answer := content.answer(field))}
    return stale_marks(answers, content.runs, content.versions, _now(desk, content))


def _now(desk: Desk, content: Content) -> Now:
    cache = HashCache(desk.cache / "hashes.json")
    at_hand = [version for version in content.versions if version.path]
    places = {version.id: Path(version.path) for version in at_hand}
    return Now(
        changes={
            version.id: changes_since(
                places[version.id],
                [file for file in version.facts.files if file.role in DECISIVE],
                version.added_at,
                cache,
            )
            for version in at_hand
            if places[version.id].exists()
        },
        gone=frozenset(id for id, place in places.items() if not place.exists()),
        packs=_packs(desk, content),
    )


def _packs(desk: Desk, content: Content) -> dict[str, str]:
    """The hash of each measured pack that is here and can be read."""
    found = {}
    for id in {pack.id for run in content.runs if not run.elsewhere for pack in run.request.packs}:
        with suppress(Problem):
            found[id] = desk.packs.pack(id).sha256
    return found
