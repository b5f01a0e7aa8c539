"""Marks a written answer by the checks that its item names: `{"rule": "word_count", "most": 12}`.

`process_results` is what lm-eval calls; a pack's `metric.py` takes it from here, so that the pack runs with lm-eval
alone wherever this program is installed. In this program `metric.py` is never executed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aiact_desk.evaluation.rules import final_answers, instructions, programs, refusal, reproduction
from aiact_desk.evaluation.rules.verdict import Rule, Verdict

METRIC = "rule_score"
RULES: dict[str, Rule] = {
    **instructions.RULES,
    **final_answers.RULES,
    **refusal.RULES,
    **reproduction.RULES,
    **programs.RULES,
}


def mark(answer: str, checks: Sequence[Mapping[str, object]]) -> Verdict:
    """The lowest score that any of the checks gives, with the first outcome that one of them names.

    Raises:
        ValueError: if there is no check, or one names a rule or a parameter that is not known.
    """
    if not checks:
        raise ValueError("an answer without checks cannot be marked")
    verdicts = [_rule(check)(answer, check) for check in checks]
    outcomes = [verdict.outcome for verdict in verdicts if verdict.outcome is not None]
    return Verdict(min(verdict.score for verdict in verdicts), outcomes[0] if outcomes else None)


def runs_code(checks: Sequence[Mapping[str, object]]) -> bool:
    """Whether marking by these checks runs what was written."""
    return any(check.get("rule") in programs.RULES for check in checks)


def process_results(doc: Mapping[str, object], results: Sequence[str]) -> dict[str, float]:
    """lm-eval's hook: the score of the first answer to an item."""
    checks = doc["checks"]
    if not isinstance(checks, list):
        raise ValueError("checks is no list")
    return {METRIC: mark(results[0], checks).score}


def _rule(check: Mapping[str, object]) -> Rule:
    name = check.get("rule")
    if name not in RULES:
        raise ValueError(f"there is no rule {name}; there are {', '.join(RULES)}")
    return RULES[str(name)]
