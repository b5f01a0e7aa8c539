"""The lm-eval model class behind every run, and the meters: a library of its own, usable by any lm-eval user."""

from aiact_desk.engine.answered import AnswerSource, Compute
from aiact_desk.engine.lm import UnitLM
from aiact_desk.engine.prefix_lm import PrefixSharingLM

__all__ = ["AnswerSource", "Compute", "PrefixSharingLM", "UnitLM"]
