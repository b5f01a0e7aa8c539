"""Background work: results come back on the GUI thread, in order, and nothing comes after the end."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from aiact_desk.desk.desk import Progress, Step
from aiact_desk.gui.jobs import Jobs, JobStep
from aiact_desk.gui.look import Look
from aiact_desk.gui.parts.job_bar import JobBar
from aiact_desk.gui.tasks import Changed, Lane, Tasks, Topic
from aiact_desk.problems import Problem


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.shut_down()
    made.deleteLater()


def refuse() -> None:
    raise Problem("files.disk_full", path="/disk")


def test_results_come_on_the_gui_thread_and_in_order(tasks: Tasks, qtbot: QtBot) -> None:
    got: list[tuple[int, threading.Thread]] = []
    ran: list[threading.Thread] = []

    def work(number: int) -> int:
        ran.append(threading.current_thread())
        return number

    def take(number: int) -> None:
        got.append((number, threading.current_thread()))

    for number in range(50):
        tasks.ask(partial(work, number), take)
    qtbot.waitUntil(lambda: len(got) == 50)
    assert got == [(number, threading.main_thread()) for number in range(50)]
    assert len(set(ran)) == 1
    assert threading.main_thread() not in ran


def test_a_change_is_told_after_its_answer(tasks: Tasks, qtbot: QtBot) -> None:
    told: list[object] = []
    tasks.changed.connect(told.append)
    tasks.change(lambda: "new", Topic.MODELS, told.append)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == ["new", Changed(Topic.MODELS)]


def test_a_problem_goes_to_who_asked_or_to_all(tasks: Tasks, qtbot: QtBot) -> None:
    mine: list[Problem] = []
    all_: list[Problem] = []
    tasks.refused.connect(all_.append)
    tasks.change(refuse, Topic.RUNS, failed=mine.append)
    tasks.ask(refuse)
    qtbot.waitUntil(lambda: bool(mine and all_))
    assert [problem.id for problem in (*mine, *all_)] == ["files.disk_full"] * 2
    assert tasks.idle


def test_a_problem_changes_nothing(tasks: Tasks, qtbot: QtBot) -> None:
    changes: list[object] = []
    tasks.changed.connect(changes.append)
    tasks.change(refuse, Topic.RUNS, failed=lambda _: None)
    qtbot.waitUntil(lambda: tasks.idle)
    assert changes == []


def test_a_defect_is_raised_on_the_gui_thread(tasks: Tasks, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as caught:
        tasks.ask(lambda: 1 // 0)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_long_work_does_not_delay_the_desk(tasks: Tasks, qtbot: QtBot) -> None:
    go = threading.Event()
    quick: list[str] = []
    tasks.ask(go.wait, lane=Lane.LONG)
    tasks.ask(lambda: "saved", quick.append)
    qtbot.waitUntil(lambda: quick == ["saved"])
    go.set()


def test_nothing_comes_after_the_end(tasks: Tasks, qtbot: QtBot) -> None:
    go = threading.Event()
    got: list[None] = []
    done: list[int] = []

    def work(number: int) -> None:
        go.wait()
        done.append(number)

    tasks.ask(partial(work, 1), got.append)
    tasks.ask(partial(work, 2), got.append)
    tasks.shut_down()
    go.set()
    qtbot.waitUntil(lambda: done == [1])
    tasks.ask(partial(work, 3), got.append)
    assert (got, done) == ([], [1])


def test_a_job_reports_and_ends(tasks: Tasks, qtbot: QtBot) -> None:
    jobs = Jobs(tasks, tasks)
    steps: list[JobStep] = []
    ended: list[int] = []
    found: list[str] = []
    jobs.stepped.connect(steps.append)
    jobs.ended.connect(ended.append)

    def work(progress: Progress) -> str:
        progress(Step("a file", 1, 4))
        return "done"

    number = jobs.change("Reading", work, Topic.MODELS, found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert steps == [JobStep(number, "Reading", Step("a file", 1, 4))]
    assert (ended, found) == ([number], ["done"])


def test_a_job_reports_ten_times_a_second_at_most(tasks: Tasks, qtbot: QtBot) -> None:
    jobs = Jobs(tasks, tasks)
    steps: list[JobStep] = []
    found: list[str] = []
    jobs.stepped.connect(steps.append)

    def work(progress: Progress) -> str:
        for done in range(100_000):
            progress(Step("a file", done, 100_000))
        return "done"

    jobs.change("Reading", work, Topic.MODELS, found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert 1 <= len(steps) <= 50


def test_a_job_that_is_given_up_stops_at_its_next_report(tasks: Tasks, qtbot: QtBot) -> None:
    jobs = Jobs(tasks, tasks)
    ended: list[int] = []
    found: list[str] = []
    jobs.ended.connect(ended.append)
    begun = threading.Event()

    def work(progress: Progress) -> str:
        while True:
            progress(Step("a file", 0, 1))
            begun.set()

    number = jobs.change("Reading", work, Topic.MODELS, found.append)
    qtbot.waitUntil(begun.is_set)
    jobs.give_up(number)
    qtbot.waitUntil(lambda: ended == [number])
    assert found == []


def test_the_bar_shows_a_job_and_stops_it(tasks: Tasks, qtbot: QtBot, look: Look) -> None:
    jobs = Jobs(tasks, tasks)
    bar = JobBar(jobs, look)
    qtbot.addWidget(bar)
    assert bar.isHidden()
    begun = threading.Event()

    def work(progress: Progress) -> str:
        while True:
            progress(Step("model.safetensors", 5 * 10**9, 10**10))
            begun.set()

    jobs.change("Inspecting Aurora", work, Topic.MODELS, lambda _: None)
    assert bar.text == "Inspecting Aurora"
    qtbot.waitUntil(lambda: "model.safetensors" in bar.text)
    assert bar.text.replace("\u00a0", " ") == "Inspecting Aurora – model.safetensors, 5.0 GB of 10.0 GB"
    bar.stop.click()
    qtbot.waitUntil(bar.isHidden)
