"""The lm-eval model class behind every run, and the meters. Usable by any lm-eval user without the rest of the program."""

from aiact_desk.engine.lm import AnswerSource, UnitLM

__all__ = ["AnswerSource", "UnitLM"]
