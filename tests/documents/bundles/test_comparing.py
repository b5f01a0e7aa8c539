"""Two desks' answers compared by revisions: nothing that somebody said is lost or overwritten unseen."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from aiact_desk.documents.bundles.comparing import Agreed, Compared, Side, agreed_now, compare, merged, turned
from aiact_desk.documents.bundles.sayings import Key, Saying, revisions
from aiact_desk.documents.bundles.schema import BundledAnswer
from aiact_desk.problems import Misuse

KEY: Key = ("stated", "row")
AT = datetime(2026, 11, 24, tzinfo=UTC)


def saying(revision: int, value: str | None, key: Key = KEY) -> Saying:
    """An answer; without a value it took an earlier one away."""
    answer = BundledAnswer(
        field=key[1],
        revision=revision,
        value=value,
        not_applicable=None,
        left_open=None,
        origin="typed",
        source="Ada",
        detail="",
        at=AT,
    )
    return Saying(key, answer)


def compared(here: Saying | None, there: Saying | None, agreed: tuple[int, int], take: Side | None = None) -> Compared:
    takes: dict[str, Side] = {"row": take} if take else {}
    (one,) = compare({KEY: here} if here else {}, {KEY: there} if there else {}, {KEY: agreed}, takes)
    return one


@pytest.mark.parametrize(
    ("here", "there", "change"),
    [
        (saying(1, "a"), saying(1, "a"), "same"),
        (saying(3, "a"), saying(2, "a"), "same"),  # both came to the same
        (saying(1, "a"), saying(2, "b"), "theirs"),
        (saying(2, "b"), saying(1, "a"), "mine"),
        (saying(2, "b"), saying(2, "c"), "conflict"),
        (saying(1, "a"), saying(2, None), "theirs"),  # taken away there
        (saying(2, None), saying(2, None), "same"),
        (saying(2, None), saying(2, "c"), "conflict"),
    ],
)
def test_who_changed_it(here: Saying, there: Saying, change: str) -> None:
    assert compared(here, there, (1, 1)).change == change


def test_what_is_new_on_one_side_is_of_that_side() -> None:
    assert compared(None, saying(1, "a"), (0, 0)).change == "theirs"
    assert compared(saying(1, "a"), None, (0, 0)).change == "mine"


def test_without_a_common_past_two_answers_are_a_conflict() -> None:
    assert compared(saying(1, "a"), saying(1, "b"), (0, 0)).change == "conflict"


def test_a_person_decides_a_conflict_and_nothing_else() -> None:
    assert compared(saying(2, "b"), saying(2, "c"), (1, 1), "theirs").change == "theirs"
    assert compared(saying(2, "b"), saying(2, "c"), (1, 1), "mine").change == "mine"
    assert compared(saying(2, "b"), saying(1, "a"), (1, 1), "theirs").change == "mine"


def test_a_decision_names_a_row() -> None:
    with pytest.raises(Misuse) as told:
        compare({KEY: saying(2, "b")}, {KEY: saying(2, "c")}, {KEY: (1, 1)}, {"another": "mine"})
    assert told.value.params == {"row": "another", "conflicts": "row"}


_AGREED = some.dictionaries(
    some.sampled_from([("stated", name) for name in "abc"]), some.tuples(some.integers(0, 9), some.integers(0, 9))
)


@given(_AGREED, _AGREED)
def test_agreements_only_grow(first: Agreed, second: Agreed) -> None:
    both = merged(first, second)
    assert both == merged(second, first) == merged(both, first, second)
    assert turned(turned(both)) == both
    for key, (here, there) in first.items():
        assert both[key][0] >= here
        assert both[key][1] >= there


class _Desk:
    """A desk that knows one row, as the library keeps it: revisions that only grow, and what was agreed on."""

    def __init__(self, name: str, value: str) -> None:
        self.name, self.now, self.agreed = name, saying(1, value), {KEY: (1, 1)}
        self.wrote = 0

    def write(self) -> None:
        self.wrote += 1
        self.now = saying(self.now.revision + 1, f"{self.name} {self.wrote}")

    def take(self, other: _Desk, side: Side | None) -> Compared:
        """Import the other's bundle: it carries its answer and what it agreed on with this desk."""
        before = merged(self.agreed, turned(other.agreed))
        (one,) = compare({KEY: self.now}, {KEY: other.now}, before, {"row": side} if side else {})
        if one.change == "theirs":
            value = other.now.said
            assert isinstance(value, BundledAnswer)
            self.now = saying(self.now.revision + 1, str(value.value))
        self.agreed = agreed_now([one], before, revisions({KEY: self.now}))
        return one


@given(
    some.lists(some.tuples(some.sampled_from(["write", "take"]), some.booleans(), some.sampled_from([None, "mine"])))
)
def test_nothing_that_was_not_seen_is_overwritten(steps: list[tuple[str, bool, Side | None]]) -> None:
    """Whatever two desks write and send each other: an answer is replaced only by one whose writer had it before them,
    unless a person decides; and a second import of the same bundle takes nothing.
    """
    first, second = _Desk("first", "start"), _Desk("second", "start")
    knew: dict[str, set[object]] = {"first": {"start"}, "second": {"start"}}
    for what, turn, side in steps:
        desk, other = (first, second) if turn else (second, first)
        if what == "write":
            desk.write()
            knew[desk.name].add(_value(desk))
            continue
        before = _value(desk)
        told = desk.take(other, side)
        if told.change == "theirs":
            assert before in knew[other.name]
        if told.change in ("theirs", "same") or told.taken == "mine":
            knew[desk.name] |= knew[other.name]
        assert desk.take(other, None).change in ("same", "mine", "conflict")


def _value(desk: _Desk) -> object:
    assert isinstance(desk.now.said, BundledAnswer)
    return desk.now.said.value


def test_when_both_send_until_nothing_is_new_both_say_the_same() -> None:
    first, second = _Desk("first", "start"), _Desk("second", "start")
    first.write()
    second.write()
    assert first.take(second, "mine").change == "mine"
    assert second.take(first, None).change == "theirs"
    assert first.take(second, None).change == "same"
    assert _value(first) == _value(second) == "first 1"
