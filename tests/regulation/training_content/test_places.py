"""Rule TS10 (notice C(2025) 8311): the provider's web site and each public channel of the model; and the live copy."""

from __future__ import annotations

from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.training_content.place_findings import PLACES, place_findings
from aiact_desk.regulation.training_content.rules import summary_form
from tests.regulation.training_content.conftest import Answered, outcomes

HASH, OTHER = "a" * 64, "b" * 64
SITE, CHANNEL = PLACES


def place(kind: str, link: str, published: str | None = "2026-09-14", sha256: str | None = HASH) -> dict[str, Json]:
    return {"place": kind, "link": f"https://{link}.example", "date": published, "sha256": sha256}


def copy(sha256: str) -> Json:
    return {"name": "summary.pdf", "size": "12", "sha256": sha256}


def test_the_kinds_of_places_are_those_of_the_form() -> None:
    column = getattr(summary_form().field("H.places").type, "columns")[0]  # noqa: B009  (the type is a union)
    assert column.type.options == PLACES


def test_both_kinds_of_places_are_wanted(answered: Answered) -> None:
    assert outcomes(place_findings(answered({}))) == [("open", "no_place")]
    (found,) = place_findings(answered({"H.places": [place(SITE, "a")], "H.live_copy": copy(HASH)}))
    assert found.params["places"] == CHANNEL
    whole: dict[str, Json] = {"H.places": [place(SITE, "a"), place(CHANNEL, "b")], "H.live_copy": copy(HASH)}
    assert outcomes(place_findings(answered(whole))) == [("holds", "published")]


def test_a_place_without_a_day_is_still_open(answered: Answered) -> None:
    places: Json = [place(SITE, "a"), place(CHANNEL, "b"), place(CHANNEL, "c", None, None)]
    (found,) = place_findings(answered({"H.places": places, "H.live_copy": copy(HASH)}))
    assert (found.outcome, found.params["links"]) == ("open", "https://c.example")


def test_each_place_has_the_hash_of_its_copy(answered: Answered) -> None:
    places: Json = [
        place(SITE, "a", sha256="A" * 64),
        place(CHANNEL, "b", sha256=None),
        place(CHANNEL, "c", sha256="1"),
    ]
    found = place_findings(answered({"H.places": places, "H.live_copy": copy(HASH)}))
    assert outcomes(found) == [("broken", "no_sha256"), ("open", "no_hash")]
    assert [each.params["links"] for each in found] == ["https://c.example", "https://b.example"]


def test_the_copy_that_is_kept_is_that_of_a_place(answered: Answered) -> None:
    places: Json = [place(SITE, "a"), place(CHANNEL, "b")]
    assert outcomes(place_findings(answered({"H.places": places}))) == [("open", "no_live_copy")]
    other = place_findings(answered({"H.places": places, "H.live_copy": copy(OTHER)}))
    assert outcomes(other) == [("broken", "other_copy")]
