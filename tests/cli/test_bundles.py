"""A document goes to another desk and back at the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aiact_desk.cli.app import run_command_line


@pytest.fixture
def there(tmp_path: Path) -> str:
    return str(tmp_path / "elsewhere")


def test_there_and_back(tmp_path: Path, there: str, capsys: pytest.CaptureFixture[str]) -> None:
    def call(*arguments: str, code: int = 0) -> str:
        capsys.readouterr()
        assert run_command_line(list(arguments), lambda _: 0) == code
        told = capsys.readouterr()
        return told.out if code == 0 else told.err

    call("model", "new", "Tiny", "--provider", "Example Ltd")
    document = json.loads(call("--json", "document", "new", "Tiny", "model_documentation_form"))["id"]
    row = "properties.architecture"
    call("document", "set", document, row, "A [bold] transformer.")
    out, back = str(tmp_path / "out.zip"), str(tmp_path / "back.zip")
    made = json.loads(call("--json", "document", "export-bundle", document, "--to", out))
    assert (made["document"], made["runs"], made["size"]) == (document, 0, Path(out).stat().st_size)
    assert "new here (dry run)" in call("--library", there, "document", "import-bundle", out, "--dry-run")
    assert call("--library", there, "--json", "document", "list") == "[]\n"
    assert "Model added: Tiny" in call("--library", there, "document", "import-bundle", out)
    assert "A [bold] transformer." in call("--library", there, "document", "show", document)
    call("--library", there, "document", "set", document, row, "Theirs.")
    call("document", "set", document, row, "Mine.")
    assert back in call("--library", there, "document", "export-bundle", document, "--to", back)
    told = call("document", "import-bundle", back)
    assert "changed on both sides" in told
    assert "Mine." in told
    assert "Theirs." in told
    assert "--take ROW=theirs" in told
    assert "ROW=mine" in call("document", "import-bundle", back, "--take", row, code=2)
    assert "no.row" in call("document", "import-bundle", back, "--take", "no.row=mine", code=2)
    (taken,) = json.loads(call("--json", "document", "import-bundle", back, "--take", f"{row}=theirs"))["rows"]
    assert (taken["row"], taken["what"], taken["taken"]) == (row, "theirs", "theirs")
    assert (taken["here"]["display"], taken["there"]["display"]) == ("Mine.", "Theirs.")
    assert "nothing changes" in call("document", "import-bundle", back)
    assert "no bundle" in call("document", "import-bundle", __file__, code=1)
