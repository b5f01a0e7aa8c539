"""Solved examples that all samples share are cut off once, and nothing of any input is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.documents.annex import annex
from aiact_desk.documents.content import Content
from aiact_desk.documents.evidence import Population
from aiact_desk.documents.shared_start import holds_examples, shared_start
from aiact_desk.documents.shown import PackShown, SampleShown
from aiact_desk.documents.sight import Sight

SHOTS = "".join(f"Question: a solved example, number {number}, long enough\nAnswer: yes\n\n" for number in range(3))


def test_the_longest_common_beginning_up_to_a_blank_line() -> None:
    assert shared_start([f"{SHOTS}Question: which?", f"{SHOTS}Question: why?"]) == SHOTS
    assert shared_start([f"{SHOTS}one", f"{SHOTS}one"]) == SHOTS
    assert shared_start([f"{SHOTS}one"]) == ""
    assert shared_start([]) == ""
    assert shared_start(["Short.\n\none", "Short.\n\ntwo"]) == ""
    assert shared_start([SHOTS.replace("\n\n", "\n") + "one"] * 2) == ""
    assert shared_start([f"{SHOTS}one", SHOTS]) == SHOTS[: 2 * len(SHOTS) // 3]  # something of each is left


def test_examples_are_only_named_where_they_can_be() -> None:
    assert holds_examples(SHOTS, 3)
    assert not holds_examples(SHOTS, 4)
    assert not holds_examples(SHOTS, 0)
    assert not holds_examples(SHOTS, None)


def shown(pack: PackShown) -> list[SampleShown]:
    return [sample for sample in pack.samples if isinstance(sample, SampleShown)]


_TEXTS = st.text(alphabet="ab\n", max_size=40)


@given(start=st.text(alphabet="ab\n", max_size=300), rests=st.lists(_TEXTS, min_size=1, max_size=5))
def test_what_is_cut_begins_every_input(start: str, rests: list[str]) -> None:
    inputs = [start + rest for rest in rests]
    found = shared_start(inputs)
    assert all(text.startswith(found) for text in inputs)
    assert found == "" or (found.endswith("\n\n") and all(text[len(found) :].strip() for text in inputs))


def pack_of(make_content: Callable[..., Content], at_hand: Callable[..., Population], start: str) -> PackShown:
    run = make_content({}).evidence[0]
    samples = run.samples["oversight"].drawn(seed=0, count=48).samples
    longer = at_hand(*(one.model_copy(update={"input": start + one.input}) for one in samples))
    content = make_content({}, (replace(run, samples={"oversight": longer}),))
    return annex(content, Sight(files=True, machine=True, size=True)).runs[0].packs[0]


def test_they_are_printed_once_for_each_pack(
    make_content: Callable[..., Content], at_hand: Callable[..., Population]
) -> None:
    pack = pack_of(make_content, at_hand, SHOTS)
    assert pack.shared
    assert pack.shared.text == SHOTS.rstrip("\n")
    assert pack.shared.heading == "The inputs of all printed samples begin with the same 2 solved examples:"
    assert {sample.after for sample in shown(pack)} == {"after the same 2 solved examples as above"}
    assert all(sample.input.startswith("Question ") and sample.input_note is None for sample in shown(pack))


def test_another_beginning_is_not_called_examples(
    make_content: Callable[..., Content], at_hand: Callable[..., Population]
) -> None:
    pack = pack_of(make_content, at_hand, "Read this with care. " * 300 + "\n\n")
    assert pack.shared
    assert pack.shared.note
    assert {sample.after for sample in shown(pack)} == {"after the same beginning as above"}
    bare = pack_of(make_content, at_hand, "")
    assert (bare.shared, {sample.after for sample in shown(bare)}) == (None, {None})
