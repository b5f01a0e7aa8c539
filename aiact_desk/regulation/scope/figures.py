"""S13 to S15: the ceiling of fines, the accuracy of the compute figure, and how operations are counted."""

from __future__ import annotations

from decimal import Decimal, localcontext

from aiact_desk.regulation.compute.margins import accepts, margin
from aiact_desk.regulation.numbers import EXACT
from aiact_desk.regulation.quantities import DIVIDING, EUROS, shown
from aiact_desk.regulation.scope.facts import ComputeFacts
from aiact_desk.regulation.scope.findings import Finding, finding, flop, span
from aiact_desk.regulation.scope.totals import Totals
from aiact_desk.regulation.scope_rules import ScopeRules


def fine_ceiling(rules: ScopeRules, turnover: Decimal) -> Decimal:
    """The higher of 3 % of worldwide turnover of the preceding financial year and EUR 15 million (Art. 101(1))."""
    with localcontext(EXACT):
        return max(rules.fine.share * turnover, rules.fine.floor_eur)


def fine(rules: ScopeRules, turnover: Decimal | None) -> Finding:
    """S13, the ceiling with both of its sides."""
    rule, floor = rules.rule("S13"), shown(EUROS, rules.fine.floor_eur)
    if turnover is None:
        return finding(rule, "unknown", {}, ("provider.turnover_eur",), floor=floor)
    share, ceiling = EXACT.multiply(rules.fine.share, turnover), fine_ceiling(rules, turnover)
    return finding(
        rule,
        "share" if share >= rules.fine.floor_eur else "floor",
        {"provider.turnover_eur": shown(EUROS, turnover)},
        turnover=shown(EUROS, turnover),
        share=shown(EUROS, share),
        floor=floor,
        ceiling=shown(EUROS, ceiling),
    )


def accuracy(rules: ScopeRules, totals: Totals, facts: ComputeFacts) -> Finding:
    """S14 (Guidelines A.2): a better figure against the reported one, else the margins of the totals."""
    rule = rules.rule("S14")
    if facts.reported_flop is not None and facts.later_flop is not None:
        return _compared(rules, facts.reported_flop, facts.later_flop)
    known = {"direct": totals.direct, "cumulative": totals.cumulative}
    margins = [
        f"{name} {flop(amount)}: {span(margin(amount, rules.error_margin))}"
        for name, amount in known.items()
        if amount is not None
    ]
    if not margins:
        return finding(rule, "unknown", {}, ("compute.direct_flop", "compute.cumulative_flop"))
    used: dict[str, object] = {f"{totals.origin}{name}_flop": amount for name, amount in known.items()}
    return finding(rule, "margins", used, margins="; ".join(margins))


def _compared(rules: ScopeRules, reported: Decimal, later: Decimal) -> Finding:
    rule = rules.rule("S14")
    used: dict[str, object] = {"compute.reported_flop": reported, "compute.later_flop": later}
    share = DIVIDING.divide(abs(EXACT.subtract(later, reported)), reported) if reported else Decimal("Infinity")
    return finding(
        rule,
        "within" if accepts(reported, later, rules.error_margin) else "outside",
        used,
        better=flop(later),
        reported=flop(reported),
        difference=f"{share:.1%}",
        margin=f"{rules.error_margin:.0%}",
    )


def precision(rules: ScopeRules, totals: Totals) -> Finding:
    """S15 (Guidelines A.2): operations count alike; the precision of a peak that was used is recorded."""
    rule, found = rules.rule("S15"), totals.estimate.precisions if totals.estimate else ()
    if not found:
        return finding(rule, "counted_alike")
    named = [each for each in found if each]
    used: dict[str, object] = {"compute.phases: precision": ", ".join(named) or None}
    if None in found:
        return finding(rule, "peak_unnamed", used, ("compute.phases: precision of each peak",))
    return finding(rule, "peaks_named", used, precisions=", ".join(named))
