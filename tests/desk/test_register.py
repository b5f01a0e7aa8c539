"""Who received which version of the downstream part, and who is to be told of a newer one (Art. 53(1)(b))."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aiact_desk.desk import audit, documents, models, register
from aiact_desk.desk.desk import Desk
from aiact_desk.documents.nouns import Document
from aiact_desk.problems import Misuse, Problem
from aiact_desk.wording import say_problem

FORM = "model_documentation_form"


@pytest.fixture
def versions(desk: Desk) -> list[Document]:
    """Three documents of one form and Model."""
    models.new_model(desk, "Tiny", "Example Ltd")
    return [documents.new_document(desk, "Tiny", FORM) for _ in range(3)]


@pytest.fixture
def recipients(desk: Desk) -> list[str]:
    return [register.add_recipient(desk, name, contact=f"desk@{name}.example").name for name in ("Bolt", "Apex")]


def waiting(desk: Desk, document: Document) -> list[tuple[str, int]]:
    return [(one.recipient.name, one.number) for one in register.to_tell(desk, document.id)]


def test_holders_of_an_older_version_are_to_be_told_until_they_are(
    desk: Desk, versions: list[Document], recipients: list[str]
) -> None:
    first, second, third = versions
    register.delivered(desk, first.id, "Bolt", "2026-01-10")
    register.delivered(desk, first.id, "Apex", "2026-01-11")
    assert waiting(desk, first) == []
    assert waiting(desk, second) == [("Apex", 1), ("Bolt", 1)]
    register.told(desk, second.id, "Bolt")
    assert waiting(desk, second) == [("Apex", 1)]
    register.delivered(desk, third.id, "Apex")
    assert waiting(desk, second) == []
    assert waiting(desk, third) == [("Bolt", 1)]


def test_another_form_or_another_part_is_no_older_version(
    desk: Desk, versions: list[Document], recipients: list[str]
) -> None:
    summary = documents.new_document(desk, "Tiny", "training_content_summary")
    office = register.add_recipient(desk, "AI Office", "ai_office")
    register.delivered(desk, summary.id, "Bolt")
    register.delivered(desk, versions[0].id, office.id)
    assert waiting(desk, versions[1]) == []


def test_a_file_for_another_reader_is_said_to_be_unfit(
    desk: Desk, versions: list[Document], recipients: list[str]
) -> None:
    facts = {"file_name": "x.pdf", "sha256": "a" * 64, "size": 1, "head": None, "person": "Ada"}
    own = desk.library.add_export(versions[0].id, "dp", **facts)  # type: ignore[arg-type]
    other = desk.library.add_export(versions[0].id, "aio", **facts)  # type: ignore[arg-type]
    assert not register.delivered(desk, own.id, "Bolt").unfit
    made = register.delivered(desk, other.id, "Bolt")
    assert (made.unfit, made.audience, made.export_id) == (True, "aio", other.id)
    assert [one.id for one in register.list_deliveries(desk, recipient="bolt", limit=1)] == [made.id]
    assert len(register.list_deliveries(desk, document=versions[0].id)) == 2
    assert register.list_deliveries(desk, document=versions[1].id) == []


def test_lists_are_paged_newest_first(desk: Desk, versions: list[Document], recipients: list[str]) -> None:
    made = [register.delivered(desk, versions[0].id, "Bolt").id for _ in range(4)]
    assert [one.id for one in register.list_deliveries(desk, offset=1, limit=2)] == [made[2], made[1]]
    assert [one.name for one in register.list_recipients(desk, limit=1)] == ["Apex"]


@pytest.mark.parametrize(
    ("do", "id"),
    [
        (lambda desk, document: register.delivered(desk, document, "Bold"), "register.near"),
        (lambda desk, _: register.delivered(desk, "document-zzzz", "Bolt"), "library.unknown_document"),
        (lambda desk, _: register.delivered(desk, "export-zzzz", "Bolt"), "library.unknown_export"),
        (lambda desk, document: register.told(desk, document, "Bolt", "2099-01-01"), "register.day_ahead"),
        (lambda desk, _: register.add_recipient(desk, "BOLT"), "register.recipient_taken"),
        (lambda desk, _: register.add_recipient(desk, "New", "press"), "register.unknown_kind"),
    ],
)
def test_what_is_not_known_is_refused(
    desk: Desk, versions: list[Document], recipients: list[str], do: Callable[[Desk, str], object], id: str
) -> None:
    with pytest.raises(Problem) as problem:
        do(desk, versions[0].id)
    assert problem.value.id == id
    assert say_problem(problem.value)
    assert register.list_deliveries(desk) == []


@pytest.mark.parametrize(("table", "column"), [("deliveries", "day"), ("recipients", "contact")])
def test_the_chain_holds_every_delivery(
    desk: Desk, versions: list[Document], recipients: list[str], sql: Callable[..., None], table: str, column: str
) -> None:
    register.delivered(desk, versions[0].id, "Bolt")
    assert audit.verify_audit(desk).holds
    sql(f"UPDATE {table} SET {column} = '2020-01-01'")  # noqa: S608  (names of ours)
    broken = audit.verify_audit(desk).broken
    assert broken
    assert broken.why == "audit.record_altered"
    sql(f"DELETE FROM {table}" if table == "deliveries" else "DELETE FROM deliveries")  # noqa: S608
    broken = audit.verify_audit(desk).broken
    assert broken
    assert broken.why in ("audit.record_gone", "audit.record_altered")


def test_an_empty_name_is_refused(desk: Desk) -> None:
    with pytest.raises(Misuse):
        register.add_recipient(desk, "  ")
