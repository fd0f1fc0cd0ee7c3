"""The weights of the speakers: their figures are current, a small fit gives the same numbers, every group has words."""

import tomllib
from typing import Any

import pytest

from slogan_cli.speakers.ranking.weights import weights
from tools.fit.gold import SHARED, load
from tools.fit.speaker_figures import FIGURES, code_hash, gold_hash, weights_hash
from tools.fit.speakers import read, sample

AGAIN = "run `python -m tools.fit speakers`"
needs_gold = pytest.mark.skipif(
    not (SHARED / "train.jsonl").is_file(), reason="the annotated texts are no part of the repository"
)


def figures() -> dict[str, Any]:
    return tomllib.loads(FIGURES.read_text(encoding="utf-8"))


def test_the_figures_go_with_the_code_and_the_weights() -> None:
    assert figures()["code_sha256"] == code_hash(), AGAIN
    assert figures()["weights_sha256"] == weights_hash(), AGAIN


def test_every_group_of_facts_has_words() -> None:
    assert {name.partition(":")[0] for name in weights().weights} <= weights().words.keys()


def test_the_chances_sum_to_one_and_follow_the_scores() -> None:
    chances = weights().chances([1.0, 3.0, -2.0])
    assert sum(chances) == pytest.approx(1.0)
    assert chances[1] > chances[0] > chances[2]


def test_answers_near_nine_tenths_are_right_nine_times_in_ten() -> None:
    right, of = figures()["confidence"]["0.9"]
    assert 0.87 <= right / of <= 0.99


@needs_gold
def test_the_figures_go_with_the_annotated_texts() -> None:
    assert figures()["gold_sha256"] == gold_hash(), AGAIN


@needs_gold
def test_a_small_fit_gives_the_same_numbers() -> None:
    texts = [read(each) for each in [t for t in load() if t.fold >= 0][:60]]
    assert sample(texts) == pytest.approx(figures()["sample"], abs=0.002)
