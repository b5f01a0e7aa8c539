"""Both copies of an answer as files: what was asked is in them, and what is claimed or was not asked is in no byte."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from aiact_desk.documents.answer_pack.claims import still_there
from aiact_desk.documents.answer_pack.given import Copy, Given
from aiact_desk.documents.answer_pack.view import answer_view, enclosed_name
from aiact_desk.documents.audit.embedded_head import embedded_head
from aiact_desk.documents.audit.head import AuditHead
from aiact_desk.documents.render import render
from tests.documents.answer_pack.conftest import CLAIMED, FILE, PLAIN_FILE, UNASKED, WHOLE

HEAD = AuditHead("0" * 36, 41, "a" * 64)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.fixture(scope="module")
def files(given: Given, tmp_path_factory: pytest.TempPathFactory) -> dict[Copy, Path]:
    folder = tmp_path_factory.mktemp("answer")
    made = {copy: folder / f"answer_{copy.value}.pdf" for copy in given.copies}
    for copy, file in made.items():
        render(answer_view(replace(given, head=HEAD), copy), file)
    return made


Reader = Callable[[Path], str]


@pytest.fixture(scope="module")
def told(files: dict[Copy, Path], printed: Reader, held: Reader) -> dict[Copy, str]:
    """Everything that the recipient gets: drawn words, all other bytes unpacked, and the file's name."""
    return {copy: f"{printed(file)}\n{held(file)}\n{file.name}" for copy, file in files.items()}


@pytest.fixture(scope="module")
def raw(files: dict[Copy, Path]) -> bytes:
    """The non-confidential file with every stream unpacked."""
    to = files[Copy.NON_CONFIDENTIAL].with_name("raw.pdf")
    with pikepdf.open(files[Copy.NON_CONFIDENTIAL]) as opened:
        opened.save(to, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    return to.read_bytes()


def test_a_request_with_claims_has_two_copies_and_one_without_has_one(given: Given) -> None:
    assert given.copies == (Copy.CONFIDENTIAL, Copy.NON_CONFIDENTIAL)
    assert replace(given, file=replace(given.file, claims=())).copies == (Copy.ONLY,)


@pytest.mark.parametrize("claimed", [CLAIMED, "Kestrel", "of 777 steps", WHOLE, "Osprey", FILE.name, FILE.sha256])
def test_what_is_claimed_is_in_no_byte_of_the_non_confidential_copy(
    told: dict[Copy, str], raw: bytes, claimed: str
) -> None:
    assert squeezed(claimed) in squeezed(told[Copy.CONFIDENTIAL])
    assert squeezed(claimed).lower() not in squeezed(told[Copy.NON_CONFIDENTIAL]).lower()
    for code in ("utf-8", "utf-16-be", "utf-16-le"):
        assert claimed.encode(code) not in raw


def test_the_length_and_the_ground_stand_instead(told: dict[Copy, str]) -> None:
    words = told[Copy.NON_CONFIDENTIAL]
    assert f"[confidential:businesssecret;{len(CLAIMED)}signs],thenannealing." in words
    assert f"[confidential:tradesecret;{len(WHOLE)}signs]" in words
    assert "[confidential:intellectualproperty;awholefile]" in words
    assert "rivalswouldcopyit" not in words


def test_the_confidential_copy_marks_each_claim_with_ground_and_reason(told: dict[Copy, str]) -> None:
    words = told[Copy.CONFIDENTIAL].partition("\n")[0]  # what is drawn
    assert f"[claim1:{squeezed(CLAIMED)}],thenannealing." in words
    assert "Claimedconfidentialasawhole:claim2." in words
    assert [f"Reason{number}:rivalswouldcopyit." in words for number in (1, 2, 3)] == [True] * 3
    assert "\ue000" not in words
    assert "\ufffd" not in words


@pytest.mark.parametrize("copy", [Copy.CONFIDENTIAL, Copy.NON_CONFIDENTIAL])
def test_nothing_is_in_a_copy_that_no_item_names(copy: Copy, told: dict[Copy, str], given: Given) -> None:
    content = given.contents["doc-1"]
    unasked = [UNASKED, str(content.versions[0].facts.parameters), "Petra Verborgen", "private-store", "oversight-001"]
    unasked += [str(content.versions[0].facts.weights_sha256), content.versions[0].facts.files[0].sha256, "Quillon"]
    assert [each for each in unasked if squeezed(each) in told[copy]] == []
    others = {row.id for row in content.form.rows()} - {place.id for place in given.places}
    labels = {content.form.field(id).label for id in others} - {
        content.form.field(place.id).label for place in given.file.items[0].answering.rows
    }
    view = answer_view(given, copy)
    assert {row.label for section in view.sections for row in section.rows} & labels == set()


@pytest.mark.parametrize("copy", [Copy.CONFIDENTIAL, Copy.NON_CONFIDENTIAL])
def test_each_copy_says_what_was_asked_who_answers_and_from_where(copy: Copy, told: dict[Copy, str]) -> None:
    for said in (
        "AIO/2026/0417", "To assess how the technical documentation", "Art. 91(1)", "Cleo Castell, chief executive",
        "Authorised by its statutes", "18 December 2026; written 2 days after it", "phase by phase, and on what",
        "From: Model Documentation Form, version 3, approved.", "identity of reviewer not checked",
        "not provided: the provider named nothing that answers this item.", "not provided: it has not been stated.",
        "Leaving decisions to people", "board minutes.txt", PLAIN_FILE.sha256,
    ):  # fmt: skip
        assert squeezed(said) in told[copy], said
    assert ("BoBerg" in told[copy]) == (copy is Copy.CONFIDENTIAL)


def test_a_lawyer_answers_and_the_provider_stays_responsible(given: Given) -> None:
    """Art. 91(5)."""
    by_lawyer = answer_view(replace(given, capacity="lawyer"), Copy.CONFIDENTIAL)
    assert [text for heading, text in by_lawyer.about if "fully responsible" in text]
    assert not [text for _, text in answer_view(given, Copy.CONFIDENTIAL).about if "fully responsible" in text]


def test_both_copies_carry_the_head_of_the_chain(files: dict[Copy, Path]) -> None:
    assert {embedded_head(file) for file in files.values()} == {HEAD}


def test_words_are_replaced_wherever_they_stand(given: Given) -> None:
    """The authority repeats claimed words in its purpose, and the model bears them in its name."""
    request = replace(given.file.request, purpose=f"Why {CLAIMED.upper()} was used.", number=f"N {CLAIMED}")
    model = replace(given.model, name=f"Polaris, {CLAIMED}", notices=(CLAIMED,))
    view = answer_view(replace(given, file=replace(given.file, request=request), model=model), Copy.NON_CONFIDENTIAL)
    assert CLAIMED.lower() not in view.model_dump_json().lower()
    assert still_there(view, given.file.claims) == ()
    marked = answer_view(given, Copy.CONFIDENTIAL)
    assert still_there(marked, given.file.claims) == (1,)


def test_a_file_goes_along_under_a_name_that_tells_nothing() -> None:
    assert [enclosed_name(1, FILE), enclosed_name(12, PLAIN_FILE)] == ["file-01.pdf", "file-12.txt"]
    for name in ("../../etc/passwd", "x.tar.gz/..", "no kind", "a.{secret words}", "b.PDF"):
        assert re.fullmatch(r"file-03(\.[a-z0-9]{1,5})?", enclosed_name(3, replace(FILE, name=name))), name
