"""The fitted models: what is right wins, the prior holds, and the same decisions give the same weights."""

import math

import pytest

from tools.fit.loglinear import Decision, Settings, fit_ranker, fit_yes_or_no, names_of, probabilities

COLON, COMMA = {"start:colon": 1.0}, {"start:comma": 1.0}
DECISIONS = [Decision([COLON, COMMA], [1.0, 0.0])] * 9 + [Decision([COLON, COMMA], [0.0, 1.0])]


@pytest.mark.parametrize("objective", ["gain", "likelihood"])
def test_the_candidate_that_gains_more_often_wins(objective: str) -> None:
    weights = fit_ranker(DECISIONS, Settings(objective=objective))  # type: ignore[arg-type]
    chances = probabilities([COLON, COMMA], weights)
    assert chances[0] > 0.6
    assert sum(chances) == pytest.approx(1)


def test_likelihood_comes_to_the_share() -> None:
    weights = fit_ranker(DECISIONS, Settings(objective="likelihood", spread=100, rounds=300))
    assert probabilities([COLON, COMMA], weights)[0] == pytest.approx(0.9, abs=0.03)


def test_a_narrow_prior_holds_the_weights() -> None:
    prior = {"start:colon": -1.0, "start:bracket": 2.0}
    weights = fit_ranker(DECISIONS, Settings(spread=0.01), prior)
    assert weights["start:colon"] == pytest.approx(-1, abs=0.05)
    assert weights["start:bracket"] == 2


def test_the_same_decisions_give_the_same_weights() -> None:
    settings = Settings(seeds=(0, 1))
    assert fit_ranker(DECISIONS, settings) == fit_ranker(DECISIONS, settings)
    assert fit_ranker(DECISIONS, settings) != fit_ranker(DECISIONS, Settings(seeds=(2,)))


def test_decisions_without_a_gain_teach_nothing() -> None:
    lost = Decision([{"start:dash": 1.0}, COMMA], [0.0, 0.0])
    assert fit_ranker([*DECISIONS, *[lost] * 9], Settings()) == fit_ranker(DECISIONS, Settings())


def test_a_fact_needs_enough_decisions_not_candidates() -> None:
    once = Decision([{"end:bracket": 1.0}] * 20, [1.0] * 20)
    assert names_of([*DECISIONS, once], 2) == ("start:colon", "start:comma")
    assert names_of([*DECISIONS, once], 1) == ("end:bracket", "start:colon", "start:comma")


def test_yes_or_no_comes_to_the_log_odds() -> None:
    examples = [{"bias": 1.0, "noun:task": 1.0}] * 10 + [{"bias": 1.0}] * 10
    answers = [True] * 8 + [False] * 2 + [True] * 5 + [False] * 5
    weights = fit_yes_or_no(examples, answers, spread=1e3)
    assert weights["bias"] == pytest.approx(0, abs=1e-3)
    assert weights["noun:task"] == pytest.approx(math.log(4), abs=1e-3)
    assert 0 < fit_yes_or_no(examples, answers, spread=0.5)["noun:task"] < math.log(4) / 1.5


def test_yes_or_no_leaves_out_what_is_seldom() -> None:
    examples = [{"bias": 1.0}] * 9 + [{"bias": 1.0, "noun:seldom": 1.0}]
    assert set(fit_yes_or_no(examples, [True, False] * 5)) == {"bias"}
