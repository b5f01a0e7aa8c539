"""Verbs on suites: what can be measured."""

from __future__ import annotations

from dataclasses import dataclass

from aiact_desk.evaluation import packs, suites
from aiact_desk.evaluation.packs import Pack
from aiact_desk.evaluation.suites import Suite


@dataclass(frozen=True)
class SuiteContent:
    """A suite with its packs, in its order."""

    suite: Suite
    packs: tuple[Pack, ...]


def list_suites() -> list[Suite]:
    """Every suite that travels with the program."""
    return list(suites.list_suites())


def show_suite(suite_id: str) -> SuiteContent:
    """One suite with its packs. Raises Misuse if it is unknown."""
    suite = suites.load_suite(suite_id)
    return SuiteContent(suite, tuple(packs.shipped_pack(entry.pack) for entry in suite.entries))
