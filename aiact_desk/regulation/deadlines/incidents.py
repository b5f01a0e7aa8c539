"""The clocks of a serious incident (Safety and Security Chapter, Measures 9.3 and 9.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aiact_desk.problems import Misuse
from aiact_desk.regulation.deadlines.due import Due
from aiact_desk.regulation.deadlines.period import Period
from aiact_desk.regulation.deadlines.schema import Deadline, Deadlines
from aiact_desk.regulation.texts import quoted


@dataclass(frozen=True)
class IncidentClocks:
    """What is next for one incident: None where its event has not happened, or the incident ended it."""

    initial: Due | None
    intermediate: Due | None
    final: Due | None
    kept: Due | None


def for_harms(law: Deadlines, harms: Sequence[str]) -> tuple[Deadline, ...]:
    """All deadlines, with that initial report alone which is due first for these kinds of harm; all if none is named.

    Raises:
        Misuse: if a kind of harm is unknown.
    """
    known = [harm.id for harm in law.harms]
    for harm in harms:
        if harm not in known:
            raise Misuse("deadlines.unknown_harm", harm=quoted(harm), known=", ".join(known))
    if not harms:
        return law.deadlines
    fitting = [deadline for deadline in law.deadlines if set(deadline.harms) & set(harms)]
    shortest = min(fitting, key=_amount)
    return tuple(deadline for deadline in law.deadlines if not deadline.harms or deadline is shortest)


def incident_clocks(dues: Sequence[Due]) -> IncidentClocks:
    """The clocks among the deadlines counted for one incident; of several initial reports the first due."""

    def clock(part: str) -> Due | None:
        return min((due for due in dues if due.deadline.incident == part), key=lambda due: due.strict, default=None)

    return IncidentClocks(clock("initial"), clock("intermediate"), clock("final"), clock("kept"))


def _amount(deadline: Deadline) -> int:
    """Initial reports are all due in days after one event, so that their amounts can be compared."""
    return min(bound.amount for bound in deadline.bounds if isinstance(bound, Period))
