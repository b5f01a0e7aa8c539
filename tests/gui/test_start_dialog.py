"""The dialog that starts a run: what it offers, what it gives, and what it says of what does not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aiact_desk.desk import models, runs
from aiact_desk.desk.asking import asking_for
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.suites import SuiteContent, show_suite
from aiact_desk.documents.nouns import Version
from aiact_desk.evaluation.request import Asking, Sampling
from aiact_desk.gui.evaluations.asking_fields import AskingFields
from aiact_desk.gui.evaluations.start_dialog import NewRun, StartDialog
from aiact_desk.gui.look import Look
from aiact_desk.gui.main_window import MainWindow
from aiact_desk.problems import Misuse

Open = Callable[..., StartDialog]
PATIENCE = 20_000


def suite_saying(**asking: Any) -> SuiteContent:
    """The starter suite, if it said this of how models are asked."""
    content = show_suite("starter")
    return SuiteContent(content.suite.model_copy(update={"asking": Asking(**asking)}), content.topics)


def writing_suite(**asking: Any) -> SuiteContent:
    """One in which the model only writes."""
    content = suite_saying(**asking)
    topics = (
        replace(topic, packs=tuple(both for both in topic.packs if both[1].output_type == "generate_until"))
        for topic in content.topics
    )
    return SuiteContent(content.suite, tuple(topics))


@pytest.fixture
def dialog(qtbot: QtBot, look: Look, desk: Desk) -> Iterator[Open]:
    parent = QWidget()
    qtbot.addWidget(parent)

    def make(version: Version, content: SuiteContent | None = None) -> StartDialog:
        found = StartDialog(parent, look, models.list_models(desk), [content or show_suite("starter")])
        found.preset(version.id, "starter", "auto")
        found.show()
        return found

    yield make
    parent.close()


def test_a_version_with_a_template_needs_an_answer_where_the_suite_gives_none(dialog: Open, chatty: Version) -> None:
    asked = dialog(chatty, suite_saying())
    assert asked.template.currentText().startswith("Please choose")
    assert not asked.act.isEnabled()
    assert "“Aurora Chat” has a chat template" in asked.wrong.text
    assert "--" not in asked.wrong.text, "options of the command line are of no use here"
    assert asked.act.accessibleDescription() == asked.wrong.text
    for number, stated in ((1, True), (2, False)):
        asked.template.setCurrentIndex(number)
        assert asked.act.isEnabled()
        assert asked.asked().asking == {"chat_template": stated}
        assert not asked.wrong.isVisible()


def test_a_version_without_a_template_needs_none(dialog: Open, version: Version) -> None:
    asked = dialog(version, suite_saying())
    assert asked.template.currentText() == "None: this version has none"
    assert asked.template.count() == 1
    assert asked.act.isEnabled()
    assert asked.asked().asking == {}


def test_a_suite_that_wants_a_template_is_refused_where_there_is_none(dialog: Open, version: Version) -> None:
    asked = dialog(version, suite_saying(chat_template=True))
    assert "has no chat template" in asked.wrong.text
    assert not asked.act.isEnabled()
    asked.template.setCurrentIndex(1)
    assert asked.act.isEnabled()
    assert asked.asked().asking == {"chat_template": False}


def test_the_suite_says_it_where_nobody_else_does(dialog: Open, chatty: Version) -> None:
    asked = dialog(chatty)
    assert asked.template.currentText() == "As the suite says: without it"
    assert asked.asked() == NewRun(chatty.id, "starter", "auto", None)


def test_what_is_stated_stays_as_another_version_is_chosen(dialog: Open, chatty: Version, version: Version) -> None:
    asked = dialog(chatty)
    asked.template.setCurrentIndex(asked.template.findData(True))
    asked.fields.most_written.setValue(64)
    asked.preset(version.id, "starter", "auto")
    assert asked.asked().asking == {"most_written": 64}, "this one has no template to ask through"
    asked.preset(chatty.id, "starter", "auto")
    assert asked.asked().asking == {"most_written": 64}


def test_the_rest_is_folded_away(dialog: Open, chatty: Version) -> None:
    asked = dialog(chatty)
    assert not asked.fields.isVisible()
    folded = asked.height()
    asked.more.button.click()
    assert asked.fields.isVisible()
    assert asked.height() > folded
    asked.more.button.click()
    assert asked.height() == folded


def test_every_field_is_given(dialog: Open, chatty: Version) -> None:
    asked = dialog(chatty, writing_suite())
    asked.template.setCurrentIndex(asked.template.findData(True))
    fields = asked.fields
    fields.system_prompt.setPlainText("Be short.")
    fields.thinking.setCurrentIndex(fields.thinking.findData(True))
    assert "ends the thinking" in asked.wrong.text
    fields.think_end.setText("</think>")
    fields.drawing.setCurrentIndex(1)
    fields.temperature.setValue(0.6)
    fields.top_p.setValue(0.95)
    fields.top_k.setValue(40)
    fields.most_written.setValue(512)
    fields.repeats.setValue(3)
    assert "say what varies" in asked.wrong.text
    assert not asked.act.isEnabled()
    fields.vary["seeds"].click()
    fields.vary["format"].click()
    fields.seed.setValue(7)
    assert asked.wrong.text == ""
    given = asked.asked()
    assert given.seed == 7
    assert given.asking == {
        "chat_template": True,
        "system_prompt": "Be short.",
        "thinking": True,
        "think_end": "</think>",
        "sampling": {"temperature": 0.6, "top_p": 0.95, "top_k": 40},
        "most_written": 512,
        "repeats": 3,
        "vary": ("seeds", "format"),
    }


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ({"thinking": False}, "Ask with it, or leave thinking to the template"),
        ({"chat_template": True, "thinking": True, "think_end": "</t>"}, "cannot think before choices"),
        ({"repeats": 2, "vary": ("seeds",)}, "Other seeds change nothing"),
        ({"repeats": 90, "vary": ("format",)}, "prompt formats"),
    ],
)
def test_what_does_not_fit_is_said_in_the_dialog(
    dialog: Open, chatty: Version, stated: dict[str, object], said: str
) -> None:
    asked = dialog(chatty)
    asked.show_asked(NewRun(chatty.id, "starter", "auto", None, stated))
    assert said in asked.wrong.text
    assert "--" not in asked.wrong.text
    assert "{" not in asked.wrong.text
    assert not asked.act.isEnabled()
    assert asked.asked().asking == stated, "nothing is lost"


ASKINGS = st.fixed_dictionaries(
    {},
    optional={
        "chat_template": st.booleans(),
        "system_prompt": st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), min_size=1).filter(str.strip),
        "thinking": st.booleans(),
        "most_written": st.integers(1, 2**31 - 1),
        "sampling": st.builds(
            lambda hundredths, top_k: Sampling(temperature=hundredths / 100, top_k=top_k).model_dump(),
            st.integers(1, 500),
            st.none() | st.integers(1, 1000),
        ),
        "repeats": st.integers(2, 100),
    },
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stated=ASKINGS, seed=st.none() | st.integers(0, 2**31 - 1), limit=st.none() | st.integers(1, 100_000))
def test_what_is_shown_is_what_is_asked(
    dialog: Open, chatty: Version, stated: Mapping[str, object], seed: int | None, limit: int | None
) -> None:
    """Showing what was asked and asking again changes nothing; it starts just where the desk would take it."""
    content = show_suite("starter")
    asked = dialog(chatty)
    asked.show_asked(NewRun(chatty.id, "starter", "cpu", limit, stated, seed))
    given = asked.asked()
    assert given == NewRun(chatty.id, "starter", "cpu", limit, stated, seed)
    try:
        asking_for(chatty, content.packs, content.suite.asking, stated)
    except Misuse:
        assert not asked.act.isEnabled()
    else:
        assert asked.act.isEnabled()
    asked.deleteLater()


def test_fields_begin_with_the_suite_and_give_what_differs(qtbot: QtBot) -> None:
    fields = AskingFields()
    qtbot.addWidget(fields)
    fields.begin_with(Asking(system_prompt="Of the suite", sampling=Sampling(temperature=0.5), most_written=32))
    assert fields.stated() == {}
    assert fields.temperature.value() == 0.5
    fields.most_written.setValue(0)
    assert fields.stated() == {"most_written": None}, "back to what each pack says"
    fields.begin_with(Asking())
    assert fields.stated() == {}
    assert fields.system_prompt.toPlainText() == ""


def test_a_run_is_asked_as_was_stated(
    open_window: Callable[[str], MainWindow], qtbot: QtBot, chatty: Version, desk: Desk
) -> None:
    window = open_window("success")
    window.evaluations.start_with(chatty.id)
    qtbot.waitUntil(lambda: window.findChild(StartDialog) is not None)
    asked = window.findChild(StartDialog)
    assert isinstance(asked, StartDialog)
    asked.template.setCurrentIndex(asked.template.findData(True))
    asked.fields.most_written.setValue(16)
    asked.fields.seed.setValue(3)
    asked.act.click()
    qtbot.waitUntil(lambda: bool(runs.list_runs(desk)), timeout=PATIENCE)
    request = runs.show_run(desk, runs.list_runs(desk)[0].id).request
    assert (request.asking.chat_template, request.asking.most_written) == (True, 16)
    assert request.seeds.torch == 3
    qtbot.waitUntil(lambda: not window.evaluations.alive(), timeout=PATIENCE)


def test_what_was_refused_is_there_again(
    open_window: Callable[[str], MainWindow], qtbot: QtBot, chatty: Version
) -> None:
    window = open_window("success")
    asked = start_dialog(window, qtbot)
    asked.show_asked(NewRun(chatty.id, "starter", "cpu", 3, {"system_prompt": "Think of the sea."}, 5))
    Path(chatty.path, "config.json").unlink()
    asked.act.click()
    qtbot.waitUntil(lambda: window.notice_bar.isVisible(), timeout=PATIENCE)
    again = start_dialog(window, qtbot)
    assert again.asked() == NewRun(chatty.id, "starter", "cpu", 3, {"system_prompt": "Think of the sea."}, 5)
    assert again.more.is_open
    again.reject()


def start_dialog(window: MainWindow, qtbot: QtBot) -> StartDialog:
    window.actions_by_id["start_run"].trigger()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(StartDialog)))
    found = next(one for one in window.findChildren(StartDialog) if one.isVisible())
    assert isinstance(found, StartDialog)
    return found
