"""Files of facts: read as written, and refused with the line and the key."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from aiact_desk.desk import compute, energy, input_files, scope
from aiact_desk.desk.input_files import read_input
from aiact_desk.problems import Misuse
from aiact_desk.regulation.compute.phases import Phases
from aiact_desk.regulation.scope.facts import Facts
from aiact_desk.regulation.scope_rules import load_scope_rules
from aiact_desk.wording import say_problem

PHASE = "phases:\n- name: a\n  kind: pre_training\n"


def refused(tmp_path: Path, text: str, kind: type[BaseModel] = Phases) -> str:
    path = tmp_path / "given.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Misuse) as found:
        read_input(path, kind)
    return say_problem(found.value).replace(str(tmp_path), "")


def test_numbers_are_read_as_written_and_empty_keys_left_out(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(
        "as_of: 2026-03-01\ncompute:\n  direct_flop: 0.30000000000000000001e23\n  cumulative_flop:\n"
        "market: {supplied_in_union: yes, ways: [hub]}\nprovider: {turnover_eur: 0100}\n"
    )
    facts = read_input(path, Facts)
    assert str(facts.compute.direct_flop) == "30000000000000000001000"
    assert facts.compute.cumulative_flop is None
    assert (facts.as_of, facts.market.supplied_in_union) == (date(2026, 3, 1), True)
    assert facts.provider.turnover_eur == 100


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (PHASE + "  architecture:\n    parameters: 7B\n    tokens: x\n", "line 6, phases.1.architecture.tokens: “x”"),
        (PHASE + "  stated: {flop: 1e22}\n", "line 4, phases.1.stated.source: this is missing"),
        (PHASE + "  hardwear: 1\n", "line 4, phases.1.hardwear: there is no such key"),
        (PHASE + "  hardware:\n  - {peak: 1e15, utilisation: 40, unit_hours: 1}\n", "line 5, phases.1.hardware.1.ut"),
        (PHASE + "  hardware:\n  - {peak: 1e15, utilisation: 40 %}\n", "line 5, phases.1.hardware.1: give either"),
        (PHASE + "  begins: 2026-02-30\n", "line 4, phases.1.begins: “2026-02-30” is no day"),
        (PHASE + "  counted: hardware\n", "line 2, phases.1: “hardware” is to count"),
        (PHASE + "  kind: fine_tuning\n", "line 4: the key “kind” stands twice"),
        (PHASE + '  accelerator: "\\u202e"\n', "phases.1.accelerator: there is no such key"),
        ("phases: 3\n", "line 1, phases: the value cannot be used"),
        ("phases: &a [*a]\n", "line 1 uses a YAML anchor or alias"),
        ("phases: !!python/object:os.system 1\n", "line 1 uses the YAML tag"),
        ("? [a]\n: b\n", "a key is no text"),
        ("phases: [\n", "cannot be read as YAML"),
        ("[" * 900_000, "line 1: nested too deep"),
        ("- 1\n", "holds no keys"),
        ("", "holds no keys"),
        ("\x00", "cannot be read as YAML"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line_and_key(tmp_path: Path, text: str, told: str) -> None:
    assert told in refused(tmp_path, text)


def test_characters_that_cannot_be_seen_are_refused(tmp_path: Path) -> None:
    assert "U+202E" in refused(tmp_path, 'provider: {coordinator: "a\u202eb"}\n', Facts)


def test_a_file_that_is_not_there_or_too_large_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(Misuse, match=r"inputs\.no_file"):
        read_input(tmp_path / "none.yaml", Facts)
    with pytest.raises(Misuse, match=r"inputs\.no_file"):
        read_input(tmp_path, Facts)
    assert "bytes" in refused(tmp_path, "#" * (input_files.LARGEST + 1))


@given(st.text(max_size=60) | st.text(alphabet="phases: -[]{}&*!?|>'\"\n0a", max_size=60))
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_text(text, encoding="utf-8", errors="surrogatepass")
    try:
        read_input(path, Phases)
    except Misuse as problem:
        say_problem(problem)


def keys(model: type[BaseModel]) -> dict[str, object]:
    """The keys of a model, with those of the models in it; lists end at their own key."""
    found: dict[str, object] = {}
    for name, field in model.model_fields.items():
        inner = field.annotation
        found[name] = keys(inner) if isinstance(inner, type) and issubclass(inner, BaseModel) else None
    return found


def test_the_template_of_facts_holds_every_key_and_states_nothing(tmp_path: Path) -> None:
    assert yaml.safe_load(scope.facts_template()) == keys(Facts)
    path = tmp_path / "facts.yaml"
    path.write_text(scope.facts_template())
    assert read_input(path, Facts) == Facts()
    rules = load_scope_rules()
    options = [*rules.outputs, *rules.ways_of_supply, *rules.open_source.changes]
    assert all(option.id in scope.facts_template() for option in options)


def test_the_other_templates_can_be_estimated_and_name_every_kind(tmp_path: Path) -> None:
    path = tmp_path / "template.yaml"
    path.write_text(compute.phases_template())
    assert compute.estimate_training(path).direct.flop > 0
    assert all(kind.id in compute.phases_template() for kind in load_scope_rules().counting.kinds)
    head, first, rest = compute.phases_template().partition("#  - name")
    path.write_text(head + (first + rest).replace("#  ", "  "))
    assert len(compute.estimate_training(path).phases) == 3
    path.write_text(energy.energy_template())
    assert energy.energy_of_file(path).mwh > 0
    path.write_text(energy.energy_template().replace("\n# -", "\n  -").replace("\n#   ", "\n    "))
    assert len(energy.energy_of_file(path).parts) == 3
