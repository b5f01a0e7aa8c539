"""What a server says of itself becomes facts; what it does not say stays unknown, and another saying is another one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiact_desk.evaluation.request import ServedModel
from aiact_desk.inspection.facts import VersionFacts
from aiact_desk.inspection.served import inspect_server
from aiact_desk.problems import Misuse, Problem
from tests.fakes.server import FakeServer, Reply, running


@pytest.fixture
def fake() -> Iterator[FakeServer]:
    with running(FakeServer()) as found:
        yield found


def said(fake: FakeServer, name: str = "tiny") -> ServedModel:
    found = inspect_server(fake.url, name).served
    assert found is not None
    return found


def test_nothing_of_the_weights_is_known(fake: FakeServer) -> None:
    facts = inspect_server(fake.url.removesuffix("/v1"), "tiny")
    assert (facts.kind, facts.name) == ("served", "tiny")
    assert (facts.parameters, facts.weights_sha256, facts.files, facts.dtypes) == (None, None, (), {})
    assert facts.served == ServedModel(url=fake.url, name="tiny", server="vLLM", server_version="1.2.3")
    assert VersionFacts.model_validate_json(facts.model_dump_json()) == facts


OLLAMA = {
    "/api/version": {"version": "0.12.1"},
    "/api/tags": {"models": [{"name": "other:latest", "digest": "aa"}, {"name": "tiny:latest", "digest": "bb"}]},
}


@pytest.mark.parametrize(
    ("pages", "owner", "told"),
    [
        ({}, "vllm", (None, None)),
        ({"/version": {"version": "1"}}, "somebody", (None, None)),
        ({"/props": {"build_info": "b6000-abc"}}, "llamacpp", ("llama.cpp", "b6000-abc")),
        ({"/openapi.json": {"info": {"title": "🦙 llama.cpp Python API", "version": "0.3.1"}}}, "me",
         ("llama-cpp-python", "0.3.1")),
        ({"/openapi.json": {"info": {"title": "FastAPI", "version": "0.1"}}}, "me", (None, None)),
        ({"/openapi.json": {"info": 3}, "/props": {"build_info": 7}, "/version": []}, "vllm", (None, None)),
        ({"/version": Reply(body=b"nonsense")}, "vllm", (None, None)),
        ({"/version": Reply(body=None)}, "vllm", (None, None)),
    ],
)  # fmt: skip
def test_kinds_of_server(
    fake: FakeServer, pages: dict[str, Any], owner: str, told: tuple[str | None, str | None]
) -> None:
    fake.pages, fake.owner = pages, owner
    found = said(fake)
    assert (found.server, found.server_version) == told
    assert found.digest is None


def test_ollama_gives_a_digest_and_a_tag(fake: FakeServer) -> None:
    fake.pages, fake.model = dict(OLLAMA), "tiny:latest"
    found = said(fake, "tiny")
    assert found == ServedModel(url=fake.url, name="tiny:latest", server="Ollama", server_version="0.12.1", digest="bb")
    assert said(fake, "tiny:latest") == found


ODD = st.recursive(
    st.none() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
)


def test_odd_words_of_a_server_are_no_facts(fake: FakeServer) -> None:
    @given(ODD, ODD)
    @settings(max_examples=15)
    def check(models: Any, version: Any) -> None:
        fake.pages = {"/api/version": {"version": "1"}, "/api/tags": {"models": models}}
        assert said(fake).digest is None
        fake.pages = {"/props": version, "/openapi.json": version}
        assert said(fake).server is None

    check()


def test_a_long_or_wild_version_is_cut(fake: FakeServer) -> None:
    fake.pages = {"/version": {"version": "1\x1b[31m\n" + "x" * 5000}}
    version = said(fake).server_version
    assert version is not None
    assert version.isprintable()
    assert len(version) <= 120


def test_the_identity_is_all_that_the_server_says(fake: FakeServer) -> None:
    first = inspect_server(fake.url, "tiny")
    assert first.identity == inspect_server(fake.url, "tiny").identity
    fake.pages = {"/version": {"version": "1.2.4"}}
    assert inspect_server(fake.url, "tiny").identity != first.identity


def test_a_name_that_is_not_served(fake: FakeServer) -> None:
    with pytest.raises(Misuse) as raised:
        inspect_server(fake.url, "other")
    assert raised.value.id == "inspection.server_lacks_model"
    assert raised.value.params["models"] == "tiny"


@pytest.mark.parametrize("name", ["", "  ", "a\nb"])
def test_what_is_no_name(fake: FakeServer, name: str) -> None:
    with pytest.raises(Misuse) as raised:
        inspect_server(fake.url, name)
    assert raised.value.id == "inspection.served_name"
    assert fake.paths == []


@pytest.mark.parametrize("listed", [{"data": None}, {"models": []}, {"data": "tiny"}])
def test_a_list_of_models_that_is_none(fake: FakeServer, monkeypatch: pytest.MonkeyPatch, listed: Any) -> None:
    monkeypatch.setattr(fake, "get", lambda _: Reply(body=json.dumps(listed).encode()))
    with pytest.raises(Problem) as raised:
        inspect_server(fake.url, "tiny")
    assert raised.value.id == "inspection.server_answer"


def test_a_server_that_is_not_there() -> None:
    with running(FakeServer()) as gone:
        url = gone.url
    with pytest.raises(Problem) as raised:
        inspect_server(url, "tiny")
    assert raised.value.id == "inspection.server_gone"
