"""The reader takes bytes however they come, and never loses or invents an event."""

from __future__ import annotations

import itertools
import json
import os
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.evaluation import events
from aiact_desk.evaluation.event_stream import KINDS, LONGEST_LINE, EventFollower, EventReader, EventWriter
from aiact_desk.evaluation.events import Event, Finished, Progress


def lines(count: int) -> bytes:
    made = [
        Progress(run_id="r", seq=n, at="2026-01-01", done=n, total=count, tokens=n, rate=1.0, remaining=None)
        for n in range(count)
    ]
    return b"".join(event.model_dump_json().encode() + b"\n" for event in made)


def cut(data: bytes, places: list[int]) -> list[bytes]:
    bounds = [0, *sorted(place % (len(data) + 1) for place in places), len(data)]
    return [data[a:b] for a, b in itertools.pairwise(bounds)]


@given(st.lists(st.integers(0, 10_000)))
def test_events_do_not_depend_on_how_the_bytes_are_cut(places: list[int]) -> None:
    reader = EventReader()
    found = [event for part in cut(lines(8), places) for event in reader.feed(part)]
    assert [event.seq for event in found] == list(range(8))
    assert (reader.damaged, reader.unknown, reader.gaps, reader.last_seq) == (0, 0, 0, 7)


@given(st.binary(max_size=300).filter(lambda data: b"\n" not in data), st.lists(st.integers(0, 10_000)))
def test_a_foreign_line_is_passed_over_and_the_next_event_is_read(noise: bytes, places: list[int]) -> None:
    reader = EventReader()
    data = lines(2).splitlines(keepends=True)[0] + noise + b"\n" + lines(2).splitlines(keepends=True)[1]
    found: list[Event] = [event for part in cut(data, places) for event in reader.feed(part)]
    assert [event.seq for event in found] == [0, 1]


def test_unknown_events_gaps_and_torn_lines_are_counted() -> None:
    reader = EventReader()
    first, second, third = lines(3).splitlines(keepends=True)
    unknown = json.dumps({"event": "from_the_future", "run_id": "r", "seq": 1, "at": ""}).encode() + b"\n"
    found = reader.feed(first + unknown + b'{"event": "progress"}\n' + third[:20])
    assert [event.seq for event in found] == [0]
    assert [event.seq for event in reader.feed(third[20:])] == [2]
    assert (reader.damaged, reader.unknown, reader.gaps) == (1, 1, 1)
    assert second


def test_a_line_without_an_end_is_given_up_and_the_stream_goes_on() -> None:
    reader = EventReader()
    assert reader.feed(b"x" * (LONGEST_LINE + 1)) == []
    assert reader.feed(b"x" * 10) == []
    assert [event.seq for event in reader.feed(b"\n" + lines(1))] == [0]
    assert reader.damaged == 1


def test_every_event_class_is_a_known_kind() -> None:
    classes = [getattr(events, name) for name in dir(events)]
    kinds = {each.model_fields["event"].default for each in classes if hasattr(each, "model_fields")
             and "event" in each.model_fields}  # fmt: skip
    assert kinds == KINDS


def test_the_writer_goes_on_where_a_killed_worker_left_a_torn_line(tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    file.write_bytes(lines(3) + b'{"event": "prog')
    writer = EventWriter(file, "r")
    writer.emit(Finished, end="success")
    writer.close()
    follower = EventFollower(file)
    found = follower.poll()
    assert [event.seq for event in found] == [0, 1, 2, 3]
    assert follower.reader.damaged == 1


def test_a_reader_that_goes_away_does_not_disturb_the_run(tmp_path: Path) -> None:
    reading_end, writing_end = os.pipe()
    os.close(reading_end)
    with os.fdopen(writing_end, "wb", buffering=0) as echo:
        writer = EventWriter(tmp_path / "events.jsonl", "r", echo)
        writer.emit(Finished, end="success")
        writer.emit(Finished, end="cancelled")
        writer.close()
    assert len(EventFollower(tmp_path / "events.jsonl").poll()) == 2


def test_following_a_file_that_is_not_there_yet_gives_nothing(tmp_path: Path) -> None:
    follower = EventFollower(tmp_path / "events.jsonl")
    assert follower.poll() == []
    (tmp_path / "events.jsonl").write_bytes(lines(2))
    assert len(follower.poll()) == 2
    assert follower.poll() == []
