"""Bundles as JSON records."""

from __future__ import annotations

from typing import Any

from aiact_desk.desk.bundles import BundleFile
from aiact_desk.documents.bundles.comparing import Compared
from aiact_desk.documents.bundles.outcome import Outcome
from aiact_desk.documents.bundles.sayings import Saying
from aiact_desk.documents.bundles.schema import BundledAnswer, BundledChoice
from aiact_desk.regulation.json_values import canonical
from aiact_desk.wording import say_problem

Record = dict[str, Any]


def written(made: BundleFile) -> Record:
    return {
        "document": made.document.id,
        "state": made.document.state.value,
        "file": str(made.file),
        "runs": made.runs,
        "size": made.size,
        "sha256": made.sha256,
    }


def outcome(found: Outcome, *, dry_run: bool) -> Record:
    return {
        "document": found.document_id,
        "dry_run": dry_run,
        "changes": found.changes,
        "new": found.is_new,
        "state": found.state.value,
        "from_library": found.sender,
        "model_added": found.model,
        "versions_added": list(found.versions),
        "runs_added": list(found.runs),
        "rows": [row(one) for one in found.rows],
        "comments_added": list(found.comments),
        "comments_settled": list(found.settled),
        "steps_joined": [one.value for one in found.steps],
        "not_taken_over": [say_problem(one) for one in found.refused],
    }


def row(found: Compared) -> Record:
    return {
        "row": found.name,
        "what": found.change,
        "taken": found.taken,
        "here": _saying(found.here),
        "there": _saying(found.there),
    }


def shown(found: Saying | None) -> str:
    """What was said, in one line; "–" where nothing stands."""
    if found is None or found.content is None:
        return "–"
    match found.said:
        case BundledAnswer() as said:
            if said.not_applicable is not None:
                return f"not applicable: {said.not_applicable}"
            if said.left_open is not None:
                return f"left open: {said.left_open}"
            return said.value if isinstance(said.value, str) else canonical(said.value)
        case BundledChoice() as said:
            return f"{said.run}: {said.reason}"
        case said:
            return f"{said.mark}: {said.reason}"


def who(found: Saying | None) -> str:
    """Who said it, or where it comes from, and on which day."""
    if found is None:
        return ""
    said = found.said
    source = said.source if isinstance(said, BundledAnswer) else said.person
    return f"{source}, {said.at:%Y-%m-%d}"


def _saying(found: Saying | None) -> Record | None:
    if found is None:
        return None
    said = found.said
    value = said.value if isinstance(said, BundledAnswer) else None
    return {"revision": found.revision, "value": value, "display": shown(found), "source": who(found)}
