"""What is claimed confidential: marked in one copy of an answer, and in the other not there in any byte."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import cast

from aiact_desk.documents.answer_pack.passages import replaced, spans, texts_in, with_texts
from aiact_desk.documents.answer_pack.request import Claim
from aiact_desk.documents.plain import MARK_CLOSES, MARK_OPENS
from aiact_desk.documents.shown import AudienceView, Paragraphs, Row
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.requests.editions import load_request_rules
from aiact_desk.wording.catalogue import N_, translate

_WITHHELD = N_("[confidential: {grounds}; {count} signs]")
_FILE_WITHHELD = N_("[confidential: {ground}; a whole file]")


def file_key(sha256: str) -> str:
    """The key of the row of an enclosed file in a view; that of a row or a run is its place as a text."""
    return f"file:{sha256}"


def key_of(claim: Claim) -> str | None:
    """The key of the row that is claimed as a whole; None where exact words are."""
    if claim.words is not None:
        return None
    return file_key(claim.file_sha256) if claim.file_sha256 else str(claim.row)


def passages(claims: Sequence[Claim]) -> dict[int, str]:
    """The exact words that are claimed, by the number of the claim."""
    return {number: claim.words for number, claim in enumerate(claims, start=1) if claim.words is not None}


def ground(claim: Claim) -> str:
    """The ground of a claim, in words."""
    return translate(load_request_rules().ground(claim.ground).title)


def marked(view: AudienceView, claims: Sequence[Claim]) -> AudienceView:
    """The confidential copy: each claimed passage, and each text of a row claimed as a whole, is marked."""
    wholes, words = _wholes(claims), passages(claims)
    sections = tuple(
        section.model_copy(update={"rows": tuple(_marked_row(row, wholes, words) for row in section.rows)})
        for section in view.sections
    )
    return view.model_copy(update={"sections": sections})


def withheld(view: AudienceView, claims: Sequence[Claim]) -> AudienceView:
    """The non-confidential copy: instead of what is claimed stand the ground and the length, wherever it stood."""
    wholes = _wholes(claims)
    sections = tuple(
        section.model_copy(update={"rows": tuple(_withheld_row(row, wholes, claims) for row in section.rows)})
        for section in view.sections
    )
    rows_gone = view.model_copy(update={"sections": sections})
    said = with_texts(_json(rows_gone), lambda text: without_passages(text, claims))
    return AudienceView.model_validate(said)


def without_passages(text: str, claims: Sequence[Claim]) -> str:
    """A text with the ground and the length in place of each claimed passage."""
    return replaced(
        text, passages(claims), lambda found, numbers: _instead([claims[n - 1] for n in numbers], len(found))
    )


def still_there(view: AudienceView, claims: Sequence[Claim]) -> tuple[int, ...]:
    """The numbers of the claims whose words stand in a copy all the same."""
    words = passages(claims)
    ours = re.escape(translate(_WITHHELD)).replace(r"\{grounds\}", r"[^\[\]]*").replace(r"\{count\}", r"\d+")
    texts = [re.sub(ours, "\n", text) for text in texts_in(_json(view))]
    return tuple(number for number in words if any(spans(text, {number: words[number]}) for text in texts))


def _wholes(claims: Sequence[Claim]) -> dict[str, int]:
    """The numbers of the claims of whole rows, by the key of the row."""
    return {key: number for number, claim in enumerate(claims, start=1) if (key := key_of(claim)) is not None}


def _marked_row(row: Row, wholes: Mapping[str, int], words: Mapping[int, str]) -> Row:
    whole = wholes.get(row.field)
    if whole is not None:
        row = _changed(row, lambda text: f"{MARK_OPENS}{text}{MARK_CLOSES}", spared=row.origin[-1:])
        line = translate(N_("Claimed confidential as a whole: claim {number}.")).format(number=whole)
        row = row.model_copy(update={"origin": (*row.origin, line)})
    said = translate(N_("[claim {numbers}: {text}]"))
    return _changed(
        row,
        lambda text: replaced(
            text,
            words,
            lambda found, numbers: (
                MARK_OPENS + said.format(numbers=", ".join(map(str, numbers)), text=found) + MARK_CLOSES
            ),
        ),
    )


def _withheld_row(row: Row, wholes: Mapping[str, int], claims: Sequence[Claim]) -> Row:
    if row.field not in wholes:
        return row
    claim = claims[wholes[row.field] - 1]
    length = sum(len(text) for text in texts_in(row.display.model_dump(mode="json")))
    said = _instead([claim], length) if claim.row else translate(_FILE_WITHHELD).format(ground=ground(claim))
    instead = Paragraphs(paragraphs=(said,))
    return row.model_copy(update={"display": instead, "origin": row.origin[-1:]})


def _changed(row: Row, change: Callable[[str], str], spared: tuple[str, ...] = ()) -> Row:
    """The row with every text of its answer changed, and of its origin but for the lines that are spared."""
    said = cast("dict[str, Json]", with_texts(row.model_dump(mode="json"), change))
    if spared:
        said["origin"] = [*cast("list[Json]", said["origin"])[: -len(spared)], *spared]
    return Row.model_validate(said)


def _instead(claims: Sequence[Claim], count: int) -> str:
    grounds = ", ".join(dict.fromkeys(ground(claim) for claim in claims))
    return translate(_WITHHELD).format(grounds=grounds, count=count)


def _json(view: AudienceView) -> Json:
    return cast("Json", view.model_dump(mode="json"))
