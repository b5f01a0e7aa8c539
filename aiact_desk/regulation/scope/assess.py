"""The assessment: one finding per rule, S1 to S15, and who is the provider."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from aiact_desk.problems import Misuse
from aiact_desk.regulation.compute.estimate import ComputeEstimate
from aiact_desk.regulation.scope.classification import designation, general_purpose, systemic_by_compute
from aiact_desk.regulation.scope.facts import Facts
from aiact_desk.regulation.scope.figures import accuracy, fine, precision
from aiact_desk.regulation.scope.findings import Finding
from aiact_desk.regulation.scope.market import dates, life, placing
from aiact_desk.regulation.scope.modification import modification, modified_systemic_risk
from aiact_desk.regulation.scope.notification import arguments, notification
from aiact_desk.regulation.scope.open_source import open_source
from aiact_desk.regulation.scope.provider import representative, who_is_provider
from aiact_desk.regulation.scope.totals import totals_of
from aiact_desk.regulation.scope_rules import Named, ScopeRules


@dataclass(frozen=True)
class Assessment:
    """What the rules of one edition say of a model on a day. `compute` is there where phases were given."""

    edition: str
    as_of: date
    provider: Finding
    findings: tuple[Finding, ...]
    compute: ComputeEstimate | None


def assess(rules: ScopeRules, facts: Facts, today: date) -> Assessment:
    """The findings in the order of the rules. The day is that of the facts, else `today`.

    Raises:
        Misuse: if an output, a way of supply or a change is named that the rules do not know, or a phase cannot be
            estimated.
    """
    _only_known("model.outputs", facts.model.outputs or (), rules.outputs)
    _only_known("market.ways", facts.market.ways, rules.ways_of_supply)
    _only_known("open_source.changes", (change.what for change in facts.open_source.changes), rules.open_source.changes)
    day, totals, role = facts.as_of or today, totals_of(rules, facts), facts.provider.role
    s2, s3 = systemic_by_compute(rules, totals), designation(rules, facts.systemic_risk)
    s6 = modification(rules, role, facts.modification)
    s7 = modified_systemic_risk(rules, s6, role, facts.modification)
    s4 = notification(rules, (s2, s6, s7), facts.systemic_risk, day)
    s8 = open_source(rules, facts.open_source, (s2, s3, s7))
    s11 = placing(rules, facts.market, day)
    findings = (
        general_purpose(rules, totals, facts.model),
        s2,
        s3,
        s4,
        arguments(rules, s4, facts.systemic_risk),
        s6,
        s7,
        s8,
        representative(rules, facts.provider, s8, facts.market.first_supplied_on),
        life(rules, facts.market),
        s11,
        dates(rules, facts.market, s11),
        fine(rules, facts.provider.turnover_eur),
        accuracy(rules, totals, facts.compute),
        precision(rules, totals),
    )
    provider = who_is_provider(rules, facts.provider, facts.market, s6)
    return Assessment(rules.edition, day, provider, findings, totals.estimate)


def _only_known(where: str, given: Iterable[str], known: Iterable[Named]) -> None:
    ids = [each.id for each in known]
    for each in given:
        if each not in ids:
            raise Misuse("scope.unknown_option", field=where, given=each, known=", ".join(ids))
