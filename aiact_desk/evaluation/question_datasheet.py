"""The datasheet of a pack that was made from somebody else's questions: what is known, and what its user must add."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aiact_desk.evaluation.packs import Item

TO_FILL = "To be filled in:"
"""How a sentence begins that only the user of the questions can complete."""

_TEMPLATE = """\
# {title}

| Fact | Value |
| --- | --- |
{facts}

## What it measures

{measures}

## What it does not measure

{to_fill} what the score must not be read as. It is evidence to read, not a mark to pass: the AI Act sets none.

## How it was made

The items were converted from {source}.
The texts were taken as they stand, without spaces around them. {groups}
{to_fill} who wrote the questions, from what, and how the right answers were checked.

## Licence

{licence}. {to_fill} who holds the rights, and whether the pack may be passed on. Each line carries the canary
{canary}

## Languages

{language}. {to_fill} who checked the language of the items.

## Known weaknesses

{to_fill} what is known of wrong answers, ambiguous questions and dated facts. Where the questions have been public,
models may have been trained on them, and a score may show memory in place of ability.

## Version

{version}, the first conversion. Any change of an item, of an answer or of the prompt raises the version.

## Checks done

The checks of the program were run when the pack was taken in. {to_fill} what came of them, and who read a random draw
of the items.
"""


def datasheet(items: list[Item], task: Mapping[str, Any], source: str, canary: str) -> str:
    """The datasheet of the pack with these measured items and this task file, given as data."""
    metadata = task["metadata"]
    groups = len({item.group for item in items})
    facts = {
        "Version": metadata["version"],
        "Items": len(items),
        "Templates": groups,
        "Examples shown": task["num_fewshot"],
        "Language": metadata["language"],
        "Licence": metadata["licence"],
        "Metric": metadata["metric"],
        "Score of guessing": f"{metadata['chance']:g}",
    }
    if counts := metadata.get("gold_letters"):
        facts["Right answers"] = ", ".join(f"{letter} {count}" for letter, count in counts.items())
    return _TEMPLATE.format(
        title=metadata["title"],
        facts="\n".join(f"| {fact} | {_cell(value)} |" for fact, value in facts.items()),
        measures=metadata["measures"],
        source=source,
        groups=_groups(items, groups),
        licence=metadata["licence"],
        canary=canary,
        language=metadata["language"],
        version=metadata["version"],
        to_fill=TO_FILL,
    )


def _groups(items: list[Item], groups: int) -> str:
    if groups == len(items):
        return "Each item stands for itself: no field was named that groups items which are built alike."
    return f"The {len(items)} items belong to {groups} groups of items that are built alike."


def _cell(value: object) -> str:
    return " ".join(str(value).replace("|", "/").split())
