"""`model add --server`: what is printed of a model that nobody saw, and the ways to ask for it wrongly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.fakes.server import FakeServer, running


def test_a_served_model_is_added_and_shown_as_not_seen(desk: Callable[..., Any], answer: Callable[..., Any]) -> None:
    with running(FakeServer()) as server:
        told = desk("model", "add", "--server", server.url, "--served-name", "tiny").stdout
        assert server.url in told
        assert "not seen" in told
        assert "valid" not in told
        again = answer("model", "add", "--server", server.url, "--served-name", "tiny")
    assert (again["kind"], again["parameters"], again["weights_sha256"]) == ("served", None, None)
    assert again["served"]["server"] == "vLLM"
    (model,) = answer("model", "list")
    assert [version["id"] for version in model["versions"]] == [again["id"]]
    assert "weights not seen" in desk("model", "list").stdout


def test_files_or_a_server(desk: Callable[..., Any]) -> None:
    for wrong in ((), ("--server", "http://127.0.0.1:1"), ("--served-name", "tiny"),
                  (".", "--server", "http://127.0.0.1:1", "--served-name", "tiny")):  # fmt: skip
        assert "PATH" in desk("model", "add", *wrong, code=2).stderr
    for url in ("127.0.0.1:1", "http://user:pass@127.0.0.1:1"):
        assert "no address" in desk("model", "add", "--server", url, "--served-name", "tiny", code=2).stderr
