"""What measuring took: tokens, operations, seconds, memory and energy, per pack and for the run, as one table."""

from __future__ import annotations

from aiact_desk.documents.evidence import RunEvidence
from aiact_desk.documents.figures import scientific, significant
from aiact_desk.documents.plain import count, one_line
from aiact_desk.documents.shown import Costs, Table
from aiact_desk.documents.sight import Sight
from aiact_desk.evaluation.result import Readings
from aiact_desk.wording.catalogue import N_, translate

_GB = 10**9
_EXACT, _COARSE = 4, 2
"""Significant figures of operations: for those who may know the exact size of the model, and for others."""


def costs(evidence: RunEvidence, sight: Sight) -> Costs | None:
    """The table, for audiences that may see the machine. Operations per pack are for those who may see the size."""
    if not sight.machine:
        return None
    if evidence.elsewhere:
        return Costs(table=None, notes=(_not_measured(N_("this program did not see the measurement.")),))
    result = evidence.result
    heads = [N_("Evaluation"), N_("Tokens"), N_("Seconds"), N_("Peak memory"), N_("Energy")]
    if sight.size:
        heads.insert(2, N_("Operations"))
    named = [(evidence.words_of(pack).title, pack.tokens_read, pack.tokens_written, pack.readings)
             for pack in result.packs]  # fmt: skip
    named.append((translate(N_("Whole run")), result.tokens_read, result.tokens_written, result.readings))
    rows = tuple(_row(evidence, sight, *one) for one in named)
    return Costs(table=Table(head=tuple(map(translate, heads)), rows=rows), notes=_notes(evidence, sight))


def _row(evidence: RunEvidence, sight: Sight, title: str, read: int, written: int, found: Readings) -> tuple[str, ...]:
    tokens = [translate(N_("{count} read")).format(count=count(read)),
              translate(N_("{count} written")).format(count=count(written))]  # fmt: skip
    if found.forwards:
        tokens.append(translate(N_("{count} computed")).format(count=count(found.forwards)))
    cells = [tokens, _seconds(evidence, found), _memory(evidence, sight, found), _energy(found)]
    if sight.size:
        cells.insert(1, _operations(found))
    return (one_line(title), *("\n".join(cell) for cell in cells))


def _operations(found: Readings) -> list[str]:
    if found.flop is None:
        return [_absent()]
    counted = translate(N_("{flop} counted")).format(flop=scientific(found.flop, _EXACT))
    if found.flop_analytic is None:
        return [counted]
    return [counted, translate(N_("{flop} by formula")).format(flop=scientific(found.flop_analytic, _EXACT))]


def _seconds(evidence: RunEvidence, found: Readings) -> list[str]:
    if not found.seconds:
        return [_absent()]
    if not evidence.weights_seen:
        return [translate(N_("{seconds:.1f} in all")).format(seconds=found.seconds)]
    return [translate(N_("{seconds:.1f} on device")).format(seconds=found.device_seconds),
            translate(N_("{seconds:.1f} on host")).format(seconds=found.host_seconds)]  # fmt: skip


def _memory(evidence: RunEvidence, sight: Sight, found: Readings) -> list[str]:
    """Bytes as GB; the peak of a run tells how large its weights are, so it is no finer than their operations."""
    figures = 3 if sight.size else _COARSE
    peaks = [(N_("{size} GB host"), found.peak_host)]
    if evidence.result.machine is None or evidence.result.machine.device != "cpu" or found.peak_device is not None:
        peaks.append((N_("{size} GB device"), found.peak_device))
    shown = [translate(said).format(size=significant(round(peak / _GB, 4), figures)) for said, peak in peaks if peak]
    return shown or [_absent()]


def _energy(found: Readings) -> list[str]:
    joules = found.energy.joules
    return [f"{_joules(spent)} {one_line(counter)}" for counter, spent in joules.items()] or [_absent()]


def _joules(spent: float) -> str:
    return f"{significant(spent / 1000, 3)} kJ" if spent >= 1000 else f"{significant(spent, 3)} J"


def _notes(evidence: RunEvidence, sight: Sight) -> tuple[str, ...]:
    """What the cells mean, and why something was not measured; each reason once."""
    everything = [*(pack.readings for pack in evidence.result.packs), evidence.result.readings]
    whole, notes = evidence.result.readings, []
    if evidence.weights_seen:
        notes.append(translate(N_("Computed: tokens that ran through the layers. Device: forward passes; host: all "
                                  "other code. Memory: the highest while the evaluation ran.")))  # fmt: skip
    if not sight.size and whole.flop is not None:
        said = N_("Floating-point operations of the whole run, counted: {flop}. Finer figures would tell the exact "
                  "size of the model, which is no part of this copy.")  # fmt: skip
        notes.append(translate(said).format(flop=scientific(whole.flop, _COARSE)))
    for said, absent in (
        (N_("Operations not measured: {reason}"), [_why(one.flop, one.flop_absent) for one in everything]),
        (N_("Seconds not measured: {reason}"), [_why(one.seconds, None) for one in everything]),
        (N_("Memory not measured: {reason}"), [_why(one.peak_host or one.peak_device, None) for one in everything]),
        (N_("Energy not measured: {reason}"), [_why(one.energy.joules, one.energy.absent) for one in everything]),
    ):
        notes += [translate(said).format(reason=_ended(why)) for why in dict.fromkeys(absent) if why]
    if whole.splits:
        said = N_("Memory ran out {count} times, and each time a batch was cut in two.")
        notes.append(translate(said).format(count=whole.splits))
    return tuple(notes)


def _why(reading: object, absent: str | None) -> str | None:
    """The reason why a meter showed nothing, or not all; None where it showed everything."""
    return absent or (None if reading else translate(N_("no reading is recorded.")))


def _ended(reason: str) -> str:
    shown = one_line(reason)
    return shown if shown.endswith((".", "!", "?")) else f"{shown}."


def _absent() -> str:
    return translate(N_("not measured"))


def _not_measured(reason: str) -> str:
    return f"{translate(N_('not measured:'))} {translate(reason)}"
