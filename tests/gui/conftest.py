"""Real windows offscreen, over a real library with a tiny model; what a test leaves behind fails it."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt

import gc
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from safetensors.numpy import save_file

from aiact_desk.compose import open_desk
from aiact_desk.desk import models
from aiact_desk.desk.desk import Desk
from aiact_desk.documents.nouns import Version
from aiact_desk.evaluation.launch import Launcher
from aiact_desk.gui.app import make_window
from aiact_desk.gui.dialogs import Answered, Chosen, Question
from aiact_desk.gui.look import Look
from aiact_desk.gui.main_window import MainWindow

CONFIG = {
    "architectures": ["LlamaForCausalLM"],
    "model_type": "llama",
    "hidden_size": 8,
    "intermediate_size": 16,
    "num_hidden_layers": 1,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "max_position_embeddings": 128,
    "vocab_size": 32,
    "tie_word_embeddings": True,
}


class Answers:
    """The dialogs of a person who has made up their mind: paths to choose, and replies to questions."""

    def __init__(self) -> None:
        self.paths: list[Path] = []
        self.replies: list[str] = []
        self.questions: list[Question] = []
        self.suggested: list[Path] = []

    def folder(self, parent: QWidget, title: str, chosen: Chosen) -> None:
        chosen(self.paths.pop(0))

    def file(self, parent: QWidget, title: str, kinds: str, chosen: Chosen) -> None:
        chosen(self.paths.pop(0))

    def save(self, parent: QWidget, title: str, suggested: Path, kinds: str, chosen: Chosen) -> None:
        self.suggested.append(suggested)
        chosen(self.paths.pop(0))

    def ask(self, parent: QWidget, question: Question, answered: Answered) -> None:
        self.questions.append(question)
        answered(self.replies.pop(0))


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path) -> None:
    """Window states of tests go nowhere else."""
    QStandardPaths.setTestModeEnabled(True)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "qt"))


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication) -> Iterator[None]:
    """No thread, running timer or top-level widget of ours outlives its test."""
    yield
    _delete_later(qapp)
    _wait_for_threads()
    assert not [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]


def _wait_for_threads() -> None:
    for thread in threading.enumerate():
        if thread.name.startswith("aiact-desk"):
            thread.join(10)
            assert not thread.is_alive(), thread.name


def _delete_later(qapp: QApplication) -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    made = Look(qapp, "light")
    yield made
    made.deleteLater()


@pytest.fixture
def tiny_model(tmp_path: Path) -> Path:
    """A folder with a Llama of one layer: 856 parameters."""
    return save_tiny(tmp_path / "tiny-llama", fill=1.0)


def save_tiny(folder: Path, fill: float) -> Path:
    """Such a model in a new folder, every weight of it `fill`."""
    folder.mkdir()
    shapes = {"embed_tokens": (32, 8), "norm": (8,)}
    for part, shape in {"q": (8, 8), "k": (4, 8), "v": (4, 8), "o": (8, 8)}.items():
        shapes[f"layers.0.self_attn.{part}_proj"] = shape
    for part, shape in {"gate": (16, 8), "up": (16, 8), "down": (8, 16)}.items():
        shapes[f"layers.0.mlp.{part}_proj"] = shape
    shapes |= {"layers.0.input_layernorm": (8,), "layers.0.post_attention_layernorm": (8,)}
    tensors = {f"model.{name}.weight": np.full(shape, fill, np.float32) for name, shape in shapes.items()}
    save_file(tensors, folder / "model.safetensors")
    (folder / "config.json").write_text(json.dumps(CONFIG))
    (folder / "tokenizer.json").write_text("{}")
    return folder


@pytest.fixture
def fake_launcher(fake_launcher: Callable[[str], Launcher]) -> Iterator[Callable[[str], Launcher]]:
    """The launchers of all tests, and "pausing": a worker that waits when it is told to."""
    started: list[subprocess.Popen[bytes]] = []

    def pausing(job: Sequence[str], log: Path, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
        with log.open("ab") as output:
            worker = subprocess.Popen(
                [sys.executable, str(Path(__file__).with_name("pausing_worker.py")), *job],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env={**os.environ, **environment},
                start_new_session=True,
            )
        started.append(worker)
        return worker

    yield lambda behaviour: pausing if behaviour == "pausing" else fake_launcher(behaviour)
    for worker in started:
        worker.kill()
        worker.wait()


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def open_window(
    qtbot: QtBot, qapp: QApplication, answers: Answers, fake_launcher: Callable[[str], Launcher], tmp_path: Path
) -> Iterator[Callable[[str], MainWindow]]:
    """Opens windows on the library of the test; their runs go to a fake worker that behaves as named."""
    opened: list[tuple[MainWindow, Desk]] = []

    def make(behaviour: str = "success") -> MainWindow:
        desk = open_desk(tmp_path / "library", fake_launcher(behaviour))
        window = make_window(desk, qapp, answers)
        opened.append((window, desk))
        window.resize(1400, 900)
        window.show()
        qtbot.waitUntil(lambda: window.bench.tasks.idle)
        return window

    yield make
    for window, _ in opened:
        window.bench.jobs.give_up_all()
        window.bench.tasks.shut_down()
        window.hide()
        window.deleteLater()
    _delete_later(qapp)
    _wait_for_threads()
    for _, desk in opened:
        desk.library.close()
    gc.collect()
    # by type(), since isinstance() asks foreign objects for their class, and some of torch's then warn
    timers = [one for one in gc.get_objects() if issubclass(type(one), QTimer) and shiboken6.isValid(one)]
    timers = [timer for timer in timers if timer.isActive()]
    assert not timers


@pytest.fixture
def desk(fake_launcher: Callable[[str], Launcher], tmp_path: Path) -> Iterator[Desk]:
    """Another program on the library that the window shows."""
    made = open_desk(tmp_path / "library", fake_launcher("success"))
    yield made
    made.library.close()


@pytest.fixture
def version(desk: Desk, tiny_model: Path) -> Version:
    """The tiny model as a Version of the Model "Aurora" in that library."""
    owner = models.new_model(desk, "Aurora", "Aurora AI S.A.")
    return models.add_version(desk, tiny_model, owner.id, "Aurora Tiny")


@pytest.fixture
def chatty(desk: Desk, version: Version, tmp_path: Path) -> Version:
    """A sibling of the tiny model that has a chat template."""
    folder = save_tiny(tmp_path / "tiny-chat", fill=0.5)
    template = {"chat_template": "{% for message in messages %}{{ message.content }}{% endfor %}"}
    (folder / "tokenizer_config.json").write_text(json.dumps(template))
    return models.add_version(desk, folder, version.model_id, "Aurora Chat")


class Heartbeat:
    """The longest time, in seconds, for which the GUI thread did not come to a timer of 10 ms."""

    def __init__(self, owner: QApplication) -> None:
        self.begin()
        self._timer = QTimer(owner)
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def begin(self) -> None:
        """Count from now on."""
        self.longest, self._last = 0.0, time.monotonic()

    def _beat(self) -> None:
        now = time.monotonic()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def stop(self) -> None:
        self._timer.stop()
        self._timer.deleteLater()


@pytest.fixture
def heartbeat(qapp: QApplication) -> Iterator[Heartbeat]:
    made = Heartbeat(qapp)
    yield made
    made.stop()
