"""An estimate: the two totals by the counting lists, several methods, margins, thresholds, hardware-days."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from aiact_desk.problems import Misuse
from aiact_desk.regulation.compute.estimate import ComputeEstimate, estimate
from aiact_desk.regulation.compute.margins import Position
from aiact_desk.regulation.compute.phases import Phases
from aiact_desk.regulation.scope_rules import Total, load_scope_rules
from aiact_desk.regulation.terms import Force
from aiact_desk.wording import say_problem

RULES = load_scope_rules()
KINDS = [kind.id for kind in RULES.counting.kinds]


def estimated(*phases: dict[str, Any], **more: Any) -> ComputeEstimate:
    named = [{"name": f"phase {number}"} | phase for number, phase in enumerate(phases, start=1)]
    return estimate(RULES, Phases.model_validate({"phases": named, **more}))


def stated(kind: str, flop: str) -> dict[str, Any]:
    return {"kind": kind, "stated": {"flop": flop, "source": "a counter"}}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_counts_into_the_totals_that_the_lists_give(kind: str) -> None:
    """Guidelines A.1."""
    found = estimated(stated(kind, "5e22"))
    (phase,) = found.phases
    assert found.direct.flop == (Decimal("5e22") if Total.DIRECT in phase.totals else 0)
    assert found.cumulative.flop == (Decimal("5e22") if Total.CUMULATIVE in phase.totals else 0)
    assert found.direct.flop <= found.cumulative.flop
    assert phase.reason


def test_what_the_lists_exclude_is_listed_with_the_reason_and_not_counted() -> None:
    found = estimated(stated("pre_training", "1e22"), {"kind": "diagnostics"}, stated("teacher_training", "9e24"))
    assert (found.direct.flop, found.cumulative.flop) == (Decimal("1e22"), Decimal("1e22"))
    assert "evaluations" in found.phases[1].reason
    assert "teacher" in found.phases[2].reason
    assert found.phases[2].figures == ()


def test_synthetic_data_takes_forward_passes_and_training_three_times_as_many() -> None:
    facts = {"architecture": {"parameters": "1B", "tokens": "1B"}}
    found = estimated({"kind": "fine_tuning", **facts}, {"kind": "rollouts", **facts})
    assert found.direct.flop == 6 * 10**18
    assert found.cumulative.flop == 8 * 10**18
    assert found.phases[0].force == (Force.GUIDELINE,)
    assert found.phases[1].force == (Force.OURS,)


HARDWARE = [{"units": 10, "hours": 5, "peak": "1e15", "utilisation": "0.5", "accelerator": "X"}]
BOTH: dict[str, Any] = {
    "kind": "pre_training",
    "hardware": HARDWARE,
    "architecture": {"parameters": "1B", "tokens": "10B"},
}


def test_both_methods_stand_beside_each_other_and_the_largest_counts_unless_one_is_named() -> None:
    (phase,) = estimated(BOTH).phases
    assert [figure.method for figure in phase.figures] == ["hardware", "architecture"]
    assert [figure.flop for figure in phase.figures] == [Decimal("9e19"), Decimal("6e19")]
    assert phase.difference == Decimal("0.5")
    assert phase.counted is phase.figures[0]
    found = estimated(BOTH | {"counted": "architecture"})
    assert found.direct.flop == Decimal("6e19")


def test_the_bound_of_a_mixture_goes_into_totals_and_thresholds() -> None:
    mixture = {"parameters": "60B", "active_parameters": "3B", "tokens": "1T"}
    found = estimated({"kind": "pre_training", "architecture": mixture}, stated("synthetic_data", "1e20"))
    assert (found.direct.flop, found.direct.bound) == (Decimal("1.8e22"), Decimal("3.6e23"))
    assert found.cumulative.bound == Decimal("3.601e23")
    assert found.standings[0].position is Position.BELOW
    assert found.bound_standings[0].position is Position.ABOVE


def test_each_threshold_uses_its_own_total() -> None:
    """10^23 the direct total, 10^25 the cumulative one, a modifier's third the direct one."""
    phases = (stated("fine_tuning", "1.2e23"), stated("initial_weights", "2e25"))
    gpai, systemic = estimated(*phases).standings
    assert (gpai.total, gpai.position) == (Total.DIRECT, Position.STRADDLES)
    assert (systemic.total, systemic.position) == (Total.CUMULATIVE, Position.ABOVE)
    modifier = estimated(*phases, original={"flop": "2e25"}).standings[2]
    assert (modifier.total, modifier.flop) == (Total.DIRECT, Fraction(2 * 10**25, 3))
    assert modifier.position is Position.BELOW
    assert len(estimated(*phases, original={}).standings) == 4


def test_hardware_days_are_summed_per_type_over_what_counts() -> None:
    other = [{"unit_hours": 48, "peak": "1e15", "utilisation": "1", "accelerator": "Y", "precision": "BF16"}]
    found = estimated(
        BOTH, {"kind": "rollouts", "hardware": HARDWARE + other}, {"kind": "diagnostics", "hardware": other}
    )
    assert dict(found.hardware_days) == {"X": Decimal("4.166666666666666666666666667"), "Y": Decimal(2)}
    assert found.precisions == (None, "BF16")


def test_a_phase_of_no_known_kind_or_without_facts_is_refused() -> None:
    with pytest.raises(Misuse, match="unknown_kind") as refused:
        estimated(stated("warm_up", "1"))
    assert "pre_training" in say_problem(refused.value)
    with pytest.raises(Misuse, match="no_facts") as empty:
        estimated({"kind": "fine_tuning"})
    assert "phase 1" in say_problem(empty.value)
