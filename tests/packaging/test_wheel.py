"""The wheel is the program: built from the sdist, complete, and doing the main job outside of the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not (ROOT / ".git").exists(), reason="needs the git checkout")]


def run(*command: object, **options: Any) -> str:
    told = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False, **options)
    assert told.returncode == 0, f"{command}\n{told.stdout}\n{told.stderr}"
    return str(told.stdout)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from the sdist, which is built from a clean export of the tracked files."""
    place = tmp_path_factory.mktemp("build")
    source = place / "source"
    source.mkdir()
    tracked = run("git", "ls-files", "-co", "--exclude-standard", cwd=ROOT).splitlines()
    for name in tracked:
        if (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((ROOT / name).read_bytes())
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", place / "dist", source)
    (built,) = (place / "dist").glob("*.whl")
    return built


def test_the_wheel_holds_what_git_tracks(wheel: Path) -> None:
    tracked = run("git", "ls-files", "-co", "--exclude-standard", cwd=ROOT).splitlines()
    data = {f"aiact_desk/_data/{name}" for name in tracked if name.startswith(("evals/", "templates/", "assets/"))}
    package = {name for name in tracked if name.startswith("aiact_desk/")}
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert held == {name for name in data | package if (ROOT / name.replace("aiact_desk/_data/", "")).is_file()}


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`aiact-desk` in a clean environment with the same dependencies and no checkout."""
    place = tmp_path_factory.mktemp("environment") / "venv"
    venv.create(place, with_pip=False)
    python = place / "bin" / "python"
    target = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    for entry in Path(sysconfig.get_path("purelib")).iterdir():
        if "aiact" not in entry.name:
            (target / entry.name).symlink_to(entry)
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel)
    return place / "bin" / "aiact-desk"


def test_the_declared_dependencies_are_satisfied(program: Path) -> None:
    assert "No broken requirements" in run(sys.executable, "-m", "pip", "--python", program.parent / "python", "check")


def test_the_main_job_runs_from_the_wheel(program: Path, tiny_model: Path, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "AIACT_DESK_LIBRARY": str(tmp_path / "library"),
        "AIACT_DESK_CACHE": str(tmp_path / "cache"),
        "AIACT_DESK_SETTINGS": str(tmp_path / "settings.toml"),
        "AIACT_DESK_THREADS": "1",
    }
    environment.pop("PYTHONPATH", None)

    def answer(*arguments: object) -> Any:
        return json.loads(run(program, *arguments, "--json", cwd=tmp_path, env=environment))

    told = subprocess.run([program, "doctor", "--json"], capture_output=True, check=False, env=environment)
    assert {check["id"]: check["ok"] for check in json.loads(told.stdout)}["fonts"]
    answer("model", "new", "Tiny", "--provider", "Example Ltd")
    answer("model", "add", tiny_model, "--model", "Tiny", "--name", "tiny")
    assert answer("run", "start", "tiny", "starter", "--limit", 1)["state"] == "success"
    document = answer("document", "new", "Tiny", "model_documentation_form")["id"]
    made = answer("document", "export", document, "--audience", "dp", "--to", tmp_path / "document.pdf")
    assert made["size"] == (tmp_path / "document.pdf").stat().st_size > 10_000


def test_the_window_opens_from_the_wheel(program: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QTimer\n"
        "from aiact_desk import resources; from aiact_desk.gui import app\n"
        "made = app.make_application\n"
        "def make(arguments):\n"
        "    application = made(arguments)\n"
        "    QTimer.singleShot(1500, application.closeAllWindows)\n"
        "    return application\n"
        "app.make_application = make\n"
        "assert '_data' in str(resources.folder('assets'))\n"
        "sys.exit(app.run(Path(sys.argv[1])))"
    )
    run(program.parent / "python", "-c", code, tmp_path / "library", cwd=tmp_path, env={**os.environ}, timeout=60)
