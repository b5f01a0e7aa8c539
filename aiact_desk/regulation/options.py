"""Options that were chosen: the form's own words for what a person typed, and a free text behind "Other"."""

from __future__ import annotations

import re

from aiact_desk.problems import Misuse
from aiact_desk.regulation.field_types import Choices
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.lines import example, only_known, structured
from aiact_desk.regulation.texts import parse_text, quoted


def parse_option(where: str, options: tuple[str, ...], given: Json) -> str:
    """The option that was meant, whatever its capitals, spaces and kind of dash."""
    if isinstance(given, str):
        meant = _simplified(given)
        for option in options:
            if _simplified(option) == meant:
                return option
    raise Misuse("regulation.no_such_option", field=where, given=quoted(given), options="; ".join(options))


def _simplified(text: str) -> str:
    return " ".join(text.replace("–", "-").split()).casefold()


def parse_choices(where: str, type_: Choices, given: Json) -> Json:
    """Typed as "Text, Images, Other: sensor data"; as JSON also a list of options, or the canonical mapping."""
    given = structured(where, given)
    items, other = given, None
    if isinstance(given, dict):
        only_known(where, ("chosen", "other"), given)
        items, other = given.get("chosen", []), given.get("other")
    elif isinstance(given, str):
        items = _items(type_, given)
    if not isinstance(items, list):
        raise Misuse("regulation.not_a_list", field=where, given=quoted(given), example=example(type_))
    chosen: set[str] = set()
    for item in items:
        said = _said_as_other(type_).fullmatch(item) if isinstance(item, str) else None
        if said:
            other = said["text"]
        else:
            chosen.add(parse_option(where, type_.options, item))
    return _chosen(where, type_, chosen, other)


def _chosen(where: str, type_: Choices, chosen: set[str], other: Json) -> Json:
    """The canonical value: the last option stands in it exactly when its free text does."""
    last = type_.options[-1]
    text = None
    if type_.other and other is not None:
        text = parse_text(f"{where}, {last}", other)
        chosen = chosen | {last}
    elif other is not None:
        raise Misuse("regulation.no_such_option", field=where, given=quoted(other), options="; ".join(type_.options))
    elif type_.other and last in chosen:
        raise Misuse("regulation.other_not_said", field=where, option=last, example=f"{_head(last)}: sensor data")
    if not chosen:
        raise Misuse("regulation.nothing_given", field=where)
    return {"chosen": [option for option in type_.options if option in chosen], "other": text}


def _items(type_: Choices, line: str) -> list[Json]:
    """The options in a line, parted by commas or semicolons; the free text of the last one takes the rest."""
    if any(_simplified(option) == _simplified(line) for option in type_.options):
        return [line]
    said = _said_as_other(type_).search(line)
    before = line[: said.start()] if said else line
    items = _joined(type_, [item.strip() for item in re.split("[,;]", before) if item.strip()])
    return [*items, said[0].lstrip(",; ")] if said else items


def _joined(type_: Choices, pieces: list[str]) -> list[Json]:
    """Pieces of an option that has commas of its own are put together again, the longest option first."""
    options = {_simplified(option) for option in type_.options}
    found: list[Json] = []
    while pieces:
        lengths = range(len(pieces), 1, -1)
        taken = next((n for n in lengths if _simplified(", ".join(pieces[:n])) in options), 1)
        found.append(", ".join(pieces[:taken]))
        pieces = pieces[taken:]
    return found


def _said_as_other(type_: Choices) -> re.Pattern[str]:
    """Finds "Other: …" or "Other (specify): …", where the type takes it."""
    last = type_.options[-1]
    names = "|".join(re.escape(name) for name in (last, _head(last)))
    return re.compile(
        rf"(?:^|[,;])\s*(?:{names})\s*:\s*(?P<text>.+)" if type_.other else r"(?!)", re.IGNORECASE | re.DOTALL
    )


def _head(option: str) -> str:
    return option.partition(" (")[0]
