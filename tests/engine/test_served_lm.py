"""A model behind a server: the scores of the continuation's own tokens, stop strings, many at a time, seeds, faults."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from lm_eval.api.instance import Instance

from aiact_desk.engine.served_lm import IN_FLIGHT, ServedLM
from aiact_desk.evaluation.request import ServedModel
from aiact_desk.evaluation.work import Work
from aiact_desk.problems import Problem
from tests.fakes.server import BEGIN, FakeServer, Reply, likeliest, logprob, running, tokens


@pytest.fixture
def fake() -> Iterator[FakeServer]:
    with running(FakeServer()) as found:
        yield found


def model(fake: FakeServer, chat: bool = False, tries: int = 1, patience: float = 30.0) -> ServedLM:
    served = ServedModel(url=fake.url, name="tiny")
    return ServedLM(served, chat=chat, pauses=(0.0,) * (tries - 1), patience=patience)


def asked(kind: Any, *arguments: Any) -> Instance:
    return Instance(kind, {}, arguments, 0)


def scores(lm: ServedLM, *pairs: tuple[str, str]) -> list[tuple[float, bool]]:
    return lm.loglikelihood([asked("loglikelihood", *pair) for pair in pairs])


def written(lm: ServedLM, prompt: str, **settings: Any) -> str:
    return lm.generate_until([asked("generate_until", prompt, settings)])[0]


def by_hand(context: str, continuation: str) -> float:
    """The score of all tokens behind those that the context, without the spaces at its end, begins with as well."""
    alone, whole = tokens(context.rstrip()), [BEGIN, *tokens(context + continuation)]
    start = next((at for at, token in enumerate(alone, start=1) if whole[at] != token), len(alone) + 1)
    return sum(logprob(*whole[at - 1 : at + 1]) for at in range(start, len(whole)))


TEXT = st.text("ab1 2é\n", max_size=8)


@pytest.mark.parametrize("begin_text", [True, False])
def test_scores_are_those_of_the_continuations_tokens(fake: FakeServer, begin_text: bool) -> None:
    fake.begin_text = begin_text
    lm = model(fake)

    @given(TEXT, TEXT.filter(bool))
    @settings(max_examples=40)
    def check(context: str, continuation: str) -> None:
        assert scores(lm, (context, continuation))[0][0] == pytest.approx(by_hand(context, continuation))

    check()


def test_a_token_over_the_border_counts_for_the_continuation(fake: FakeServer) -> None:
    assert tokens("x123") == ["x", "12", "3"]
    assert scores(model(fake), ("x1", "23"))[0][0] == pytest.approx(logprob("x", "12") + logprob("12", "3"))
    assert [one["prompt"] for one in fake.asked] == ["x123", "x1"]


def test_a_continuation_of_no_token_has_no_score(fake: FakeServer) -> None:
    with pytest.raises(Problem) as raised:
        scores(model(fake), ("x", ""))
    assert raised.value.id == "inspection.server_answer"


def test_the_greedy_flag(fake: FakeServer) -> None:
    best = likeliest("x")
    other = next(token for token in (" yes", " no") if token != best)
    assert [greedy for _, greedy in scores(model(fake), ("x", best), ("x", other))] == [True, False]


def test_a_whole_text_is_scored_from_its_first_token(fake: FakeServer) -> None:
    (found,) = model(fake).loglikelihood_rolling([asked("loglikelihood_rolling", "one two")])
    assert found == pytest.approx(logprob(BEGIN, "one") + logprob("one", " two"))


def test_answers_keep_their_order_and_many_are_in_flight(fake: FakeServer) -> None:
    fake.delay = 0.05
    pairs = [("a", f" {'b' * number}") for number in range(1, 3 * IN_FLIGHT)]
    lm = model(fake)
    assert [score for score, _ in scores(lm, *pairs)] == pytest.approx([logprob("a", right) for _, right in pairs])
    assert 8 < fake.most_at_once <= IN_FLIGHT
    assert lm.work == Work(tokens_read=3 * len(pairs))


def test_a_server_that_answers_one_by_one_gets_fewer_at_a_time(fake: FakeServer) -> None:
    fake.one_by_one, fake.delay = True, 0.02
    lm = model(fake, patience=0.3)  # the last of 32 waits for 0.64 seconds
    pairs = [("a", f" {'b' * number}") for number in range(1, IN_FLIGHT + 9)]
    right = pytest.approx([logprob("a", right) for _, right in pairs])
    assert [score for score, _ in scores(lm, *pairs)] == right
    assert fake.most_at_once > 8
    time.sleep(0.7)  # what was given up is no longer in the server's queue
    fake.asked, fake.most_at_once = [], 0
    assert [score for score, _ in scores(lm, *pairs)] == right
    assert fake.most_at_once <= IN_FLIGHT // 2, "it stays so for the rest of the run"


def test_a_server_that_is_late_for_one_request_is_given_up(fake: FakeServer) -> None:
    fake.delay = 0.5
    with pytest.raises(Problem) as raised:
        scores(model(fake, patience=0.05), ("a", " b"))
    assert raised.value.id == "inspection.server_slow"
    assert len(fake.asked) == IN_FLIGHT.bit_length(), "among 32, 16, 8, 4, 2, and alone"


def test_an_answer_ends_before_its_stop_string(fake: FakeServer) -> None:
    lm = model(fake)
    whole = written(lm, "x", max_gen_toks=20)
    stop = whole[4:6]
    assert written(lm, "x", max_gen_toks=20, until=[stop, ""]) == whole[: whole.index(stop)]
    assert fake.asked[-1]["stop"] == [stop]
    assert fake.asked[-1]["temperature"] == 0
    assert "seed" not in fake.asked[-1]


def test_a_stop_string_that_the_server_lets_pass_is_cut_here(fake: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    passed = {"choices": [{"text": "four\nfive", "finish_reason": "length"}],
              "usage": {"prompt_tokens": 1, "completion_tokens": 3}}  # fmt: skip
    monkeypatch.setattr(fake, "post", lambda *_: Reply(body=json.dumps(passed).encode()))
    lm = model(fake)
    (found,) = lm._written([asked("generate_until", "x", {"until": ["\n"]})], True)
    assert (found.text, found.cut_off) == ("four", False)
    assert lm.work == Work(tokens_read=1, tokens_written=3)


def test_drawn_answers_hang_on_torchs_seed(fake: FakeServer) -> None:
    lm, found = model(fake), []
    for seed in (1, 1, 2):
        torch.manual_seed(seed)
        found.append(written(lm, "x", do_sample=True, temperature=0.7, top_p=0.9, max_gen_toks=8))
    assert found[0] == found[1]
    assert fake.asked[0]["seed"] == fake.asked[1]["seed"] != fake.asked[2]["seed"]
    assert (fake.asked[0]["temperature"], fake.asked[0]["top_p"]) == (0.7, 0.9)


def test_messages_go_to_the_servers_own_template(fake: FakeServer) -> None:
    lm = model(fake, chat=True)
    messages = [{"role": "system", "content": "Be brief – né?"}, {"role": "user", "content": "x"}]
    assert written(lm, lm.apply_chat_template(messages), max_gen_toks=2)
    assert fake.paths == ["/v1/chat/completions"]
    assert fake.asked[0]["messages"] == messages
    assert "prompt" not in fake.asked[0]


def test_a_begun_answer_cannot_be_told_to_a_server(fake: FakeServer) -> None:
    with pytest.raises(Problem) as raised:
        model(fake, chat=True).apply_chat_template([{"role": "assistant", "content": "The"}], False)
    assert raised.value.id == "evaluation.server_begun_answer"


def test_a_busy_server_is_asked_again(fake: FakeServer) -> None:
    fake.faults = [Reply(503), Reply(body=None), Reply(429)]
    assert scores(model(fake, tries=4), ("a", " b"))[0][0] == pytest.approx(logprob("a", " b"))


def test_the_first_problem_ends_all(fake: FakeServer) -> None:
    fake.faults, fake.delay = [Reply(400, b'{"error": "too long"}')], 0.01
    with pytest.raises(Problem) as raised:
        scores(model(fake), *[("a", f" {'b' * number}") for number in range(1, 200)])
    assert raised.value.id == "inspection.server_refused"
    assert len(fake.asked) < 199


def test_a_server_that_scores(fake: FakeServer) -> None:
    model(fake).check_scores(["bbq"])
    assert len(fake.asked) == 2


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"echoes": False}, "echo is not supported"),
        ({"shifted": True}, "when it is written"),
        ({"faults": [Reply(body=b'{"choices": [{"text": "a", "logprobs": null}]}')]}, "no log-probabilities"),
    ],
)
def test_a_server_that_cannot_score_is_found_out_at_once(fake: FakeServer, change: dict[str, Any], why: str) -> None:
    for name, value in change.items():
        setattr(fake, name, value)
    with pytest.raises(Problem) as raised:
        model(fake).check_scores(["bbq", "truth"])
    assert raised.value.id == "evaluation.server_no_logprobs"
    assert raised.value.params["packs"] == "bbq, truth"
    assert why in str(raised.value.params["reason"])


def test_a_server_that_is_gone_is_not_taken_for_one_that_cannot() -> None:
    with running(FakeServer()) as fake:
        lm = model(fake)
    with pytest.raises(Problem) as raised:
        lm.check_scores(["bbq"])
    assert raised.value.id == "inspection.server_gone"
