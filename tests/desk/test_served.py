"""A model behind a server as a Version: added, looked at again before each run, asked what its protocol can say."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator

import pytest

from aiact_desk.desk import documents, models, runs
from aiact_desk.desk.asking import asking_for
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.run_plan import SERVED_BATCH
from aiact_desk.documents.nouns import Version
from aiact_desk.evaluation.launch import Launcher
from aiact_desk.evaluation.packs import load_packs
from aiact_desk.evaluation.request import Asking
from aiact_desk.problems import Misuse, Problem
from tests.fakes.server import FakeServer, running

WRITING = tuple(pack for pack in load_packs() if pack.output_type == "generate_until")


@pytest.fixture
def fake() -> Iterator[FakeServer]:
    with running(FakeServer()) as found:
        yield found


@pytest.fixture
def served(desk: Desk, fake: FakeServer) -> Version:
    return models.add_served(desk, fake.url, "tiny", name="tiny-served")


def test_it_gets_a_model_of_its_own_name(desk: Desk, served: Version) -> None:
    (summary,) = models.list_models(desk)
    assert (summary.model.name, summary.versions) == ("tiny-served", (served,))
    assert served.path == ""


def test_it_joins_a_model_and_its_drafts(desk: Desk, version: Version, fake: FakeServer) -> None:
    draft = documents.new_document(desk, "Tiny", "model_documentation_form")
    added = models.add_served(desk, fake.url, "tiny", "Tiny")
    assert added.model_id == version.model_id
    assert desk.library.document(draft.id).version_ids == (version.id, added.id)


def test_an_unknown_model_is_told_before_the_server_is_asked(desk: Desk, fake: FakeServer) -> None:
    with pytest.raises(Misuse):
        models.add_served(desk, fake.url, "tiny", "Nobody")
    assert fake.paths == []


def test_a_run_plans_the_server_and_units_that_fill_it(
    desk: Desk, served: Version, fake_launcher: Callable[[str], Launcher]
) -> None:
    faked = dataclasses.replace(desk, launch=fake_launcher("success"))
    run = runs.start_run(faked, served.id, "starter", asking={"chat_template": False})
    list(runs.follow_run(faked, run.id, pause=0.02))
    request = runs.show_run(faked, run.id).request
    assert request.version.served == served.facts.served
    assert (request.version.parameters, request.version.weights_sha256) == (None, None)
    assert request.engine.batch_size == SERVED_BATCH


def test_a_server_that_says_something_else_is_another_version(desk: Desk, served: Version, fake: FakeServer) -> None:
    fake.pages = {"/version": {"version": "1.2.4"}}
    with pytest.raises(Problem) as raised:
        runs.start_run(desk, served.id, "starter", asking={"chat_template": False})
    assert raised.value.id == "evaluation.server_changed"
    assert desk.library.runs() == []
    assert models.add_served(desk, fake.url, "tiny", "tiny-served").id != served.id


def test_a_template_is_stated_and_not_used_for_choices(served: Version) -> None:
    with pytest.raises(Misuse, match="template_not_stated"):
        asking_for(served, WRITING, Asking(), {})
    assert asking_for(served, WRITING, Asking(), {"chat_template": True}).templated
    with pytest.raises(Misuse, match="served_choices_in_template"):
        asking_for(served, load_packs(), Asking(), {"chat_template": True})
    assert asking_for(served, load_packs(), Asking(), {"chat_template": False}).chat_template is False


def test_the_protocol_knows_no_top_k(served: Version) -> None:
    stated = {"chat_template": False, "sampling": {"temperature": 0.7, "top_k": 5}}
    with pytest.raises(Misuse, match="served_top_k"):
        asking_for(served, WRITING, Asking(), stated)
