"""The figures of a run on a terminal: what was found, how sure it is, what it took."""

from __future__ import annotations

from collections.abc import Collection

from rich.console import Console

from aiact_desk.cli.profile import NOT_MEASURABLE, profile
from aiact_desk.cli.show import pairs, table
from aiact_desk.evaluation.profile import profile_of, shows
from aiact_desk.evaluation.request import Asking, Unsaid
from aiact_desk.evaluation.result import PackResult, Readings, RunResult


def asked(asking: Asking, unsaid: Collection[Unsaid] = ()) -> str:
    """How the model was asked, in a line; what an original file leaves `unsaid` is told as such."""
    if unsaid:
        said = [part for part, name in _parts(asking) if name not in unsaid]
        return "; ".join(filter(None, (", ".join(said), f"not stated: {', '.join(_UNSAID[one] for one in unsaid)}")))
    return ", ".join(part for part, _ in _parts(asking))


_UNSAID: dict[Unsaid, str] = {
    "chat_template": "chat template",
    "system_prompt": "system prompt",
    "thinking": "thinking",
    "sampling": "sampling",
    "length": "length of answers",
    "seeds": "seeds",
    "dates": "dates",
}


def _parts(asking: Asking) -> list[tuple[str, Unsaid | None]]:
    """The parts of an asking that are worth a word, each with its name where a file may leave it unsaid."""
    parts: list[tuple[str, Unsaid | None]] = [
        ("chat template" if asking.chat_template else "no chat template", "chat_template")
    ]
    if asking.system_prompt:
        parts.append(("system prompt", "system_prompt"))
    if asking.thinking is not None:
        parts.append(("thinking on" if asking.thinking else "thinking off", "thinking"))
    drawn = asking.sampling
    parts.append((f"temperature {drawn.temperature:g}" if drawn.temperature else "likeliest tokens", "sampling"))
    if asking.most_written:
        parts.append((f"at most {asking.most_written} tokens", "length"))
    if asking.repeats > 1:
        varied = f"up to {asking.repeats} times, varying {' and '.join(asking.vary)}"
        parts.append((varied if asking.vary else f"{asking.repeats} times", None))
    return parts


def figures(out: Console, result: RunResult, *, metered: bool = True) -> None:
    """A table of the packs with their intervals, the inference benchmark, and the meters if it was `metered` here."""
    found = profile_of(result)
    if found is None:
        head = ("Pack", "Metric", "Value", "95 % interval", "Chance", "Items", "Effective", "Shows from")
        results = {pack.pack: pack for pack in result.packs}
        table(out, head, [_row(pack, read=shows(pack, results)) for pack in result.packs])
    else:
        profile(out, found)
    notes = [
        "Effective: the number of independent items that would give as wide an interval.",
        "Shows from: the smallest difference to another model that as many items would show in four of five tries.",
    ]
    methods = dict.fromkeys(f"{pack.interval.method}" for pack in result.packs)
    out.print("Intervals: " + "; ".join(methods), markup=False)
    for note in (*notes, NOT_MEASURABLE) if found is None else notes[:1]:
        out.print(note, markup=False)
    for pack in result.packs:
        for line in _remarks(pack):
            out.print(line, markup=False)
    if inference := result.inference:
        task = f"{inference.generations} answers of {inference.tokens} tokens after {inference.prompt_tokens}"
        out.print(f"Inference benchmark: {inference.flop:.3g} FLOP ({task})", markup=False)
    if result.plain_path:
        out.print(f"Computed lm-eval's own way, in part or whole: {result.plain_path}", markup=False)
    if not metered:
        return
    out.print()
    pairs(out, _meters(result.readings, result.tokens_read, result.tokens_written))


def _row(pack: PackResult, *, read: bool) -> tuple[str, ...]:
    """`read`: whether the figure may be read."""
    return (
        pack.pack,
        pack.metric,
        f"{pack.value:.3f}" if read else "not measurable",
        f"{pack.interval.low:.3f} to {pack.interval.high:.3f}" if read else "–",
        "–" if pack.chance is None else f"{pack.chance:.3f}",
        f"{pack.items} of {pack.items_in_pack}, partial" if pack.partial else str(pack.items),
        "–" if pack.effective_items is None else f"{pack.effective_items:.0f}",
        "–" if pack.smallest_difference is None else f"{pack.smallest_difference:.3f}",
    )


def _remarks(pack: PackResult) -> list[str]:
    remarks = []
    if pack.cut_off:
        remarks.append(f"{pack.pack}: {pack.cut_off:.1%} of the answers were cut off by the limit on tokens.")
    if pack.not_understood:
        remarks.append(f"{pack.pack}: {pack.not_understood:.1%} of the answers were not understood.")
    if pack.spread:
        values = ", ".join(f"{value:.3f}" for value in pack.spread.values)
        remarks.append(f"{pack.pack}: by repeat {values}; standard deviation {pack.spread.deviation:.3f}.")
    return remarks


def _meters(found: Readings, read: int, written: int) -> list[tuple[str, str]]:
    flop = f"not counted: {found.flop_absent}"
    if found.flop is not None:
        by_formula = "" if found.flop_analytic is None else f", by formula {found.flop_analytic:.4g}"
        flop = f"{found.flop:.4g}{by_formula}"
    energy = ", ".join(f"{name} {joules:,.1f} J" for name, joules in found.energy.joules.items())
    tokens, seconds = f"{read:,} read, {written:,} written", f"{found.seconds:,.1f}"
    if found.forwards:  # not seen behind a server
        tokens += f"; {found.forwards:,} ran through the layers"
        seconds += f": {found.device_seconds:,.1f} in forward passes, {found.host_seconds:,.1f} outside"
    rows = [
        ("Tokens", tokens),
        ("FLOP", flop),
        ("Seconds", seconds),
        ("Energy", energy or f"not measured: {found.energy.absent or 'no meter ran'}"),
    ]
    peaks = [
        f"{size / 1e9:.2f} GB {where}"
        for size, where in ((found.peak_host, "in the host"), (found.peak_device, "on the device"))
        if size is not None
    ]
    rows.append(("Peak memory", ", ".join(peaks) or "not measured"))
    if found.splits:
        rows.append(("Out of memory", f"{found.splits} times; the batch was cut in two and nothing was lost"))
    return rows
