"""Verbs on suites: what can be measured, and for which topics."""

from __future__ import annotations

from dataclasses import dataclass

from aiact_desk.evaluation import packs, suites
from aiact_desk.evaluation.packs import Pack
from aiact_desk.evaluation.suites import Entry, Suite
from aiact_desk.evaluation.topics import Principle, Topic, Topics, topics


@dataclass(frozen=True)
class TopicContent:
    """A topic with the packs that a suite has for it, in the suite's order; none where the suite has none."""

    principle: Principle
    topic: Topic
    packs: tuple[tuple[Entry, Pack], ...]


@dataclass(frozen=True)
class SuiteContent:
    """A suite with its packs under all topics, also under those for which it has none."""

    suite: Suite
    topics: tuple[TopicContent, ...]

    @property
    def packs(self) -> tuple[Pack, ...]:
        """Its packs, grouped by topic."""
        return tuple(pack for each in self.topics for _, pack in each.packs)


def list_suites() -> list[Suite]:
    """Every suite that travels with the program."""
    return list(suites.list_suites())


def show_suite(suite_id: str) -> SuiteContent:
    """One suite with its packs. Raises Misuse if it is unknown."""
    suite, known = suites.load_suite(suite_id), topics()
    named = [(entry, packs.shipped_pack(entry.pack)) for entry in suite.entries]
    return SuiteContent(suite, tuple(_content(topic, known, named) for topic in known.topics))


def _content(topic: Topic, known: Topics, named: list[tuple[Entry, Pack]]) -> TopicContent:
    its = tuple((entry, pack) for entry, pack in named if entry.topic == topic.id)
    return TopicContent(known.principle(topic.principle), topic, its)
