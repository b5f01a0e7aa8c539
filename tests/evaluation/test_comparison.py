"""Runs against each other: which packs can be compared, by which test, and what changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import ttest_rel
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests

from aiact_desk.evaluation import samples
from aiact_desk.evaluation.compared import MeasuredRun
from aiact_desk.evaluation.comparison import compare
from aiact_desk.evaluation.request import Asking, Origin, RunRequest, Sampling, Seeds
from aiact_desk.evaluation.result import Interval, PackResult, RunResult, Sample
from aiact_desk.evaluation.run_folder import RunFolder
from aiact_desk.problems import Problem

Answers = Iterable[tuple[str, str, int, float]]
MakeRun = Callable[..., MeasuredRun]


def answers(scores: Iterable[float], group_of: int = 0) -> Answers:
    return [(f"{n:06}", f"g{n // group_of}" if group_of else "", 0, float(one)) for n, one in enumerate(scores)]


def sample(pack: str, item: str, cluster: str, repeat: int, score: float) -> Sample:
    return Sample(
        pack=pack,
        item=item,
        language="en",
        cluster=cluster,
        repeat=repeat,
        input="Question",
        output="A",
        expected="B",
        right=score >= 1,
        score=score,
    )


def pack_result(pack: str, scored: list[Sample], **changed: object) -> PackResult:
    value = sum(one.score for one in scored) / max(1, len(scored))
    plain = PackResult(
        pack=pack,
        pack_version="1.0",
        pack_sha256="p",
        data_sha256="d",
        metric="acc",
        higher_is_better=True,
        value=value,
        interval=Interval(low=0, high=1, method="Wilson"),
        chance=None,
        items=len(scored),
        items_in_pack=len(scored),
        tokens_read=0,
        tokens_written=0,
    )
    return plain.model_copy(update=changed)


@pytest.fixture
def make_run(tmp_path: Path, request_: RunRequest) -> MakeRun:
    """A complete run of these packs; what a pack's result or the plan says otherwise is given by name."""

    def make(
        name: str,
        packs: dict[str, Answers],
        results: dict[str, dict[str, object]] | None = None,
        asking: Asking | None = None,
        dtype: str = "float32",
        **planned: object,
    ) -> MeasuredRun:
        folder = RunFolder(tmp_path / name)
        folder.path.mkdir()
        found = []
        for pack, given in packs.items():
            scored = [sample(pack, *one) for one in given]
            samples.replace_pack(folder.samples, pack, scored)
            found.append(pack_result(pack, scored, **(results or {}).get(pack, {})))
        plan = request_.model_copy(update={"run_id": name, "asking": asking or Asking(), **planned})
        result = RunResult(
            run_id=name,
            suite="starter",
            suite_version="1.0",
            weights_sha256="a",
            dtype=dtype,
            partial=False,
            started_at="",
            finished_at="",
            machine=None,
            packs=tuple(found),
            inference=None,
            tokens_read=0,
            tokens_written=0,
        )
        return MeasuredRun(folder, plan, result)

    return make


def drawn(seed: int, share: float, count: int = 100) -> list[float]:
    return [float(one < share) for one in np.random.default_rng(seed).random(count)]


def test_single_answers_have_mcnemars_test(make_run: MakeRun) -> None:
    before, after = drawn(1, 0.5), drawn(2, 0.75)
    first, other = make_run("a", {"p": answers(before)}), make_run("b", {"p": answers(after)})
    (pack,) = compare(first, [other])[0].packs
    to_right, to_wrong = len(pack.to_right), len(pack.to_wrong)
    assert to_right == sum(b < a for b, a in zip(before, after, strict=True))
    assert to_wrong == sum(b > a for b, a in zip(before, after, strict=True))
    assert pack.difference is not None
    assert pack.difference.p_value == pytest.approx(mcnemar([[0, to_right], [to_wrong, 0]], exact=True).pvalue)
    assert pack.difference.value == pytest.approx((sum(after) - sum(before)) / 100)
    assert (pack.difference.items, pack.difference.clusters) == (100, None)
    assert pack.better is True
    assert [one.item for one in pack.to_right] == sorted(one.item for one in pack.to_right)
    assert {(one.before, one.after) for one in pack.to_right} == {(0.0, 1.0)}


def test_groups_and_repeats_have_paired_means(make_run: MakeRun) -> None:
    before, after = drawn(1, 0.5), drawn(2, 0.75)
    first, other = make_run("a", {"p": answers(before, 10)}), make_run("b", {"p": answers(after, 10)})
    (pack,) = compare(first, [other])[0].packs
    means = np.array(after).reshape(10, 10).mean(axis=1), np.array(before).reshape(10, 10).mean(axis=1)
    assert pack.difference is not None
    assert pack.difference.p_value == pytest.approx(ttest_rel(*means).pvalue)
    assert (pack.difference.test, pack.difference.clusters) == ("paired t over 10 groups", 10)

    repeated = make_run("c", {"p": [(i, c, r, float((s + r) > 0)) for i, c, _, s in answers(after) for r in range(3)]})
    (pack,) = compare(make_run("d", {"p": answers(before)}), [repeated])[0].packs
    assert pack.difference is not None
    assert pack.difference.test == "sign-flip test over 100 items"
    wrong = sum(one == 0 for one in before)
    assert len(pack.to_right) == wrong, "right in two or three of three repeats"
    assert {one.after for one in pack.to_right} <= {2 / 3, 1.0}


def test_all_packs_and_pairs_are_corrected_together(make_run: MakeRun) -> None:
    def run(name: str, seed: int) -> MeasuredRun:
        return make_run(name, {f"p{n}": answers(drawn(seed + n, 0.4 + 0.1 * n)) for n in range(3)})

    found = compare(run("a", 1), [run("b", 20), run("c", 40)])
    differences = [pack.difference for comparison in found for pack in comparison.packs]
    p_values = [one.p_value for one in differences if one]
    assert len(p_values) == 6
    assert [one.corrected for one in differences if one] == pytest.approx(multipletests(p_values, method="holm")[1])
    assert {(one.first.request.run_id, one.other.request.run_id) for one in found} == {("a", "b"), ("a", "c")}


@pytest.mark.parametrize("partly", [0.4, 1.5, -2.0])
def test_scores_that_are_neither_right_nor_wrong_have_no_changed_items(make_run: MakeRun, partly: float) -> None:
    first = make_run("a", {"f1": answers([1.0, 0.0, 0.0] * 5), "acc": answers([1.0, 0.0])})
    other = make_run("b", {"f1": answers([0.9, 1.0, partly] * 5), "acc": answers([0.0, 1.0])})
    f1, acc = compare(first, [other])[0].packs
    assert f1.difference is not None
    assert (f1.right_or_wrong, f1.to_right, f1.to_wrong) == (False, (), ())
    assert (acc.right_or_wrong, len(acc.to_right), len(acc.to_wrong)) == (True, 1, 1)


def test_lower_may_be_better(make_run: MakeRun) -> None:
    metric = {"p": {"metric": "error", "higher_is_better": False}}
    first = make_run("a", {"p": answers([0.9] * 20 + [0.8] * 20)}, metric)
    (pack,) = compare(first, [make_run("b", {"p": answers([0.1] * 25 + [0.2] * 15)}, metric)])[0].packs
    assert pack.better is True
    assert pack.difference is not None
    assert pack.difference.value < 0


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"pack_version": "1.1", "pack_sha256": "q", "data_sha256": "e"}, "other_version"),
        ({"pack_sha256": "q", "data_sha256": "e"}, "other_data"),
        ({"pack_sha256": "q"}, "other_files"),
        ({"metric": "acc_norm"}, "other_metric"),
        ({"higher_is_better": False}, "other_metric"),
    ],
)
def test_what_was_not_measured_alike_is_not_compared(
    make_run: MakeRun, changed: dict[str, object], reason: str
) -> None:
    same = {"q": answers(drawn(1, 0.5))}
    first = make_run("a", {"p": answers([1, 0]), **same})
    other = make_run("b", {"p": answers([1, 1]), **same}, {"p": changed})
    (comparison,) = compare(first, [other])
    assert [(pack.pack, pack.reason) for pack in comparison.left_out] == [("p", reason)]
    assert [pack.pack for pack in comparison.compared] == ["q"], "the rest is"


def test_missing_packs_and_samples_are_named(make_run: MakeRun) -> None:
    first = make_run("a", {"p": answers([1, 0]), "q": answers([1]), "r": [], "s": answers([1]), "t": answers([3, 4])})
    packs = {
        "q": [("other", "", 0, 1.0)],
        "r": answers([1]),
        "u": answers([1]),
        "s": answers([0]),
        "t": answers([4, 5]),
    }
    (comparison,) = compare(first, [make_run("b", packs)])
    reasons = {pack.pack: pack.reason for pack in comparison.packs}
    assert reasons == {
        "p": "not_in_other",
        "q": "no_common_items",
        "r": "no_samples",
        "s": None,
        "t": "no_interval",
        "u": "not_in_first",
    }


def test_a_partial_run_is_compared_over_what_both_were_asked(make_run: MakeRun) -> None:
    first, other = make_run("a", {"p": answers(drawn(1, 0.5))}), make_run("b", {"p": answers(drawn(2, 0.5, 30))})
    (pack,) = compare(first, [other])[0].packs
    assert pack.difference is not None
    assert (pack.difference.items, pack.only_before, pack.only_after) == (30, 70, 0)
    assert pack.difference.before == pytest.approx(sum(drawn(1, 0.5)[:30]) / 30)


def test_a_difference_in_asking_is_said(make_run: MakeRun) -> None:
    same = {"p": answers(drawn(1, 0.5))}
    first = make_run("a", same)
    asking = Asking(chat_template=True, sampling=Sampling(temperature=0.7), repeats=1, most_written=9)
    other = make_run("b", same, asking=asking, dtype="bfloat16", seeds=Seeds(torch=5))
    alike, differs = compare(first, [make_run("c", same), other])
    assert alike.asking == ()
    assert differs.asking == ("chat_template", "sampling", "length", "seeds", "dtype")
    origin = Origin(tool="lm-eval", tool_version=None, file="x.json", sha256="0", unsaid=("chat_template", "seeds"))
    (imported,) = compare(first, [make_run("d", same, asking=asking, origin=origin, seeds=Seeds(torch=5))])
    assert imported.asking == ("sampling", "length", "not_stated")


def test_a_damaged_file_is_one_problem(make_run: MakeRun) -> None:
    first, other = make_run("a", {"p": answers([1, 0])}), make_run("b", {"p": answers([1, float("nan")])})
    with pytest.raises(Problem, match="folder_damaged"):
        compare(first, [other])
    other.folder.samples.write_bytes(b"no database" * 100)
    with pytest.raises(Problem, match="folder_damaged"):
        compare(first, [other])


@pytest.mark.slow
def test_a_hundred_thousand_items_are_compared_in_seconds(make_run: MakeRun) -> None:
    first = make_run("a", {"p": answers(drawn(1, 0.5, 100_000), 4)})
    other = make_run("b", {"p": answers(drawn(2, 0.51, 100_000), 4)})
    begun = time.monotonic()
    (pack,) = compare(first, [other])[0].packs
    assert time.monotonic() - begun < 30
    assert len(pack.to_right) + len(pack.to_wrong) > 40_000
