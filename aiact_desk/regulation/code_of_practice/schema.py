"""The shape of one edition of the Code of Practice, checked against its own counts."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from aiact_desk.regulation.code_of_practice.lists import EvidenceItem, Item, Numbered, SecurityObjectives, SpecifiedRisk
from aiact_desk.regulation.field_types import Frozen, distinct
from aiact_desk.regulation.schema import Rule
from aiact_desk.regulation.terms import Force


class Measure(Frozen):
    """What a signatory does, in our own words. The id is the chapter's with the number: "safety_security.7.3"."""

    id: str
    title: str
    guidance: str

    @property
    def number(self) -> str:
        """Its number in its chapter: "7.3"."""
        return self.id.partition(".")[2]


class Commitment(Frozen):
    """A group of measures, with the provisions of the Act that it serves."""

    id: str
    title: str
    legal: tuple[str, ...] = Field(min_length=1)
    measures: tuple[Measure, ...] = Field(min_length=1)


class Chapter(Frozen):
    """A chapter, which a provider signs by itself. `description` says whose it is, `date` when it was published."""

    id: str
    title: str
    force: Force
    date: str
    description: str
    commitments: tuple[Commitment, ...]

    def measures(self) -> tuple[Measure, ...]:
        """Its measures in their order."""
        return tuple(measure for commitment in self.commitments for measure in commitment.measures)


class Duty(Rule):
    """What the Act itself says, and the `commitments` of the Code that serve it."""

    commitments: tuple[str, ...]


class Counts(Frozen):
    """How many of everything the Code has; `commitments` and `measures` by chapter."""

    chapters: int
    commitments: dict[str, int]
    measures: dict[str, int]
    model_report_items: int
    incident_items: int
    appendices: int
    risk_types: int
    specified_risks: int
    capability_sources: int
    propensity_sources: int
    affordance_sources: int
    evidence_items: int
    security_objectives: int
    evaluation_requirements: int


class CodeOfPractice(Frozen):
    """One edition of the Code. All lists below the chapters belong to the chapter on systemic risk."""

    id: str
    title: str
    source: str
    edition: str
    read_on: str
    counts: Counts
    duties: tuple[Duty, ...]
    chapters: tuple[Chapter, ...]
    model_report_items: tuple[Item, ...]
    incident_items: tuple[Item, ...]
    appendices: tuple[Numbered, ...]
    risk_types: tuple[Item, ...]
    specified_risks: tuple[SpecifiedRisk, ...]
    capability_sources: tuple[Item, ...]
    propensity_sources: tuple[Item, ...]
    affordance_sources: tuple[Item, ...]
    security_objectives: tuple[SecurityObjectives, ...]
    evaluation_requirements: tuple[Numbered, ...]
    evaluation_evidence: tuple[EvidenceItem, ...]
    lighter_touch: Rule
    similarly_safe_or_safer: Rule

    def measures(self) -> dict[str, Measure]:
        """Every measure by its id, in the order of the Code."""
        return {measure.id: measure for chapter in self.chapters for measure in chapter.measures()}

    def measure_name(self, id: str) -> str:
        """How a measure is cited: "Safety and Security 7.3". KeyError if there is no such measure."""
        number = self.measures()[id].number
        return next(f"{chapter.title} {number}" for chapter in self.chapters if id == f"{chapter.id}.{number}")

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        commitments = [(chapter.id, each) for chapter in self.chapters for each in chapter.commitments]
        distinct(tuple(commitment.id for _, commitment in commitments))
        distinct(tuple(measure.id for _, commitment in commitments for measure in commitment.measures))
        for chapter, commitment in commitments:
            if not commitment.id.startswith(f"{chapter}."):
                raise ValueError(f"{commitment.id} stands in the chapter {chapter}")
            for measure in commitment.measures:
                if not measure.id.startswith(f"{commitment.id}."):
                    raise ValueError(f"{measure.id} stands in the commitment {commitment.id}")
        known = {commitment.id for _, commitment in commitments}
        if strangers := {id for duty in self.duties for id in duty.commitments} - known:
            raise ValueError(f"duties name commitments that are not there: {strangers}")
        if (counted := self._count()) != self.counts:
            raise ValueError(f"the counts say {self.counts}, what is listed is {counted}")
        return self

    def _count(self) -> Counts:
        lists = (
            self.model_report_items,
            self.incident_items,
            self.risk_types,
            self.specified_risks,
            self.capability_sources,
            self.propensity_sources,
            self.affordance_sources,
            self.evaluation_evidence,
        )
        for entries in lists:
            distinct(tuple(entry.id for entry in entries))
        return Counts(
            chapters=len(self.chapters),
            commitments={chapter.id: len(chapter.commitments) for chapter in self.chapters},
            measures={chapter.id: len(chapter.measures()) for chapter in self.chapters},
            model_report_items=len(self.model_report_items),
            incident_items=len(self.incident_items),
            appendices=len(self.appendices),
            risk_types=len(self.risk_types),
            specified_risks=len(self.specified_risks),
            capability_sources=len(self.capability_sources),
            propensity_sources=len(self.propensity_sources),
            affordance_sources=len(self.affordance_sources),
            evidence_items=len(self.evaluation_evidence),
            security_objectives=sum(group.objectives for group in self.security_objectives),
            evaluation_requirements=len(self.evaluation_requirements),
        )
