"""What is known of a model and its provider. Everything is optional: what is not stated stays unknown."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from aiact_desk.problems import Misuse
from aiact_desk.regulation.compute.phases import Original, Phase
from aiact_desk.regulation.field_types import Frozen
from aiact_desk.regulation.input_types import Day, Line, Refused
from aiact_desk.regulation.quantities import Count, Euros, Flop


class Role(StrEnum):
    """How somebody came to the model (Guidelines 3.1 and 3.2)."""

    DEVELOPER = "developer"
    COMMISSIONED = "commissioned"
    CONSORTIUM = "consortium"
    MODIFIER = "modifier"
    INTEGRATOR = "integrator"


class Establishment(StrEnum):
    """Where a provider is established."""

    UNION = "union"
    EEA = "eea"
    THIRD_COUNTRY = "third_country"


class ComputeFacts(Frozen):
    """Training compute: the two totals, or the phases that they are computed from. `later_flop` is a better figure for
    the total that was reported (`reported_flop`)."""

    direct_flop: Flop | None = None
    cumulative_flop: Flop | None = None
    phases: tuple[Phase, ...] = Field(default=(), max_length=10_000)
    reported_flop: Flop | None = None
    later_flop: Flop | None = None

    @model_validator(mode="after")
    def _totals_or_phases(self) -> Self:
        if self.phases and (self.direct_flop is not None or self.cumulative_flop is not None):
            raise Refused(Misuse("scope.totals_or_phases", field="phases"))
        totals = (self.direct_flop, self.cumulative_flop)
        if totals[0] is not None and totals[1] is not None and totals[1] < totals[0]:
            raise Refused(Misuse("scope.cumulative_below_direct", field="cumulative_flop"))
        return self


class ModelFacts(Frozen):
    """What the model makes, and how general it is in the provider's judgement, with the reason."""

    outputs: tuple[Line, ...] | None = None
    judged: Literal["general", "narrow"] | None = None
    reason: Line | None = None


class SystemicRiskFacts(Frozen):
    """Designation, notification, and arguments against systemic risk."""

    designated: bool | None = None
    designated_on: Day | None = None
    business_users: Count | None = None
    threshold_known_on: Day | None = None
    notified_on: Day | None = None
    arguments_on: Day | None = None


class ProviderFacts(Frozen):
    """Who supplies the model, from where, and since when a representative in the Union has a mandate."""

    role: Role | None = None
    coordinator: Line | None = None
    established: Establishment | None = None
    mandate_on: Day | None = None
    turnover_eur: Euros | None = None


class ModificationFacts(Original):
    """A modification: its own direct compute, and what is known of the original (`flop`, `systemic_risk`)."""

    own_flop: Flop | None = None


class MarketFacts(Frozen):
    """Supply in the Union; and later work on the model, by or for whom."""

    supplied_in_union: bool | None = None
    first_supplied_on: Day | None = None
    ways: tuple[Line, ...] = ()
    commercial: bool | None = None
    union_excluded: bool | None = None
    later_work: Literal["same_provider", "others", "none"] | None = None


class ConditionFacts(Frozen):
    """Whether a condition of the open-source exemption holds, and the piece of evidence for it."""

    holds: bool | None = None
    evidence: Line | None = None


class Change(Frozen):
    """A change of licence, channel, price or form of access."""

    what: Line
    changed_on: Day


class OpenSourceFacts(Frozen):
    """The dated assessment of the exemption: each condition with its evidence, and what changed since."""

    assessed_on: Day | None = None
    licence_rights: ConditionFacts = ConditionFacts()
    no_monetisation: ConditionFacts = ConditionFacts()
    weights_public: ConditionFacts = ConditionFacts()
    architecture_info_public: ConditionFacts = ConditionFacts()
    usage_info_public: ConditionFacts = ConditionFacts()
    no_systemic_risk: ConditionFacts = ConditionFacts()
    changes: tuple[Change, ...] = Field(default=(), max_length=10_000)


class Facts(Frozen):
    """All that an assessment starts from. `as_of` is the day that it is made for."""

    as_of: Day | None = None
    compute: ComputeFacts = ComputeFacts()
    model: ModelFacts = ModelFacts()
    systemic_risk: SystemicRiskFacts = SystemicRiskFacts()
    provider: ProviderFacts = ProviderFacts()
    modification: ModificationFacts = ModificationFacts()
    market: MarketFacts = MarketFacts()
    open_source: OpenSourceFacts = OpenSourceFacts()
