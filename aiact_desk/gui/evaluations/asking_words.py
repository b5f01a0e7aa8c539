"""What does not fit together in how a model is asked, said in the words of the dialog."""

from __future__ import annotations

from aiact_desk.gui import words
from aiact_desk.gui.words import QT_TRANSLATE_NOOP
from aiact_desk.problems import Problem
from aiact_desk.wording import say_problem

_WORDS: dict[str, str] = {
    "desk.template_not_stated": QT_TRANSLATE_NOOP(
        "Asking", "“{version}” has a chat template. Figures with it and without it differ, so say which is meant."
    ),
    "desk.no_template": QT_TRANSLATE_NOOP("Asking", "“{version}” has no chat template: it can be asked without only."),
    "desk.thinking_without_template": QT_TRANSLATE_NOOP(
        "Asking",
        "Thinking is switched by the model’s own chat template. Ask with it, or leave thinking to the template.",
    ),
    "desk.served_top_k": QT_TRANSLATE_NOOP(
        "Asking", "“{version}” is behind a server, and the protocol of servers knows no top-k. Use top-p instead."
    ),
    "desk.served_choices_in_template": QT_TRANSLATE_NOOP(
        "Asking",
        "“{version}” is behind a server, which gives no log-probabilities for choices behind its own chat template; "
        "these packs need them: {packs}. Ask without the template, or take a suite without such packs.",
    ),
    "desk.think_end_missing": QT_TRANSLATE_NOOP(
        "Asking", "Name the text that ends the thinking: what stands before it is no part of the answer."
    ),
    "desk.thinking_about_choices": QT_TRANSLATE_NOOP(
        "Asking", "A model cannot think before choices are scored, and these packs score choices: {packs}."
    ),
    "desk.repeats_and_vary": QT_TRANSLATE_NOOP(
        "Asking", "Each pack is asked more than once: say what varies between the times."
    ),
    "desk.seeds_without_sampling": QT_TRANSLATE_NOOP(
        "Asking", "Other seeds change nothing while the likeliest token is taken. Draw at a temperature, or vary more."
    ),
    "desk.too_many_formats": QT_TRANSLATE_NOOP(
        "Asking", "There are {most} prompt formats: ask {most} times at most, or vary something else, too."
    ),
}
"""By the id of the problem; its own sentence names options of the command line."""


def asking_problem(problem: Problem) -> str:
    """Why a run cannot be started so."""
    if problem.id not in _WORDS:
        return say_problem(problem)
    return words.translate("Asking", _WORDS[problem.id]).format(**problem.params)
