"""The final answer behind a mark, as worked solutions have it ("#### 18"): `final_answer`.

What is compared is the rest of the line behind the last mark. Capital letters, spaces, a full stop at the end, a
currency sign before a number and commas between groups of three digits do not count.
"""

from __future__ import annotations

import re

from aiact_desk.evaluation.rules.parameters import Parameters, text
from aiact_desk.evaluation.rules.verdict import Rule, Verdict

_READ = 20_000
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_CURRENCY = "$€£"


def final_answer(answer: str, parameters: Parameters) -> Verdict:
    """1 if `text` stands behind the last `mark` of the answer."""
    expected = _bare(text(parameters, "text"))
    _, found, final = answer[:_READ].rpartition(text(parameters, "mark"))
    lines = final.strip().splitlines()
    return Verdict(float(bool(found) and bool(lines) and _bare(lines[0]) == expected))


def _bare(final: str) -> str:
    trimmed = " ".join(final.casefold().split()).removesuffix(".").strip()
    return _THOUSANDS.sub("", trimmed.lstrip(_CURRENCY).strip() if trimmed[1:2].isdigit() else trimmed)


RULES: dict[str, Rule] = {"final_answer": final_answer}
