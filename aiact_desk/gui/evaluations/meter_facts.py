"""What measuring took, as the meters showed it; a meter that showed nothing says why."""

from __future__ import annotations

from aiact_desk.evaluation.result import Readings, RunResult
from aiact_desk.gui import words
from aiact_desk.gui.parts.facts import Fact
from aiact_desk.gui.parts.figures import big, duration, size, whole
from aiact_desk.gui.words import counted


def meter_facts(result: RunResult) -> list[Fact]:
    """Tokens, computation, time, memory and energy of the whole run."""
    found = result.readings
    listed = [
        Fact(words.translate("MeterFacts", "Tokens"), _tokens(result)),
        Fact(words.translate("MeterFacts", "Computation"), _computation(found)),
        Fact(words.translate("MeterFacts", "Time of the work"), _seconds(found)),
        Fact(words.translate("MeterFacts", "Peak memory"), _peak(found)),
        Fact(words.translate("MeterFacts", "Energy"), _energy(found)),
    ]
    if found.splits:
        text = counted(
            found.splits,
            words.translate("MeterFacts", "once; the batch was cut in two, and nothing was lost"),
            words.translate("MeterFacts", "{count} times; each time a batch was cut in two, and nothing was lost"),
        )
        listed.append(Fact(words.translate("MeterFacts", "Out of memory"), text))
    return listed


def _tokens(result: RunResult) -> str:
    text = words.translate("MeterFacts", "{read} read, {written} written")
    told = text.format(read=whole(result.tokens_read), written=whole(result.tokens_written))
    if not result.readings.forwards:
        return told
    computed = words.translate("MeterFacts", "{told}; {count} ran through the layers")
    return computed.format(told=told, count=whole(result.readings.forwards))


def _computation(found: Readings) -> str:
    if found.flop is None:
        return _not_measured(found.flop_absent)
    if found.flop_analytic is None:
        return words.translate("MeterFacts", "{flop} FLOP, counted").format(flop=big(found.flop))
    text = words.translate("MeterFacts", "{flop} FLOP, counted; {formula} by formula")
    return text.format(flop=big(found.flop), formula=big(found.flop_analytic))


def _seconds(found: Readings) -> str:
    if not found.seconds:
        return _not_measured(None)
    if not found.forwards:  # not seen behind a server
        return _time(found.seconds)
    text = words.translate("MeterFacts", "{all}: {device} in forward passes, {host} outside of them")
    everything, device, host = (_time(one) for one in (found.seconds, found.device_seconds, found.host_seconds))
    return text.format(all=everything, device=device, host=host)


def _time(seconds: float) -> str:
    """As the window writes times; short ones to a tenth, since the share outside of forward passes is small."""
    if seconds >= 60:
        return duration(seconds)
    return words.translate("MeterFacts", "{count:.1f}\u00a0s").format(count=seconds)


def _peak(found: Readings) -> str:
    peaks = []
    if found.peak_host is not None:
        peaks.append(words.translate("MeterFacts", "{size} in the host").format(size=size(found.peak_host)))
    if found.peak_device is not None:
        peaks.append(words.translate("MeterFacts", "{size} on the device").format(size=size(found.peak_device)))
    return ", ".join(peaks) or _not_measured(None)


def _energy(found: Readings) -> str:
    joules = found.energy.joules
    told = ", ".join(f"{spent:.1f}\u00a0J ({counter})" for counter, spent in joules.items())
    return told or _not_measured(found.energy.absent)


def _not_measured(reason: str | None) -> str:
    if not reason:
        return words.translate("MeterFacts", "not measured")
    return words.translate("MeterFacts", "not measured: {reason}").format(reason=reason)
