"""Bad input at the command line: one sentence, the right exit code, nothing lost or half-written."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.ballast import fill

Call = Callable[..., Any]

pytestmark = pytest.mark.slow


def one_sentence(told: subprocess.CompletedProcess[str]) -> str:
    assert told.stdout == ""
    lines = [line for line in told.stderr.splitlines() if line.startswith("Error: ")]
    assert len(lines) == 1, told.stderr
    return lines[0]


def write_safetensors(folder: Path, data: bytes, config: object = None) -> Path:
    folder.mkdir()
    (folder / "model.safetensors").write_bytes(data)
    (folder / "config.json").write_text(json.dumps(config or {"architectures": ["LlamaForCausalLM"]}))
    return folder


def gguf_header(tensors: int, pairs: int) -> bytes:
    return b"GGUF" + struct.pack("<IQQ", 3, tensors, pairs)


def missing_path(place: Path) -> Path:
    return place / "nowhere"


def empty_folder(place: Path) -> Path:
    (place / "empty").mkdir()
    return place / "empty"


def truncated_header(place: Path) -> Path:
    return write_safetensors(place / "m", struct.pack("<Q", 500) + b'{"a": {"dtype": "F32", "sha')


def absurd_header(place: Path) -> Path:
    return write_safetensors(place / "m", struct.pack("<Q", 1 << 60) + b"{}")


def false_magic(place: Path) -> Path:
    (place / "m.gguf").write_bytes(b"GGML" + bytes(100))
    return place / "m.gguf"


def absurd_counts(place: Path) -> Path:
    (place / "m.gguf").write_bytes(gguf_header(1 << 60, 1 << 60) + bytes(100))
    return place / "m.gguf"


def no_architecture(place: Path) -> Path:
    header = json.dumps({"w": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}).encode()
    data = struct.pack("<Q", len(header)) + header + bytes(4)
    return write_safetensors(place / "m", data, {"hidden_size": 4})


def pickled(place: Path) -> Path:
    (place / "m").mkdir()
    (place / "m" / "pytorch_model.bin").write_bytes(b"\x80\x04.")
    (place / "m" / "config.json").write_text('{"architectures": ["X"]}')
    return place / "m"


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (missing_path, 2),
        (empty_folder, 1),
        (truncated_header, 1),
        (absurd_header, 1),
        (false_magic, 1),
        (absurd_counts, 1),
        (no_architecture, 1),
        (pickled, 1),
    ],
    ids=lambda each: getattr(each, "__name__", str(each)),
)
def test_a_model_that_cannot_be_inspected(
    desk: Call, answer: Call, tmp_path: Path, make: Callable[[Path], Path], code: int
) -> None:
    path = make(tmp_path)
    sentence = one_sentence(desk("model", "add", path, code=code))
    assert str(path.name) in sentence
    assert answer("model", "list") == []


def test_unknown_names_are_named_with_what_there_is(desk: Call, tiny_model: Path) -> None:
    desk("model", "add", tiny_model, "--name", "tiny")
    assert "starter" in one_sentence(desk("run", "start", "tiny", "strater", code=2))
    assert "tiny" in one_sentence(desk("run", "start", "tinny", "starter", code=2))
    assert one_sentence(desk("model", "show", "nobody", code=2))
    assert one_sentence(desk("run", "show", "run-0", code=2))
    assert one_sentence(desk("document", "show", "document-0", code=2))
    assert "model_documentation_form" in one_sentence(desk("document", "new", "tiny", "form_of_mine", code=2))


def test_wrong_use_of_the_command_line(desk: Call) -> None:
    for arguments in (["fly"], ["model"], ["model", "new"], ["run", "start", "a", "b", "--device", "tpu"]):
        told = desk(*arguments, code=2)
        assert "Usage: aiact-desk" in told.stdout + told.stderr
    assert one_sentence(desk("model", "new", " ", "--provider", "P", code=2))


@pytest.fixture
def document(answer: Call, tiny_model: Path) -> str:
    answer("model", "add", tiny_model, "--name", "tiny")
    return str(answer("document", "new", "tiny", "model_documentation_form")["id"])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("general.release_date", "yesterday"),
        ("general.release_date", "2026-02-30"),
        ("properties.size_exact", "many"),
        ("properties.size_exact", "-5"),
        ("compute.flop_aio", "nan"),
        ("properties.input_modalities", "Smell"),
        ("properties.size_range", "1-500M"),
        ("general.legal", "X"),
    ],
)
def test_a_value_that_is_not_of_the_fields_type_changes_nothing(
    desk: Call, answer: Call, document: str, field: str, value: str
) -> None:
    before = answer("document", "show", document)["fields"]
    assert one_sentence(desk("document", "set", document, field, "--", value, code=2))
    assert answer("document", "show", document)["fields"] == before


def test_setting_needs_one_answer_and_na_needs_leave_and_reason(desk: Call, document: str) -> None:
    one_sentence(desk("document", "set", document, "general.legal_name", code=2))
    one_sentence(desk("document", "set", document, "general.legal_name", "A", "--clear", code=2))
    one_sentence(desk("document", "set", document, "general.legal_name", "--not-applicable", "none", code=2))
    one_sentence(desk("document", "set", document, "general.dependencies", "--not-applicable", " ", code=2))


@pytest.mark.parametrize("to", ["nowhere/file.pdf", ".", "pipe", "x" * 300 + ".pdf"])
def test_an_export_needs_a_place(desk: Call, document: str, tmp_path: Path, to: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    told = desk("document", "export", document, "--audience", "aio", "--to", tmp_path / to, code=None)
    assert told.returncode in (1, 2)
    one_sentence(told)
    assert [file.name for file in tmp_path.iterdir()] == ["pipe"]
    assert (tmp_path / "pipe").is_fifo()


def test_names_are_printed_as_they_are(desk: Call, answer: Call, own_home: Path) -> None:
    names = ["Model [/b] final", "[red]x[/red]", "Ünï\u200dcödé 模型 🦙", "a" * 200, "--looks-like-an-option"]
    for name in names:
        answer("model", "new", "--provider", "P [bold]", "--", name)
    told = desk("model", "list").stdout
    assert all(name in told for name in names)
    assert {model["name"] for model in answer("model", "list")} == set(names)


@pytest.mark.parametrize("name", ["odd #1", "lib?x=1", "lib%41 ü", "'quoted'"])
def test_a_library_may_lie_anywhere(desk: Call, answer: Call, tiny_model: Path, tmp_path: Path, name: str) -> None:
    library = tmp_path / name
    answer("--library", library, "model", "add", tiny_model, "--name", "tiny")
    assert answer("--library", library, "run", "start", "tiny", "starter", "--limit", 1)["state"] == "success"
    document = answer("--library", library, "document", "new", "tiny", "model_documentation_form")["id"]
    to = tmp_path / "a.pdf"
    assert answer("--library", library, "document", "export", document, "--audience", "dp", "--to", to)["size"] > 0
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(["a.pdf", name])
    link = tmp_path / "link"
    link.symlink_to(library)
    assert answer("--library", link, "run", "list")[0]["state"] == "success"


@pytest.mark.parametrize("library", ["", " ", "~nobodyhere/x"])
def test_a_library_needs_a_name(desk: Call, tmp_path: Path, library: str) -> None:
    assert "names no folder" in one_sentence(desk("--library", library, "model", "list", code=2))


def test_a_cache_that_cannot_be_is_one_sentence(
    desk: Call, tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("AIACT_DESK_CACHE", str(tmp_path / "file" / "cache"))
    one_sentence(desk("model", "add", tiny_model, code=1))
    assert "mend" in desk("doctor", code=1).stdout


def test_a_lost_run_stops_an_export_and_nothing_else(
    desk: Call, answer: Call, tiny_model: Path, tmp_path: Path, own_home: Path
) -> None:
    answer("model", "add", tiny_model, "--name", "tiny")
    run = answer("run", "start", "tiny", "starter", "--limit", 1)
    document = answer("document", "new", "tiny", "model_documentation_form")["id"]
    shutil.rmtree(own_home / "library" / "runs")
    answer("document", "set", document, "general.release_date", "2026-05-05")
    lost = [item for item in answer("document", "check", document) if item["kind"] == "unreadable_run"]
    assert [item["id"] for item in lost] == [run["id"]]
    one_sentence(desk("document", "export", document, "--audience", "aio", "--to", tmp_path / "a.pdf", code=1))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.model
def test_the_demo_leaves_a_users_own_model_alone(desk: Call, own_home: Path, demo_model: Path) -> None:
    (own_home / "cache" / "demo").mkdir(parents=True)
    (own_home / "cache" / "demo" / demo_model.name).symlink_to(demo_model)
    desk("model", "new", "DEMO model", "--provider", "Real Company SE")
    told = desk("demo", code=1)
    assert "a Model of yours" in told.stderr


def test_a_full_disk_stops_an_export_and_keeps_the_old_file(desk: Call, document: str, small_disk: Path) -> None:
    to = small_disk / "document.pdf"
    to.write_bytes(b"the old file")
    (small_disk / "ballast").write_bytes(bytes(1000 * 1024))
    assert "disk is full" in one_sentence(desk("document", "export", document, "--audience", "aio", "--to", to, code=1))
    assert to.read_bytes() == b"the old file"
    assert sorted(file.name for file in small_disk.iterdir()) == ["ballast", "document.pdf"]


def test_a_full_disk_stops_a_library(desk: Call, tiny_model: Path, small_disk: Path) -> None:
    library = small_disk / "library"
    desk("--library", library, "model", "new", "First", "--provider", "P")
    fill(small_disk / "ballast")
    for number in range(200):
        told = desk("--library", library, "model", "new", f"Model {number} " + "x" * 300, "--provider", "P", code=None)
        if told.returncode:
            break
    assert told.returncode == 1
    assert "disk" in one_sentence(told)
    (small_disk / "ballast").unlink()
    names = [model["name"] for model in json.loads(desk("--library", library, "model", "list", "--json").stdout)]
    assert "First" in names
    assert len(names) == number + 1


def test_a_full_disk_pauses_a_run_and_it_goes_on_by_itself_when_there_is_room(
    desk: Call, answer: Call, tiny_model: Path, small_disk: Path
) -> None:
    library = small_disk / "library"
    desk("--library", library, "model", "add", tiny_model, "--name", "tiny")
    (small_disk / "room").write_bytes(bytes(300 * 1024))
    fill(small_disk / "ballast")
    (small_disk / "room").unlink()
    with ThreadPoolExecutor() as beside:
        run = beside.submit(desk, "--library", library, "run", "start", "tiny", "starter", "--limit", "8")
        deadline = time.monotonic() + 120
        while not any(b"disk_full" in file.read_bytes() for file in library.glob("runs/*/events.jsonl")):
            assert not run.done(), run.result().stderr
            assert time.monotonic() < deadline
            time.sleep(0.1)
        subprocess.run(["mount", "-o", "remount,size=8m", str(small_disk)], check=True)
        assert "disk is full" in run.result().stderr
    (found,) = answer("--library", library, "run", "list")
    assert found["state"] == "success"


def test_a_library_of_a_newer_program_is_refused_and_untouched(desk: Call, own_home: Path) -> None:
    desk("model", "list")
    database = own_home / "library" / "library.sqlite"
    with sqlite3.connect(database) as db:
        db.execute("UPDATE alembic_version SET version_num = '9999'")
    db.close()
    before = database.read_bytes()
    assert "newer" in one_sentence(desk("model", "list", code=1))
    assert database.read_bytes() == before


def test_a_file_that_is_no_library_is_refused(desk: Call, own_home: Path, tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "library.sqlite").write_bytes(b"something else entirely" * 100)
    one_sentence(desk("--library", tmp_path / "library", "model", "list", code=1))
    file = tmp_path / "a-file"
    file.write_text("x")
    assert desk("--library", file, "model", "list", code=None).returncode in (1, 2)
    assert file.read_text() == "x"


def test_two_programs_on_one_library_lose_nothing(desk: Call, answer: Call, own_home: Path) -> None:
    desk("model", "list")
    made = [
        subprocess.Popen(
            [sys.executable, "-m", "aiact_desk", "model", "new", f"Model {number}", "--provider", "P"],
            stdout=subprocess.DEVNULL,
        )
        for number in range(6)
    ]
    assert [each.wait(120) for each in made] == [0] * 6
    assert {model["name"] for model in answer("model", "list")} == {f"Model {number}" for number in range(6)}


def test_a_library_that_another_program_keeps_busy_is_said_and_left_alone(desk: Call, own_home: Path) -> None:
    desk("model", "list")
    other = sqlite3.connect(own_home / "library" / "library.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    sentence = one_sentence(desk("model", "new", "A", "--provider", "P", code=1))
    other.execute("ROLLBACK")
    other.close()
    assert "Another program" in sentence


def test_weights_that_changed_or_went_are_not_measured(
    desk: Call, answer: Call, tiny_model: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(tiny_model, copy)
    answer("model", "add", copy, "--name", "tiny")
    weights = copy / "model.safetensors"
    data = bytearray(weights.read_bytes())
    data[-1] ^= 1
    weights.write_bytes(bytes(data))
    assert "changed" in one_sentence(desk("run", "start", "tiny", "starter", code=1))
    shutil.rmtree(copy)
    assert "not at" in one_sentence(desk("run", "start", "tiny", "starter", code=1))
    assert answer("run", "list") == []


def test_a_broken_settings_file_is_named(desk: Call, own_home: Path) -> None:
    (own_home / "settings.toml").write_text("batch_size = -1")
    assert "batch_size" in one_sentence(desk("model", "list", code=1))
