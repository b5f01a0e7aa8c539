"""Whether the record of publication is whole (TS10): both kinds of places, their days, and the live copy."""

from __future__ import annotations

import re

from aiact_desk.regulation.finding import Finding, ValueOf
from aiact_desk.regulation.json_values import Json, as_mapping, as_text
from aiact_desk.regulation.training_content.answers import rows
from aiact_desk.regulation.training_content.rules import said

PLACES = ("Provider's web site", "Public channel of the model")
"""The kinds of places, in the words of the form."""

_SHA256 = re.compile(r"[0-9a-f]{64}")


def place_findings(value_of: ValueOf) -> list[Finding]:
    """TS10. Notice C(2025) 8311: on the provider's web site and beside the model on every public channel."""
    places = rows(value_of, "H.places")
    published = [row for row in places if row["date"] is not None]
    missing = [place for place in PLACES if place not in {row["place"] for row in published}]
    waiting = [as_text(row["link"]) for row in places if row["date"] is None]
    found = [said("TS10", "open", "training_content.no_place", places=", ".join(missing))] if missing else []
    if waiting:
        found.append(said("TS10", "open", "training_content.not_yet_published", links=", ".join(waiting)))
    found += _copies(value_of("H.live_copy"), published)
    return found or [said("TS10", "holds", "training_content.published", places=len(published))]


def _copies(live_copy: Json, published: list[dict[str, Json]]) -> list[Finding]:
    """Each place has the hash of the copy found there, and the copy that is kept has one of these hashes."""
    if not published:
        return []
    hashes = {as_text(row["link"]): _hash(row) for row in published}
    found = []
    if broken := [link for link, digest in hashes.items() if digest and not _SHA256.fullmatch(digest)]:
        found.append(said("TS10", "broken", "training_content.no_sha256", links=", ".join(broken)))
    if without := [link for link, digest in hashes.items() if not digest]:
        found.append(said("TS10", "open", "training_content.no_hash", links=", ".join(without)))
    if live_copy is None:
        found.append(said("TS10", "open", "training_content.no_live_copy"))
    elif as_mapping(live_copy)["sha256"] not in hashes.values():
        found.append(said("TS10", "broken", "training_content.other_copy", name=as_mapping(live_copy)["name"]))
    return found


def _hash(row: dict[str, Json]) -> str:
    return as_text(row["sha256"]).strip().lower() if row["sha256"] is not None else ""
