"""Any byte of any row that is changed, taken away or put in is found, and erasing with a reason breaks nothing."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.documents.audit.checking import first_broken
from aiact_desk.documents.audit.entry import NOTHING_BEFORE, Entry, Part, content_of, hash_of
from aiact_desk.regulation.json_values import Json

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
rows = st.tuples(st.sampled_from(["value", "state", "run"]), texts, st.dictionaries(texts, values, max_size=3))


def chain_of(said: Sequence[tuple[str, str, dict[str, Json]]]) -> list[Entry]:
    entries: list[Entry] = []
    for seq, (kind, subject, parts) in enumerate(said, start=1):
        made = {name: Part.of(value) for name, value in parts.items()}
        previous = entries[-1].hash if entries else NOTHING_BEFORE
        at = f"2026-11-25T04:00:{seq % 60:02}.000000+00:00"
        hash = hash_of(seq, at, kind, subject, made, previous)
        entries.append(Entry(seq, at, kind, subject, content_of(made), previous, hash))
    return entries


def changed_entry(entry: Entry, column: str, text: str) -> Entry:
    return Entry(**{**dataclasses.asdict(entry), column: text})


chains = st.lists(rows, min_size=1, max_size=6).map(chain_of)


@given(chains)
def test_a_chain_as_it_was_written_holds(entries: list[Entry]) -> None:
    assert first_broken(entries) is None


@given(chains, st.data())
def test_a_changed_byte_is_found_at_its_row_or_the_next(entries: list[Entry], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(entries) - 1))
    entry = entries[number]
    column = data.draw(st.sampled_from(["at", "kind", "subject", "content", "previous", "hash"]))
    before = getattr(entry, column).encode()
    changed = bytearray(before or b"x")
    place = data.draw(st.integers(0, len(changed) - 1))
    changed[place] ^= data.draw(st.integers(1, 127))
    if bytes(changed) == before:
        return
    entries[number] = changed_entry(entry, column, changed.decode(errors="replace"))
    broken = first_broken(entries)
    assert broken is not None
    assert broken.seq == entry.seq


@given(chains, st.data())
def test_a_missing_or_foreign_row_is_found(entries: list[Entry], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(entries) - 1))
    if number < len(entries) - 1:  # the end that is cut off is found by an exported file alone
        broken = first_broken([*entries[:number], *entries[number + 1 :]])
        assert broken is not None
        assert (broken.seq, broken.why) == (number + 1, "audit.row_missing")
    twice = first_broken([*entries[: number + 1], *entries[number:]])
    assert twice is not None


@given(chains, st.data())
def test_exchanging_two_rows_is_found(entries: list[Entry], data: st.DataObject) -> None:
    if len(entries) < 2:
        return
    first = data.draw(st.integers(0, len(entries) - 2))
    entries[first], entries[first + 1] = entries[first + 1], entries[first]
    broken = first_broken(entries)
    assert broken is not None
    assert broken.seq == first + 1


@given(st.lists(rows, min_size=1, max_size=5), st.data())
def test_an_erased_part_holds_where_an_erasure_names_it(
    said: list[tuple[str, str, dict[str, Json]]], data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(said) - 1))
    kind, subject, parts = said[number]
    parts = {**parts, "person": "Ada"}
    said = [*said[:number], (kind, subject, parts), *said[number + 1 :]]
    named: dict[str, Json] = {str(number + 1): ["person"]}
    entries = chain_of([*said, ("erasure", "library", {"rows": named, "reason": "asked"})])
    kept = entries[number].parts()
    gone = dataclasses.replace(entries[number], content=content_of({**kept, "person": kept["person"].erased()}))
    erased = [*entries[:number], gone, *entries[number + 1 :]]
    assert first_broken(erased) is None
    unexplained = first_broken(erased[:-1])
    assert unexplained is not None
    assert (unexplained.seq, unexplained.why) == (number + 1, "audit.part_gone")
    assert "Ada" not in gone.content


def test_white_space_in_a_content_is_a_change() -> None:
    (entry,) = chain_of([("value", "x", {"answer": 1})])
    broken = first_broken([dataclasses.replace(entry, content=entry.content.replace(":", ": "))])
    assert broken is not None
    assert broken.why == "audit.row_altered"


def test_the_salt_keeps_two_equal_values_apart() -> None:
    first, second = chain_of([("value", "x", {"answer": "yes"}), ("value", "x", {"answer": "yes"})])
    assert first.parts()["answer"].hash != second.parts()["answer"].hash
