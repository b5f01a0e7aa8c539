"""What measuring took: readings by audience, and a reason for everything that was not measured."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from aiact_desk.documents.content import Content
from aiact_desk.documents.costs import costs
from aiact_desk.documents.evidence import RunEvidence
from aiact_desk.documents.shown import Costs
from aiact_desk.documents.sight import Sight
from aiact_desk.evaluation.result import Readings

AIO = Sight(files=True, machine=True, size=True)
NCA = Sight(files=True, machine=True, size=False)
DP = Sight(files=False, machine=False, size=False)


@pytest.fixture
def run(make_content: Callable[..., Content]) -> RunEvidence:
    return make_content({}).evidence[0]


def shown(run: RunEvidence, sight: Sight) -> Costs:
    found = costs(run, sight)
    assert found
    return found


def cells(found: Costs, row: int) -> dict[str, str]:
    assert found.table
    return dict(zip(found.table.head, (cell.replace("\u00a0", " ") for cell in found.table.rows[row]), strict=True))


def test_those_who_may_see_the_size_see_every_reading(run: RunEvidence) -> None:
    found = shown(run, AIO)
    assert cells(found, 0) == {
        "Evaluation": "Leaving decisions to people",
        "Tokens": "4200 read\n48 written\n2917 computed",
        "Operations": "1.438 × 10¹³ counted\n1.437 × 10¹³ by formula",
        "Seconds": "598.2 on device\n14.5 on host",
        "Peak memory": "6.71 GB host\n3.97 GB device",
        "Energy": "71.9 kJ nvml\n914 J rapl:package-0",
    }
    assert cells(found, 2)["Evaluation"] == "Whole run"
    assert cells(found, 2)["Operations"].startswith("2.875 × 10¹³ counted")


def test_others_who_may_see_the_machine_see_what_does_not_tell_the_size(run: RunEvidence) -> None:
    found = shown(run, NCA)
    assert "Operations" not in cells(found, 0)
    assert cells(found, 0)["Peak memory"] == "6.7 GB host\n4.0 GB device"
    assert any("2.9\u00a0×\u00a010¹³" in note for note in found.notes)
    assert costs(run, DP) is None


def test_what_was_not_measured_has_a_reason(run: RunEvidence) -> None:
    result = run.result.model_copy(update={"readings": Readings()})
    bare = replace(
        run,
        result=result.model_copy(
            update={"packs": tuple(p.model_copy(update={"readings": Readings()}) for p in result.packs)}
        ),
    )
    found = shown(bare, AIO)
    row = cells(found, 2)
    assert {row[head] for head in ("Operations", "Seconds", "Peak memory", "Energy")} == {"not measured"}
    for what in ("Operations", "Seconds", "Memory", "Energy"):
        assert f"{what} not measured: no reading is recorded." in found.notes


def test_a_counter_that_covers_a_part_keeps_its_reason(run: RunEvidence) -> None:
    energy = run.result.readings.energy.model_copy(update={"absent": "the memory has no counter"})
    readings = run.result.readings.model_copy(update={"energy": energy, "splits": 2})
    found = shown(replace(run, result=run.result.model_copy(update={"readings": readings})), AIO)
    assert "71.9 kJ nvml" in cells(found, 2)["Energy"]
    assert "Energy not measured: the memory has no counter." in found.notes
    assert "Memory ran out 2 times, and each time a batch was cut in two." in found.notes


def test_elsewhere_and_behind_a_server(run_elsewhere: RunEvidence, run_served: RunEvidence) -> None:
    found = shown(run_elsewhere, AIO)
    assert (found.table, found.notes) == (None, ("not measured: this program did not see the measurement.",))
    served = shown(run_served, AIO)
    assert cells(served, 2)["Seconds"] == "88.2 in all"
    assert cells(served, 2)["Operations"] == "not measured"
    assert "Operations not measured: weights not seen." in served.notes
