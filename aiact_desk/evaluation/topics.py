"""The topics that packs give evidence for, under the principles of Recital 27, and what each is to the provider.

The Act sets no pass mark for a model. A topic says where the law touches it and with what force, and whether a test of
the model can touch it at all; where none can, it names the fields of the document that answer it instead.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from aiact_desk import resources
from aiact_desk.evaluation.frozen import Frozen
from aiact_desk.evaluation.plain_yaml import read_plain_text

_ID = Field(pattern=r"^[a-z][a-z_]*$")

RoleId = Literal["duty", "help", "principle", "choice"]


class Principle(Frozen):
    """One of the seven principles; `covers` says in our own words what it is about."""

    id: str = _ID
    title: str
    covers: str


class Role(Frozen):
    """What a topic can be to the provider of a general-purpose model."""

    id: RoleId
    title: str
    covers: str


class Topic(Frozen):
    """One topic.

    `articles` and `recitals` of the Act and `measures` of the Code of Practice concern the provider of the model
    (Art. 55: with systemic risk). `systems` are the articles that bind systems built on it, never the model.
    `fields` are ids of document fields that answer the topic, alone where `not_tested` says why no test can.
    """

    id: str = _ID
    principle: str
    title: str
    covers: str
    role: RoleId
    articles: tuple[str, ...] = ()
    recitals: tuple[str, ...] = Field(min_length=1)
    measures: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    not_tested: str | None = None

    @property
    def measurable(self) -> bool:
        """Whether a test of the model can give evidence."""
        return self.not_tested is None

    @model_validator(mode="after")
    def _is_answered_somewhere(self) -> Topic:
        if self.not_tested is not None and not self.fields:
            raise ValueError("a topic that no test can touch names the fields that answer it")
        return self


class SystemicRisk(Frozen):
    """One of the risks that the Safety and Security Chapter names; `near` are topics that lie near it."""

    id: str = _ID
    title: str
    covers: str
    measures: tuple[str, ...] = Field(min_length=1)
    near: tuple[str, ...] = ()


class Topics(Frozen):
    """All topics, where their principles stand in the law, and what they are not (`note`)."""

    source: str
    note: str
    principles: tuple[Principle, ...] = Field(min_length=1)
    roles: tuple[Role, ...] = Field(min_length=1)
    topics: tuple[Topic, ...] = Field(min_length=1)
    systemic_risk_note: str
    systemic_risks: tuple[SystemicRisk, ...]

    def topic(self, id: str) -> Topic:
        """The topic of that id. Raises KeyError if there is none."""
        return {topic.id: topic for topic in self.topics}[id]

    def principle(self, id: str) -> Principle:
        """The principle of that id. Raises KeyError if there is none."""
        return {principle.id: principle for principle in self.principles}[id]

    def role(self, id: RoleId) -> Role:
        """The role of that id."""
        return {role.id: role for role in self.roles}[id]

    @model_validator(mode="after")
    def _names_what_is_there(self) -> Topics:
        principles, roles = {one.id for one in self.principles}, {one.id for one in self.roles}
        ids = [topic.id for topic in self.topics]
        for holds, reason in (
            (len(set(ids)) == len(ids), "a topic stands there twice"),
            *((topic.principle in principles, f"there is no principle {topic.principle}") for topic in self.topics),
            *((topic.role in roles, f"the role {topic.role} is not described") for topic in self.topics),
            *((near in ids, f"there is no topic {near}") for risk in self.systemic_risks for near in risk.near),
        ):
            if not holds:
                raise ValueError(reason)
        return self


@cache
def topics() -> Topics:
    """The topics that travel with the program. Raises Problem if their file is damaged."""
    return read_topics(resources.folder("evals/topics.yaml"))


def read_topics(path: Path) -> Topics:
    """The topics in one file. Raises Problem if it is none."""
    return read_plain_text(path, Topics, "packs.topics_file")
