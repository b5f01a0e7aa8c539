"""The requests of the engine benchmark: six shapes of work, from data files or from the project's own packs."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lm_eval.api.instance import Instance

from aiact_desk.evaluation import packs

LETTERS = "ABCD"
SHOTS = 5
WRITTEN = 128
IN_A_TEXT = 2


@dataclass(frozen=True)
class Question:
    """A question with its choices, of which `gold` is right."""

    text: str
    choices: tuple[str, ...]
    gold: int


@dataclass(frozen=True)
class Exercise:
    """A question with a worked answer; `result` is what must stand at its end."""

    question: str
    answer: str
    result: str


@dataclass(frozen=True)
class Data:
    """What the cases are made of."""

    questions: tuple[Question, ...]
    exercises: tuple[Exercise, ...]


@dataclass(frozen=True)
class Asked:
    """One item: the arguments of its requests, and whether the answers to them are right."""

    arguments: tuple[tuple[object, ...], ...]
    right: Callable[[Sequence[object]], bool]


@dataclass(frozen=True)
class Case:
    """Items that are asked by requests of one kind."""

    kind: str
    items: tuple[Asked, ...]

    @property
    def requests(self) -> list[Instance]:
        """Those of all items, in their order."""
        arguments = [each for item in self.items for each in item.arguments]
        return [Instance(self.kind, {}, args, number, ("case", number, 1)) for number, args in enumerate(arguments)]

    @property
    def choices(self) -> list[int]:
        """The number of requests of each item, where its best one is looked for."""
        return [len(item.arguments) for item in self.items] if self.kind == "loglikelihood" else []

    def right(self, answers: Sequence[object]) -> int:
        """How many items are answered rightly."""
        rest = iter(answers)
        return sum(item.right([next(rest) for _ in item.arguments]) for item in self.items)

    def part(self, number: int, parts: int) -> Case:
        """One of several equal parts, counted from 0."""
        size = -(-len(self.items) // parts)
        return Case(self.kind, self.items[number * size : (number + 1) * size])


def data_from(folder: Path | None) -> Data:
    """The questions and exercises of a folder with `bbq_age.jsonl` and `gsm8k_test.jsonl`, else those of the packs."""
    if folder is None:
        return _own_data()
    ages, sums = (_lines(folder / name) for name in ("bbq_age.jsonl", "gsm8k_test.jsonl"))
    questions = (
        Question(
            f"Context: {line['context']}\nQuestion: {line['question']}",
            tuple(str(line[f"ans{n}"]) for n in range(3)),
            int(str(line["label"])),
        )
        for line in ages
    )
    exercises = (
        Exercise(str(line["question"]), str(line["answer"]), str(line["answer"]).split("#### ")[-1]) for line in sums
    )
    return Data(tuple(questions), tuple(exercises))


def fixed_shots(data: Data, items: int) -> Case:
    """Three choices of several tokens behind five fixed examples."""
    block = "".join(_shown(question) for question in data.questions[-SHOTS:])
    chosen = data.questions[:items]
    return _choices([(block + _asked(q), [f" {choice}" for choice in q.choices], q.gold) for q in chosen])


def one_token(data: Data, items: int) -> Case:
    """The letter of one of four options, behind five fixed examples."""

    def text(question: Question) -> str:
        options = [*question.choices, "None of these"][: len(LETTERS)]
        lines = "".join(f"{letter}. {option}\n" for letter, option in zip(LETTERS, options, strict=False))
        return f"{question.text}\n{lines}Answer:"

    block = "".join(f"{text(q)} {LETTERS[q.gold]}\n\n" for q in data.questions[-SHOTS:])
    chosen = data.questions[:items]
    return _choices([(block + text(q), [f" {letter}" for letter in LETTERS], q.gold) for q in chosen])


def long_choices(data: Data, items: int) -> Case:
    """Four choices of about twelve tokens behind a context of about a hundred, no examples."""
    exercises = [exercise for exercise in data.exercises if len(exercise.question.split()) >= 50] or data.exercises
    openings = [" " + " ".join(exercise.answer.split()[:7]) for exercise in exercises]
    asked = []
    for number in range(items):
        n, gold = number % len(exercises), number % 4
        others = [openings[(n + step) % len(openings)] for step in (1, 2, 3)]
        text = f"Question: {exercises[n].question}\nAnswer:"
        asked.append((text, [*others[:gold], openings[n], *others[gold:]], gold))
    return _choices(asked)


def drawn_shots(data: Data, items: int) -> Case:
    """Four choices of several tokens behind five examples that are drawn anew for each question."""
    drawing = random.Random(1234)  # noqa: S311  # a fixed draw
    asked = []
    for question in data.questions[:items]:
        block = "".join(_shown(q) for q in drawing.sample(data.questions, SHOTS))
        choices = [*question.choices, "Nobody can say"][:4]
        asked.append((block + _asked(question), [f" {choice}" for choice in choices], question.gold))
    return _choices(asked)


def generation(data: Data, items: int) -> Case:
    """Worked answers of up to 128 tokens behind five fixed examples."""
    block = "".join(f"Question: {e.question}\nAnswer: {e.answer}\n\n" for e in data.exercises[-SHOTS:])
    settings = {"until": ["Question:", "\n\n"], "do_sample": False, "temperature": 0.0, "max_gen_toks": WRITTEN}

    def asked(exercise: Exercise) -> Asked:
        prompt = f"{block}Question: {exercise.question}\nAnswer:"
        return Asked(((prompt, settings),), lambda answers: _result(answers[0]) == exercise.result.strip())

    return Case("generate_until", tuple(asked(exercise) for exercise in data.exercises[:items]))


def rolling(data: Data, items: int) -> Case:
    """Whole texts of two exercises, some 400 tokens; where there are few exercises, they come in several texts."""
    step = max(1, min(IN_A_TEXT, len(data.exercises) // items))
    starts = range(0, min(step * items, len(data.exercises)), step)
    chosen = (data.exercises[start : start + IN_A_TEXT] for start in starts)
    texts = ["\n\n".join(f"{e.question}\n{e.answer}" for e in text) for text in chosen]
    return Case("loglikelihood_rolling", tuple(Asked(((text,),), lambda _: False) for text in texts))


CASES: dict[str, Callable[[Data, int], Case]] = {
    "fixed-shots": fixed_shots,
    "one-token": one_token,
    "long-choices": long_choices,
    "drawn-shots": drawn_shots,
    "generation": generation,
    "rolling": rolling,
}
RATIO_WANTED = {
    "fixed-shots": 20.0,
    "one-token": 9.0,
    "long-choices": 4.0,
    "drawn-shots": 5.0,
    "generation": 4.0,
    "rolling": 1.1,
}


def _asked(question: Question) -> str:
    return f"{question.text}\nAnswer:"


def _shown(question: Question) -> str:
    return f"{_asked(question)} {question.choices[question.gold]}\n\n"


def _choices(asked: Sequence[tuple[str, list[str], int]]) -> Case:
    def item(context: str, choices: list[str], gold: int) -> Asked:
        return Asked(tuple((context, choice) for choice in choices), lambda answers: _best(answers) == gold)

    return Case("loglikelihood", tuple(item(*each) for each in asked))


def _best(answers: Sequence[object]) -> int:
    """Which of the choices has the highest log-probability."""
    scores = [answer[0] for answer in answers]  # type: ignore[index]
    return scores.index(max(scores))


def _result(answer: object) -> str:
    """What stands at the end of a worked answer."""
    return str(answer).split("#### ")[-1].split("\n")[0].strip()


def _lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _own_data() -> Data:
    items = [item for pack in packs.load_packs() for item in packs.items(pack)]
    questions = [Question(f"Question: {i.question}", i.choices, i.gold) for i in items if i.gold is not None]
    exercises = [Exercise(q.text, f"{q.choices[q.gold]}\n#### {q.gold}", str(q.gold)) for q in questions]
    return Data(tuple(questions), tuple(exercises))
