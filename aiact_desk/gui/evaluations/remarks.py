"""What must be known beside a figure: answers that were cut off or not understood, and how repeats differ."""

from __future__ import annotations

from aiact_desk.evaluation.result import PackResult
from aiact_desk.gui import words
from aiact_desk.gui.parts.figures import percent, share


def is_impaired(result: PackResult | None) -> bool:
    """Whether some answers could not count as the model meant them."""
    return result is not None and bool(result.cut_off or result.not_understood)


def remarks(result: PackResult | None) -> list[str]:
    """In sentences; none where there is nothing to remark."""
    if result is None:
        return []
    told = []
    if result.cut_off:
        text = words.translate("Remarks", "{share} of the answers were cut off by the limit on tokens.")
        told.append(text.format(share=percent(result.cut_off)))
    if result.not_understood:
        text = words.translate("Remarks", "{share} of the answers were empty, or the pack’s rule could not read them.")
        told.append(text.format(share=percent(result.not_understood)))
    if (spread := result.spread) is not None:
        text = words.translate("Remarks", "By repeat: {values}; standard deviation {deviation}")
        said = text.format(values=", ".join(map(share, spread.values)), deviation=share(spread.deviation))
        if spread.interval is not None:
            text = words.translate("Remarks", "{said}, 95 % interval of their mean {low} – {high} ({method})")
            low, high = share(spread.interval.low), share(spread.interval.high)
            said = text.format(said=said, low=low, high=high, method=spread.interval.method)
        told.append(f"{said}.")
    return told
