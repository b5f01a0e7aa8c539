"""Answers of the form in the words of the rules: texts, yes and no, options by the id that the rules' data has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from aiact_desk.regulation.finding import ValueOf
from aiact_desk.regulation.json_values import Json, as_list, as_mapping, as_text
from aiact_desk.regulation.scope_rules import Named

T = TypeVar("T")


def yes(given: Json) -> Json:
    """True for "Yes", False for "No", None where nothing is stated."""
    return None if given is None else given == "Yes"


def table(value_of: ValueOf, id: str) -> list[dict[str, Json]]:
    """The rows of a table; none where the row is open."""
    return [as_mapping(row) for row in as_list(value_of(id) or [])]


def chosen(value_of: ValueOf, id: str) -> list[str] | None:
    """The options that were ticked; None where the row is open."""
    given = value_of(id)
    return None if given is None else [as_text(option) for option in as_list(as_mapping(given)["chosen"])]


def option(ids: Mapping[str, T], given: Json) -> T | None:
    """What an option of the form stands for; None where nothing is stated, which is no option called "None"."""
    return None if given is None else ids.get(as_text(given))


def id_of(named: Iterable[Named], title: str) -> str:
    """The id of an option that stands in the form as the rules' data words it, but for its first capital.

    Raises:
        KeyError: if the data has no such option; a test holds form and data together.
    """
    return {each.title.casefold(): each.id for each in named}[title.casefold()]
