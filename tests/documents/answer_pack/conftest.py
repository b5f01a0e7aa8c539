"""An invented request with two items, answered from an approved document, with claims of every kind."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from aiact_desk.documents.answer_pack.given import Given
from aiact_desk.documents.answer_pack.request import (
    Answering,
    Claim,
    EnclosedFile,
    Item,
    Place,
    Request,
    RequestFile,
)
from aiact_desk.documents.content import Content
from aiact_desk.documents.nouns import DocumentState
from aiact_desk.documents.review import Identity, Step, StepKind
from aiact_desk.regulation.terms import Audience

AT = datetime(2026, 12, 20, 14, 5, tzinfo=UTC)
CLAIMED = "a warm-up of 777 steps on the Kestrel corpus"
WHOLE = "Sparse routing over eleven expert groups, chosen by the Osprey gate"
OPEN = "Trained in three phases; the second phase used a warm-up of 777 steps on the Kestrel corpus, then annealing."
UNASKED = "Zanzibar clause 4471"
FILE = EnclosedFile("Kestrel corpus licence.pdf", 5123, hashlib.sha256(b"licence").hexdigest())
PLAIN_FILE = EnclosedFile("board minutes.txt", 812, hashlib.sha256(b"minutes").hexdigest())
REQUEST = Request(
    id="request-1",
    model_id="mdl-1",
    number="AIO/2026/0417",
    authority="ai_office",
    basis="documentation",
    form="request",
    purpose="To assess how the technical documentation of the model is kept.",
    received=date(2026, 12, 1),
    deadline=date(2026, 12, 18),
    fines_stated=True,
    person="Ada",
    at=AT,
)


def place(id: str) -> Place:
    return Place("doc-1", id)


def a_claim(number: int, *, row: Place | None = None, words: str | None = None, file: str | None = None,
            ground: str = "business_secret") -> Claim:  # fmt: skip
    return Claim(f"claim-{number}", "request-1", ground, f"Reason {number}: rivals would copy it.", row, words, file,
                 "Ada", AT)  # fmt: skip


@pytest.fixture(scope="session")
def approved_content(make_content: Callable[..., Content]) -> Content:
    stated = {
        "training.design": OPEN,
        "properties.architecture": WHOLE,
        "use.technical_means": UNASKED,
        "properties.size_exact": "1711376384",
    }
    made = make_content(stated)
    document = replace(made.document, state=DocumentState.APPROVED)
    step = Step("doc-1", StepKind.APPROVED, "Bo Berg", "head of compliance", "", "f" * 64, Identity.UNCHECKED, None,
                True, AT)  # fmt: skip
    return replace(made, document=document, steps=(step,), frozen_at=made.document.updated_at)


@pytest.fixture(scope="session")
def request_file(approved_content: Content) -> RequestFile:
    run = approved_content.runs[0].run.id
    items = (
        Item("item-1", "request-1", "How the model was trained, phase by phase, and on what.",
             Answering(rows=(place("training.design"), place("properties.architecture"),
                             place("training.rationale"))), "Ada", AT),
        Item("item-2", "request-1", "The results of the evaluations, and the licence of the training corpus.",
             Answering(runs=(place(run),), files=(FILE, PLAIN_FILE)), "Ada", AT),
        Item("item-3", "request-1", "The minutes of the meetings of the risk committee.", Answering(), "Ada", AT),
    )  # fmt: skip
    claims = (
        a_claim(1, row=place("training.design"), words=CLAIMED.replace(" ", "\n ", 1)),
        a_claim(2, row=place("properties.architecture"), ground="trade_secret"),
        a_claim(3, file=FILE.sha256, ground="intellectual_property"),
    )
    return RequestFile(REQUEST, items, claims)


@pytest.fixture(scope="session")
def given(request_file: RequestFile, approved_content: Content) -> Given:
    return Given(
        request_file,
        approved_content.model,
        {"doc-1": approved_content},
        Audience.AIO,
        "Cleo Castell",
        "statutes",
        "chief executive",
        AT,
    )
