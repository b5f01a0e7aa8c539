"""Planning: every request once, items whole, the same plan for the same requests."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.evaluation.units import PlannedRequest, RequestKind, UnitPlan, plan, request_key


def of_size(made: list[PlannedRequest], items: int) -> UnitPlan:
    """A plan whose units have the same number of items for every kind of request."""
    sizes: dict[RequestKind, int] = {"loglikelihood": items, "loglikelihood_rolling": items, "generate_until": items}
    return plan(made, sizes)


requests = st.lists(
    st.builds(
        PlannedRequest,
        pack=st.sampled_from(["p", "q"]),
        item=st.integers(0, 9),
        kind=st.sampled_from(["loglikelihood", "generate_until"]),
        key=st.text(alphabet="abcdefghij", min_size=1, max_size=2),
        size=st.integers(0, 100),
    ),
    max_size=60,
).map(lambda made: sorted(made, key=lambda request: (request.pack, request.kind)))


@given(requests, st.integers(1, 8))
def test_each_request_is_computed_in_one_unit(made: list[PlannedRequest], items: int) -> None:
    units = of_size(made, items).units
    keys = [key for unit in units for key in unit.keys]
    assert sorted(keys) == sorted({request.key for request in made})
    assert len({unit.id for unit in units}) == len(units)
    assert all(1 <= unit.items <= items for unit in units)
    assert of_size(made, items) == of_size(list(made), items)


@given(st.integers(1, 5), st.integers(1, 6), st.integers(2, 4))
def test_the_choices_of_an_item_stay_together(items: int, per_unit: int, choices: int) -> None:
    made = [
        PlannedRequest(pack="p", item=i, kind="loglikelihood", key=f"{i}-{c}", size=i)
        for i in range(items)
        for c in range(choices)
    ]
    for unit in of_size(made, per_unit).units:
        assert len(unit.keys) == unit.items * choices
        assert len({key.split("-")[0] for key in unit.keys}) == unit.items


def test_long_items_come_first_and_packs_keep_their_order() -> None:
    made = [
        PlannedRequest(pack=pack, item=i, kind="loglikelihood", key=f"{pack}{i}", size=i)
        for pack in ("z", "a")
        for i in range(3)
    ]
    units = of_size(made, 2).units
    assert [unit.keys for unit in units] == [("z2", "z1"), ("z0",), ("a2", "a1"), ("a0",)]
    assert [unit.id for unit in units] == ["u00000", "u00001", "u00002", "u00003"]
    assert of_size(made, 2).of("a", "loglikelihood") == units[2:]


def test_a_key_depends_on_all_that_is_asked() -> None:
    keys = {
        request_key("loglikelihood", ("a", "b")),
        request_key("loglikelihood", ("ab", "")),
        request_key("generate_until", ("a", "b")),
        request_key("generate_until", ("a", {"until": ["\n"], "max_gen_toks": 8})),
        request_key("generate_until", ("a", {"until": ["\n"], "max_gen_toks": 9})),
        request_key("loglikelihood", ("\ud800", "b")),
    }
    assert len(keys) == 6
    assert request_key("generate_until", ("a", {"x": 1, "y": 2})) == request_key(
        "generate_until", ("a", {"y": 2, "x": 1})
    )


def test_repeats_have_units_of_their_own_and_draws_keys_of_their_own() -> None:
    made = [
        PlannedRequest(
            pack="p", item=i, kind="generate_until", key=request_key("generate_until", (str(i),), r), size=1, repeat=r
        )
        for r in range(2)
        for i in range(3)
    ]
    found = of_size(made, 2)
    assert [unit.repeat for unit in found.units] == [0, 0, 1, 1]
    assert found.of("p", "generate_until", 1) == found.units[2:]
    assert len({key for unit in found.units for key in unit.keys}) == 6
    assert found.items == 6


def test_units_of_each_kind_have_their_own_size() -> None:
    made = [
        PlannedRequest(pack="p", item=i, kind=kind, key=f"{kind}{i}", size=1)
        for kind in ("generate_until", "loglikelihood")
        for i in range(4)
    ]
    units = plan(made, {"loglikelihood": 1, "loglikelihood_rolling": 1, "generate_until": 3}).units
    assert [(unit.kind, unit.items) for unit in units] == [
        ("generate_until", 3), ("generate_until", 1), *[("loglikelihood", 1)] * 4,
    ]  # fmt: skip
