"""The rule for programs: which answers count as which program, and what is said of those that fail."""

from __future__ import annotations

import pytest

from aiact_desk.evaluation.isolation import running
from aiact_desk.evaluation.rules.marking import mark
from aiact_desk.evaluation.rules.programs import _programs
from aiact_desk.evaluation.rules.verdict import Verdict

REASON = running.available()
needs_isolation = pytest.mark.skipif(REASON is not None, reason=f"no isolation on this system: {REASON}")

SIGNATURE = "def total(numbers: list[int]) -> int:"
CHECK: dict[str, object] = {
    "rule": "passes",
    "signature": SIGNATURE,
    "calls": ["total([1, 2])", "total([])", "total([-3])"],
    "results": ["3", "0", "-3"],
}
LOOP = "result = 0\nfor n in numbers:\n    result += n\nreturn result"
WHOLE = f"{SIGNATURE}\n    return sum(numbers)"

RIGHT = {
    "the body": "return sum(numbers)",
    "the body with its indent": "\n    return sum(numbers)\n",
    "several lines, the first without its indent": LOOP.replace("\n", "\n    "),
    "several lines with their indent": "\n    " + LOOP.replace("\n", "\n    "),
    "several lines without indent": LOOP,
    "a body and a remark": "    return sum(numbers)\n\nThis adds them up.",
    "a body without indent and a remark": "return sum(numbers)\n\nThis adds them up.",
    "a body and another function": "    return sum(numbers)\n\ndef other(x):\n    return x +",
    "a body with a docstring": '\n    """Add them up."""\n    return sum(numbers)',
    "the whole function": WHOLE,
    "the whole function with other types": "def total(numbers):\n    return sum(numbers)",
    "a function with an import": f"import math\n\n{WHOLE}",
    "a remark before the function": f"Here it is:\n\n{WHOLE}\n",
    "a remark after the function": f"{WHOLE}\n\nIt adds them up.",
    "a fence": f"Sure!\n```python\n{WHOLE}\n```\nIt adds them up.",
    "a fence that was not closed": f"```python\n{WHOLE}\n",
    "a fence around the body": "```\nreturn sum(numbers)\n```",
    "a fence behind the body": "\n    return sum(numbers)\n```\nIt adds them up.",
    "a helper": "def help(a, b):\n    return a + b\n\ndef total(numbers):\n    r = 0\n    for n in numbers:\n"
    "        r = help(r, n)\n    return r",
    "a float that is whole": "return float(sum(numbers))",
}
WRONG = {
    "": "no program",
    "I do not know, sorry!": "no program",
    "return sum(numbers": "no program",
    "return 3": "wrong result",
    "pass": "wrong result",
    "return str(sum(numbers))": "wrong result",
    "return sum(numbers[1:]) + numbers[0]": "error",
    "return sum(figures)": "error",
    "while True: pass": "stopped",
    "import os\n    os._exit(0)": "stopped",
}


@needs_isolation
@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_a_right_function_passes_however_it_is_written_down(answer: str) -> None:
    assert mark(answer, [CHECK]) == Verdict(1.0, "passed")


@needs_isolation
@pytest.mark.parametrize(("answer", "outcome"), WRONG.items())
def test_a_wrong_function_fails_and_is_told_how(answer: str, outcome: str) -> None:
    assert mark(answer, [CHECK]) == Verdict(0.0, outcome)


@needs_isolation
def test_a_program_cannot_find_the_results_that_are_expected() -> None:
    """It would have to guess them: they are not inside."""
    answer = "import gc, sys\n    found = [o for o in gc.get_objects() if o == ['3', '0', '-3']]\n    return len(found)"
    assert mark(answer, [CHECK]) == Verdict(0.0, "wrong result")


@pytest.mark.parametrize("piece", ["def ", "```", "\n", " ", "def total(", "```\n", "return 1\n", "(", "    x\n"])
def test_any_text_gives_a_few_programs_at_once(piece: str) -> None:
    found = list(_programs(piece * 20_000, SIGNATURE))
    assert len(found) <= 3


@pytest.mark.parametrize("changed", [{"calls": ["total([])"]}, {"results": []}, {"signature": None}, {"calls": [3]}])
def test_parameters_that_do_not_fit_are_refused(changed: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="parameter"):
        mark("return 0", [{**CHECK, **changed}])
